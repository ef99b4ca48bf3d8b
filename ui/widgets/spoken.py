"""Parts of a window that say their words again when language or look change."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.voice import Voice


class Said(QObject):
    """What a part of the window says: each text with the method that shows it."""

    def __init__(self, voice: Voice, parent: QObject) -> None:
        super().__init__(parent)
        self._voice = voice
        self._texts: list[tuple[Callable[[str], object], str]] = []
        voice.changed.connect(self._again)

    def say(self, show: Callable[[str], object], message: str) -> None:
        """Show this text now and after every change of language."""
        self._texts.append((show, message))
        show(self._voice.gettext(message))

    @Slot()
    def _again(self) -> None:
        for show, message in self._texts:
            show(self._voice.gettext(message))


class Spoken(QWidget):
    """A widget at the desk. Override `refresh` for what depends on more than a fixed text."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.said = Said(desk.voice, self)
        self.say = self.said.say
        desk.voice.changed.connect(self._refresh_again)
        desk.look.changed.connect(self._refresh_again)

    def refresh(self) -> None:
        """Show again everything that depends on data, language or look."""

    # Not named `_`: PySide6 6.11 cannot find an attribute of that name on an object of Qt.
    def gettext(self, message: str) -> str:
        return self.desk.voice.gettext(message)

    @Slot()
    def _refresh_again(self) -> None:
        self.refresh()
