"""Compare two checklists, or two editions of one: choose both and read how they differ."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.models.shelf import Shelved
from ui.panels.differences import Differences
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.fields import captioned
from ui.widgets.making import row
from ui.widgets.spoken import Spoken


class Comparing(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shelf: tuple[Shelved, ...] = ()
        self.older, self.newer = self._choice(), self._choice()
        self.differences = Differences(desk)
        choices = row(gap=12)
        choices.addLayout(captioned(self.said, N_("First checklist"), self.older), 1)
        choices.addLayout(captioned(self.said, N_("Second checklist"), self.newer), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(choices)
        layout.addWidget(self.differences, 1)

    def show_shelf(self, shelf: Sequence[Shelved]) -> None:
        """Offer these checklists; two editions of one are chosen first where there are such."""
        self._shelf = tuple(shelf)
        self._name()
        if self._shelf:
            self.compare(*_two_editions(self._shelf))

    def compare(self, older: int, newer: int) -> None:
        with QSignalBlocker(self.older), QSignalBlocker(self.newer):
            self.older.setCurrentIndex(older)
            self.newer.setCurrentIndex(newer)
        self._on_chosen()

    def refresh(self) -> None:
        if self._shelf:
            older, newer = self.older.currentIndex(), self.newer.currentIndex()
            self._name()
            self.compare(older, newer)

    def _choice(self) -> QComboBox:
        box = QComboBox()
        box.setMinimumHeight(touch_height(box.fontMetrics()))
        box.setMinimumContentsLength(10)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(self._on_chosen)
        return box

    def _name(self) -> None:
        for box in (self.older, self.newer):
            with QSignalBlocker(box):
                box.clear()
                box.addItems([each.name(self.desk) for each in self._shelf])

    @Slot()
    def _on_chosen(self) -> None:
        older, newer = self.older.currentIndex(), self.newer.currentIndex()
        if 0 <= older < len(self._shelf) and 0 <= newer < len(self._shelf):
            self.differences.show_pair(self._shelf[older], self._shelf[newer])


def _two_editions(shelf: Sequence[Shelved]) -> tuple[int, int]:
    places: dict[str, int] = {}
    for at, each in enumerate(shelf):
        if each.checklist.id in places:
            return places[each.checklist.id], at
        places[each.checklist.id] = at
    return 0, min(1, len(shelf) - 1)
