"""The one form (CMS, DER) in which a report's signature is written and accepted."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from reports import der
from reports.key_protection import SigningKey

HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
DATA, SIGNED_DATA = "1.2.840.113549.1.7.1", "1.2.840.113549.1.7.2"
_HASH_IDENTIFIERS = {
    "sha256": "2.16.840.1.101.3.4.2.1",
    "sha384": "2.16.840.1.101.3.4.2.2",
    "sha512": "2.16.840.1.101.3.4.2.3",
}
_MECHANISM_IDENTIFIERS = {
    "sha256_ecdsa": "1.2.840.10045.4.3.2",
    "sha384_ecdsa": "1.2.840.10045.4.3.3",
    "sha512_ecdsa": "1.2.840.10045.4.3.4",
    "sha256_rsa": "1.2.840.113549.1.1.11",
    "sha384_rsa": "1.2.840.113549.1.1.12",
    "sha512_rsa": "1.2.840.113549.1.1.13",
}


class TokenKey(Protocol):
    """A key that never leaves its token: asked to sign, by ECDSA in DER or by PKCS#1 v1.5."""

    def public_key(self) -> ec.EllipticCurvePublicKey | rsa.RSAPublicKey: ...
    def sign_on_token(self, content: bytes, hash_name: str) -> bytes: ...


ReportKey = SigningKey | TokenKey


@dataclass(frozen=True, slots=True)
class Container:
    """A signature read back: `signed` is the DER of the signed attributes as they were hashed."""

    hash_name: str
    mechanism: str
    document_digest: bytes
    signed: bytes
    signature: bytes
    signer: x509.Certificate
    chain: tuple[x509.Certificate, ...]


class ContainerRefused(ValueError):
    """The bytes are no signature of ours; the text names what is odd, for a verdict's detail."""


def hash_name_for(key: ReportKey) -> str:
    public = key.public_key()
    is_long = isinstance(public, ec.EllipticCurvePublicKey) and public.curve.key_size > 256
    return "sha384" if is_long else "sha256"


def sign_bytes(key: ReportKey, content: bytes) -> bytes:
    """The one signature by this key over these bytes that `is_signed` accepts."""
    name = hash_name_for(key)
    if isinstance(key, ec.EllipticCurvePrivateKey):
        signature = key.sign(content, _ecdsa(name))
    elif isinstance(key, rsa.RSAPrivateKey):
        signature = key.sign(content, padding.PKCS1v15(), HASHES[name])
    else:
        signature = key.sign_on_token(content, name)
    public = key.public_key()
    if isinstance(public, ec.EllipticCurvePublicKey):
        return _with_low_s(signature, public.curve)
    return signature


def make_container(
    key: ReportKey,
    signer: x509.Certificate,
    chain: Sequence[x509.Certificate],
    document_digest: bytes,
) -> bytes:
    """Sign a document's digest (of the hash `hash_name_for` names)."""
    signed = _attributes(document_digest, (signer, *chain))
    mechanism = mechanism_for(key)
    return _written(signed, (signer, *chain), mechanism, sign_bytes(key, signed))


def mechanism_for(key: ReportKey) -> str:
    """How this key signs: a hash and a kind of key, such as `sha256_ecdsa`."""
    kind = "ecdsa" if isinstance(key.public_key(), ec.EllipticCurvePublicKey) else "rsa"
    return f"{hash_name_for(key)}_{kind}"


def read_container(untrusted: bytes) -> Container:
    """The signature in these bytes; raises ContainerRefused unless they are exactly our form.

    Most fields of a CMS are not covered by its signature. So the container is written again
    from what is covered, and every byte must be the same.
    """
    try:
        content = cms.ContentInfo.load(untrusted, strict=True)["content"]
        (info,) = content["signer_infos"]
        name = info["digest_algorithm"]["algorithm"].native
        mechanism = info["signature_algorithm"]["algorithm"].native
        digest, names = _read_attributes(info["signed_attrs"])
        by_hash = {_sha256(entry.chosen): entry.chosen for entry in content["certificates"]}
        certificates = tuple(
            x509.load_der_x509_certificate(by_hash[entry].dump()) for entry in names
        )
        signature = info["signature"].native
        signed = _attributes(digest, certificates)
        again = _written(signed, certificates, mechanism, signature)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise ContainerRefused("form") from error
    if name not in HASHES or mechanism not in (f"{name}_ecdsa", f"{name}_rsa"):
        raise ContainerRefused(f"{name} {mechanism}")
    if again != untrusted:
        raise ContainerRefused("form")
    return Container(name, mechanism, digest, signed, signature, certificates[0], certificates[1:])


def is_signed_by_its_certificate(container: Container) -> bool:
    """Whether the signature over the signed attributes was made by the named certificate's key."""
    return is_signed(container.signer, container.mechanism, container.signed, container.signature)


def is_signed(
    signer: x509.Certificate, mechanism: str, message: bytes, untrusted_signature: bytes
) -> bool:
    """Whether the certificate's key made exactly this signature; see `sign_bytes`."""
    key = signer.public_key()
    name, _, kind = mechanism.partition("_")
    try:
        if isinstance(key, ec.EllipticCurvePublicKey) and kind == "ecdsa":
            key.verify(untrusted_signature, message, _ecdsa(name))
            return _with_low_s(untrusted_signature, key.curve) == untrusted_signature
        if isinstance(key, rsa.RSAPublicKey) and kind == "rsa":
            key.verify(untrusted_signature, message, padding.PKCS1v15(), HASHES[name])
            return True
    except (InvalidSignature, ValueError, KeyError):
        return False
    return False


def _attributes(document_digest: bytes, certificates: Sequence[x509.Certificate]) -> bytes:
    """The signed attributes, in DER as a SET."""
    # Naming the whole chain binds it: nothing else in a CMS covers the issuers' certificates.
    named = (
        der.sequence(
            der.octets(hashlib.sha256(_der(entry)).digest()),
            der.sequence(der.sequence(der.explicit(4, _issuer(entry))), _serial(entry)),
        )
        for entry in certificates
    )
    return der.set_of(
        _attribute("1.2.840.113549.1.9.3", der.identifier(DATA)),
        _attribute("1.2.840.113549.1.9.4", der.octets(document_digest)),
        _attribute("1.2.840.113549.1.9.16.2.47", der.sequence(der.sequence(*named))),
    )


def _attribute(kind: str, value: bytes) -> bytes:
    return der.sequence(der.identifier(kind), der.set_of(value))


def _read_attributes(attributes: cms.CMSAttributes) -> tuple[bytes, tuple[bytes, ...]]:
    by_kind = {entry["type"].native: entry["values"] for entry in attributes}
    if len(by_kind) != len(attributes):
        raise ContainerRefused("attributes")
    (digest,) = by_kind["message_digest"]
    (named,) = by_kind["signing_certificate_v2"]
    return digest.native, tuple(entry["cert_hash"].native for entry in named["certs"])


def _written(
    attributes: bytes,
    certificates: Sequence[x509.Certificate],
    mechanism: str,
    signature: bytes,
) -> bytes:
    hash_name, _, _kind = mechanism.partition("_")
    digest_algorithm = der.sequence(der.identifier(_HASH_IDENTIFIERS[hash_name]), der.NULL)
    info = der.sequence(
        der.integer(1),
        der.sequence(_issuer(certificates[0]), _serial(certificates[0])),
        digest_algorithm,
        der.implicit(0, attributes),
        _mechanism(mechanism),
        der.octets(signature),
    )
    content = der.sequence(
        der.integer(1),
        der.set_of(digest_algorithm),
        der.sequence(der.identifier(DATA)),
        der.implicit(0, der.set_of(*(_der(entry) for entry in certificates))),
        der.set_of(info),
    )
    return der.sequence(der.identifier(SIGNED_DATA), der.explicit(0, content))


def _mechanism(name: str) -> bytes:
    identifier = der.identifier(_MECHANISM_IDENTIFIERS[name])
    return der.sequence(identifier, der.NULL) if name.endswith("_rsa") else der.sequence(identifier)


def _issuer(certificate: x509.Certificate) -> bytes:
    return certificate.issuer.public_bytes()


def _serial(certificate: x509.Certificate) -> bytes:
    return der.integer(certificate.serial_number)


def _with_low_s(signature: bytes, curve: ec.EllipticCurve) -> bytes:
    """Of the two signatures that ECDSA lets anyone turn into each other, the one we accept."""
    first, second = decode_dss_signature(signature)
    return encode_dss_signature(first, min(second, curve.group_order - second))


def _ecdsa(hash_name: str) -> ec.ECDSA:
    return ec.ECDSA(HASHES[hash_name])


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)


def _sha256(certificate: asn1_x509.Certificate) -> bytes:
    return hashlib.sha256(certificate.dump()).digest()
