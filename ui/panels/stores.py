"""The stores of a facility: a line each, with its name, added and taken away."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from checklists.delivering.places import Store
from checklists.inspecting.stores import numbered
from ui.desk import Desk
from ui.widgets.fields import line
from ui.widgets.making import button, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken


@dataclass(slots=True, eq=False)
class _Line:
    store: Store
    holder: QWidget
    name: QLineEdit
    remove: QPushButton


class Stores(Spoken):
    """`changed` tells that other stores are wanted than were shown.

    A line has its store's id from the beginning: a name typed later never makes a second store.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: tuple[Store, ...] = ()
        self._used: frozenset[str] = frozenset()
        self._lines: list[_Line] = []
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add = button()
        self.say(self.add.setText, "Add a store")
        self.add.clicked.connect(self._on_add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._list)
        layout.addLayout(row([self.add, None]))

    def show_stores(self, stores: tuple[Store, ...], used: Iterable[str] = ()) -> None:
        """Show these; `used` are ids that no new store may have."""
        self._used = frozenset(used)
        if self.settling.is_open or self.desk.session.pending or stores == self.stores():
            self._shown = stores
            return
        self._shown = stores
        while len(self._lines) > len(stores):
            self._drop(self._lines[-1])
        while len(self._lines) < len(stores):
            self._append(stores[len(self._lines)])
        for shown, store in zip(self._lines, stores, strict=True):
            shown.store = store
            self.settling.show_text(shown.name, store.name)
        self.refresh()

    def stores(self) -> tuple[Store, ...]:
        """Every store that has a name; one whose name is being typed anew keeps the old one."""
        named = (
            Store(each.store.id, each.name.text().strip() or each.store.name)
            for each in self._lines
        )
        return tuple(store for store in named if store.name)

    def refresh(self) -> None:
        for number, shown in enumerate(self._lines, 1):
            words = self.gettext("Name of store {number}").format(number=number)
            shown.name.setPlaceholderText(words)
            shown.name.setAccessibleName(words)
            shown.remove.setText(self.gettext("Remove"))
            named = self.gettext("Remove store {number}").format(number=number)
            shown.remove.setAccessibleName(named)

    def _append(self, store: Store) -> _Line:
        name, remove = line(), button("quiet")
        inside = QHBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(name, 1)
        inside.addWidget(remove)
        holder = QWidget()
        holder.setLayout(inside)
        made = _Line(store, holder, name, remove)
        name.returnPressed.connect(self._on_add)
        remove.clicked.connect(lambda: self._on_remove(made))
        self.settling.watch(name)
        self._lines.append(made)
        self._list.addWidget(holder)
        return made

    def _drop(self, gone: _Line) -> None:
        self._lines.remove(gone)
        self._list.removeWidget(gone.holder)
        gone.holder.hide()
        gone.holder.deleteLater()

    @Slot()
    def _on_add(self) -> None:
        known = (*(each.store for each in self._lines), Store("", ""))
        made = self._append(numbered(known, self._used)[-1])
        self.refresh()
        made.name.setFocus()

    def _on_remove(self, gone: _Line) -> None:
        at = self._lines.index(gone)
        self._drop(gone)
        self.refresh()
        beside = self._lines[min(at, len(self._lines) - 1)].name if self._lines else self.add
        beside.setFocus()
        self.settling.settle_now()

    @Slot()
    def _on_settled(self) -> None:
        wanted = self.stores()
        if wanted != self._shown:
            self._shown = wanted
            self.changed.emit()
