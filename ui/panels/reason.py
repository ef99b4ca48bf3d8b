"""Why an item was not applicable or not verified: typed, or one of the usual reasons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.speech import N_
from ui.widgets.fields import TextArea, captioned
from ui.widgets.making import button, frame, row
from ui.widgets.spoken import Spoken

USUAL = (
    N_("Nothing of this kind is held here"),
    N_("Access was not given"),
    N_("No time left in this visit"),
)


class Reason(Spoken):
    given = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.text = TextArea(2)
        self.usual = [self._offer(words) for words in USUAL]
        inside = QVBoxLayout()
        inside.setContentsMargins(12, 12, 12, 12)
        inside.addLayout(captioned(self.said, N_("Reason (needed)"), self.text))
        inside.addLayout(row([*self.usual, None], gap=6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("notice", inside))

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        self.text.setReadOnly(read_only)
        for offer in self.usual:
            offer.setVisible(not read_only)

    def _offer(self, words: str) -> QPushButton:
        made = button()
        self.say(made.setText, words)
        made.clicked.connect(lambda: self._give(words))
        return made

    def _give(self, words: str) -> None:
        self.text.setPlainText(self.gettext(words))
        self.given.emit()
