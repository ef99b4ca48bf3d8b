"""What an item rests on: the instrument, its clause or the whole of it, and how sure that is."""

from PySide6.QtWidgets import QVBoxLayout

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
    voice = desk.voice
    sure = term(reference.confidence, voice.language)
    if reference.clause:
        return sure
    whole = voice.gettext("module as a whole")
    return f"{whole} · {sure}"
