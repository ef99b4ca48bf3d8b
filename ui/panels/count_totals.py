"""What the count came to: a button per result with its number, which shows those lines alone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from checklists.asking.terms import term
from checklists.delivering.reconciliation import Reconciliation
from checklists.delivering.words import CountResult
from ui.desk import Desk
from ui.widgets.making import button
from ui.widgets.spoken import Spoken

COLUMNS = 3


class CountTotals(Spoken):
    """`wanted` carries a result, or None for all lines."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._whole: Reconciliation | None = None
        self._group = QButtonGroup(self)
        self.all = self._make(None)
        self.all.setChecked(True)
        self.buttons = {result: self._make(result) for result in CountResult}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)

    def show_totals(self, whole: Reconciliation | None) -> None:
        self._whole = whole
        self.refresh()

    def refresh(self) -> None:
        whole, voice = self._whole, self.desk.voice
        counts = dict(whole.totals) if whole is not None else {}
        lines = len(whole.lines) + len(whole.extras) if whole is not None else 0
        every = self.gettext("All")
        self.all.setText(f"{every}   {lines}")
        shown = [self.all]
        for result, made in self.buttons.items():
            number = counts.get(result, 0)
            words = term(result, voice.language)
            made.setText(f"{words}   {number}")
            if number or made.isChecked():
                shown.append(made)
        for made in (self.all, *self.buttons.values()):
            self._grid.removeWidget(made)
            made.setVisible(made in shown)
        for place, made in enumerate(shown):
            self._grid.addWidget(made, place // COLUMNS, place % COLUMNS)

    def _make(self, result: CountResult | None) -> QPushButton:
        made = button("filter")
        made.setParent(self)
        made.setCheckable(True)
        made.clicked.connect(lambda: self.wanted.emit(result))
        self._group.addButton(made)
        return made
