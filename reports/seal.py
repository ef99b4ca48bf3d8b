"""Sign composed pages: one certifying PAdES signature, after which nothing may change."""

import hashlib
from datetime import datetime
from io import BytesIO
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigAppearanceSetup,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.stamp import StaticStampStyle

from reports.data import PROGRAM
from reports.identity import Identity
from reports.signature_container import hash_name_for, make_container

FIELD_NAME = "Inspector"
PROGRAM_NAME = PROGRAM.rsplit(" ", 1)[0]
# Room for the signature in hex digits: one without a chain takes 2,000 to 8,000, by its key.
ROOM = 16_384
ROOM_PER_CHAIN_BYTE = 4
MARK_UNITS = 100


class Box(Protocol):
    """Where on which page (from 0) the signature is shown, in points from the lower left."""

    @property
    def page(self) -> int: ...
    @property
    def left(self) -> float: ...
    @property
    def bottom(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def top(self) -> float: ...


class Pages(Protocol):
    """What is sealed: a whole PDF and the place of its signature."""

    @property
    def pdf(self) -> bytes: ...
    @property
    def signature(self) -> Box: ...


class _QuietWriter(IncrementalPdfFileWriter):
    """Adds the signature and nothing else."""

    def _update_meta(self) -> None:
        # pyHanko would rewrite the XMP, lossily, and name itself and the laptop's time.
        pass

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> generic.ArrayObject:
        # The second half is random in pyHanko; the same pages are to give the same file.
        first, _ = super()._handle_id(prev)  # type: ignore[no-untyped-call]
        second = hashlib.sha256(b"sealed" + first).digest()[:16]
        return generic.ArrayObject([first, generic.ByteStringObject(second)])


def seal(composed: Pages, identity: Identity, signed: datetime) -> bytes:
    """The signed report; `signed` is the claimed time, aware."""
    unsigned = _Unsigned(composed, signed, hash_name_for(identity.key), identity.chain)
    return unsigned.filled(
        make_container(identity.key, identity.certificate, identity.chain, unsigned.digest)
    )


def unsealed(
    composed: Pages, signed: datetime, hash_name: str, chain: tuple[x509.Certificate, ...]
) -> bytes:
    """The same file with zeros in place of the signature, to compare a signed one with."""
    return _Unsigned(composed, signed, hash_name, chain).whole()


class _Unsigned:
    """Pages with everything a signature needs but the signature."""

    def __init__(
        self,
        composed: Pages,
        signed: datetime,
        hash_name: str,
        chain: tuple[x509.Certificate, ...],
    ) -> None:
        chain_bytes = sum(len(entry.public_bytes(Encoding.DER)) for entry in chain)
        placeholder = SignatureObject(
            timestamp=signed,
            subfilter=SigSeedSubFilter.PADES,
            bytes_reserved=ROOM + ROOM_PER_CHAIN_BYTE * chain_bytes,
        )
        certifying = SigMDPSetup(
            md_algorithm=hash_name, certify=True, docmdp_perms=MDPPerm.NO_CHANGES
        )
        appearance = SigAppearanceSetup(_mark(), signed, None)
        embedder = PdfCMSEmbedder(_field(composed.signature))
        self._steps = embedder.write_cms(FIELD_NAME, _QuietWriter(BytesIO(composed.pdf)))
        next(self._steps)
        self._steps.send(SigObjSetup(placeholder, certifying, appearance))
        prepared, self._output = self._steps.send(SigIOSetup(md_algorithm=hash_name))
        self.digest: bytes = prepared.document_digest

    def filled(self, container: bytes) -> bytes:
        self._steps.send(container)
        return self.whole()

    def whole(self) -> bytes:
        return bytes(self._output.getvalue())


def _field(box: Box) -> SigFieldSpec:
    return SigFieldSpec(
        FIELD_NAME,
        on_page=box.page,
        box=(round(box.left), round(box.bottom), round(box.right), round(box.top)),
        readable_field_name=PROGRAM_NAME,
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
