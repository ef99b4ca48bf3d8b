"""What an item asks to be measured: a field each, with unit and limits."""

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from checklists.asking.checklist import Item, Measure
from ui.desk import Desk
from ui.widgets.fields import line
from ui.widgets.making import empty, label, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken


class Measures(Spoken):
    """Hidden for an item that asks for no measure."""

    def __init__(self, desk: Desk, settling: Settling, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._settling = settling
        self._item: Item | None = None
        self.fields: dict[str, QLineEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self.hide()

    def show_item(self, item: Item) -> None:
        """Build the fields of another item; the same item keeps what is being typed."""
        if item is self._item:
            return
        self._item = item
        self.fields.clear()
        empty(self._grid)
        for at, measure in enumerate(item.measures):
            field = line()
            self.fields[measure.id] = field
            self._settling.watch(field)
            self._say(measure, field, at)
        self.setVisible(bool(item.measures))

    def show_measured(self, measured: dict[str, str], *, is_open: bool) -> None:
        for identity, field in self.fields.items():
            self._settling.show_text(field, measured.get(identity, ""))
            field.setEnabled(is_open)

    def measured(self) -> dict[str, str]:
        """What was read, by the measure's id; a measure nobody read is left out."""
        typed = {identity: field.text().strip() for identity, field in self.fields.items()}
        return {identity: text for identity, text in typed.items() if text}

    def refresh(self) -> None:
        if self._item is not None and self._item.measures:
            measured, item = self.measured(), self._item
            is_open = all(field.isEnabled() for field in self.fields.values())
            self._item = None
            self.show_item(item)
            self.show_measured(measured, is_open=is_open)

    def _say(self, measure: Measure, field: QLineEdit, at: int) -> None:
        caption, unit, limits = label("label"), label(), label("soft")
        caption.setText(measure.label.to(self.desk.voice.content))
        caption.setBuddy(field)
        field.setAccessibleName(caption.text())
        unit.setText(measure.unit)
        limits.setText(self._limits(measure))
        self._grid.addWidget(caption, at, 0)
        self._grid.addLayout(row([field, unit], gap=8), at, 1)
        self._grid.addWidget(limits, at, 2)
        self._grid.setColumnStretch(2, 1)

    def _limits(self, measure: Measure) -> str:
        least, most = measure.minimum, measure.maximum
        if least and most:
            return self.gettext("{least} to {most}").format(least=least, most=most)
        if least:
            return self.gettext("at least {least}").format(least=least)
        return self.gettext("at most {most}").format(most=most) if most else ""
