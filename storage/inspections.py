"""Inspections in their rows: load one, commit a change with its trail row, list them all."""

from collections.abc import Sequence
from datetime import datetime

from checklists.inspecting.changes import Change
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import InspectionSummary, Outcome, UnknownInspection
from checklists.values import InspectionKind, State
from storage.connection import named_faults
from storage.ledger import Ledger
from storage.rows import read_inspection, write_change

_SUMMARIES = """
    SELECT i.id, i.kind, i.state, i.asked, i.case_id,
           json_extract(i.visit, '$.title') AS title,
           json_extract(i.visit, '$.facility.name') AS facility,
           min(i.asked, (SELECT count(*) FROM answer a WHERE a.inspection = i.id)) AS answered,
           (SELECT at FROM trail t WHERE t.subject = i.id
             ORDER BY t.sequence DESC LIMIT 1) AS changed
      FROM inspection i
     ORDER BY (SELECT max(sequence) FROM trail t WHERE t.subject = i.id) DESC
"""


class Inspections(Ledger):
    def load(self, inspection: str) -> Inspection:
        """The inspection as it stands; raises UnknownInspection."""
        found = self._loaded.get(inspection) or self._read(inspection)
        if not isinstance(found, Inspection):
            raise UnknownInspection(inspection)
        return found

    def commit(self, inspection: str, change: Change, undoes: int = 0) -> Outcome:
        """Apply the change and make it durable, rows and trail row in one transaction."""
        before = self._loaded.get(inspection) or self._read(inspection)
        after = change.apply(before)
        row = self._committed(
            inspection, change, undoes, lambda records: write_change(records, change, after)
        )
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
                    case=row["case_id"],
                )
                for row in self._records.query(_SUMMARIES)
            )

    def _read(self, inspection: str) -> Inspection | None:
        with named_faults(self._records_path):
            found = read_inspection(self._records, inspection)
        if found is not None:
            self._loaded[inspection] = found
        return found
