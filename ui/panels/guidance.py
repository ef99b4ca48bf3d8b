"""What to look for at an item, how to come to an answer, and what the item rests on."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.checklist import Item
from checklists.asking.terms import term
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.making import column, empty, label, scrolled
from ui.widgets.references import rests_on
from ui.widgets.spoken import Spoken
from ui.widgets.untranslated import Untranslated


class Guidance(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.item: Item | None = None
        self.text = label(wrap=True)
        self.untranslated = Untranslated(desk)
        self.method = label(wrap=True)
        self.evidence = label(wrap=True)
        self._references = QVBoxLayout()
        self._references.setSpacing(10)
        parts: list[QWidget | QVBoxLayout | None] = []
        for message, part in (
            (N_("What to look for"), self.text),
            (N_("How"), self.method),
            (N_("Keep as evidence"), self.evidence),
        ):
            parts += [self._title(message), part]
        parts.insert(2, self.untranslated)
        parts += [self._title(N_("Rests on")), self._references, None]
        content = QWidget()
        content.setLayout(column(parts, gap=6, edge=18))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))

    def show_item(self, item: Item) -> None:
        self.item = item
        self.refresh()

    def refresh(self) -> None:
        if self.item is None:
            return
        item, voice = self.item, self.desk.voice
        self.text.setText(item.guidance.to(voice.content))
        self.untranslated.show_for(item.guidance)
        self.method.setText(term(item.method, voice.language))
        kinds = voice.listed(term(kind, voice.language) for kind in item.evidence)
        self.evidence.setText(kinds or "—")
        empty(self._references)
        for reference in item.references:
            self._references.addLayout(rests_on(self.desk, reference))

    def _title(self, message: str) -> QWidget:
        title = label("label")
        self.say(title.setText, message)
        title.setContentsMargins(0, 10, 0, 0)
        return title
