"""Identities and certificates for tests, made once per run; nobody in them exists."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from functools import cache
from unittest.mock import patch

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from reports import key_protection
from reports.identity import Holder, Identity, create_identity, load_identity
from reports.key_protection import SigningKey, to_pkcs12

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
PASSPHRASE = "a long passphrase"


@cache
def inspector() -> Identity:
    return _made("Ana Keller")


@cache
def somebody(name: str) -> Identity:
    return _made(name)


@cache
def stranger() -> Identity:
    """Somebody else with the very same name."""
    return _made("Ana Keller")


def _made(name: str) -> Identity:
    with quick_derivation():
        made = create_identity(Holder(name, "Verification Office", "XX"), PASSPHRASE, NOW)
    return load_identity(made.pkcs12, PASSPHRASE, NOW)


def quick_derivation() -> AbstractContextManager[object]:
    """Protect keys with few rounds: for keys of nobody."""
    return patch.object(key_protection, "ROUNDS", 1000)


class Authority:
    """A certificate authority that issues whatever it is asked for."""

    def __init__(self, name: str = "Root", issuer: "Authority | None" = None) -> None:
        self.key: SigningKey = ec.generate_private_key(ec.SECP384R1())
        self.certificate = certificate(name, self.key, issuer, is_authority=True)
        self.issuer = issuer

    @property
    def path(self) -> tuple[x509.Certificate, ...]:
        above = self.issuer.path if self.issuer is not None else ()
        return (self.certificate, *above)

    def identity(
        self, key: SigningKey | None = None, begins: datetime = NOW - timedelta(days=1)
    ) -> Identity:
        """Somebody this authority vouches for, for 30 days."""
        own = key or ec.generate_private_key(ec.SECP256R1())
        issued = certificate("Ben Issued", own, self, begins=begins, days=30)
        with quick_derivation():
            archive = to_pkcs12(own, issued, self.path, PASSPHRASE)
        return load_identity(archive, PASSPHRASE, begins + timedelta(days=1))


def certificate(
    name: str,
    key: SigningKey,
    issuer: Authority | None = None,
    *,
    is_authority: bool = False,
    begins: datetime = NOW - timedelta(days=400),
    days: int = 4000,
    is_for_time: bool = False,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    above = issuer.certificate.subject if issuer is not None else subject
    signing = issuer.key if issuer is not None else key
    builder = (
        x509.CertificateBuilder(above, subject, key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(_usage(is_authority=is_authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if is_for_time:
        stamping = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(stamping, critical=True)
    return builder.sign(signing, hashes.SHA384())


def revocations(
    authority: Authority,
    revoked: Mapping[x509.Certificate, datetime],
    *,
    due: datetime = NOW + timedelta(days=30),
    extension: x509.ExtensionType | None = None,
    of_entries: Sequence[x509.ExtensionType] = (),
) -> x509.CertificateRevocationList:
    """What the authority revokes; the extensions are critical, as delta lists need."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(NOW - timedelta(days=90))
        .next_update(due)
    )
    for certificate, since in revoked.items():
        entry = (
            x509.RevokedCertificateBuilder()
            .serial_number(certificate.serial_number)
            .revocation_date(since)
        )
        for said in of_entries:
            entry = entry.add_extension(said, critical=False)
        builder = builder.add_revoked_certificate(entry.build())
    if extension is not None:
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(authority.key, hashes.SHA384())


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )


@cache
def rsa_key(bits: int = 3072) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)
