"""What every part of the window is given: the session, the voice, the look and the settings."""

from dataclasses import dataclass

from PySide6.QtCore import QSettings

from ui.session import Session
from ui.theme import Look
from ui.voice import Voice


@dataclass(frozen=True, slots=True)
class Desk:
    """`settings` remembers folders, language and look; never a passphrase or an answer."""

    session: Session
    voice: Voice
    look: Look
    settings: QSettings
