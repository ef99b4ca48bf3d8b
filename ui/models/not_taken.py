"""What an import did not take as it stands, as a table: sheet, row, and what became of it."""

from checklists.asking.writing import UnknownReference
from checklists.asking.xlsform import NotTaken
from ui.models.rows import Rows
from ui.speech import N_
from ui.wording.importing import left_out_sentence, not_taken_text

SHEET, ROW, SAYS = range(3)


class NotTakenTable(Rows[NotTaken | UnknownReference]):
    heads = (N_("Sheet"), N_("Row"), N_("What was not taken as it stands"))

    def text(self, row: NotTaken | UnknownReference, column: int) -> str:
        if isinstance(row, UnknownReference):
            return left_out_sentence(row, self._voice.language) if column == SAYS else "—"
        if column == SHEET:
            return row.sheet
        if column == ROW:
            return str(row.row) if row.row else "—"
        return not_taken_text(row, self._voice.language)
