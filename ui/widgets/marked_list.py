"""A short list of entries, each with the mark of what was said of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.desk import Desk
from ui.widgets.making import scroll_by_finger
from ui.widgets.marks import mark

IDENTITY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class MarkedEntry:
    """`shape` is the mark's name, `said` what it means, in words for a screen reader."""

    identity: str
    words: str
    shape: str
    said: str


class MarkedList(QListWidget):
    """`wanted` carries the id of the entry that a person goes to."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSpacing(1)
        self.currentItemChanged.connect(self._on_current)
        scroll_by_finger(self.viewport())

    def show_entries(self, entries: Sequence[MarkedEntry], current: str) -> None:
        """Show these, and the current one as such, without telling that somebody went there."""
        self.blockSignals(True)
        if self.count() != len(entries):
            self.clear()
            for _ in entries:
                self.addItem(QListWidgetItem())
        for at, one in enumerate(entries):
            shown = self.item(at)
            shown.setText(one.words)
            shown.setIcon(mark(self._desk.look, one.shape))
            shown.setData(IDENTITY, one.identity)
            shown.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.words}, {one.said}")
            if one.identity == current:
                self.setCurrentRow(at)
        self.blockSignals(False)

    def _on_current(self, entry: QListWidgetItem | None) -> None:
        if entry is not None:
            self.wanted.emit(str(entry.data(IDENTITY)))
