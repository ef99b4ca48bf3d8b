"""The trail: one hash-chained row per change, and what can be told from the rows alone."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from checklists.delivering.case import Case
from checklists.delivering.changes import CASE_KINDS, CaseChange
from checklists.entries import ChangeOutOfStep
from checklists.inspecting.changes import KINDS, Change
from checklists.inspecting.inspection import Inspection
from checklists.records import canonical_json, from_record, to_record
from checklists.values import Problem

GENESIS = "0" * 64
_KINDS: Mapping[str, type] = {**KINDS, **CASE_KINDS}


@dataclass(eq=False)
class TrailBroken(Problem):
    """The rows do not follow from one another; `sequence` is the first that does not."""

    sequence: int


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One change as it was committed; `subject` is the id of the inspection or case it changed.

    `at` is what the laptop's clock claimed (UTC), `monotonic_ms` its running time, which cannot
    be set back. `undoes` is the sequence of the change this one takes back, or 0. `previous` and
    `hash` are SHA-256 in hex; `hash` covers the canonical JSON of all the other fields.
    """

    sequence: int
    subject: str
    device: str
    actor: str
    at: datetime
    monotonic_ms: int
    kind: str
    body: Any
    undoes: int
    previous: str
    hash: str

    def change(self) -> Change | CaseChange:
        return change_from_record(self.kind, self.body)


def change_from_record(kind: str, record: object) -> Change | CaseChange:
    """The change a row holds; raises BadRecord for a wrong shape, ChangeOutOfStep for its kind."""
    known = _KINDS.get(kind)
    if known is None:
        raise ChangeOutOfStep(kind)
    change: Change | CaseChange = from_record(known, record, kind)
    return change


def sealed(row: TrailRow) -> TrailRow:
    """The row with its hash computed from all its other fields."""
    record = to_record(row)
    del record["hash"]
    return replace(row, hash=hashlib.sha256(canonical_json(record)).hexdigest())


def check_chain(rows: Iterable[TrailRow]) -> str:
    """The last hash of an unbroken trail that starts at its beginning; raises TrailBroken."""
    previous = GENESIS
    for sequence, row in enumerate(rows, 1):
        intact = row.sequence == sequence and row.previous == previous
        if not intact or sealed(row).hash != row.hash:
            raise TrailBroken(sequence)
        previous = row.hash
    return previous


def replay(rows: Iterable[TrailRow]) -> Inspection | Case:
    """The inspection or case that these rows, all of one subject, lead to."""
    reached: Any = None
    for row in rows:
        reached = row.change().apply(reached)
    if reached is None:
        raise TrailBroken(0)
    known: Inspection | Case = reached
    return known


def last_undoable(rows: Sequence[TrailRow]) -> TrailRow | None:
    """The latest change of one subject that is not undone, is no undo, and can be undone.

    A change that cannot be undone, such as an issued report, also bars what came before it.
    """
    undone = {row.undoes for row in rows if row.undoes}
    for row in reversed(rows):
        if row.undoes or row.sequence in undone:
            continue
        return row if row.change().inverse() is not None else None
    return None


def clock_went_back(rows: Sequence[TrailRow]) -> tuple[int, ...]:
    """The sequences of rows whose wall clock is earlier than the row before."""
    return tuple(later.sequence for earlier, later in pairwise(rows) if later.at < earlier.at)
