"""One large field for mark after mark: typed by hand, or by a scanner that ends with Enter."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from checklists.delivering.words import EntryWay
from ui.theme import touch_height

# A whole text within this time, Enter included, is faster than any hand.
SCANNED_WITHIN_S = 0.08
LEAST_SCANNED = 3
# The list is filtered when the keys pause this long: a scanner's keys never wait for it.
PAUSE_MS = 12
TALL = 1.3


class EntryLine(QLineEdit):
    """`narrowed` tells what is typed so far, `entered` a whole text and how it came.

    `downwards` tells that a person goes on to the list below.
    """

    downwards = Signal()
    narrowed = Signal(str)
    entered = Signal(str, object)

    def __init__(
        self, now_s: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.now_s = now_s
        self._began_s = 0.0
        self._was_empty = True
        self.setProperty("look", "entry")
        self.setMinimumHeight(round(touch_height(self.fontMetrics()) * TALL))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_return)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.start_anew()
        else:
            super().keyPressEvent(event)

    def start_anew(self) -> None:
        self.clear()
        self._was_empty = True
        self._pause.start()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if self._was_empty:
            self._began_s = self.now_s()
        self._was_empty = not text
        self._pause.start()

    @Slot()
    def _on_return(self) -> None:
        text = self.text().strip()
        is_fast = self.now_s() - self._began_s <= SCANNED_WITHIN_S
        is_scan = is_fast and len(text) >= LEAST_SCANNED and not self._was_empty
        self._was_empty = True
        self.entered.emit(text, EntryWay.SCANNED if is_scan else EntryWay.TYPED)

    @Slot()
    def _tell(self) -> None:
        self.narrowed.emit(self.text())
