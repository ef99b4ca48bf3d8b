"""The declared items of a case as a table of thousands of rows, searched while one types."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon

from checklists.asking.terms import term
from checklists.delivering.case import DeclaredItem
from ui.desk import Desk
from ui.models.declared_search import DeclaredSearch
from ui.models.rows import IDENTITY, Index, Rows
from ui.models.written import as_marked, grouped
from ui.speech import N_
from ui.widgets.marks import mark

HEADS = (
    N_("Number"),
    N_("Category"),
    N_("Type"),
    N_("Model"),
    N_("Calibre"),
    N_("Maker"),
    N_("Serial number"),
    N_("Lot"),
    N_("Quantity"),
    N_("Store"),
    N_("Doubt"),
)
NUMBER, CATEGORY, TYPE, MODEL, CALIBRE, MAKER, SERIAL, LOT, QUANTITY, STORE, DOUBT = range(11)
_KEYS: tuple[Callable[[DeclaredItem], Any], ...] = (
    lambda item: item.number,
    lambda item: item.category,
    lambda item: item.type.casefold(),
    lambda item: item.model.casefold(),
    lambda item: item.calibre.casefold(),
    lambda item: item.maker.casefold(),
    lambda item: item.serial.casefold(),
    lambda item: item.lot.casefold(),
    lambda item: item.quantity,
    lambda item: item.store.casefold(),
    # What is in doubt comes first, since that is looked for.
    lambda item: (not item.doubt, item.doubt.casefold()),
)


class DeclaredTable(Rows[str]):
    """`rows` are the ids of the items that are seen, in the order in which they are seen."""

    heads = HEADS

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk.voice, parent)
        self._desk = desk
        self._text = ""
        self._by, self._order = NUMBER, Qt.SortOrder.AscendingOrder
        self._doubtful = QIcon()
        self.known = DeclaredSearch({}, desk.voice.language)
        self.say_again()

    def show_declared(self, declared: Mapping[str, DeclaredItem]) -> None:
        """Show these items; the same mapping again costs nothing."""
        if declared is not self.known.declared:
            self.known = DeclaredSearch(declared, self._desk.voice.language)
            self._find_again()

    def search(self, text: str) -> None:
        """Keep the rows that have every word of the text."""
        self._text = text
        self._find_again()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._by, self._order = column, order
        self._find_again()

    def row_of(self, identity: str) -> int:
        """The row an item is seen in, or -1."""
        return self.rows.index(identity) if identity in self.rows else -1

    def say_again(self) -> None:
        """Begin anew in another language or look."""
        self._doubtful = mark(self._desk.look, "not_verified")
        self.known = DeclaredSearch(self.known.declared, self._desk.voice.language)
        self._find_again()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DOUBT)

    # Whole, not by way of `text`: a view asks for hundreds of cells at each key that is typed.
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.known.declared[self.rows[index.row()]]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(item, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == DOUBT and item.doubt:
            return self._doubtful
        if role == IDENTITY:
            return self.rows[index.row()]
        return None

    def _find_again(self) -> None:
        rows, declared = self.known.find(self._text), self.known.declared
        if self._by != NUMBER:
            key = _KEYS[self._by]
            rows.sort(key=lambda identity: key(declared[identity]))
        if self._order == Qt.SortOrder.DescendingOrder:
            rows.reverse()
        self.show(rows)

    def _cell(self, item: DeclaredItem, column: int) -> str:
        voice = self._desk.voice
        if column == CATEGORY:
            return term(item.category, voice.language)
        if column == QUANTITY:
            return f"{grouped(item.quantity, voice)} {item.unit}".strip()
        marked = (SERIAL, LOT, MODEL, CALIBRE)
        text = str(getattr(item, _FIELDS[column]))
        return as_marked(text, voice) if column in marked else text


_FIELDS = (
    "number", "category", "type", "model", "calibre", "maker", "serial", "lot", "quantity",
    "store", "doubt",
)  # fmt: skip
