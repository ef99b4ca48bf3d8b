"""The workspace's key: random, and on disk only wrapped by the passphrase and a recovery key.

Argon2id (RFC 9106) with 64 MiB, 3 passes, 4 lanes makes a wrapping key from what the person
types; AES-256-GCM wraps the 256-bit key. Two equal copies of the file lie side by side.
"""

import base64
import json
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from checklists.inspecting.mishaps import KeysDamaged, WorkspaceTooNew, WrongPassphrase
from checklists.values import PassphraseTooShort
from storage.files import write_whole
from storage.places import KEY_FILES

FORMAT = 1
MINIMUM_PASSPHRASE = 10
MEMORY_KIB, PASSES, LANES = 65536, 3, 4
KDF = {"name": "argon2id", "memory_kib": MEMORY_KIB, "passes": PASSES, "lanes": LANES}

# Crockford's base 32: no I, L, O or U to misread on paper.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_RECOVERY_LENGTH = 32


@dataclass(frozen=True, slots=True)
class NewKeys:
    """`key` is 32 random bytes; `recovery` is for paper; `file` holds both wrappings of the key."""

    key: bytes
    recovery: str
    file: bytes


def make_keys(passphrase: str) -> NewKeys:
    """A new random key and its two wrappings; raises PassphraseTooShort."""
    if len(_typed(passphrase)) < MINIMUM_PASSPHRASE:
        raise PassphraseTooShort(MINIMUM_PASSPHRASE)
    key = secrets.token_bytes(32)
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_RECOVERY_LENGTH))
    recovery = "-".join(letters[n : n + 4] for n in range(0, _RECOVERY_LENGTH, 4))
    slots = {"passphrase": _wrap(key, _typed(passphrase)), "recovery": _wrap(key, letters)}
    record = {"format": FORMAT, "kdf": KDF, "slots": slots}
    return NewKeys(key, recovery, json.dumps(record, indent=1, sort_keys=True).encode())


def write_keys(folder: Path, file: bytes) -> None:
    for name in KEY_FILES:
        write_whole(folder / name, file)


def unlock(folder: Path, typed: str) -> bytes:
    """The workspace's key, opened by passphrase or recovery key; a damaged copy is mended."""
    readable = {name: record for name in KEY_FILES if (record := _read(folder, name))}
    if not readable:
        raise KeysDamaged(folder)
    name, record = next(iter(readable.items()))
    key = _open_slots(folder, record, typed)
    good = (folder / name).read_bytes()
    for copy in KEY_FILES:
        if copy not in readable:
            write_whole(folder / copy, good)
    return key


def _open_slots(folder: Path, record: dict[str, Any], typed: str) -> bytes:
    paper = typed.upper().translate(_MISREAD)
    attempts = [("passphrase", _typed(typed))]
    if len(paper) == _RECOVERY_LENGTH:
        attempts.append(("recovery", paper))
    for slot, secret in attempts:
        try:
            return _unwrap(record["slots"][slot], record["kdf"], secret)
        except InvalidTag:
            continue
        except (KeyError, TypeError, ValueError) as error:
            raise KeysDamaged(folder) from error
    raise WrongPassphrase(folder)


def _read(folder: Path, name: str) -> dict[str, Any] | None:
    try:
        record = json.loads((folder / name).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or not isinstance(record.get("format"), int):
        return None
    if record["format"] > FORMAT:
        raise WorkspaceTooNew(folder, record["format"], FORMAT)
    return record


def _typed(secret: str) -> str:
    # The same letters can arrive composed or decomposed, depending on the keyboard.
    return unicodedata.normalize("NFC", secret)


def _wrap(key: bytes, secret: str) -> dict[str, str]:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = AESGCM(_derive(secret, salt, KDF)).encrypt(nonce, key, _bound(KDF))
    return {
        name: base64.b64encode(value).decode()
        for name, value in (("salt", salt), ("nonce", nonce), ("wrapped", wrapped))
    }


def _unwrap(slot: dict[str, str], kdf: dict[str, Any], secret: str) -> bytes:
    salt, nonce, wrapped = (
        base64.b64decode(slot[name], validate=True) for name in ("salt", "nonce", "wrapped")
    )
    return AESGCM(_derive(secret, salt, kdf)).decrypt(nonce, wrapped, _bound(kdf))


def _derive(secret: str, salt: bytes, kdf: dict[str, Any]) -> bytes:
    # The file is not trusted before it opens: a lowered cost would be an attack on the next wrap,
    # a raised one a way to exhaust the machine.
    if kdf != KDF:
        raise ValueError(kdf)
    derivation = Argon2id(
        salt=salt, length=32, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB
    )
    return derivation.derive(secret.encode("utf-8"))


def _bound(kdf: dict[str, Any]) -> bytes:
    return json.dumps([FORMAT, kdf], sort_keys=True).encode()
