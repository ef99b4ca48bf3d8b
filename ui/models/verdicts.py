"""Verification reports as a table: a row per file, a column per question."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from reports.verdicts import Question, Verification
from ui.desk import Desk
from ui.models.rows import Index, Rows
from ui.speech import N_
from ui.widgets.marks import OF_STANDING, mark
from ui.wording import question_name, standing_name

FILE, FIRST_QUESTION = 0, 1
SIGNER = FIRST_QUESTION + len(Question)


class VerdictTable(Rows[Verification]):
    heads = (N_("File"), *Question, N_("Signed by"))

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk.voice, parent)
        self._look = desk.look

    def add(self, checked: Verification) -> None:
        at = len(self.rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self.rows = (*self.rows, checked)
        self.endInsertRows()

    def head(self, column: int) -> str:
        if FILE < column < SIGNER:
            return question_name(tuple(Question)[column - FIRST_QUESTION], self._voice.language)
        return super().head(column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        checked, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(checked, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"SHA-256 {checked.sha256}" if column == FILE else None
        return super().data(index, role)

    def text(self, row: Verification, column: int) -> str:
        if column == FILE:
            return row.file_name
        if column == SIGNER:
            return row.facts.signer if row.facts else "—"
        standing = row.verdicts[column - FIRST_QUESTION].standing
        return standing_name(standing, self._voice.language)

    def _icon(self, checked: Verification, column: int) -> Any:
        if column == FILE:
            return mark(self._look, OF_STANDING[checked.standing])
        if column == SIGNER:
            return None
        verdict = checked.verdicts[column - FIRST_QUESTION]
        return mark(self._look, OF_STANDING[verdict.standing])
