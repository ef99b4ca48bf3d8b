"""Does a signature hold: over every byte up to its end, in our one form.

Two readers that share no code (pikepdf with our own check, and pyHanko) must both agree.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import pikepdf
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from reports.certificates import weakness
from reports.refusal import Refused
from reports.revisions import Revision
from reports.signature_container import (
    Container,
    ContainerRefused,
    is_signed_by_its_certificate,
    read_container,
)
from reports.signature_fields import LATER
from reports.verdicts import Reason

FILL_FORMS = 2
SUBFILTER = "/ETSI.CAdES.detached"
KEYS = frozenset({
    "/Type", "/Filter", "/SubFilter", "/M", "/Contents", "/ByteRange", "/Prop_Build",
})  # fmt: skip
CERTIFYING_KEYS = KEYS | {"/Reference"}
ADDING_KEYS = KEYS | {"/Reason"}


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """A signature that holds: by whom, and when the signer's clock claimed it was.

    `gap` is where its digits begin and end in the file, with their brackets.
    """

    signer: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    claimed: datetime
    hash_name: str
    gap: tuple[int, int]


def check_certification(revision: bytes, pdf: pikepdf.Pdf, own: Revision) -> SignatureFound:
    """Raises Refused unless the first signature certifies every byte of `revision`, as ours do."""
    check_keys(own.signature, CERTIFYING_KEYS)
    _check_locks(own.signature, pdf)
    return check_signature(revision, own.signature, 1)


def check_signature(
    revision: bytes, signature: pikepdf.Dictionary, number: int, stores: int = 0
) -> SignatureFound:
    """Raises Refused unless every byte of `revision` is signed, and by the named certificate.

    `number` counts the signatures of the file from 1 up to this one, which is its last; `stores`
    the times that long-term data was added between them.
    """
    begin, end = find_gap(revision, signature)
    container = _container(revision[begin + 1 : end - 1], signature)
    digest = hashlib.new(container.hash_name)
    with memoryview(revision) as view:
        digest.update(view[:begin])
        digest.update(view[end:])
    if not hmac.compare_digest(digest.digest(), container.document_digest):
        raise Refused(Reason.BYTES_CHANGED)
    weak = weakness(container.signer)
    if weak:
        raise Refused(Reason.WEAK_ALGORITHM, weak)
    if not is_signed_by_its_certificate(container):
        raise Refused(Reason.BYTES_CHANGED, "signature")
    claimed = _second_opinion(revision, container, number, stores)
    return SignatureFound(
        container.signer, container.chain, claimed, container.hash_name, (begin, end)
    )


def check_only_filled_in(untrusted_pdf: bytes) -> None:
    """Raises Refused unless pyHanko calls what follows the first signature filling in of fields.

    For revisions that cannot be made again: it forbids what no version of ours would have added.
    """
    first, *_ = PdfFileReader(BytesIO(untrusted_pdf), strict=True).embedded_signatures
    first.compute_integrity_info()
    if not first.summarise_integrity_info()["docmdp_ok"]:
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE, "pyHanko")


def check_keys(signature: pikepdf.Dictionary, wanted: frozenset[str]) -> None:
    """Nothing that our signatures say is missing, and nothing else is said."""
    keys = set(signature.keys())
    if wanted - keys:
        raise Refused(Reason.BYTES_CHANGED, min(wanted - keys))
    if keys - wanted:
        raise Refused(Reason.FORBIDDEN_CONTENT, min(keys - wanted))
    if str(signature.SubFilter) != SUBFILTER:
        raise Refused(Reason.FORBIDDEN_CONTENT, "/SubFilter")


def _check_locks(signature: pikepdf.Dictionary, pdf: pikepdf.Pdf) -> None:
    """Certifying, and nothing may be filled in afterwards but the fields of later signatures."""
    permissions = pdf.Root.get("/Perms")
    if not isinstance(permissions, pikepdf.Dictionary):
        raise Refused(Reason.BYTES_CHANGED, "/Perms")
    certified = permissions.get("/DocMDP")
    certifying, excluding = signature.Reference
    left_open = tuple(str(name) for name in excluding.TransformParams.Fields)
    is_certifying = (
        str(certifying.TransformMethod) == "/DocMDP"
        and int(certifying.TransformParams.P) == FILL_FORMS
        and str(excluding.TransformMethod) == "/FieldMDP"
        and str(excluding.TransformParams.Action) == "/Exclude"
        and left_open == LATER
        and isinstance(certified, pikepdf.Dictionary)
        and certified.objgen == signature.objgen
        and set(permissions.keys()) == {"/DocMDP"}
    )
    if not is_certifying:
        raise Refused(Reason.FORBIDDEN_CONTENT, "DocMDP")


def find_gap(revision: bytes, signature: pikepdf.Dictionary) -> tuple[int, int]:
    """Where the hex digits of the signature begin and end, with their brackets."""
    start, begin, end, rest = (int(number) for number in signature.ByteRange)
    if start != 0 or not 0 < begin < end <= len(revision):
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE)
    if end + rest != len(revision):
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE, str(len(revision) - end - rest))
    if revision[begin : begin + 1] != b"<" or revision[end - 1 : end] != b">":
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE)
    return begin, end


def gap_contents(digits: bytes, signature: pikepdf.Dictionary) -> bytes:
    """The DER in the gap, which holds it in one spelling: digits, then zeros to the end."""
    try:
        padded = bytes.fromhex(digits.decode("ascii"))
        length = _der_length(padded)
    except ContainerRefused as error:
        raise Refused(Reason.BYTES_CHANGED, str(error)) from error
    except ValueError as error:
        raise Refused(Reason.BYTES_CHANGED, "hex") from error
    is_canonical = padded.hex().upper().encode() == digits and not any(padded[length:])
    if not is_canonical or bytes(signature.Contents) != padded:
        raise Refused(Reason.BYTES_CHANGED, "hex")
    return padded[:length]


def _container(digits: bytes, signature: pikepdf.Dictionary) -> Container:
    try:
        return read_container(gap_contents(digits, signature))
    except ContainerRefused as error:
        raise Refused(Reason.BYTES_CHANGED, str(error)) from error


def _der_length(padded: bytes) -> int:
    """How many bytes the outermost DER value takes: of a signature, always more than 255."""
    count = padded[1] - 0x80 if len(padded) > 4 else 0
    if padded[:1] != b"\x30" or count not in (2, 3):
        raise ContainerRefused("form")
    return 2 + count + int.from_bytes(padded[2 : 2 + count], "big")


def _second_opinion(revision: bytes, container: Container, number: int, stores: int) -> datetime:
    """What pyHanko says; the claimed time of signing when it agrees."""
    reader = PdfFileReader(BytesIO(revision), strict=True)
    found = list(reader.embedded_signatures)
    if len(found) != number:
        raise Refused(Reason.TOO_MANY_SIGNATURES, str(len(found)))
    if reader.xrefs.total_revisions != number + stores + 1:
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE, str(reader.xrefs.total_revisions))
    embedded = found[-1]
    signer = container.signer.public_bytes(serialization.Encoding.DER)
    root = asn1_x509.Certificate.load(signer)
    claimed: datetime | None = embedded.self_reported_timestamp
    if claimed is None or claimed.tzinfo is None:
        raise Refused(Reason.BYTES_CHANGED, "/M")
    context = ValidationContext(
        trust_roots=[root], allow_fetching=False, moment=container.signer.not_valid_before_utc
    )
    status = validate_pdf_signature(
        embedded,
        signer_validation_context=context,
        key_usage_settings=KeyUsageConstraints(key_usage=set(), match_all_key_usages=False),
    )
    if embedded.signer_cert.dump() != signer or not (status.intact and status.valid):
        raise Refused(Reason.BYTES_CHANGED, "pyHanko")
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE or status.docmdp_ok is False:
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE, "pyHanko")
    return claimed
