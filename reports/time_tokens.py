"""Time stamps (RFC 3161) as they are asked for and accepted: who says that what existed when."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from reports.certificates import path_up, weakness
from reports.signature_container import HASHES

MOST_CERTIFICATES = 20
# What the parsers raise on bytes that are something else.
_ODD = (ValueError, TypeError, KeyError, AttributeError, IndexError)


@dataclass(frozen=True, slots=True)
class TimeToken:
    """A time stamp that is signed by its authority: `imprint` existed at `time` (aware)."""

    time: datetime
    hash_name: str
    imprint: bytes
    nonce: int | None
    authority: x509.Certificate
    chain: tuple[x509.Certificate, ...]


class _Response(core.Sequence):  # type: ignore[misc]
    """As RFC 3161 has it; asn1crypto's own cannot read an answer that holds no token."""

    _fields = [  # noqa: RUF012 - asn1crypto writes into it
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


class TokenRefused(ValueError):
    """The bytes are no time stamp that counts; the text names what is odd, for a detail."""


def make_request(digest: bytes, hash_name: str, nonce: int) -> bytes:
    """The question to an authority, which learns the digest and nothing else."""
    imprint = {"hash_algorithm": {"algorithm": hash_name}, "hashed_message": digest}
    asked = {"version": 1, "message_imprint": imprint, "nonce": nonce, "cert_req": True}
    return bytes(tsp.TimeStampReq(asked).dump())


def read_response(untrusted: bytes) -> bytes:
    """The token in an authority's answer; raises TokenRefused with the authority's own words."""
    response = _read(lambda: _Response.load(untrusted, strict=True), "answer")
    said = _read(lambda: response["status"].native, "answer")
    if said["status"] not in ("granted", "granted_with_mods"):
        words = "; ".join(said["status_string"] or ())
        raise TokenRefused(words or ", ".join(sorted(said["fail_info"] or ())) or said["status"])
    return bytes(_read(response["time_stamp_token"].dump, "answer"))


def read_token(untrusted: bytes) -> TimeToken:
    """The time stamp in these bytes; raises TokenRefused unless its authority signed it."""
    try:
        return _token(untrusted)
    except TokenRefused:
        raise
    except InvalidSignature as error:
        raise TokenRefused("signature") from error
    except (*_ODD, x509.ExtensionNotFound) as error:
        raise TokenRefused("form") from error


def _read(read: Callable[[], Any], what: str) -> Any:
    try:
        return read()
    except _ODD as error:
        raise TokenRefused(what) from error


def _token(untrusted: bytes) -> TimeToken:
    content = cms.ContentInfo.load(untrusted, strict=True)["content"]
    held = content["encap_content_info"]
    if held["content_type"].native != "tst_info":
        raise TokenRefused("form")
    stated = bytes(held["content"])
    said = tsp.TSTInfo.load(stated, strict=True)
    (info,) = content["signer_infos"]
    certificates = _certificates(content)
    authority = _signer(info, certificates)
    _check_authority(authority)
    _check_signed(info, stated, authority)
    imprint = said["message_imprint"]
    hash_name = imprint["hash_algorithm"]["algorithm"].native
    if hash_name not in HASHES:
        raise TokenRefused(str(hash_name))
    return TimeToken(
        time=said["gen_time"].native,
        hash_name=hash_name,
        imprint=imprint["hashed_message"].native,
        nonce=said["nonce"].native,
        authority=authority,
        chain=path_up(authority, certificates),
    )


def _certificates(content: cms.SignedData) -> tuple[x509.Certificate, ...]:
    entries = list(content["certificates"])
    if len(entries) > MOST_CERTIFICATES:
        raise TokenRefused("certificates")
    return tuple(x509.load_der_x509_certificate(entry.chosen.dump()) for entry in entries)


def _signer(info: cms.SignerInfo, known: tuple[x509.Certificate, ...]) -> x509.Certificate:
    """The certificate that both the signer's name and a signed attribute mean."""
    named, sid = _named_certificate(_attributes(info)), info["sid"].chosen
    for certificate in known:
        der = certificate.public_bytes(Encoding.DER)
        own = asn1_x509.Certificate.load(der)
        if isinstance(sid, cms.IssuerAndSerialNumber):
            is_meant = (sid["issuer"], sid["serial_number"].native) == (
                own.issuer,
                own.serial_number,
            )
        else:
            is_meant = sid.native == own.key_identifier
        if is_meant and named(der):
            return certificate
    raise TokenRefused("certificates")


def _attributes(info: cms.SignerInfo) -> dict[str, Any]:
    if len(info["unsigned_attrs"]):
        # Nobody vouches for them, and no verdict reads them.
        raise TokenRefused("unsigned")
    found: dict[str, Any] = {}
    for entry in info["signed_attrs"]:
        kind = entry["type"].native
        if kind in found or len(entry["values"]) != 1:
            raise TokenRefused("attributes")
        found[kind] = entry["values"][0]
    return found


def _named_certificate(attributes: dict[str, Any]) -> Callable[[bytes], bool]:
    """Whether a certificate (DER) is the one that the signed attribute names by its hash."""
    if "signing_certificate_v2" in attributes:
        entry = attributes["signing_certificate_v2"]["certs"][0]
        name = entry["hash_algorithm"]["algorithm"].native
        if name not in HASHES:
            raise TokenRefused(str(name))
        return lambda der: bool(hashlib.new(name, der).digest() == entry["cert_hash"].native)
    entry = attributes["signing_certificate"]["certs"][0]
    # SHA-1 here only repeats which certificate is meant; the signature is what counts.
    return lambda der: bool(hashlib.sha1(der).digest() == entry["cert_hash"].native)  # noqa: S324


def _check_authority(authority: x509.Certificate) -> None:
    """Made for time stamps and for nothing else, as RFC 3161 asks, and strong enough."""
    usage = authority.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    if not usage.critical or list(usage.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise TokenRefused("extendedKeyUsage")
    weak = weakness(authority)
    if weak:
        raise TokenRefused(weak)


def _check_signed(info: cms.SignerInfo, stated: bytes, authority: x509.Certificate) -> None:
    attributes = _attributes(info)
    name = info["digest_algorithm"]["algorithm"].native
    if name not in HASHES:
        raise TokenRefused(str(name))
    if attributes["content_type"].native != "tst_info":
        raise TokenRefused("attributes")
    if attributes["message_digest"].native != hashlib.new(name, stated).digest():
        raise TokenRefused("signature")
    signed, signature = info["signed_attrs"].untag().dump(), info["signature"].native
    algorithm = info["signature_algorithm"]
    kind, key = algorithm.signature_algo, authority.public_key()
    if isinstance(key, rsa.RSAPublicKey) and kind == "rsassa_pkcs1v15":
        key.verify(signature, signed, padding.PKCS1v15(), HASHES[_hash_of(algorithm, name)])
    elif isinstance(key, rsa.RSAPublicKey) and kind == "rsassa_pss":
        chosen = HASHES[algorithm.hash_algo]
        salt = int(algorithm["parameters"]["salt_length"].native)
        key.verify(signature, signed, padding.PSS(padding.MGF1(chosen), salt), chosen)
    elif isinstance(key, ec.EllipticCurvePublicKey) and kind == "ecdsa":
        key.verify(signature, signed, ec.ECDSA(HASHES[_hash_of(algorithm, name)]))
    else:
        raise TokenRefused(str(kind))


def _hash_of(algorithm: algos.SignedDigestAlgorithm, name: str) -> str:
    """The hash that is signed: named by the mechanism, else that of the digest."""
    try:
        return str(algorithm.hash_algo)
    except ValueError:
        return name
