"""The trail's rows: append one, read them back, know the head."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklists.delivering.changes import CaseChange
from checklists.inspecting.changes import Change
from checklists.inspecting.trail import GENESIS, TrailRow, sealed
from checklists.records import to_record
from storage.rows import insert_row, trail_row_from_record, trail_row_to_record


@dataclass(frozen=True, slots=True)
class Moment:
    """What the laptop's clocks say: wall time (UTC) and milliseconds of running time."""

    at: datetime
    monotonic_ms: int


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes something, and on which device."""

    device: str
    actor: str


@dataclass(frozen=True, slots=True)
class Head:
    sequence: int
    hash: str


def read_head(database: Database) -> Head:
    sql = "SELECT sequence, hash FROM trail ORDER BY sequence DESC LIMIT 1"
    for row in database.query(sql):
        return Head(row["sequence"], row["hash"])
    return Head(0, GENESIS)


def next_row(
    head: Head,
    author: Author,
    moment: Moment,
    subject: str,
    change: Change | CaseChange,
    undoes: int,
) -> TrailRow:
    """The row that follows the head and holds this change."""
    return sealed(
        TrailRow(
            sequence=head.sequence + 1,
            subject=subject,
            device=author.device,
            actor=author.actor,
            at=moment.at,
            monotonic_ms=moment.monotonic_ms,
            kind=change.kind,
            body=to_record(change),
            undoes=undoes,
            previous=head.hash,
            hash="",
        )
    )


def append(database: Database, row: TrailRow) -> None:
    insert_row(database, "trail", trail_row_to_record(row))


def read_rows(database: Database, subject: str = "") -> Iterator[TrailRow]:
    """All rows in order, or those of one inspection or case."""
    where, values = ("WHERE subject = ?", [subject]) if subject else ("", [])
    for record in database.query(f"SELECT * FROM trail {where} ORDER BY sequence", values):  # noqa: S608
        yield trail_row_from_record(record)
