"""What is worked on, a visit with its case or a case alone, and what of it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checklists.values import Cancelled

# For names in annotations only: the window is up before the core is loaded.
if TYPE_CHECKING:
    from checklists.delivering.case import Case
    from checklists.inspecting.inspection import Inspection
    from checklists.inspecting.keeping import Workspace
    from checklists.inspecting.rating import RiskMatrix
    from checklists.inspecting.review import ReviewKept
    from checklists.inspecting.trail import TrailRow


@dataclass(frozen=True, slots=True)
class Loaded:
    """What is worked on: a visit with the case it belongs to, or a case alone, and their trail."""

    inspection: Inspection | None
    case: Case | None
    rows: tuple[TrailRow, ...]
    matrix: RiskMatrix
    reviews: tuple[ReviewKept, ...] = ()


def load(workspace: Workspace, identity: str) -> Loaded:
    from checklists.inspecting.keeping import matrix_of

    inspection = workspace.load(identity)
    rows = tuple(workspace.trail(identity))
    matrix = matrix_of(workspace)
    case = workspace.load_case(inspection.case) if inspection.case else None
    return Loaded(inspection, case, rows, matrix, reviews_among(rows))


def load_case(workspace: Workspace, identity: str) -> Loaded:
    from checklists.inspecting.keeping import matrix_of

    rows = tuple(workspace.trail(identity))
    return Loaded(None, workspace.load_case(identity), rows, matrix_of(workspace))


def reviews_among(rows: Sequence[TrailRow]) -> tuple[ReviewKept, ...]:
    """The reviewers' notes that these rows keep."""
    from checklists.inspecting.review import kept_reviews

    return kept_reviews(rows)


@dataclass(slots=True)
class Undoable:
    """The changes of what is shown, a visit and its case, that can still be taken back."""

    rows: list[TrailRow] = field(default_factory=list)

    def start(self, rows: Sequence[TrailRow]) -> None:
        self.rows.clear()
        for row in sorted(rows, key=lambda row: row.sequence):
            self.add(row)

    def add(self, row: TrailRow) -> None:
        if row.undoes:
            self.rows[:] = [kept for kept in self.rows if kept.sequence != row.undoes]
        elif row.change().inverse() is None:
            self.rows[:] = [kept for kept in self.rows if kept.subject != row.subject]
        else:
            self.rows.append(row)


@dataclass(slots=True)
class StoreSlot:
    """Where the store's thread keeps the open workspace; nobody else looks inside."""

    workspace: Workspace | None = None

    def take(self) -> Workspace:
        if self.workspace is None:
            raise Cancelled
        return self.workspace

    def put(self, workspace: Workspace) -> None:
        self.empty()
        self.workspace = workspace

    def empty(self) -> None:
        if self.workspace is not None:
            self.workspace.close()
        self.workspace = None
