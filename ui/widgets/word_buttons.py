"""Fixed words as large buttons, each with its number key; one of them may be chosen."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from checklists.asking.terms import term
from ui.desk import Desk
from ui.theme import touch_height
from ui.widgets.making import button
from ui.widgets.marks import mark
from ui.widgets.spoken import Spoken

TALL = 1.35
Word = TypeVar("Word", bound=StrEnum)


class WordButtons(Spoken, Generic[Word]):
    """`tones` names the mark and colour of each word; `columns` stand side by side."""

    chosen = Signal(object)

    def __init__(
        self, desk: Desk, tones: Mapping[Word, str], columns: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._tones = tones
        self.buttons: dict[Word, QPushButton] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for place, word in enumerate(tones):
            layout.addWidget(self._make(word), place // columns, place % columns)
        self.refresh()

    @property
    def words(self) -> Sequence[Word]:
        return tuple(self._tones)

    def choose_at(self, place: int) -> None:
        """Choose as if the button of this place had been pressed; nothing beyond the last."""
        if self.isEnabled() and place < len(self.words):
            self.chosen.emit(self.words[place])

    def show_word(self, word: Word | None) -> None:
        for own, made in self.buttons.items():
            made.setChecked(own == word)

    def refresh(self) -> None:
        for key, (word, made) in enumerate(self.buttons.items(), 1):
            name = term(word, self.desk.voice.language)
            made.setText(f" {name}   {key}")
            made.setAccessibleName(name)
            made.setIcon(mark(self.desk.look, self._tones[word], checked_ink="on_strong"))

    def _make(self, word: Word) -> QPushButton:
        made = button("choice")
        made.setProperty("tone", self._tones[word])
        made.setCheckable(True)
        made.setIconSize(QSize(24, 24))
        made.setMinimumHeight(round(touch_height(made.fontMetrics()) * TALL))
        made.clicked.connect(lambda: self.chosen.emit(word))
        self.buttons[word] = made
        return made
