"""Inspections in their rows: load one, commit a change with its trail row, list them all."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from checklists.inspecting.changes import Change
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import InspectionSummary, Outcome, UnknownInspection
from checklists.inspecting.mishaps import DiskFull
from checklists.inspecting.trail import TrailRow
from checklists.values import InspectionKind, State
from storage import trail
from storage.connection import named_faults, one_transaction
from storage.identifiers import new_identifier
from storage.rows import read_inspection, write_change
from storage.trail import Author, Moment

_SUMMARIES = """
    SELECT i.id, i.kind, i.state, i.asked,
           json_extract(i.visit, '$.title') AS title,
           json_extract(i.visit, '$.facility.name') AS facility,
           min(i.asked, (SELECT count(*) FROM answer a WHERE a.inspection = i.id)) AS answered,
           (SELECT at FROM trail t WHERE t.inspection = i.id
             ORDER BY t.sequence DESC LIMIT 1) AS changed
      FROM inspection i
     ORDER BY (SELECT max(sequence) FROM trail t WHERE t.inspection = i.id) DESC
"""


class Inspections:
    """The inspections of one open file; only this program has it open, so values may be kept."""

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
        self._loaded: dict[str, Inspection] = {}

    def new_id(self) -> str:
        return new_identifier()

    def load(self, inspection: str) -> Inspection:
        """The inspection as it stands; raises UnknownInspection."""
        found = self._loaded.get(inspection) or self._read(inspection)
        if found is None:
            raise UnknownInspection(inspection)
        return found

    def trail(self, inspection: str) -> Sequence[TrailRow]:
        with named_faults(self._records_path):
            return tuple(trail.read_rows(self._records, inspection))

    def commit(self, inspection: str, change: Change, undoes: int = 0) -> Outcome:
        """Apply the change and make it durable, rows and trail row in one transaction."""
        before = self._loaded.get(inspection) or self._read(inspection)
        after = change.apply(before)
        row = trail.next_row(self._head, self._author, self._clock(), inspection, change, undoes)
        try:
            self._write(change, after, row)
        except DiskFull:
            if not self._make_room():
                raise
            self._write(change, after, row)
        self._head = trail.Head(row.sequence, row.hash)
        self._loaded[inspection] = after
        return Outcome(after, row)

    def summaries(self) -> Sequence[InspectionSummary]:
        """Every inspection, the one changed last first."""
        with named_faults(self._records_path):
            return tuple(
                InspectionSummary(
                    id=row["id"],
                    kind=InspectionKind(row["kind"]),
                    state=State(row["state"]),
                    title=row["title"],
                    facility=row["facility"],
                    answered=row["answered"],
                    asked=row["asked"],
                    changed=datetime.fromisoformat(row["changed"]),
                )
                for row in self._records.query(_SUMMARIES)
            )

    def _make_room(self) -> bool:
        """Give up space held back for a full disk; False when there is none to give."""
        return False

    def _read(self, inspection: str) -> Inspection | None:
        with named_faults(self._records_path):
            found = read_inspection(self._records, inspection)
        if found is not None:
            self._loaded[inspection] = found
        return found

    def _write(self, change: Change, after: Inspection, row: TrailRow) -> None:
        with one_transaction(self._records, self._records_path):
            write_change(self._records, change, after)
            trail.append(self._records, row)
