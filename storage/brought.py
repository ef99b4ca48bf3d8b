"""What was brought into a workspace: own checklists, and an authority's overlay."""

import json

from checklists.asking.checklist import Checklist
from checklists.asking.overlays import Overlay
from checklists.records import canonical_json, from_record, to_record
from storage.connection import named_faults, one_transaction
from storage.ledger import Ledger
from storage.rows import insert_row


class Brought(Ledger):
    """What inspections of one open file can be made of beside what ships."""

    def own_checklists(self) -> tuple[Checklist, ...]:
        """The checklists brought into this workspace, in the order of their ids."""
        with named_faults(self._records_path):
            rows = self._records.query("SELECT body FROM own_checklist ORDER BY id")
            return tuple(from_record(Checklist, json.loads(row["body"])) for row in rows)

    def keep_checklist(self, checklist: Checklist) -> None:
        """Make a checklist part of the workspace; one of the same id takes its place."""
        row = {"id": checklist.id, "body": canonical_json(to_record(checklist)).decode()}
        with one_transaction(self._records, self._records_path):
            insert_row(self._records, "own_checklist", row, "INSERT OR REPLACE")

    def overlay(self) -> Overlay | None:
        """The overlay of this workspace; None when an authority added nothing."""
        with named_faults(self._records_path):
            for row in self._records.query("SELECT body FROM overlay"):
                return from_record(Overlay, json.loads(row["body"]))
        return None

    def keep_overlay(self, overlay: Overlay | None) -> None:
        """Make this the overlay of the workspace, in the place of any other; None removes it."""
        with one_transaction(self._records, self._records_path):
            self._records.execute("DELETE FROM overlay")
            if overlay is not None:
                row = {"only": 1, "body": canonical_json(to_record(overlay)).decode()}
                insert_row(self._records, "overlay", row)
