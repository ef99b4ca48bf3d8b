"""The visits of a case as a table, looked up anew in the open workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from checklists.asking.terms import term
from checklists.values import InspectionKind, State
from ui.desk import Desk
from ui.models.rows import Rows
from ui.speech import N_

if TYPE_CHECKING:
    from checklists.inspecting.keeping import Workspace

TITLE, FACILITY, KIND, STATE, BEGAN = range(5)


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One line of the visits; `case` is empty for a visit that belongs to none, `began` in UTC."""

    id: str
    case: str
    kind: InspectionKind
    state: State
    title: str
    facility: str
    began: datetime | None

    @property
    def day(self) -> str:
        """The day it began here, in ISO 8601; empty when that is not said."""
        return self.began.astimezone().date().isoformat() if self.began else ""


def visits_of(workspace: Workspace, case: str) -> tuple[VisitLine, ...]:
    """The visits of this case, or with an empty id those of none, the latest first."""
    chosen = [one.id for one in workspace.summaries() if one.case == case]
    visits = [_visit(workspace, identity) for identity in chosen]
    return tuple(sorted(visits, key=lambda one: one.day, reverse=True))


def _visit(workspace: Workspace, identity: str) -> VisitLine:
    known = workspace.load(identity)
    visit = known.visit
    return VisitLine(
        id=known.id,
        case=known.case,
        kind=known.kind,
        state=known.state,
        title=visit.title,
        facility=visit.facility.name,
        began=visit.began,
    )


class CaseVisits(QObject):
    """Looks up the visits of one case at a time; an answer to an older question is dropped."""

    filled = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0

    def fill(self, case: str) -> None:
        self._asked += 1
        asked = self._asked
        job = self._desk.session.ask(lambda workspace: (asked, visits_of(workspace, case)))
        job.succeeded.connect(self._on_found)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_found(self, found: tuple[int, tuple[VisitLine, ...]]) -> None:
        asked, visits = found
        if asked == self._asked:
            self.filled.emit(visits)


class VisitTable(Rows[VisitLine]):
    heads = (N_("Visit"), N_("Facility"), N_("Kind"), N_("State"), N_("Day"))

    def identity(self, row: VisitLine) -> str:
        return row.id

    def text(self, row: VisitLine, column: int) -> str:
        language, beside = self._voice.language, self._voice.beside
        return (
            beside(row.title) or self._voice.gettext("Untitled"),
            beside(row.facility),
            term(row.kind, language),
            term(row.state, language),
            row.day,
        )[column]
