"""The stores of a facility: a line each, with its name, added and taken away."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from checklists.delivering.places import Store
from checklists.inspecting.stores import numbered
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.field_lines import FieldLine, FieldLines
from ui.widgets.settling import Settling


class Stores(FieldLines):
    """`changed` tells that other stores are wanted than were shown.

    A line has its store's id from the beginning: a name typed later never makes a second store.
    """

    changed = Signal()
    add_words = N_("Add a store")
    remove_words = N_("Remove store {number}")

    def __init__(
        self, desk: Desk, settling: Settling | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, settling, parent)
        self._shown: tuple[Store, ...] = ()
        self._used: frozenset[str] = frozenset()
        self._known: dict[FieldLine, Store] = {}
        self.settling.settled.connect(self._on_settled)

    def show_stores(self, stores: tuple[Store, ...], used: Iterable[str] = ()) -> None:
        """Show these; `used` are ids that no new store may have."""
        self._used = frozenset(used)
        self._shown = stores
        if self.settling.is_open or self.desk.session.pending or stores == self.stores():
            return
        self.show_texts([(store.name,) for store in stores])
        self._known = dict(zip(self.lines, stores, strict=True))

    def stores(self) -> tuple[Store, ...]:
        """Every store that has a name; one whose name is being typed anew keeps the old one."""
        return tuple(store for store in map(self._typed, self.lines) if store.name)

    def name_fields(self, shown: FieldLine, number: int) -> None:
        words = self.gettext("Name of store {number}").format(number=number)
        shown.name.setPlaceholderText(words)
        shown.name.setAccessibleName(words)

    def append(self) -> FieldLine:
        known = (*(self._known[each] for each in self.lines), Store("", ""))
        made = super().append()
        self._known[made] = numbered(known, self._used)[-1]
        made.name.returnPressed.connect(self.add_line)
        return made

    def drop(self, gone: FieldLine) -> None:
        super().drop(gone)
        del self._known[gone]

    def _typed(self, shown: FieldLine) -> Store:
        store = self._known[shown]
        return replace(store, name=shown.name.text().strip() or store.name)

    @Slot()
    def _on_settled(self) -> None:
        self._known = {each: self._typed(each) for each in self.lines}
        wanted = self.stores()
        if wanted != self._shown:
            self._shown = wanted
            self.changed.emit()
