"""Tokens of SoftHSM2 for tests: software that keeps keys as a smart card does."""

import atexit
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pkcs11 import Attribute, CertificateType, ObjectClass

from reports.key_protection import SigningKey
from reports.tokens import TokenAddress
from tests.support.signing import Authority, certificate, rsa_key

PIN = "246810"
OFFICER_PIN = "13579135"
LIBRARIES = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib64/softhsm/libsofthsm.so"),
    Path("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
)
LIBRARY = next((path for path in LIBRARIES if path.is_file()), None)
needs_tokens = pytest.mark.skipif(
    LIBRARY is None or shutil.which("softhsm2-util") is None, reason="SoftHSM2 is not installed"
)
ISSUING = Authority("Issuing", Authority("Root"))


@dataclass(frozen=True, slots=True)
class Kept:
    """A key and its certificate as they are put on a token."""

    name: str
    key: SigningKey
    certificate: x509.Certificate | None


def address(token: str, name: str = "") -> TokenAddress:
    """The address of a token that `softhsm` made."""
    return TokenAddress(softhsm(), token, name)


@cache
def softhsm() -> Path:
    """The library with its tokens, made before it is first loaded: Curve, Long, RSA, Two, Bare."""
    assert LIBRARY is not None
    folder = Path(tempfile.mkdtemp(prefix="softhsm"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(
        f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\n", "utf-8"
    )
    os.environ["SOFTHSM2_CONF"] = str(settings)
    for label in ("Curve", "Long", "RSA", "Two", "Bare", "Tried", "Asking"):
        _made(label)
    curve, other = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    _put("Curve", _kept("sign", curve))
    _put("Long", _kept("sign", ec.generate_private_key(ec.SECP384R1())))
    _put("RSA", _kept("sign", rsa_key()))
    _put("Two", _kept("first", curve), _kept("second", other))
    _put("Bare", Kept("sign", curve, None))
    _put("Tried", _kept("sign", curve))
    _put("Asking", _kept("sign", curve), each_time=True)
    return LIBRARY


def _kept(name: str, key: SigningKey) -> Kept:
    return Kept(name, key, certificate(f"Ana {name}", key, ISSUING))


def _made(label: str) -> None:
    command = ["softhsm2-util", "--init-token", "--free", "--label", label]
    pins = ["--so-pin", OFFICER_PIN, "--pin", PIN]
    subprocess.run([*command, *pins], check=True, capture_output=True)


def _put(label: str, *kept: Kept, each_time: bool = False) -> None:
    token = pkcs11.lib(str(LIBRARY)).get_token(token_label=label)
    with token.open(user_pin=PIN, rw=True) as session:
        for number, one in enumerate(kept, 1):
            session.create_object(_private(one, bytes([number]), each_time=each_time))
            if one.certificate is not None:
                session.create_object(_public(one.name, bytes([number]), one.certificate))
        for above in ISSUING.path:
            session.create_object(_public("authority", b"", above))


def _private(kept: Kept, identifier: bytes, *, each_time: bool) -> dict[Attribute, object]:
    from pkcs11.util.ec import decode_ec_private_key
    from pkcs11.util.rsa import decode_rsa_private_key

    is_curve = isinstance(kept.key, ec.EllipticCurvePrivateKey)
    der = kept.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    values = decode_ec_private_key(der) if is_curve else decode_rsa_private_key(der)
    return {
        **values,
        Attribute.TOKEN: True,
        Attribute.PRIVATE: True,
        Attribute.SIGN: True,
        Attribute.ID: identifier,
        Attribute.LABEL: kept.name,
        Attribute.ALWAYS_AUTHENTICATE: each_time,
    }


def _public(name: str, identifier: bytes, entry: x509.Certificate) -> dict[Attribute, object]:
    return {
        Attribute.CLASS: ObjectClass.CERTIFICATE,
        Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
        Attribute.TOKEN: True,
        Attribute.ID: identifier,
        Attribute.LABEL: name,
        Attribute.SUBJECT: entry.subject.public_bytes(),
        Attribute.VALUE: entry.public_bytes(serialization.Encoding.DER),
    }
