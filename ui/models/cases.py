"""The list of cases as a table, made to be sorted and searched."""

from checklists.inspecting.keeping import CaseSummary
from ui.models.rows import Rows
from ui.speech import N_

TITLE, AUTHORIZATION, END_USER, DECLARED, CONDITIONS, ACTIONS, VISITS, CHANGED = range(8)


class CaseTable(Rows[CaseSummary]):
    heads = (
        N_("Case"), N_("Authorization"), N_("End user"), N_("Declared"),
        N_("Conditions"), N_("Open actions"), N_("Visits"), N_("Changed"),
    )  # fmt: skip

    def identity(self, row: CaseSummary) -> str:
        return row.id

    def text(self, row: CaseSummary, column: int) -> str:
        beside = self._voice.beside
        return (
            beside(row.title) or self._voice.gettext("Untitled"),
            beside(row.authorization),
            beside(row.end_user),
            *(str(number) for number in _counts(row)),
            self._voice.moment(row.changed),
        )[column]

    def sort_key(self, row: CaseSummary, column: int) -> str | float:
        if column == CHANGED:
            return row.changed.timestamp()
        if DECLARED <= column <= VISITS:
            return _counts(row)[column - DECLARED]
        return super().sort_key(row, column)


def _counts(summary: CaseSummary) -> tuple[int, int, int, int]:
    return summary.declared, summary.conditions, summary.open_actions, summary.visits
