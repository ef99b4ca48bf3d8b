"""The soft line beside a text that is shown in English because the reader's language lacks it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.values import Texts
from ui.desk import Desk
from ui.widgets.making import label
from ui.widgets.spoken import Spoken
from ui.wording.checklist import NOT_TRANSLATED


class Untranslated(Spoken):
    """Hidden unless one of the texts it was shown falls back to English."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._texts: tuple[Texts, ...] = ()
        mark = label("soft", wrap=True)
        self.say(mark.setText, NOT_TRANSLATED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(mark)
        self.hide()

    def show_for(self, *texts: Texts) -> None:
        self._texts = texts
        self.refresh()

    def refresh(self) -> None:
        content = self.desk.voice.content
        self.setVisible(any(text.falls_back_in(content) for text in self._texts))
