"""A short list of what a mark may be: chosen by number key or Enter, left by Escape."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QWidget

from ui.theme import touch_height

# A scanner that goes on while something is asked types faster than this; it must not choose.
QUIET_MS = 90
EDGE_PX = 3
_KEYS = "123456789"


class MarkOptions(QListWidget):
    """`chosen` tells the place of an option, `left` that none is wanted."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pressed = -1
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._on_quiet)
        self.itemClicked.connect(self._on_clicked)

    def show_options(self, options: Sequence[str]) -> None:
        """Show these, each with its number key, the first one current."""
        self.clear()
        self._pressed = -1
        high = touch_height(self.fontMetrics())
        self.setMinimumHeight(2 * high)
        for key, words in enumerate(options, 1):
            entry = QListWidgetItem(f"{key}   {words}")
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.addItem(entry)
            entry.setSizeHint(QSize(0, high))
        self.setCurrentRow(0)
        self.setMaximumHeight(high * len(options) + 2 * EDGE_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if self._quiet.isActive() and text:
            # Keys this fast are another scan: nothing is chosen by them.
            self._pressed = -1
            self._quiet.start()
            QApplication.beep()
        elif text and text in _KEYS:
            self._pressed = int(text) - 1
            self._quiet.start()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentRow())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif text and text.isprintable():
            self._quiet.start()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_quiet(self) -> None:
        pressed, self._pressed = self._pressed, -1
        self._choose(pressed)

    @Slot(QListWidgetItem)
    def _on_clicked(self, entry: QListWidgetItem) -> None:
        self._choose(self.row(entry))

    def _choose(self, place: int) -> None:
        if 0 <= place < self.count():
            self.chosen.emit(place)
