"""The tables of a workspace's two files, written out in SQL, and the steps that led to them.

A released step is never edited; a new one is added. `user_version` holds the number of steps.
"""

from pathlib import Path

from sqlite_utils import Database

from checklists.inspecting.mishaps import WorkspaceTooNew
from storage.connection import one_transaction

RECORDS = (
    """
    CREATE TABLE inspection (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'closed', 'issued')),
        visit TEXT NOT NULL,
        conclusion TEXT,
        report TEXT,
        to_confirm TEXT NOT NULL,
        retired TEXT NOT NULL,
        stores TEXT NOT NULL,
        asked INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        earlier TEXT,
        sample TEXT,
        supersedes TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE checklist (
        inspection TEXT NOT NULL REFERENCES inspection(id),
        position INTEGER NOT NULL,
        digest TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (inspection, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE answer (
        inspection TEXT NOT NULL REFERENCES inspection(id),
        item TEXT NOT NULL,
        result TEXT NOT NULL CHECK (result IN
            ('met', 'partly_met', 'not_met', 'not_applicable', 'not_verified')),
        remark TEXT NOT NULL,
        reason TEXT NOT NULL,
        measured TEXT NOT NULL,
        PRIMARY KEY (inspection, item)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE finding (
        inspection TEXT NOT NULL REFERENCES inspection(id),
        id TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        item TEXT NOT NULL,
        statement TEXT NOT NULL,
        recommendation TEXT NOT NULL,
        severity TEXT NOT NULL,
        likelihood TEXT NOT NULL,
        diversion TEXT NOT NULL,
        earlier TEXT NOT NULL,
        times INTEGER NOT NULL CHECK (times > 0),
        PRIMARY KEY (inspection, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE evidence (
        inspection TEXT NOT NULL REFERENCES inspection(id),
        id TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        derived_sha256 TEXT NOT NULL CHECK (length(derived_sha256) = 64),
        file_name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        taken TEXT NOT NULL,
        caption TEXT NOT NULL,
        item TEXT NOT NULL,
        finding TEXT NOT NULL,
        PRIMARY KEY (inspection, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE case_file (
        id TEXT PRIMARY KEY,
        head TEXT NOT NULL,
        agreement TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE entry (
        owner TEXT NOT NULL,
        part TEXT NOT NULL,
        id TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (owner, part, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE trail (
        sequence INTEGER PRIMARY KEY,
        subject TEXT NOT NULL,
        device TEXT NOT NULL,
        actor TEXT NOT NULL,
        at TEXT NOT NULL,
        monotonic_ms INTEGER NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        undoes INTEGER NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX trail_of_subject ON trail (subject, sequence);
    CREATE TABLE own_checklist (
        id TEXT PRIMARY KEY,
        body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE overlay (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TRIGGER trail_is_kept BEFORE DELETE ON trail
        BEGIN SELECT RAISE(ABORT, 'the trail only grows'); END;
    CREATE TRIGGER trail_is_true BEFORE UPDATE ON trail
        BEGIN SELECT RAISE(ABORT, 'the trail only grows'); END;
    """,
)
EVIDENCE = (
    """
    CREATE TABLE original (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE reduced (
        sha256 TEXT PRIMARY KEY REFERENCES original(sha256),
        derived BLOB NOT NULL,
        thumbnail BLOB NOT NULL
    ) STRICT;
    CREATE TABLE report (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TRIGGER original_is_kept BEFORE DELETE ON original
        BEGIN SELECT RAISE(ABORT, 'evidence only grows'); END;
    CREATE TRIGGER original_is_untouched BEFORE UPDATE ON original
        BEGIN SELECT RAISE(ABORT, 'evidence only grows'); END;
    """,
)


def migrate(database: Database, path: Path, steps: tuple[str, ...]) -> None:
    """Take every step this file has not taken; raises WorkspaceTooNew for a newer file."""
    taken = database.execute("PRAGMA user_version").fetchone()[0]
    if taken > len(steps):
        raise WorkspaceTooNew(path.parent, taken, len(steps))
    for number, step in enumerate(steps[taken:], taken + 1):
        with one_transaction(database, path):
            for statement in _statements(step):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {number}")


def _statements(step: str) -> list[str]:
    # `executescript` would commit first and break the one transaction a step is.
    found, current = [], ""
    for part in step.split(";"):
        current += f"{part};"
        inside_trigger = "BEGIN" in current and not current.rstrip().endswith("END;")
        if not inside_trigger:
            found.append(current)
            current = ""
    return [statement for statement in found if statement.strip(" ;\n")]
