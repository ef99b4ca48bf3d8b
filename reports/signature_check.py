"""Is a report the bytes that were signed: one signature over the whole file, in our one form.

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
from reports.signature_container import (
    Container,
    ContainerRefused,
    is_signed_by_its_certificate,
    read_container,
)
from reports.verdicts import Reason

SUBFILTER = "/ETSI.CAdES.detached"
SIGNATURE_KEYS = {
    "/Type", "/Filter", "/SubFilter", "/M", "/Contents", "/ByteRange", "/Reference",
}  # fmt: skip
REVISIONS = 2  # the pages as composed, and the signature


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """A signature that holds: by whom, and when the signer's clock claimed it was."""

    signer: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    claimed: datetime
    hash_name: str


def find_signature(pdf: pikepdf.Pdf) -> pikepdf.Dictionary | None:
    """The one signature of a file; None when it has none; raises Refused when it has more."""
    form = pdf.Root.get("/AcroForm")
    fields = list(form.get("/Fields", [])) if isinstance(form, pikepdf.Dictionary) else []
    signed = [
        found
        for found in pdf.objects
        if isinstance(found, pikepdf.Dictionary) and "/ByteRange" in found
    ]
    if not signed and not fields:
        return None
    if len(signed) > 1:
        raise Refused(Reason.TOO_MANY_SIGNATURES, str(len(signed)))
    if len(fields) != 1 or not signed:
        raise Refused(Reason.NOT_SIGNED)
    value = fields[0].get("/V")
    if not isinstance(value, pikepdf.Dictionary) or value.objgen != signed[0].objgen:
        raise Refused(Reason.NOT_SIGNED)
    return value


def check_signature(
    untrusted_pdf: bytes, signature: pikepdf.Dictionary, pdf: pikepdf.Pdf
) -> SignatureFound:
    """Raises Refused unless every byte of the file is signed, and by the named certificate."""
    _check_dictionary(signature, pdf)
    begin, end = _gap(untrusted_pdf, signature)
    container = _container(untrusted_pdf[begin + 1 : end - 1], signature)
    digest = hashlib.new(container.hash_name)
    with memoryview(untrusted_pdf) as view:
        digest.update(view[:begin])
        digest.update(view[end:])
    if not hmac.compare_digest(digest.digest(), container.document_digest):
        raise Refused(Reason.BYTES_CHANGED)
    weak = weakness(container.signer)
    if weak:
        raise Refused(Reason.WEAK_ALGORITHM, weak)
    if not is_signed_by_its_certificate(container):
        raise Refused(Reason.BYTES_CHANGED, "signature")
    claimed = _second_opinion(untrusted_pdf, container)
    return SignatureFound(container.signer, container.chain, claimed, container.hash_name)


def _check_dictionary(signature: pikepdf.Dictionary, pdf: pikepdf.Pdf) -> None:
    """Certifying, with no change allowed afterwards, and nothing else said."""
    keys = set(signature.keys())
    if not keys >= SIGNATURE_KEYS:
        raise Refused(Reason.BYTES_CHANGED, min(SIGNATURE_KEYS - keys))
    if keys > SIGNATURE_KEYS:
        raise Refused(Reason.FORBIDDEN_CONTENT, min(keys - SIGNATURE_KEYS))
    (reference,) = signature.Reference
    permissions = pdf.Root.get("/Perms")
    if not isinstance(permissions, pikepdf.Dictionary):
        raise Refused(Reason.BYTES_CHANGED, "/Perms")
    certified = permissions.get("/DocMDP")
    is_certifying = (
        str(signature.SubFilter) == SUBFILTER
        and str(reference.TransformMethod) == "/DocMDP"
        and int(reference.TransformParams.P) == 1
        and isinstance(certified, pikepdf.Dictionary)
        and certified.objgen == signature.objgen
        and set(permissions.keys()) == {"/DocMDP"}
    )
    if not is_certifying:
        raise Refused(Reason.FORBIDDEN_CONTENT, "DocMDP")


def _gap(untrusted_pdf: bytes, signature: pikepdf.Dictionary) -> tuple[int, int]:
    """Where the hex digits of the signature begin and end, with their brackets."""
    start, begin, end, rest = (int(number) for number in signature.ByteRange)
    if start != 0 or not 0 < begin < end <= len(untrusted_pdf):
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE)
    if end + rest != len(untrusted_pdf):
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE, str(len(untrusted_pdf) - end - rest))
    if untrusted_pdf[begin : begin + 1] != b"<" or untrusted_pdf[end - 1 : end] != b">":
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE)
    return begin, end


def _container(digits: bytes, signature: pikepdf.Dictionary) -> Container:
    """The signature in the gap, which holds it in one spelling: digits, then zeros to the end."""
    try:
        padded = bytes.fromhex(digits.decode("ascii"))
        length = _der_length(padded)
        container = read_container(padded[:length])
    except ContainerRefused as error:
        raise Refused(Reason.BYTES_CHANGED, str(error)) from error
    except ValueError as error:
        raise Refused(Reason.BYTES_CHANGED, "hex") from error
    is_canonical = padded.hex().upper().encode() == digits and not any(padded[length:])
    if not is_canonical or bytes(signature.Contents) != padded:
        raise Refused(Reason.BYTES_CHANGED, "hex")
    return container


def _der_length(padded: bytes) -> int:
    """How many bytes the outermost DER value takes: of a signature, always more than 255."""
    count = padded[1] - 0x80 if len(padded) > 4 else 0
    if padded[:1] != b"\x30" or count not in (2, 3):
        raise ContainerRefused("form")
    return 2 + count + int.from_bytes(padded[2 : 2 + count], "big")


def _second_opinion(untrusted_pdf: bytes, container: Container) -> datetime:
    """What pyHanko says; the claimed time of signing when it agrees."""
    reader = PdfFileReader(BytesIO(untrusted_pdf), strict=True)
    found = list(reader.embedded_signatures)
    if len(found) != 1:
        raise Refused(Reason.TOO_MANY_SIGNATURES, str(len(found)))
    if reader.xrefs.total_revisions != REVISIONS:
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE, str(reader.xrefs.total_revisions))
    (embedded,) = found
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
