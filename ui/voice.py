"""The language the window speaks now, and how it says times and numbers in it."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.speech import content_language, is_right_to_left, speech

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale


class Voice(QObject):
    """One for the whole program; `changed` tells every part to say its words again."""

    changed = Signal()

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech(language)

    @property
    def language(self) -> str:
        return self._speech.language

    @property
    def content(self) -> str:
        """The language in which checklists, terms and problems are asked for."""
        return content_language(self.language)

    @property
    def is_right_to_left(self) -> bool:
        return is_right_to_left(self.language)

    def speak(self, language: str) -> None:
        if language != self.language:
            self._speech = speech(language)
            self.changed.emit()

    def gettext(self, message: str) -> str:
        return self._speech.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self._speech.ngettext(one, many, number)

    def ratio(self, done: int, total: int) -> str:
        """Two counts that keep their order in a line that runs from right to left."""
        return f"\u2066{done} / {total}\u2069"

    @property
    def locale(self) -> "QLocale":
        # Loaded when first needed: its enumerations cost 9 ms, and the start page has no date.
        from PySide6.QtCore import QLocale

        return QLocale(self.content)

    def clock(self, moment: datetime) -> str:
        """The time of day here, to the second."""
        return moment.astimezone().strftime("%H:%M:%S")

    def moment(self, moment: datetime) -> str:
        """Date and time here, short, as this language writes them."""
        from PySide6.QtCore import QDateTime

        local = QDateTime.fromMSecsSinceEpoch(int(moment.timestamp() * 1000))
        # How a date is written, in Qt's letters; short forms such as 4/3/26 are ambiguous.
        pattern = speech(self.content).gettext("d MMM yyyy, HH:mm")
        return self.locale.toString(local, pattern)
