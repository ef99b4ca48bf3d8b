"""The one form (CMS, DER) in which a report's signature is written and accepted."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from reports.key_protection import SigningKey

HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
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
    name = hash_name_for(key)
    attributes = _attributes(document_digest, (signer, *chain))
    signed = attributes.dump()
    mechanism = mechanism_for(key)
    return _written(attributes, (signer, *chain), name, mechanism, sign_bytes(key, signed))


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
        attributes = _attributes(digest, certificates)
        signed = attributes.dump()
        again = _written(attributes, certificates, name, mechanism, signature)
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


def _attributes(
    document_digest: bytes, certificates: Sequence[x509.Certificate]
) -> cms.CMSAttributes:
    # Naming the whole chain binds it: nothing else in a CMS covers the issuers' certificates.
    named = [
        tsp.ESSCertIDv2(
            {
                "cert_hash": hashlib.sha256(_der(entry)).digest(),
                "issuer_serial": {
                    "issuer": [asn1_x509.GeneralName("directory_name", value=_asn1(entry).issuer)],
                    "serial_number": entry.serial_number,
                },
            }
        )
        for entry in certificates
    ]
    return cms.CMSAttributes(
        [
            _attribute("content_type", "data"),
            _attribute("message_digest", document_digest),
            _attribute("signing_certificate_v2", tsp.SigningCertificateV2({"certs": named})),
        ]
    )


def _attribute(kind: str, value: object) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": cms.CMSAttributeType(kind), "values": (value,)})


def _read_attributes(attributes: cms.CMSAttributes) -> tuple[bytes, tuple[bytes, ...]]:
    by_kind = {entry["type"].native: entry["values"] for entry in attributes}
    if len(by_kind) != len(attributes):
        raise ContainerRefused("attributes")
    (digest,) = by_kind["message_digest"]
    (named,) = by_kind["signing_certificate_v2"]
    return digest.native, tuple(entry["cert_hash"].native for entry in named["certs"])


def _written(
    attributes: cms.CMSAttributes,
    certificates: Sequence[x509.Certificate],
    hash_name: str,
    mechanism: str,
    signature: bytes,
) -> bytes:
    signer = _asn1(certificates[0])
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                "issuer_and_serial_number",
                value=cms.IssuerAndSerialNumber(
                    {"issuer": signer.issuer, "serial_number": signer.serial_number}
                ),
            ),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": hash_name}),
            "signed_attrs": attributes,
            "signature_algorithm": _mechanism(mechanism),
            "signature": signature,
        }
    )
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": hash_name})],
            "encap_content_info": {"content_type": "data"},
            "certificates": [_asn1(entry) for entry in certificates],
            "signer_infos": [info],
        }
    )
    written = cms.ContentInfo({"content_type": "signed_data", "content": content}).dump()
    return bytes(written)


def _mechanism(name: str) -> algos.SignedDigestAlgorithm:
    if name.endswith("_rsa"):
        return algos.SignedDigestAlgorithm({"algorithm": name, "parameters": core.Null()})
    return algos.SignedDigestAlgorithm({"algorithm": name})


def _with_low_s(signature: bytes, curve: ec.EllipticCurve) -> bytes:
    """Of the two signatures that ECDSA lets anyone turn into each other, the one we accept."""
    first, second = decode_dss_signature(signature)
    return encode_dss_signature(first, min(second, curve.group_order - second))


def _ecdsa(hash_name: str) -> ec.ECDSA:
    return ec.ECDSA(HASHES[hash_name])


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(_der(certificate))


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)


def _sha256(certificate: asn1_x509.Certificate) -> bytes:
    return hashlib.sha256(certificate.dump()).digest()
