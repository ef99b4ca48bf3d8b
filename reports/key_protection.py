"""Private keys at rest: PKCS#12 and PKCS#8 with the slowest derivation those formats know."""

import hashlib
import hmac
import os
import unicodedata

from asn1crypto import algos, core, keys, pem
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives import hashes, padding, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.serialization import pkcs12

ROUNDS = 600_000
SigningKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def passphrase_bytes(passphrase: str) -> bytes:
    """The same bytes for the same passphrase, however the keyboard composed its letters."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8")


def to_pkcs12(
    key: SigningKey,
    certificate: x509.Certificate,
    chain: tuple[x509.Certificate, ...],
    passphrase: str,
) -> bytes:
    encryption = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase_bytes(passphrase))
    )
    written = pkcs12.serialize_key_and_certificates(None, key, certificate, chain, encryption)
    return _with_slow_mac(written, passphrase)


def to_pkcs8_pem(key: SigningKey, passphrase: str) -> bytes:
    """An encrypted private key in PEM; `cryptography` itself derives with 2,048 rounds only."""
    plain = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    salt, vector = os.urandom(16), os.urandom(16)
    secret = hashlib.pbkdf2_hmac("sha256", passphrase_bytes(passphrase), salt, ROUNDS, 32)
    padder = padding.PKCS7(128).padder()
    encryptor = Cipher(AES256(secret), CBC(vector)).encryptor()
    padded = padder.update(plain) + padder.finalize()
    wrapped = keys.EncryptedPrivateKeyInfo(
        {
            "encryption_algorithm": _pbes2(salt, vector),
            "encrypted_data": encryptor.update(padded) + encryptor.finalize(),
        }
    )
    return bytes(pem.armor("ENCRYPTED PRIVATE KEY", wrapped.dump()))


def _pbes2(salt: bytes, vector: bytes) -> algos.EncryptionAlgorithm:
    derivation = {
        "algorithm": "pbkdf2",
        "parameters": {
            "salt": algos.Pbkdf2Salt(name="specified", value=salt),
            "iteration_count": ROUNDS,
            "prf": {"algorithm": "sha256", "parameters": core.Null()},
        },
    }
    return algos.EncryptionAlgorithm(
        {
            "algorithm": "pbes2",
            "parameters": {
                "key_derivation_func": derivation,
                "encryption_scheme": {"algorithm": "aes256_cbc", "parameters": vector},
            },
        }
    )


def _with_slow_mac(written: bytes, passphrase: str) -> bytes:
    # The library's MAC takes 2,048 rounds, so that guessing against it would be 300 times
    # quicker than against the encryption.
    archive = asn1_pkcs12.Pfx.load(written)
    mac = archive["mac_data"]
    content = archive["auth_safe"]["content"].contents
    salt = os.urandom(16)
    secret = _pkcs12_mac_key(passphrase, salt)
    mac["mac_salt"] = salt
    mac["iterations"] = ROUNDS
    mac["mac"]["digest"] = hmac.digest(secret, content, "sha256")
    return bytes(archive.dump(force=True))


def _pkcs12_mac_key(passphrase: str, salt: bytes) -> bytes:
    """RFC 7292 appendix B.2 with SHA-256 for a MAC key, which never needs a second block."""
    block = 64
    text = (unicodedata.normalize("NFC", passphrase) + "\0").encode("utf-16-be")
    state = b"\x03" * block + _filled(salt, block) + _filled(text, block)
    for _ in range(ROUNDS):
        state = hashlib.sha256(state).digest()
    return state


def _filled(entry: bytes, block: int) -> bytes:
    length = -(-len(entry) // block) * block
    return (entry * (length // len(entry) + 1))[:length]
