"""Open an SQLCipher file with the durability settings, read each back, and name what goes wrong.

`sqlcipher3` is the only SQLite binding that touches a workspace: two copies of SQLite in one
process break each other's locks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlite_utils import Database

from checklists.inspecting.mishaps import (
    CannotOpen,
    DiskFailing,
    DiskFull,
    NotWritable,
    UnsafeSetting,
    WorkspaceDamaged,
    WorkspaceInUse,
)
from checklists.values import Problem

# Set in this order (the journal after the locking mode, so that WAL needs no shared memory file);
# the second value is what the setting must read back as.
SETTINGS = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("secure_delete", "ON", "1"),
    ("fullfsync", "ON", "1"),
    ("checkpoint_fullfsync", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
)

_FULL, _READ_ONLY, _BUSY, _LOCKED = 13, 8, 5, 6
_CANNOT_OPEN, _NOT_A_DATABASE, _CORRUPT, _IO = 14, 26, 11, 10

_SCHEMA_ACTIONS = frozenset(
    getattr(sqlcipher, name)
    for name in (
        "SQLITE_CREATE_INDEX",
        "SQLITE_CREATE_TABLE",
        "SQLITE_CREATE_TRIGGER",
        "SQLITE_CREATE_VIEW",
        "SQLITE_DROP_INDEX",
        "SQLITE_DROP_TABLE",
        "SQLITE_DROP_TRIGGER",
        "SQLITE_DROP_VIEW",
        "SQLITE_ALTER_TABLE",
        "SQLITE_ATTACH",
        "SQLITE_DETACH",
    )
)


def connect(path: Path, key: bytes, page_size: int) -> Database:
    """The encrypted file, created if it is not there, bound to the calling thread.

    Raises a problem when it is in use, damaged, cannot be opened, or a setting does not take.
    """
    with named_faults(path):
        connection = sqlcipher.connect(str(path), timeout=0, isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute(f"PRAGMA cipher_page_size = {page_size}")
            _apply_settings(connection)
            # Takes the lock now, and fails now if the key or a page is wrong.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
    return Database(connection)


def forbid_schema_changes(database: Database) -> None:
    """From now on no statement may change a table: a misspelt name must not create one."""
    database.conn.set_authorizer(
        lambda action, *_: (
            sqlcipher.SQLITE_DENY if action in _SCHEMA_ACTIONS else sqlcipher.SQLITE_OK
        )
    )


def copy_database(database: Database, key: bytes, target: Path, page_size: int) -> None:
    """A copy by SQLite's own backup, encrypted with the same key, checked after writing."""
    copy = connect(target, key, page_size)
    try:
        with named_faults(target):
            database.conn.backup(copy.conn)
            if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise WorkspaceDamaged(target)
    finally:
        copy.close()


@contextmanager
def one_transaction(database: Database, path: Path) -> Iterator[None]:
    """Everything inside is durable when this returns, or none of it happened."""
    with named_faults(path):
        database.execute("BEGIN IMMEDIATE")
        try:
            yield
            database.execute("COMMIT")
        except BaseException:
            if database.conn.in_transaction:
                database.execute("ROLLBACK")
            raise


@contextmanager
def named_faults(path: Path) -> Iterator[None]:
    """Turn SQLite's error codes into problems; what is not expected passes through as a bug."""
    try:
        yield
    except sqlcipher.Error as error:
        problem = _problem(getattr(error, "sqlite_errorcode", 0) & 0xFF, path)
        if problem is None:
            raise
        raise problem from error


def _problem(code: int, path: Path) -> Problem | None:
    if code in (_BUSY, _LOCKED):
        return WorkspaceInUse(path.parent)
    if code in (_NOT_A_DATABASE, _CORRUPT):
        return WorkspaceDamaged(path)
    if code == _FULL:
        return DiskFull(path, 0)
    if code == _READ_ONLY:
        return NotWritable(path)
    return {_CANNOT_OPEN: CannotOpen(path), _IO: DiskFailing(path)}.get(code)


def _apply_settings(connection: "sqlcipher.Connection") -> None:
    for name, value, expected in SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if str(found).lower() != expected:
            raise UnsafeSetting(name, expected, str(found))
