"""Sign composed pages: one certifying PAdES signature, after which only the later fields change."""

from datetime import datetime
from typing import Protocol

from cryptography import x509
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm
from pyhanko.sign.signers.cms_embedder import SigMDPSetup
from pyhanko.stamp import StaticStampStyle

from reports.identity import Identity
from reports.revision_writer import Signing, UnsignedRevision
from reports.signature_container import hash_name_for, make_container
from reports.signature_fields import INSPECTOR, LATER

MARK_UNITS = 100


class Pages(Protocol):
    """What is sealed: a whole PDF with the fields of its signatures."""

    @property
    def pdf(self) -> bytes: ...


def seal(composed: Pages, identity: Identity, signed: datetime) -> bytes:
    """The signed report; `signed` is the claimed time, aware."""
    unsigned = _certifying(composed, signed, hash_name_for(identity.key), identity.chain)
    return unsigned.filled(
        make_container(identity.key, identity.certificate, identity.chain, unsigned.digest)
    )


def unsealed(
    composed: Pages, signed: datetime, hash_name: str, chain: tuple[x509.Certificate, ...]
) -> bytes:
    """The same file with zeros in place of the signature, to compare a signed one with."""
    return _certifying(composed, signed, hash_name, chain).whole()


def _certifying(
    composed: Pages, signed: datetime, hash_name: str, chain: tuple[x509.Certificate, ...]
) -> UnsignedRevision:
    locks = SigMDPSetup(
        md_algorithm=hash_name,
        certify=True,
        docmdp_perms=MDPPerm.FILL_FORMS,
        field_lock=FieldMDPSpec(FieldMDPAction.EXCLUDE, list(LATER)),
    )
    return UnsignedRevision(
        composed.pdf, Signing(INSPECTOR, signed, hash_name, chain), _mark(), locks
    )


def _mark() -> StaticStampStyle:
    # A pen's stroke over a line: the words stand on the page, where fonts are embedded, and a tick
    # would teach people to take a picture for a verdict.
    stroke = (
        b"0.13 0.35 0.55 RG 1.2 w 1 J 1 j 14 30 m 88 30 l S 3 w 20 38 m 30 78 40 78 38 44 c "
        b"40 58 50 62 52 42 c 56 60 62 58 64 44 c 68 56 76 52 84 62 c S"
    )
    drawing = RawContent(stroke, box=BoxConstraints(width=MARK_UNITS, height=MARK_UNITS))
    return StaticStampStyle(border_width=1, border_color=(0.13, 0.35, 0.55), background=drawing)
