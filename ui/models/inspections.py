"""The list of inspections as a table, made to be sorted and searched."""

from checklists.asking.terms import term
from checklists.inspecting.keeping import InspectionSummary
from ui.models.rows import Rows
from ui.speech import N_

TITLE, FACILITY, KIND, STATE, PROGRESS, CHANGED = range(6)


class InspectionTable(Rows[InspectionSummary]):
    heads = (
        N_("Inspection"), N_("Facility"), N_("Kind"), N_("State"), N_("Answered"), N_("Changed"),
    )  # fmt: skip

    def identity(self, row: InspectionSummary) -> str:
        return row.id

    def text(self, row: InspectionSummary, column: int) -> str:
        voice = self._voice
        match column:
            case 0:
                return voice.beside(row.title) or voice.gettext("Untitled")
            case 1:
                return voice.beside(row.facility)
            case 2:
                return term(row.kind, voice.language)
            case 3:
                return term(row.state, voice.language)
            case 4:
                return voice.ratio(row.answered, row.asked)
            case _:
                return voice.moment(row.changed)

    def sort_key(self, row: InspectionSummary, column: int) -> str | float:
        if column == PROGRESS:
            return row.answered / row.asked if row.asked else 0.0
        if column == CHANGED:
            return row.changed.timestamp()
        return super().sort_key(row, column)
