"""One declared item, below the table: what it is, how it is marked, and where it should be."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from checklists.delivering.case import DeclaredItem
from checklists.delivering.words import ArmsCategory
from ui.desk import Desk
from ui.models.declared_search import DeclaredSearch
from ui.speech import N_
from ui.widgets.checked_line import CheckedLine
from ui.widgets.fields import WordChoice, captioned, line
from ui.widgets.making import button, column, frame, label, row, scrolled
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken

TEXTS = {
    "type": N_("Type"),
    "model": N_("Model"),
    "calibre": N_("Calibre"),
    "maker": N_("Maker"),
    "serial": N_("Serial number"),
    "lot": N_("Lot"),
    "import_mark": N_("Import mark"),
    "other_marks": N_("Other marks"),
    "unit": N_("Unit"),
    "store": N_("Store"),
    "note": N_("Note"),
    "doubt": N_("Doubt about the serial"),
}
# Written as they stand on the metal, whatever the direction of the window.
MARKED = ("model", "calibre", "serial", "lot", "import_mark", "other_marks")
COLUMNS = 5
LONGEST_COUNT = 12
COUNT_HINT = N_("Not a count. Write a whole number, such as 5000.")


def as_count(text: str) -> str | None:
    """A whole number of one or more, as digits; nothing typed is one."""
    return _whole(text, at_least=1) if text else "1"


def as_tolerance(text: str) -> str | None:
    """A whole number, as digits; nothing typed is none."""
    return _whole(text, at_least=0) if text else "0"


class DeclaredEditor(Spoken):
    """`changed` carries the id and the item as it was typed."""

    changed = Signal(str, object)
    removed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.identity = ""
        self.item: DeclaredItem | None = None
        self.known = DeclaredSearch({}, desk.voice.language)
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.category = WordChoice(desk, ArmsCategory)
        self.category.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.texts = {name: line() for name in TEXTS}
        for name in MARKED:
            self.texts[name].setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.quantity = CheckedLine(desk, as_count, COUNT_HINT)
        self.tolerance = CheckedLine(desk, as_tolerance, COUNT_HINT)
        self.title, self.twice = label("heading"), label("not_met", wrap=True)
        self.remove = button("quiet")
        self.say(self.remove.setText, "Take the item out")
        self.remove.clicked.connect(lambda: self.removed.emit(self.identity))
        self.texts["serial"].textChanged.connect(self._allow_quantity)
        self.settling.watch(
            self.category.box, *self.texts.values(), self.quantity.field, self.tolerance.field
        )
        self._build()

    def show_item(self, identity: str, item: DeclaredItem, known: DeclaredSearch) -> None:
        """Show an item of the list; what was typed of the one before is handed over first."""
        is_other = identity != self.identity
        if is_other:
            self.settling.settle()
            self.quantity.forget()
            self.tolerance.forget()
        self.identity, self.item, self.known = identity, item, known
        newer = self.settling.is_open or self.desk.session.pending
        if is_other or (not newer and self._typed(item) != item):
            self._show_fields(item)
        self.refresh()

    def name_stores(self, stores: tuple[str, ...]) -> None:
        """The stores of the case, offered while one types."""
        completer = QCompleter(list(stores), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.texts["store"].setCompleter(completer)

    def sizeHint(self) -> QSize:
        """As high as all the fields are."""
        hint = self._inside.sizeHint()
        return QSize(hint.width(), hint.height() + 4)

    def take_focus(self) -> None:
        self.category.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        if self.item is None:
            return
        words = self.gettext("Declared item {number}")
        self.title.setText(words.format(number=self.item.number))
        same = [one for one in self.known.of_serial(self.item.serial) if one != self.identity]
        numbers = ", ".join(str(self.known.declared[one].number) for one in same)
        words = self.gettext("The same serial stands in line {numbers}, too.")
        self.twice.setText(words.format(numbers=numbers) if same else "")
        self.twice.setVisible(bool(same))

    def _build(self) -> None:
        said, fields = self.said, self.texts
        grid = QGridLayout()
        grid.setSpacing(10)
        parts: list[tuple[str, QWidget]] = [(N_("Category"), self.category.box)]
        parts += [(TEXTS[name], fields[name]) for name in list(TEXTS)[:8]]
        parts += [(N_("Quantity"), self.quantity), (TEXTS["unit"], fields["unit"])]
        parts += [(N_("Tolerance of a count"), self.tolerance)]
        parts += [(TEXTS[name], fields[name]) for name in ("store", "note", "doubt")]
        for at, (message, field) in enumerate(parts):
            place = captioned(said, message, field)
            place.addStretch(1)
            grid.addLayout(place, at // COLUMNS, at % COLUMNS)
        for at in range(COLUMNS):
            grid.setColumnStretch(at, 1)
        self._inside = QWidget()
        head = row([self.title, None, self.remove])
        self._inside.setLayout(column([head, self.twice, grid, None], gap=8, edge=14))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", column([scrolled(self._inside)])))

    def _show_fields(self, item: DeclaredItem) -> None:
        self.category.show_word(item.category)
        for name, field in self._lines():
            self.settling.show_text(field, getattr(item, name))
            field.setCursorPosition(0)
        self.quantity.show_value(str(item.quantity))
        self.tolerance.show_value(str(item.tolerance))

    def _lines(self) -> list[tuple[str, QLineEdit]]:
        return list(self.texts.items())

    def _typed(self, item: DeclaredItem) -> DeclaredItem:
        texts: dict[str, Any] = {name: field.text().strip() for name, field in self._lines()}
        return replace(
            item,
            category=self.category.word,
            quantity=1 if texts["serial"] else int(self.quantity.value),
            tolerance=int(self.tolerance.value),
            **texts,
        )

    @Slot(str)
    def _allow_quantity(self, serial: str) -> None:
        """With a serial it is one weapon."""
        self.quantity.field.setEnabled(not serial.strip())
        if serial.strip():
            self.quantity.show_value("1")

    @Slot()
    def _on_settled(self) -> None:
        if self.item is None:
            return
        typed = self._typed(self.item)
        if typed != self.item:
            self.item = typed
            self.changed.emit(self.identity, typed)


def _whole(text: str, at_least: int) -> str | None:
    # Digits of any script; the record has those of ASCII.
    if not text.isdecimal() or len(text) > LONGEST_COUNT:
        return None
    return str(int(text)) if int(text) >= at_least else None
