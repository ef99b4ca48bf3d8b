"""Cases in their rows: load one, commit a change with its trail row, list them all."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from checklists.delivering.case import Agreement, Case, CaseHead
from checklists.delivering.changes import CaseChange, CaseOpened
from checklists.delivering.words import ActionState
from checklists.entries import EntryChange, ManyAdded
from checklists.inspecting.keeping import CaseOutcome, CaseSummary, UnknownCase
from checklists.records import canonical_json, from_record, to_record
from storage.connection import named_faults
from storage.entries import mappings_of, put_entries, read_entries, write_entries
from storage.ledger import Ledger
from storage.rows import insert_row

_OPEN = f"('{ActionState.OPEN}', '{ActionState.IN_PROGRESS}')"
_SUMMARIES = f"""
    SELECT c.id, json_extract(c.head, '$.title') AS title,
           json_extract(c.head, '$.authorization.number') AS authorization,
           json_extract(c.head, '$.end_user.name') AS end_user,
           (SELECT count(*) FROM entry WHERE owner = c.id AND part = 'declared') AS declared,
           (SELECT count(*) FROM entry WHERE owner = c.id AND part = 'conditions') AS conditions,
           (SELECT count(*) FROM entry WHERE owner = c.id AND part = 'actions'
               AND json_extract(body, '$.state') IN {_OPEN}) AS open_actions,
           (SELECT count(*) FROM inspection WHERE case_id = c.id) AS visits,
           (SELECT at FROM trail WHERE subject = c.id ORDER BY sequence DESC LIMIT 1) AS changed
      FROM case_file c
     ORDER BY (SELECT max(sequence) FROM trail WHERE subject = c.id) DESC
"""  # noqa: S608 - our own words


class Cases(Ledger):
    def load_case(self, case: str) -> Case:
        """The case as it stands; raises UnknownCase."""
        found = self._loaded.get(case) or self._read_case(case)
        if not isinstance(found, Case):
            raise UnknownCase(case)
        return found

    def commit_case(self, case: str, change: CaseChange, undoes: int = 0) -> CaseOutcome:
        """Apply the change and make it durable, rows and trail row in one transaction."""
        before = self._loaded.get(case) or self._read_case(case)
        after = change.apply(before)
        row = self._committed(case, change, undoes, lambda db: _write_change(db, change, after))
        self._loaded[case] = after
        return CaseOutcome(after, row)

    def cases(self) -> Sequence[CaseSummary]:
        """Every case, the one changed last first."""
        with named_faults(self._records_path):
            return tuple(
                CaseSummary(**{**row, "changed": datetime.fromisoformat(row["changed"])})
                for row in self._records.query(_SUMMARIES)
            )

    def _read_case(self, case: str) -> Case | None:
        with named_faults(self._records_path):
            found = read_case(self._records, case)
        if found is not None:
            self._loaded[case] = found
        return found


def read_case(database: Database, identity: str) -> Case | None:
    """The case as its rows say, or None."""
    for row in database.query("SELECT * FROM case_file WHERE id = ?", [identity]):
        agreement = row["agreement"]
        return Case(
            id=identity,
            head=from_record(CaseHead, json.loads(row["head"])),
            agreement=None if agreement is None else from_record(Agreement, json.loads(agreement)),
            **read_entries(database, identity, Case),
        )
    return None


def _write_change(database: Database, change: CaseChange, after: Case) -> None:
    if isinstance(change, CaseOpened):
        insert_row(database, "case_file", {"id": after.id, **_head(after)})
        for part in mappings_of(Case):
            put_entries(database, after.id, part, getattr(after, part))
    elif isinstance(change, EntryChange | ManyAdded):
        write_entries(database, after.id, change)
    else:
        database.table("case_file").update(after.id, _head(after))


def _head(after: Case) -> dict[str, str | None]:
    return {
        "head": canonical_json(to_record(after.head)).decode(),
        "agreement": None
        if after.agreement is None
        else canonical_json(to_record(after.agreement)).decode(),
    }
