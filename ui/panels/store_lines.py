"""The stores of one facility: a line each, with its name."""

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from checklists.delivering.places import Store
from ui.desk import Desk
from ui.widgets.fields import line
from ui.widgets.making import button, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    id: str
    holder: QWidget
    name: QLineEdit
    remove: QPushButton


class StoreLines(Spoken):
    def __init__(self, desk: Desk, settling: Settling, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._settling = settling
        self.lines: list[_Line] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add = button()
        self.say(self.add.setText, "Add a store")
        self.add.clicked.connect(self._on_add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._list)
        layout.addLayout(row([self.add, None]))

    def show_stores(self, stores: tuple[Store, ...]) -> None:
        if [each.id for each in self.lines] != [store.id for store in stores]:
            while self.lines:
                self._drop(self.lines[-1])
            for store in stores:
                self._append(store.id)
        for shown, store in zip(self.lines, stores, strict=True):
            self._settling.show_text(shown.name, store.name)
        self.refresh()

    def stores(self) -> tuple[Store, ...]:
        """Every store that has a name."""
        typed = [Store(each.id, each.name.text().strip()) for each in self.lines]
        return tuple(store for store in typed if store.name)

    def refresh(self) -> None:
        for number, shown in enumerate(self.lines, 1):
            name = self.gettext("Name of store {number}").format(number=number)
            shown.name.setPlaceholderText(name)
            shown.name.setAccessibleName(name)
            shown.remove.setText(self.gettext("Remove"))
            remove = self.gettext("Remove store {number}").format(number=number)
            shown.remove.setAccessibleName(remove)

    def _append(self, identity: str) -> _Line:
        name, remove = line(), button("quiet")
        inside = row()
        inside.addWidget(name, 1)
        inside.addWidget(remove)
        holder = QWidget()
        holder.setLayout(inside)
        made = _Line(identity, holder, name, remove)
        remove.clicked.connect(lambda: self._on_remove(made))
        self._settling.watch(name)
        self.lines.append(made)
        self._list.addWidget(holder)
        return made

    def _drop(self, gone: _Line) -> None:
        self.lines.remove(gone)
        self._list.removeWidget(gone.holder)
        gone.holder.hide()
        gone.holder.deleteLater()

    @Slot()
    def _on_add(self) -> None:
        made = self._append(_next_id([each.id for each in self.lines]))
        self.refresh()
        made.name.setFocus()

    def _on_remove(self, gone: _Line) -> None:
        self._drop(gone)
        self.refresh()
        self._settling.settle_now()


def _next_id(known: list[str]) -> str:
    """A short word that no store of the facility has."""
    number = len(known) + 1
    while f"s{number}" in known:
        number += 1
    return f"s{number}"
