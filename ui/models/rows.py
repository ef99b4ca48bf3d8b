"""Rows of values as a table: a head to each column, a text in each cell."""

from collections.abc import Iterable
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.voice import Voice

Index = QModelIndex | QPersistentModelIndex
IDENTITY = Qt.ItemDataRole.UserRole
SORT_KEY = Qt.ItemDataRole.UserRole + 1
Row = TypeVar("Row")


class Rows(QAbstractTableModel, Generic[Row]):
    """Subclasses say the heads and the texts; a text is the hint over its cell, too."""

    heads: ClassVar[tuple[str, ...]] = ()

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Iterable[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def say_again(self) -> None:
        last = self.columnCount() - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, last))

    def text(self, row: Row, column: int) -> str:
        raise NotImplementedError

    def identity(self, row: Row) -> str:
        """What a row is known by where one is chosen; empty where none is."""
        return ""

    def sort_key(self, row: Row, column: int) -> str | float:
        return self.text(row, column).casefold()

    def head(self, column: int) -> str:
        return self._voice.gettext(self.heads[column])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.head(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(row, column)
        if role == IDENTITY:
            return self.identity(row)
        if role == SORT_KEY:
            return self.sort_key(row, column)
        return None
