"""One workspace on this laptop: create, unlock, use, check, back up, lock."""

import os
import secrets
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from checklists.inspecting.keeping import NewPhoto, WorkspaceHealth
from checklists.inspecting.mishaps import (
    CannotOpen,
    FolderNotEmpty,
    NotAWorkspace,
    NotWritable,
    WorkspaceDamaged,
)
from checklists.values import Progress
from storage import evidence, health
from storage.brought import Brought
from storage.cases import Cases
from storage.connection import (
    connect,
    copy_database,
    forbid_schema_changes,
    named_faults,
    one_transaction,
)
from storage.files import TEMP_MARK, flush_folder, named_mishaps, sweep, write_whole
from storage.inspections import Inspections
from storage.keys import make_keys, unlock, write_keys
from storage.places import EVIDENCE_FILE, KEY_FILES, RECORDS_FILE, RESERVE_FILE, is_workspace
from storage.schema import EVIDENCE, RECORDS, migrate
from storage.trail import Author, Moment

RESERVE_BYTES = 4 * 1024 * 1024
RECORDS_PAGE, EVIDENCE_PAGE = 4096, 16384

Clock = Callable[[], Moment]


def laptop_clock() -> Moment:
    return Moment(datetime.now(UTC), time.monotonic_ns() // 1_000_000)


class OpenWorkspace(Inspections, Cases, Brought):
    """One open workspace; belongs to the thread that opened it."""

    def __init__(self, folder: Path, key: bytes, clock: Clock) -> None:
        self._folder = folder
        self._key = key
        for name in (RECORDS_FILE, EVIDENCE_FILE):
            _expect_file(folder / name)
        records = _open(folder / RECORDS_FILE, key, RECORDS_PAGE, RECORDS)
        try:
            self._evidence_path = folder / EVIDENCE_FILE
            self._evidence = _open(self._evidence_path, key, EVIDENCE_PAGE, EVIDENCE)
        except BaseException:
            records.close()
            raise
        try:
            super().__init__(records, folder / RECORDS_FILE, _author(records, folder), clock)
        except BaseException:
            self._evidence.close()
            records.close()
            raise

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def actor(self) -> str:
        return self._author.actor

    def keep_photo(self, photo: NewPhoto) -> None:
        evidence.keep_photo(self._evidence, self._evidence_path, photo)

    def keep_report(self, report: bytes) -> str:
        return evidence.keep_report(self._evidence, self._evidence_path, report)

    def original(self, sha256: str) -> bytes:
        with named_faults(self._evidence_path):
            return evidence.original(self._evidence, sha256)

    def derived(self, sha256: str) -> bytes:
        with named_faults(self._evidence_path):
            return evidence.derived(self._evidence, sha256)

    def thumbnail(self, sha256: str) -> bytes:
        with named_faults(self._evidence_path):
            return evidence.thumbnail(self._evidence, sha256)

    def check(self, progress: Progress) -> WorkspaceHealth:
        return health.check(
            (self._records, self._records_path), (self._evidence, self._evidence_path), progress
        )

    def back_up(self, target: Path) -> Path:
        """Write a checked copy into a new folder inside `target`; gives that folder."""
        name = f"{self._folder.name}-{self._clock().at:%Y%m%d-%H%M%S}"
        copy, building = target / name, target / f"{TEMP_MARK}{secrets.token_hex(8)}"
        with named_mishaps(copy):
            building.mkdir(parents=True, mode=0o700)
        try:
            for name in KEY_FILES:
                write_whole(building / name, (self._folder / name).read_bytes())
            copy_database(self._records, self._key, building / RECORDS_FILE, RECORDS_PAGE)
            copy_database(self._evidence, self._key, building / EVIDENCE_FILE, EVIDENCE_PAGE)
            with named_mishaps(copy):
                building.rename(copy)
                flush_folder(target)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        return copy

    def close(self) -> None:
        self._evidence.close()
        self._records.close()

    def _make_room(self) -> bool:
        reserve = self._folder / RESERVE_FILE
        if not reserve.exists():
            return False
        with named_mishaps(reserve):
            reserve.unlink()
        return True


def create_workspace(
    folder: Path, passphrase: str, actor: str, clock: Clock = laptop_clock
) -> tuple[OpenWorkspace, str]:
    """A new workspace in a new or empty folder, open, and its recovery key, shown only once.

    It is built beside its place and then moved there: a crash leaves no half-made workspace.
    """
    keys = make_keys(passphrase)
    building = folder.with_name(f"{TEMP_MARK}{secrets.token_hex(8)}")
    with named_mishaps(folder, RESERVE_BYTES):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmpty(folder)
        building.mkdir(parents=True, mode=0o700)
        try:
            _build(building, keys.key, actor)
            write_keys(building, keys.file)
            if folder.exists():
                folder.rmdir()
            building.rename(folder)
            flush_folder(folder.parent)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    return OpenWorkspace(folder, keys.key, clock), keys.recovery


def open_workspace(folder: Path, typed: str, clock: Clock = laptop_clock) -> OpenWorkspace:
    """The workspace, opened by passphrase or recovery key."""
    if not is_workspace(folder):
        raise NotAWorkspace(folder)
    sweep(folder)
    key = unlock(folder, typed)
    workspace = OpenWorkspace(folder, key, clock)
    _hold_reserve(folder)
    return workspace


def _build(folder: Path, key: bytes, actor: str) -> None:
    records = _open(folder / RECORDS_FILE, key, RECORDS_PAGE, RECORDS)
    with one_transaction(records, folder / RECORDS_FILE):
        for name, value in (("actor", actor), ("device", secrets.token_hex(4))):
            records.execute("INSERT INTO setting VALUES (?, ?)", [name, value])
    records.close()
    _open(folder / EVIDENCE_FILE, key, EVIDENCE_PAGE, EVIDENCE).close()
    _hold_reserve(folder)


def _open(path: Path, key: bytes, page_size: int, steps: tuple[str, ...]) -> Database:
    database = connect(path, key, page_size)
    try:
        migrate(database, path, steps)
    except BaseException:
        database.close()
        raise
    forbid_schema_changes(database)
    return database


def _author(records: Database, folder: Path) -> Author:
    with named_faults(folder / RECORDS_FILE):
        settings = {row["name"]: row["value"] for row in records.query("SELECT * FROM setting")}
    return Author(settings["device"], settings["actor"])


def _expect_file(path: Path) -> None:
    """SQLite would make a new, empty database of a missing or empty file and so hide the loss."""
    if not path.is_file():
        raise CannotOpen(path)
    if not path.stat().st_size:
        raise WorkspaceDamaged(path)
    # SQLite calls a file it may only read an I/O error once its log lies beside it.
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise NotWritable(path.parent)


def _hold_reserve(folder: Path) -> None:
    """Room that is given up when the disk is full, so that the last answers can be saved."""
    reserve = folder / RESERVE_FILE
    if not reserve.exists() and shutil.disk_usage(folder).free > 8 * RESERVE_BYTES:
        write_whole(reserve, secrets.token_bytes(RESERVE_BYTES))
