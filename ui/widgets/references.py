"""What an item rests on: the instrument, its clause or the whole of it, and how sure that is."""

from PySide6.QtWidgets import QVBoxLayout

from checklists.asking.regions import name_of
from checklists.asking.standards import Reference
from checklists.asking.terms import term
from ui.desk import Desk
from ui.widgets.making import column, label


def rests_on(desk: Desk, reference: Reference) -> QVBoxLayout:
    """One reference; without a clause it says that the module is meant as a whole."""
    name = label(wrap=True)
    edition = f" ({reference.edition})" if reference.edition else ""
    name.setText(f"{reference.label}{edition}")
    name.setToolTip(reference.name.to(desk.voice.content))
    sure = label("soft", wrap=True)
    sure.setText(how_sure(desk, reference))
    return column([name, sure], gap=0)


def how_sure(desk: Desk, reference: Reference) -> str:
    """How sure it is, and who added it when it is not the checklist's own."""
    voice = desk.voice
    whole = "" if reference.clause else voice.gettext("module as a whole")
    parts = (whole, term(reference.confidence, voice.language), added_words(desk, reference))
    return " · ".join(part for part in parts if part)


def added_words(desk: Desk, reference: Reference) -> str:
    """By whom it was added; empty for the checklist's own."""
    if not reference.added_by:
        return ""
    author = name_of(reference.added_by, desk.voice.content)
    return desk.voice.gettext("added by {author}").format(author=author)
