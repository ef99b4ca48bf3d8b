"""Fields with their labels above them, and a choice of fixed words."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from checklists.asking.terms import term
from ui.desk import Desk
from ui.theme import touch_height
from ui.widgets.making import label, row
from ui.widgets.spoken import Said, Spoken

Word = TypeVar("Word", bound=StrEnum)


def captioned(said: Said, message: str, field: QWidget, *beside: QWidget) -> QVBoxLayout:
    """The field under a label that is its buddy; `message` is marked by the caller."""
    caption = label("label")
    said.say(caption.setText, message)
    caption.setBuddy(field)
    said.say(field.setAccessibleName, message)
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(caption)
    if beside:
        inside = row(gap=8)
        inside.addWidget(field, 1)
        for part in beside:
            inside.addWidget(part)
        layout.addLayout(inside)
    else:
        layout.addWidget(field)
    return layout


def line() -> QLineEdit:
    made = QLineEdit()
    made.setMinimumHeight(touch_height(made.fontMetrics()))
    return made


class TextArea(QPlainTextEdit):
    """A text of several lines, as high as `lines`; Tab leaves it."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        high = self.sizeHint().height()
        self.setMinimumHeight(high)
        self.setMaximumHeight(high)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """Lines begin where the window's do; Qt begins every line at the left."""
        side = Qt.AlignmentFlag
        option = self.document().defaultTextOption()
        option.setAlignment(side.AlignRight if self.isRightToLeft() else side.AlignLeft)
        self.document().setDefaultTextOption(option)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        margins = 2 * round(self.document().documentMargin()) + round(metrics.height() * 0.9)
        return QSize(super().sizeHint().width(), metrics.lineSpacing() * self._lines + margins)


class WordChoice(Spoken, Generic[Word]):
    """A choice among fixed words of the field, in the window's language."""

    def __init__(self, desk: Desk, words: Iterable[Word], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._words = tuple(words)
        self.box = QComboBox()
        self.box.setMinimumHeight(touch_height(self.box.fontMetrics()))
        self.box.addItems(["" for _ in self._words])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.refresh()

    @property
    def word(self) -> Word:
        return self._words[max(0, self.box.currentIndex())]

    def show_word(self, word: Word) -> None:
        self.box.setCurrentIndex(self._words.index(word))

    def refresh(self) -> None:
        for at, word in enumerate(self._words):
            self.box.setItemText(at, term(word, self.desk.voice.language))
