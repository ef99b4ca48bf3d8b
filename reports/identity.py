"""The person who signs: a key with its certificate, made here or issued by an authority."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from checklists.values import PassphraseTooShort, Problem
from reports.certificates import (
    common_name,
    fingerprint,
    may_sign,
    organization,
    path_up,
    read_certificates,
    weakness,
)
from reports.key_protection import SigningKey, passphrase_bytes, to_pkcs8_pem, to_pkcs12
from reports.signature_container import ReportKey

SHORTEST_PASSPHRASE = 12
LONGEST_NAME = 64  # what X.520 allows a common name or an organization
LONGEST_VALIDITY_YEARS = 10
DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")


@dataclass(eq=False)
class NameUnfit(Problem):
    """A field of a new identity is empty, too long, or holds what a certificate cannot."""

    field: str
    longest: int


@dataclass(eq=False)
class WrongIdentityPassphrase(Problem):
    """The passphrase does not open the key, or the file was changed: they look the same."""


@dataclass(eq=False)
class IdentityDamaged(Problem):
    """The file is no PKCS#12, or holds no key with its certificate."""


@dataclass(eq=False)
class IdentityWeak(Problem):
    """The key or certificate is not strong enough or not meant for signing; `detail` says what."""

    detail: str


@dataclass(eq=False)
class IdentityOutOfDate(Problem):
    """The certificate is not valid yet or no longer."""

    not_before: datetime
    not_after: datetime


@dataclass(eq=False)
class CertificateUnreadable(Problem):
    """What an authority sent holds no certificate."""


@dataclass(eq=False)
class CertificateOfOtherKey(Problem):
    """The certificate was issued for another key than the requested one."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a new identity names; `country` is an ISO 3166-1 alpha-2 code or empty."""

    name: str
    organization: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class NewIdentity:
    """The key file to keep, and the certificate to hand to those who will verify."""

    pkcs12: bytes = field(repr=False)
    certificate_pem: bytes


@dataclass(frozen=True, slots=True)
class IdentityRequest:
    """The key file to keep until the authority answers, and the request to send to it."""

    key_pem: bytes = field(repr=False)
    request_pem: bytes


@dataclass(frozen=True, slots=True)
class Identity:
    """An opened key with its certificate and the authorities' certificates above it.

    `fingerprint` is the SHA-256 (hex) of the certificate's DER bytes.
    """

    name: str
    organization: str
    fingerprint: str
    not_before: datetime
    not_after: datetime
    certificate_pem: bytes
    certificate: x509.Certificate = field(repr=False)
    chain: tuple[x509.Certificate, ...] = field(repr=False)
    key: ReportKey = field(repr=False)

    def check_valid_at(self, moment: datetime) -> None:
        """Raise IdentityOutOfDate unless the certificate is valid then."""
        if not self.not_before <= moment <= self.not_after:
            raise IdentityOutOfDate(self.not_before, self.not_after)


def create_identity(holder: Holder, passphrase: str, now: datetime, years: int = 3) -> NewIdentity:
    """A new key with a certificate signed by itself, valid from an hour ago."""
    _check_passphrase(passphrase)
    subject = _subject(holder)
    key = ec.generate_private_key(ec.SECP256R1())
    # Two laptops' clocks differ: without the hour, a report signed at once could be "too early".
    begins = now.replace(microsecond=0) - timedelta(hours=1)
    ends = begins + timedelta(days=365 * min(years, LONGEST_VALIDITY_YEARS))
    builder = (
        x509.CertificateBuilder(subject, subject, key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
    )
    for extension, is_critical in _extensions(key):
        builder = builder.add_extension(extension, critical=is_critical)
    certificate = builder.sign(key, hashes.SHA256())
    return NewIdentity(to_pkcs12(key, certificate, (), passphrase), _pem(certificate))


def request_identity(holder: Holder, passphrase: str) -> IdentityRequest:
    """A new key and the request (PKCS#10) for an authority to certify it."""
    _check_passphrase(passphrase)
    subject = _subject(holder)
    key = ec.generate_private_key(ec.SECP256R1())
    request = x509.CertificateSigningRequestBuilder(subject).sign(key, hashes.SHA256())
    return IdentityRequest(
        to_pkcs8_pem(key, passphrase), request.public_bytes(serialization.Encoding.PEM)
    )


def complete_request(
    key_pem: bytes, passphrase: str, untrusted_certificate: bytes, untrusted_chain: bytes = b""
) -> bytes:
    """The PKCS#12 of a requested key, its certificate, and those above it on the way up."""
    key = _open_requested_key(key_pem, passphrase)
    try:
        answered = read_certificates(untrusted_certificate)
        above = read_certificates(untrusted_chain) if untrusted_chain.strip() else ()
    except ValueError as error:
        raise CertificateUnreadable from error
    public = key.public_key()
    mine = next((entry for entry in answered if entry.public_key() == public), None)
    if mine is None:
        raise CertificateOfOtherKey
    return to_pkcs12(key, mine, path_up(mine, (*answered, *above)), passphrase)


def load_identity(untrusted_pkcs12: bytes, passphrase: str, now: datetime) -> Identity:
    """Open a key file; raises a problem unless it may sign reports at this moment."""
    key, certificate, others = _open_pkcs12(untrusted_pkcs12, passphrase)
    return identity_of(key, certificate, others, now)


def identity_of(
    key: ReportKey,
    certificate: x509.Certificate,
    others: tuple[x509.Certificate, ...],
    now: datetime,
) -> Identity:
    """A key with its certificate; raises a problem unless it may sign reports at this moment."""
    detail = weakness(certificate)
    if detail:
        raise IdentityWeak(detail)
    if not may_sign(certificate):
        raise IdentityWeak("keyUsage")
    identity = Identity(
        name=common_name(certificate),
        organization=organization(certificate),
        fingerprint=fingerprint(certificate),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        certificate_pem=_pem(certificate),
        certificate=certificate,
        chain=path_up(certificate, others),
        key=key,
    )
    identity.check_valid_at(now)
    return identity


def _check_passphrase(passphrase: str) -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort(SHORTEST_PASSPHRASE)


def _subject(holder: Holder) -> x509.Name:
    parts = [("name", NameOID.COMMON_NAME, holder.name.strip())]
    if holder.organization.strip():
        parts.append(("organization", NameOID.ORGANIZATION_NAME, holder.organization.strip()))
    if holder.country.strip():
        parts.append(("country", NameOID.COUNTRY_NAME, holder.country.strip().upper()))
    attributes = []
    for label, oid, text in parts:
        longest = 2 if label == "country" else LONGEST_NAME
        is_fit = text.isascii() and len(text) == longest if label == "country" else bool(text)
        if not is_fit or len(text) > longest or not text.isprintable():
            raise NameUnfit(label, longest)
        attributes.append(x509.NameAttribute(oid, text))
    return x509.Name(attributes)


def _extensions(key: ec.EllipticCurvePrivateKey) -> tuple[tuple[x509.ExtensionType, bool], ...]:
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    purposes = x509.ExtendedKeyUsage([DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION])
    return (
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (usage, True),
        (purposes, False),
        (identifier, False),
        (x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), False),
    )


def _open_requested_key(key_pem: bytes, passphrase: str) -> SigningKey:
    try:
        key = serialization.load_pem_private_key(key_pem, passphrase_bytes(passphrase))
    except (ValueError, TypeError) as error:
        # A missing armour is damage; anything else may be the passphrase.
        is_pem = b"ENCRYPTED PRIVATE KEY" in key_pem
        raise (WrongIdentityPassphrase if is_pem else IdentityDamaged) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise IdentityWeak(type(key).__name__)
    return key


def _open_pkcs12(
    untrusted: bytes, passphrase: str
) -> tuple[SigningKey, x509.Certificate, tuple[x509.Certificate, ...]]:
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(
            untrusted, passphrase_bytes(passphrase)
        )
    except (ValueError, TypeError) as error:
        is_passphrase = "password" in str(error).lower()
        raise (WrongIdentityPassphrase if is_passphrase else IdentityDamaged) from error
    if key is None or certificate is None:
        raise IdentityDamaged
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise IdentityWeak(type(key).__name__)
    if key.public_key() != certificate.public_key():
        raise IdentityDamaged
    return key, certificate, tuple(others)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
