"""The list of cases as a table, made to be sorted and searched."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from checklists.inspecting.keeping import CaseSummary
from ui.models.row_search import IDENTITY, SORT_KEY, Index
from ui.voice import Voice

TITLE, AUTHORIZATION, END_USER, DECLARED, CONDITIONS, ACTIONS, VISITS, CHANGED = range(8)


class CaseTable(QAbstractTableModel):
    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._rows: tuple[CaseSummary, ...] = ()

    def show(self, summaries: Sequence[CaseSummary]) -> None:
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
            _("Case"), _("Authorization"), _("End user"), _("Declared"),
            _("Conditions"), _("Open actions"), _("Visits"), _("Changed"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        summary, at = self._rows[index.row()], index.column()
        if role == IDENTITY:
            return summary.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._texts(summary)[at]
        if role == SORT_KEY:
            return self._sort_key(summary, at)
        return None

    def _texts(self, summary: CaseSummary) -> tuple[str, ...]:
        return (
            summary.title or self._voice.gettext("Untitled"),
            summary.authorization,
            summary.end_user,
            *(str(number) for number in _counts(summary)),
            self._voice.moment(summary.changed),
        )

    def _sort_key(self, summary: CaseSummary, at: int) -> str | float:
        if at == CHANGED:
            return summary.changed.timestamp()
        if DECLARED <= at <= VISITS:
            return _counts(summary)[at - DECLARED]
        return self._texts(summary)[at].casefold()


def _counts(summary: CaseSummary) -> tuple[int, int, int, int]:
    return summary.declared, summary.conditions, summary.open_actions, summary.visits
