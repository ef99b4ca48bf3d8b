"""Revocation lists (CRLs) of authorities, read from files and asked without a network."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from checklists.values import Problem
from reports.certificates import PEM_MARK, common_name, is_authority

LARGEST_CRL_BYTES = 8_000_000
# The critical extensions of RFC 5280 whose meaning is taken into account below.
_KNOWN = (x509.CRLNumber, x509.DeltaCRLIndicator, x509.IssuingDistributionPoint)


class CrlFault(StrEnum):
    """Why a file is no revocation list to go by."""

    UNREADABLE = "unreadable"
    INDIRECT = "indirect"
    NOT_SIGNED_BY_AUTHORITY = "not_signed_by_authority"


@dataclass(eq=False)
class CrlRefused(Problem):
    """A revocation list cannot be used; `name` says which, by its file or its issuer."""

    fault: CrlFault
    name: str = ""


@dataclass(frozen=True, slots=True)
class RevocationList:
    """A list in DER with the certificate (DER) of the authority whose key signed it."""

    crl: bytes
    authority: bytes


@dataclass(frozen=True, slots=True)
class Revoked:
    """Since when a certificate does not hold, and the reason its authority gave."""

    since: datetime
    reason: str


def read_crl(untrusted: bytes) -> x509.CertificateRevocationList:
    """A list in PEM or DER that speaks of its own issuer's certificates only."""
    # Of several blocks only the first would be read, and the others be passed over in silence.
    if len(untrusted) > LARGEST_CRL_BYTES or untrusted.count(PEM_MARK) > 1:
        raise CrlRefused(CrlFault.UNREADABLE)
    try:
        if PEM_MARK in untrusted:
            crl = x509.load_pem_x509_crl(untrusted)
        else:
            crl = x509.load_der_x509_crl(untrusted)
        extensions = tuple(crl.extensions)
        # Entries are parsed when asked for: what cannot be read must be refused here.
        for entry in crl:
            _ = (entry.revocation_date_utc, entry.extensions)
        _ = (crl.issuer, crl.last_update_utc, crl.next_update_utc)
    except Exception as error:
        raise CrlRefused(CrlFault.UNREADABLE) from error
    for extension in extensions:
        value = extension.value
        is_indirect = isinstance(value, x509.IssuingDistributionPoint) and value.indirect_crl
        if is_indirect or (extension.critical and not isinstance(value, _KNOWN)):
            raise CrlRefused(CrlFault.INDIRECT, extension.oid.dotted_string)
    return crl


def signed_by_one_of(
    crl: x509.CertificateRevocationList, certificates: Iterable[x509.Certificate]
) -> RevocationList:
    """The list with the authority that signed it; raises CrlRefused when none of them did."""
    for certificate in certificates:
        if is_authority(certificate) and _did_sign(certificate, crl):
            der = serialization.Encoding.DER
            return RevocationList(crl.public_bytes(der), certificate.public_bytes(der))
    names = crl.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
    raise CrlRefused(CrlFault.NOT_SIGNED_BY_AUTHORITY, str(names[0].value) if names else "")


def find_revocation(
    lists: Iterable[RevocationList], certificate: x509.Certificate
) -> Revoked | None:
    """The earliest time since when one of the lists revokes this certificate."""
    found = []
    for entry in lists:
        authority = x509.load_der_x509_certificate(entry.authority)
        if certificate.issuer != authority.subject:
            continue
        revoked = _looked_up(x509.load_der_x509_crl(entry.crl), certificate.serial_number)
        if revoked is not None and _did_issue(authority, certificate):
            found.append(revoked)
    return min(found, key=lambda one: one.since, default=None)


def outdated(lists: Iterable[RevocationList], now: datetime) -> tuple[tuple[str, datetime], ...]:
    """The authority's name and the announced next list, for each list that is past it."""
    late = []
    for entry in lists:
        due = x509.load_der_x509_crl(entry.crl).next_update_utc
        if due is not None and due < now:
            late.append((common_name(x509.load_der_x509_certificate(entry.authority)), due))
    return tuple(late)


def _looked_up(crl: x509.CertificateRevocationList, serial: int) -> Revoked | None:
    entry = crl.get_revoked_certificate_by_serial_number(serial)
    if entry is None:
        return None
    since, reason = entry.revocation_date_utc, ""
    for extension in entry.extensions:
        if isinstance(extension.value, x509.InvalidityDate):
            # The day the key may have been in other hands comes before the day it was told.
            since = min(since, extension.value.invalidity_date_utc)
        if isinstance(extension.value, x509.CRLReason):
            reason = extension.value.reason.value
    # What a delta list takes back stays revoked by its base until the next base lacks it.
    return None if reason == x509.ReasonFlags.remove_from_crl.value else Revoked(since, reason)


def _did_sign(authority: x509.Certificate, crl: x509.CertificateRevocationList) -> bool:
    if crl.issuer != authority.subject or not _may_sign_crls(authority):
        return False
    key = authority.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        return False
    try:
        return crl.is_signature_valid(key)
    except (ValueError, TypeError, InvalidSignature):
        return False


def _may_sign_crls(authority: x509.Certificate) -> bool:
    try:
        return authority.extensions.get_extension_for_class(x509.KeyUsage).value.crl_sign
    except x509.ExtensionNotFound:
        return True


def _did_issue(authority: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
