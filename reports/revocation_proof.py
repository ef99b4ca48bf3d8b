"""What shows that a certificate was not revoked: lists (CRL) and answers (OCSP) of its issuer."""

from collections.abc import Iterable
from dataclasses import dataclass

from asn1crypto import pem
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from checklists.values import Problem
from reports.certificates import issued

_ODD = (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm)


@dataclass(eq=False)
class ProofUnreadable(Problem):
    """What was given as a revocation list or an OCSP answer is none; `source` names it."""

    source: str


def read_crl(untrusted: bytes, source: str) -> bytes:
    """The DER of a list in PEM or DER."""
    try:
        der = pem.unarmor(untrusted)[2] if pem.detect(untrusted) else untrusted
        return x509.load_der_x509_crl(der).public_bytes(Encoding.DER)
    except _ODD as error:
        raise ProofUnreadable(source) from error


def read_ocsp(untrusted: bytes, source: str) -> bytes:
    """The DER of an answer about one certificate, as `openssl ocsp -respout` writes it."""
    try:
        answer = ocsp.load_der_ocsp_response(untrusted)
        is_answer = answer.response_status is ocsp.OCSPResponseStatus.SUCCESSFUL
    except _ODD as error:
        raise ProofUnreadable(source) from error
    if not is_answer:
        raise ProofUnreadable(source)
    return answer.public_bytes(Encoding.DER)


def is_covered(
    certificate: x509.Certificate,
    issuer: x509.Certificate,
    crls: Iterable[bytes],
    ocsps: Iterable[bytes],
) -> bool:
    """Whether the issuer says something of the certificate's revocation in any of these."""
    return any(_is_list_of(issuer, entry) for entry in crls) or any(
        _is_about(certificate, issuer, entry) for entry in ocsps
    )


def crl_addresses(certificate: x509.Certificate) -> tuple[str, ...]:
    """Where the certificate says its issuer's list lies, over http."""
    try:
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except x509.ExtensionNotFound:
        return ()
    names = [name for point in points for name in point.full_name or ()]
    addresses = (
        str(name.value) for name in names if isinstance(name, x509.UniformResourceIdentifier)
    )
    return tuple(one for one in addresses if one.startswith(("http://", "https://")))


def _is_list_of(issuer: x509.Certificate, der: bytes) -> bool:
    listed = x509.load_der_x509_crl(der)
    key = issuer.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        return False
    return listed.issuer == issuer.subject and listed.is_signature_valid(key)


def _is_about(certificate: x509.Certificate, issuer: x509.Certificate, der: bytes) -> bool:
    answer = ocsp.load_der_ocsp_response(der)
    if answer.serial_number != certificate.serial_number:
        return False
    for signer in (issuer, *answer.certificates):
        if signer == issuer or (_answers_for_others(signer) and issued(signer, issuer)):
            try:
                _verify(answer, signer)
            except _ODD:
                continue
            return True
    return False


def _answers_for_others(signer: x509.Certificate) -> bool:
    try:
        usage = signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.OCSP_SIGNING in usage


def _verify(answer: ocsp.OCSPResponse, signer: x509.Certificate) -> None:
    """Raises InvalidSignature unless this certificate's key signed the answer."""
    key, algorithm = signer.public_key(), answer.signature_hash_algorithm
    if algorithm is None:
        raise InvalidSignature
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(answer.signature, answer.tbs_response_bytes, ec.ECDSA(algorithm))
    elif isinstance(key, rsa.RSAPublicKey):
        key.verify(answer.signature, answer.tbs_response_bytes, padding.PKCS1v15(), algorithm)
    else:
        raise InvalidSignature
