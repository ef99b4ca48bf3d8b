"""The kind of a facility, which may be left unsaid: then every item is asked."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.values import FacilityKind
from ui.desk import Desk
from ui.theme import touch_height
from ui.widgets.spoken import Spoken

WORDS: tuple[FacilityKind | None, ...] = (None, *FacilityKind)


class FacilityKindChoice(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.box = QComboBox()
        self.box.setMinimumHeight(touch_height(self.box.fontMetrics()))
        self.box.addItems(["" for _ in WORDS])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.refresh()

    @property
    def word(self) -> FacilityKind | None:
        return WORDS[max(0, self.box.currentIndex())]

    def show_word(self, word: FacilityKind | None) -> None:
        self.box.setCurrentIndex(WORDS.index(word))

    def refresh(self) -> None:
        for at, word in enumerate(WORDS):
            unsaid = self.gettext("Not said: ask every item")
            self.box.setItemText(at, term(word, self.desk.voice.language) if word else unsaid)
