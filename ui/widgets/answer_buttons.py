"""The five answers as large buttons: shape, word and number key."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from checklists.asking.terms import term
from checklists.values import Result
from ui.desk import Desk
from ui.theme import touch_height
from ui.widgets.making import button
from ui.widgets.marks import mark
from ui.widgets.spoken import Spoken

TALL = 1.35


class AnswerButtons(Spoken):
    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.buttons: dict[Result, QPushButton] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for place, result in enumerate(Result):
            made = self._make(result)
            # Three findings of fact above, two reasons for having none below.
            if place < 3:
                layout.addWidget(made, 0, place * 2, 1, 2)
            else:
                layout.addWidget(made, 1, (place - 3) * 3, 1, 3)
        for place in range(6):
            layout.setColumnStretch(place, 1)
        self.refresh()

    def show_answer(self, result: Result | None) -> None:
        for own, made in self.buttons.items():
            made.setChecked(own == result)

    def refresh(self) -> None:
        for key, (result, made) in enumerate(self.buttons.items(), 1):
            word = term(result, self.desk.voice.language)
            made.setText(f" {word}   {key}")
            made.setAccessibleName(word)
            made.setIcon(mark(self.desk.look, result.value, checked_ink="on_strong"))

    def _make(self, result: Result) -> QPushButton:
        made = button("choice")
        made.setProperty("tone", result.value)
        made.setCheckable(True)
        height = touch_height(made.fontMetrics())
        # A finding of fact is what an inspector gives most often.
        is_fact = result in (Result.MET, Result.PARTLY_MET, Result.NOT_MET)
        made.setMinimumHeight(round(height * TALL) if is_fact else height)
        made.setIconSize(QSize(24, 24))
        made.clicked.connect(lambda: self.chosen.emit(result))
        self._group.addButton(made)
        self.buttons[result] = made
        return made
