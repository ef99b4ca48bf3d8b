"""Certificates as the program reads them: PEM or DER, their names, fingerprint and strength."""

from asn1crypto import cms, pem
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

SMALLEST_RSA_BITS = 3072
CURVES = ("secp256r1", "secp384r1")
PEM_MARK = b"-----BEGIN"
PKCS7_MARK = b"-----BEGIN PKCS7"
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")  # the object identifier that opens a PKCS#7


def read_certificates(untrusted: bytes) -> tuple[x509.Certificate, ...]:
    """All of a PEM bundle or of a PKCS#7 (.p7b), or the one of a DER file; raises ValueError."""
    if PKCS7_MARK in untrusted:
        return _of_pkcs7(pem.unarmor(untrusted)[2])
    if PEM_MARK in untrusted:
        return tuple(x509.load_pem_x509_certificates(untrusted))
    if SIGNED_DATA in untrusted[:64]:
        return _of_pkcs7(untrusted)
    return (x509.load_der_x509_certificate(untrusted),)


def find_certificate(untrusted_pem: str) -> x509.Certificate | None:
    """The certificate of a PEM text that holds exactly one and nothing else, as we write it."""
    try:
        certificate = x509.load_pem_x509_certificate(untrusted_pem.encode("ascii"))
        # A certificate is parsed where it is asked: what cannot be read must be refused here.
        _ = (certificate.extensions, certificate.subject, certificate.public_key())
    except Exception:  # noqa: BLE001 - hostile DER raises anything, at any depth
        return None
    return certificate if to_pem(certificate) == untrusted_pem else None


def to_pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 (hex) of the certificate's DER bytes."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def common_name(certificate: x509.Certificate) -> str:
    return _name_part(certificate, NameOID.COMMON_NAME)


def organization(certificate: x509.Certificate) -> str:
    return _name_part(certificate, NameOID.ORGANIZATION_NAME)


def is_authority(certificate: x509.Certificate) -> bool:
    """Whether the certificate may issue others, as its basic constraints say."""
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def weakness(certificate: x509.Certificate) -> str:
    """What makes this certificate too weak to sign reports with; empty when nothing does."""
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return "" if key.key_size >= SMALLEST_RSA_BITS else f"RSA {key.key_size}"
    if isinstance(key, ec.EllipticCurvePublicKey):
        return "" if key.curve.name in CURVES else key.curve.name
    return type(key).__name__


def may_sign(certificate: x509.Certificate) -> bool:
    """Whether the key usage, where there is one, lets the key sign documents."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def is_for_time_stamps(certificate: x509.Certificate) -> bool:
    """Whether the certificate says that its key stamps times (RFC 3161)."""
    try:
        purposes = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in purposes


def path_up(
    certificate: x509.Certificate, others: tuple[x509.Certificate, ...]
) -> tuple[x509.Certificate, ...]:
    """The certificates above this one, nearest first; whatever issued none of them is left out."""
    path: list[x509.Certificate] = []
    lowest = certificate
    while lowest.issuer != lowest.subject:
        issuer = next((entry for entry in others if issued(lowest, entry)), None)
        if issuer is None or issuer in path:
            break
        path.append(issuer)
        lowest = issuer
    return tuple(path)


def issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether the issuer's name and key stand behind the certificate."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _of_pkcs7(untrusted: bytes) -> tuple[x509.Certificate, ...]:
    # Read by asn1crypto: openssl leaves the set unsorted, and `cryptography` warns that it may
    # refuse that one day.
    entries = cms.ContentInfo.load(untrusted, strict=True)["content"]["certificates"]
    return tuple(x509.load_der_x509_certificate(entry.chosen.dump()) for entry in entries)


def _name_part(certificate: x509.Certificate, part: ObjectIdentifier) -> str:
    """The first of these names; what a terminal would obey or a reader not see becomes a blank."""
    found = certificate.subject.get_attributes_for_oid(part)
    name = str(found[0].value) if found else ""
    return "".join(sign if sign.isprintable() else " " for sign in name)
