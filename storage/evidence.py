"""Original photos and signed reports as BLOBs by their SHA-256, and the reduced copies beside."""

import hashlib
import shutil
from pathlib import Path

from sqlite_utils import Database

from checklists.inspecting.keeping import NewPhoto
from checklists.inspecting.mishaps import DiskFull, EvidenceMissing
from storage.connection import one_transaction

# What must stay free after a photo, so that answers can still be saved.
ROOM_LEFT_BYTES = 16 * 1024 * 1024

_ORIGINAL = """
    SELECT bytes FROM original WHERE sha256 = :digest
    UNION ALL SELECT bytes FROM report WHERE sha256 = :digest
"""


def keep_photo(database: Database, path: Path, photo: NewPhoto) -> None:
    """Make original and reduced copies durable in one transaction; the same photo twice is one."""
    _check_room(path, 2 * len(photo.original))
    digest = hashlib.sha256(photo.original).hexdigest()
    with one_transaction(database, path):
        database.execute(
            "INSERT INTO original VALUES (?, ?) ON CONFLICT DO NOTHING", [digest, photo.original]
        )
        database.execute(
            "INSERT INTO reduced VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [digest, photo.derived, photo.thumbnail],
        )


def keep_report(database: Database, path: Path, report: bytes) -> str:
    _check_room(path, 2 * len(report))
    digest = hashlib.sha256(report).hexdigest()
    with one_transaction(database, path):
        database.execute(
            "INSERT INTO report VALUES (?, ?) ON CONFLICT DO NOTHING", [digest, report]
        )
    return digest


def original(database: Database, sha256: str) -> bytes:
    """The untouched bytes of a photo or a signed report."""
    return _bytes(database, _ORIGINAL, sha256)


def derived(database: Database, sha256: str) -> bytes:
    return _bytes(database, "SELECT derived FROM reduced WHERE sha256 = :digest", sha256)


def thumbnail(database: Database, sha256: str) -> bytes:
    return _bytes(database, "SELECT thumbnail FROM reduced WHERE sha256 = :digest", sha256)


def every_digest(database: Database) -> frozenset[str]:
    return frozenset(row["sha256"] for row in database.query("SELECT sha256 FROM original"))


def _bytes(database: Database, sql: str, sha256: str) -> bytes:
    found = database.execute(sql, {"digest": sha256}).fetchone()
    if found is None:
        raise EvidenceMissing(sha256)
    content: bytes = found[0]
    return content


def _check_room(path: Path, needed: int) -> None:
    if shutil.disk_usage(path.parent).free < needed + ROOM_LEFT_BYTES:
        raise DiskFull(path, needed + ROOM_LEFT_BYTES)
