"""The first rows of a list as they stand, for whoever must say which column says what."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checklists.delivering.columns import HEADER_WITHIN_ROWS
from checklists.delivering.serials import as_shown
from ui.models.written import as_marked
from ui.voice import Voice

Index = QModelIndex | QPersistentModelIndex


class ListCells(QAbstractTableModel):
    """The first column numbers the rows, from 1 as a spreadsheet does."""

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self.rows: tuple[tuple[str, ...], ...] = ()
        self._width = 0

    def show(self, rows: tuple[tuple[str, ...], ...]) -> None:
        self.beginResetModel()
        self.rows = rows[:HEADER_WITHIN_ROWS]
        self._width = max(map(len, self.rows), default=0)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._width + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(section) if section else self._voice.gettext("Row")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row, at = self.rows[index.row()], index.column() - 1
        if at < 0:
            return str(index.row() + 1)
        return as_marked(as_shown(row[at]), self._voice) if at < len(row) else ""
