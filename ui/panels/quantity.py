"""How many of a declared item without serials were counted: amount, store and second person."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from checklists.delivering.reconciliation import Line
from checklists.delivering.stocktake import Counted
from checklists.inspecting import taking_stock
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.fields import captioned, line
from ui.widgets.making import Part, column, frame, label, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken
from ui.widgets.store_choice import StoreChoice

MOST = 1_000_000_000


class Quantity(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection = ""
        self._line: Line | None = None
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.amount, self.second, self.remark = line(), line(), line()
        self.amount.setValidator(QIntValidator(0, MOST, self))
        self.amount.returnPressed.connect(self.settling.settle_now)
        self.store = StoreChoice()
        entry = self.store.lineEdit()
        if entry is not None:
            self.settling.watch(entry)
        self.settling.watch(self.amount, self.store, self.second, self.remark)
        title = label("heading")
        self.say(title.setText, "Counted quantity")
        self.declared = label("soft", wrap=True)
        parts: list[Part] = [
            title,
            self.declared,
            row([
                captioned(self.said, N_("Counted"), self.amount),
                captioned(self.said, N_("Store"), self.store),
            ]),
            captioned(self.said, N_("Second person"), self.second),
            captioned(self.said, N_("Remark"), self.remark),
        ]  # fmt: skip
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", column(parts, gap=8, edge=12)))

    def show_line(self, shown: Line, inspection: str, *, is_open: bool) -> None:
        """Show what was counted of this item; what was typed for another is saved first."""
        is_other = self._line is None or self._line.id != shown.id
        if is_other:
            self.settling.settle()
        self._line, self._inspection = shown, inspection
        known = shown.counted
        if not self.settling.is_open:
            self.settling.show_text(self.amount, str(known.quantity) if known else "")
            self.settling.show_text(self.second, known.second_person if known else "")
            self.settling.show_text(self.remark, known.remark if known else "")
            if known is not None or is_other:
                self.settling.hold(True)
                self.store.show_store(known.store if known else shown.item.store)
                self.settling.hold(False)
        for field in (self.amount, self.store, self.second, self.remark):
            field.setEnabled(is_open)
        self.refresh()

    def refresh(self) -> None:
        if self._line is None:
            return
        item = self._line.item
        words = self.gettext("Declared: {quantity} {unit}, may differ by {tolerance}")
        self.declared.setText(
            words.format(quantity=item.quantity, unit=item.unit, tolerance=item.tolerance)
        )

    @Slot()
    def _on_settled(self) -> None:
        if self._line is None:
            return
        amount = self.amount.text().strip()
        second, remark = self.second.text().strip(), self.remark.text().strip()
        counted = (
            Counted(int(amount), self.store.store, second, remark) if amount.isdecimal() else None
        )
        if counted != self._line.counted:
            inspection, item = self._inspection, self._line.id
            self.desk.session.do(
                lambda ws: taking_stock.count(ws, inspection, item, counted),
                typed=f"{amount}\n{remark}".strip(),
            )
