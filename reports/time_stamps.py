"""A document time stamp as a revision of its own: the same bytes each time, but for the token."""

import asyncio
import hashlib
import hmac
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import BuildProps, DocumentTimestamp, SignatureObject
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko_certvalidator import ValidationContext

from reports.refusal import Refused
from reports.revision_writer import PROGRAM_NAME, PROGRAM_VERSION, QuietWriter
from reports.signature_check import find_gap, gap_contents
from reports.time_tokens import TimeToken, TokenRefused, read_token
from reports.verdicts import Reason

HASH_NAME = "sha256"
# Room for the token in hex digits: one with its chain takes 6,000 to 16,000.
ROOM = 24_576
LARGEST_ROOM = 16 * ROOM
SUBFILTER = "/ETSI.RFC3161"
KEYS = frozenset({"/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/Prop_Build"})
_BUILD = pdf_name("/Prop_Build")


@dataclass(frozen=True, slots=True)
class StampPlace:
    """All that a time stamp says but for itself; `room` is in hex digits."""

    field: str
    room: int = ROOM


class UnstampedRevision:
    """A PDF followed by everything a time stamp needs but the token; `digest` is by SHA-256."""

    def __init__(self, pdf: bytes, place: StampPlace) -> None:
        stamp = DocumentTimestamp(bytes_reserved=place.room)  # type: ignore[no-untyped-call]
        # Built as pyHanko builds it for signatures, so that all revisions name us in one form.
        signed = SignatureObject(app_build_props=BuildProps(PROGRAM_NAME, PROGRAM_VERSION))
        stamp[_BUILD] = signed[_BUILD]
        self._steps = PdfCMSEmbedder().write_cms(
            place.field, QuietWriter(BytesIO(pdf)), existing_fields_only=True
        )
        next(self._steps)
        self._steps.send(SigObjSetup(stamp))
        prepared, self._output = self._steps.send(SigIOSetup(md_algorithm=HASH_NAME))
        self.digest: bytes = prepared.document_digest

    def filled(self, token: bytes) -> bytes:
        self._steps.send(token)
        return self.whole()

    def whole(self) -> bytes:
        """With zeros in place of the token, until it is filled in."""
        return bytes(self._output.getvalue())


def check_time_stamp(whole: bytes, field: str, stamp: pikepdf.Dictionary) -> TimeToken:
    """Raises Refused unless the token is about every byte of `whole`, which ends with it."""
    keys = set(stamp.keys())
    if keys != KEYS or str(stamp.Type) != "/DocTimeStamp" or str(stamp.SubFilter) != SUBFILTER:
        raise Refused(Reason.FORBIDDEN_CONTENT, min(keys ^ KEYS, default="/SubFilter"))
    begin, end = find_gap(whole, stamp)
    der = gap_contents(whole[begin + 1 : end - 1], stamp)
    try:
        token = read_token(der)
    except TokenRefused as error:
        raise Refused(Reason.TIME_STAMP_REFUSED, f"{field}: {error}") from error
    digest = hashlib.new(token.hash_name)
    with memoryview(whole) as view:
        digest.update(view[:begin])
        digest.update(view[end:])
    if not hmac.compare_digest(digest.digest(), token.imprint):
        raise Refused(Reason.BYTES_CHANGED, field)
    _second_opinion(der, token, field)
    return token


def place_of(whole: bytes, field: str, stamp: pikepdf.Dictionary) -> StampPlace:
    """The values that a time stamp's revision was made from."""
    begin, end = find_gap(whole, stamp)
    return StampPlace(field, end - begin - 2)


def _second_opinion(der: bytes, token: TimeToken, field: str) -> None:
    """What pyHanko says of the token's signature, whoever its authority is."""
    content = cms.ContentInfo.load(der)["content"]
    root = asn1_x509.Certificate.load(token.authority.public_bytes(Encoding.DER))
    context = ValidationContext(trust_roots=[root], allow_fetching=False, moment=token.time)
    said = asyncio.run(validate_tst_signed_data(content, context, lambda _: token.imprint))
    if not (said["intact"] and said["valid"]):
        raise Refused(Reason.TIME_STAMP_REFUSED, f"{field}: pyHanko")
