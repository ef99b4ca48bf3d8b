"""Verification reports as a table: a row per file, a column per question."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reports.verdicts import Question, Verification
from ui.desk import Desk
from ui.widgets.marks import OF_STANDING, mark
from ui.wording import question_name, standing_name

Index = QModelIndex | QPersistentModelIndex
FILE, FIRST_QUESTION = 0, 1
SIGNER = FIRST_QUESTION + len(Question)


class VerdictTable(QAbstractTableModel):
    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[Verification] = []

    def clear(self) -> None:
        self.beginResetModel()
        self.rows.clear()
        self.endResetModel()

    def add(self, checked: Verification) -> None:
        at = len(self.rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self.rows.append(checked)
        self.endInsertRows()

    def say_again(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SIGNER)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, SIGNER))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else SIGNER + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        voice = self._desk.voice
        if section == FILE:
            return voice.gettext("File")
        if section == SIGNER:
            return voice.gettext("Signed by")
        return question_name(tuple(Question)[section - FIRST_QUESTION], voice.language)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        checked, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(checked, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(checked, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == FILE:
            return f"SHA-256 {checked.sha256}"
        return None

    def _text(self, checked: Verification, column: int) -> str:
        if column == FILE:
            return checked.file_name
        if column == SIGNER:
            return checked.facts.signer if checked.facts else "—"
        standing = checked.verdicts[column - FIRST_QUESTION].standing
        return standing_name(standing, self._desk.voice.language)

    def _icon(self, checked: Verification, column: int) -> Any:
        if column == FILE:
            return mark(self._desk.look, OF_STANDING[checked.standing])
        if column == SIGNER:
            return None
        verdict = checked.verdicts[column - FIRST_QUESTION]
        return mark(self._desk.look, OF_STANDING[verdict.standing])
