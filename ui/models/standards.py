"""What a search of the standards found, as a table."""

from checklists.asking.searching import Found
from checklists.asking.terms import term
from ui.models.rows import Rows
from ui.speech import N_
from ui.voice import Voice

LABEL, TITLE, SURE = range(3)


class FoundTable(Rows[Found]):
    heads = (N_("Standard"), N_("What it is"), N_("How sure"))

    def text(self, row: Found, column: int) -> str:
        if column == LABEL:
            return row.label
        if column == TITLE:
            return title_of(row, self._voice.content)
        return sure_of(row, self._voice)


def title_of(found: Found, language: str) -> str:
    return found.clause.title if found.clause else found.standard.name.to(language)


def sure_of(found: Found, voice: Voice) -> str:
    """How sure it is, and which authority added it when it is not ours."""
    if found.clause is not None:
        sure = term(found.clause.confidence, voice.language)
    else:
        whole = voice.gettext("module as a whole")
        sure = f"{whole} · {term(found.standard.confidence, voice.language)}"
    if not found.added_by:
        return sure
    added = voice.gettext("added by {author}").format(author=found.added_by)
    return f"{sure} · {added}"
