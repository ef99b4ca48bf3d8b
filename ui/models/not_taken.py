"""What an import did not take as it stands, as a table: sheet, row, and what became of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checklists.asking.writing import UnknownReference
from checklists.asking.xlsform import NotTaken
from ui.voice import Voice
from ui.wording.importing import left_out_sentence, not_taken_text

Index = QModelIndex | QPersistentModelIndex
SHEET, ROW, SAYS = range(3)


class NotTakenTable(QAbstractTableModel):
    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._rows: tuple[NotTaken | UnknownReference, ...] = ()

    def show(self, rows: Sequence[NotTaken | UnknownReference]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def say_again(self) -> None:
        self.show(self._rows)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SAYS)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else SAYS + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        _ = self._voice.gettext
        return (_("Sheet"), _("Row"), _("What was not taken as it stands"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self._rows[index.row()], index.column())
        return None

    def _text(self, entry: NotTaken | UnknownReference, column: int) -> str:
        if isinstance(entry, UnknownReference):
            return left_out_sentence(entry, self._voice.language) if column == SAYS else "—"
        if column == SHEET:
            return entry.sheet
        if column == ROW:
            return str(entry.row) if entry.row else "—"
        return not_taken_text(entry, self._voice.language)
