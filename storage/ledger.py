"""The one way a change becomes durable: touched rows and one trail row, in one transaction."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from checklists.delivering.changes import CaseChange
from checklists.inspecting.changes import Change
from checklists.inspecting.mishaps import DiskFull
from checklists.inspecting.trail import TrailRow
from storage import trail
from storage.connection import named_faults, one_transaction
from storage.identifiers import new_identifier
from storage.rows import insert_row
from storage.trail import Author, Moment

# Set apart from the settings that say who works with the workspace, and where.
_REMEMBERED = "remembered:"


class Ledger:
    """One open file of records; only this program has it open, so values may be kept."""

    def __init__(
        self,
        database: Database,
        path: Path,
        author: Author,
        clock: Callable[[], Moment],
    ) -> None:
        self._records = database
        self._records_path = path
        self._author = author
        self._clock = clock
        with named_faults(path):
            self._head = trail.read_head(database)
        self._loaded: dict[str, Any] = {}

    def new_id(self) -> str:
        return new_identifier()

    def trail(self, subject: str) -> Sequence[TrailRow]:
        with named_faults(self._records_path):
            return tuple(trail.read_rows(self._records, subject))

    def remembered(self, name: str) -> str:
        """What was remembered under this name; empty if nothing."""
        sql = "SELECT value FROM setting WHERE name = ?"
        with named_faults(self._records_path):
            found = self._records.execute(sql, [f"{_REMEMBERED}{name}"]).fetchone()
        return "" if found is None else str(found[0])

    def remember(self, name: str, value: str) -> None:
        row = {"name": f"{_REMEMBERED}{name}", "value": value}
        with one_transaction(self._records, self._records_path):
            insert_row(self._records, "setting", row, "INSERT OR REPLACE")

    def _committed(
        self,
        subject: str,
        change: Change | CaseChange,
        undoes: int,
        write: Callable[[Database], None],
    ) -> TrailRow:
        """Write what the change touched with its trail row; room held back is given up once."""
        row = trail.next_row(self._head, self._author, self._clock(), subject, change, undoes)
        try:
            self._write(write, row)
        except DiskFull:
            if not self._make_room():
                raise
            self._write(write, row)
        self._head = trail.Head(row.sequence, row.hash)
        return row

    def _make_room(self) -> bool:
        """Give up space held back for a full disk; False when there is none to give."""
        return False

    def _write(self, write: Callable[[Database], None], row: TrailRow) -> None:
        with one_transaction(self._records, self._records_path):
            write(self._records)
            trail.append(self._records, row)
