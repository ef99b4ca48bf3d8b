"""The list of inspections as a table, made to be sorted and searched."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from checklists.asking.terms import term
from checklists.inspecting.keeping import InspectionSummary
from ui.models.row_search import IDENTITY, SORT_KEY, Index
from ui.voice import Voice

TITLE, FACILITY, KIND, STATE, PROGRESS, CHANGED = range(6)


class InspectionTable(QAbstractTableModel):
    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._rows: tuple[InspectionSummary, ...] = ()

    def show(self, summaries: Sequence[InspectionSummary]) -> None:
        self.beginResetModel()
        self._rows = tuple(summaries)
        self.endResetModel()

    def say_again(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, CHANGED)
        if self._rows:
            last = self.index(len(self._rows) - 1, CHANGED)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else CHANGED + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        _ = self._voice.gettext
        return (
            _("Inspection"), _("Facility"), _("Kind"), _("State"), _("Answered"), _("Changed"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        summary = self._rows[index.row()]
        if role == IDENTITY:
            return summary.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(summary, index.column())
        if role == SORT_KEY:
            return self._sort_key(summary, index.column())
        return None

    def _text(self, summary: InspectionSummary, column: int) -> str:
        voice = self._voice
        match column:
            case 0:
                return summary.title or voice.gettext("Untitled")
            case 1:
                return summary.facility
            case 2:
                return term(summary.kind, voice.language)
            case 3:
                return term(summary.state, voice.language)
            case 4:
                return voice.ratio(summary.answered, summary.asked)
            case _:
                return voice.moment(summary.changed)

    def _sort_key(self, summary: InspectionSummary, column: int) -> str | float:
        if column == PROGRESS:
            return summary.answered / summary.asked if summary.asked else 0.0
        if column == CHANGED:
            return summary.changed.timestamp()
        return self._text(summary, column).casefold()
