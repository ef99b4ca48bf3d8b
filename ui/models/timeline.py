"""The time line of a case as a table: the day, what happened, and what it is about."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from checklists.asking.terms import term
from checklists.delivering.case import Case, CustodyEvent
from checklists.delivering.timeline import Moment, TimelineEntry, Visited, timeline
from ui.desk import Desk
from ui.models.case_visits import VisitLine
from ui.models.row_search import IDENTITY, Index

DAY, WHAT, ABOUT = range(3)


class TimelineTable(QAbstractTableModel):
    """`IDENTITY` of a row is the id of its visit, or empty."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case: Case | None = None
        self._visits: dict[str, VisitLine] = {}
        self.entries: tuple[TimelineEntry, ...] = ()

    def show(self, case: Case, visits: Sequence[VisitLine]) -> None:
        self.beginResetModel()
        self._case = case
        self._visits = {visit.id: visit for visit in visits}
        self.entries = timeline(case, [Visited(visit.id, visit.day) for visit in visits])
        self.endResetModel()

    def say_again(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, ABOUT)
        if self.entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.entries) - 1, ABOUT))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else ABOUT + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        _ = self._desk.voice.gettext
        return (_("Day"), _("What happened"), _("About"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == IDENTITY:
            return entry.subject if entry.moment == Moment.VISIT else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._texts(entry)[index.column()]
        return None

    def _texts(self, entry: TimelineEntry) -> tuple[str, str, str]:
        voice = self._desk.voice
        day = entry.day or voice.gettext("Day not said")
        return day, term(entry.moment, voice.language), self._about(entry)

    def _about(self, entry: TimelineEntry) -> str:
        if self._case is None:
            return ""
        beside = self._desk.voice.beside
        if entry.moment == Moment.VISIT:
            return self._about_visit(self._visits[entry.subject])
        if entry.moment == Moment.CUSTODY:
            event = self._case.custody[entry.subject]
            kind = term(event.kind, self._desk.voice.language)
            return beside(kind, self._way(event))
        if entry.moment in (Moment.ACTION_DUE, Moment.ACTION_CLOSED):
            action = self._case.actions[entry.subject]
            return beside(action.text, action.owner)
        return beside(_about_fixed(self._case, entry.moment))

    def _way(self, event: CustodyEvent) -> str:
        if not event.destination:
            return event.origin
        words = self._desk.voice.gettext("from {origin} to {destination}")
        return words.format(origin=event.origin or "…", destination=event.destination)

    def _about_visit(self, visit: VisitLine) -> str:
        voice = self._desk.voice
        kind, state = (term(word, voice.language) for word in (visit.kind, visit.state))
        return voice.beside(visit.title, kind, state)


def _about_fixed(case: Case, moment: Moment) -> str:
    agreed = case.agreement.place if case.agreement is not None else ""
    return {
        Moment.CONDITIONS_AGREED: agreed,
        Moment.AUTHORIZED: case.head.authorization.number,
        Moment.AUTHORIZATION_EXPIRES: case.head.authorization.number,
        Moment.SENT: case.head.consignment.reference,
        Moment.DELIVERED: case.head.consignment.reference,
    }.get(moment, "")
