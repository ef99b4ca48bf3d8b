"""An inspection store that keeps everything in memory, for tests of the core and the window."""

import itertools
from collections.abc import Sequence
from datetime import timedelta

from checklists.delivering.case import Case
from checklists.inspecting.changes import Change
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Outcome, UnknownInspection
from checklists.inspecting.trail import GENESIS, TrailRow, replay, sealed
from checklists.records import to_record
from tests.support.samples import NOON


class MemoryStore:
    """Nothing but the trail: every load replays it, so a fault of replay shows at once."""

    def __init__(self) -> None:
        self.rows: list[TrailRow] = []
        self._ids = itertools.count(1)

    def new_id(self) -> str:
        return f"id-{next(self._ids)}"

    def load(self, inspection: str) -> Inspection:
        rows = self.trail(inspection)
        if not rows:
            raise UnknownInspection(inspection)
        known = replay(rows)
        assert isinstance(known, Inspection)
        return known

    def load_case(self, case: str) -> Case:
        known = replay(self.trail(case))
        assert isinstance(known, Case)
        return known

    def trail(self, subject: str) -> Sequence[TrailRow]:
        return [row for row in self.rows if row.subject == subject]

    def commit(self, inspection: str, change: Change, undoes: int = 0) -> Outcome:
        rows = self.trail(inspection)
        after = change.apply(replay(rows) if rows else None)
        sequence = len(self.rows) + 1
        row = sealed(
            TrailRow(
                sequence=sequence,
                subject=inspection,
                device="memory",
                actor="Ana Keller",
                at=NOON + timedelta(seconds=sequence),
                monotonic_ms=sequence * 1000,
                kind=change.kind,
                body=to_record(change),
                undoes=undoes,
                previous=self.rows[-1].hash if self.rows else GENESIS,
                hash="",
            )
        )
        self.rows.append(row)
        return Outcome(after, row)
