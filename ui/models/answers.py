"""The answers of an opened report as a table: item, result, question and remark."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from checklists.asking.terms import term
from checklists.values import Result
from reports.contents import AskedItem
from ui.desk import Desk
from ui.models.rows import Index, Rows
from ui.speech import N_
from ui.widgets.marks import mark, mark_of

ITEM, RESULT, QUESTION, REMARK = range(4)
# What a reviewer must see comes first when sorted by result.
_ORDER = (Result.NOT_MET, Result.PARTLY_MET, Result.NOT_VERIFIED, None, Result.NOT_APPLICABLE)


class AnswerTable(Rows[AskedItem]):
    heads = (N_("Checklist item"), N_("Result"), N_("Question"), N_("Remark"))

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk.voice, parent)
        self._look = desk.look

    def identity(self, row: AskedItem) -> str:
        return row.id

    def text(self, row: AskedItem, column: int) -> str:
        voice = self._voice
        if column == ITEM:
            marked = voice.gettext("{item} (critical)").format(item=row.id)
            return marked if row.is_critical else row.id
        if column == RESULT:
            return term(row.result, voice.language) if row.result else voice.gettext("Not answered")
        return row.question if column == QUESTION else voice.beside(row.remark, row.reason)

    def sort_key(self, row: AskedItem, column: int) -> str | float:
        if column == RESULT:
            return float(_ORDER.index(row.result)) if row.result in _ORDER else float(len(_ORDER))
        return super().sort_key(row, column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DecorationRole:
            row = self.rows[index.row()]
            return mark(self._look, mark_of(row.result)) if index.column() == RESULT else None
        return super().data(index, role)
