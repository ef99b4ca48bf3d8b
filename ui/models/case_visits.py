"""The visits of a case as a table, looked up anew in the open workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal, Slot

from checklists.asking.terms import term
from checklists.values import InspectionKind, State
from ui.desk import Desk
from ui.models.row_search import IDENTITY, SORT_KEY, Index

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


class VisitTable(QAbstractTableModel):
    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: tuple[VisitLine, ...] = ()

    def show(self, visits: Sequence[VisitLine]) -> None:
        self.beginResetModel()
        self.rows = tuple(visits)
        self.endResetModel()

    def say_again(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, BEGAN)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, BEGAN))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else BEGAN + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        _ = self._desk.voice.gettext
        return (_("Visit"), _("Facility"), _("Kind"), _("State"), _("Day"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        visit = self.rows[index.row()]
        if role == IDENTITY:
            return visit.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, SORT_KEY):
            return self._texts(visit)[index.column()]
        return None

    def _texts(self, visit: VisitLine) -> tuple[str, ...]:
        voice = self._desk.voice
        return (
            visit.title or voice.gettext("Untitled"),
            visit.facility,
            term(visit.kind, voice.language),
            term(visit.state, voice.language),
            visit.day,
        )
