"""Say something to whoever listens with a screen reader."""

from PySide6.QtWidgets import QWidget


def announce(about: QWidget, words: str) -> None:
    # Loaded when first needed: these classes cost 5 ms, and the start page says nothing.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))
