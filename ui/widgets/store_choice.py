"""The store one is in: one that the case names, or any other that is typed."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QWidget

from checklists.delivering.case import Case
from checklists.delivering.places import Store
from ui.theme import touch_height

LEAST_LETTERS = 14


class StoreChoice(QComboBox):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(LEAST_LETTERS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumHeight(touch_height(self.fontMetrics()))

    @property
    def store(self) -> str:
        return " ".join(self.currentText().split())

    def show_store(self, store: str) -> None:
        if store != self.store:
            self.setCurrentText(store)

    def offer(self, names: Iterable[str]) -> None:
        """Offer these names; what stands in the field stays."""
        wanted = list(names)
        if wanted != [self.itemText(at) for at in range(self.count())]:
            kept = self.currentText()
            self.clear()
            self.addItems(wanted)
            self.setCurrentText(kept)


def stores_of(case: Case, stores: Iterable[Store]) -> tuple[str, ...]:
    """The names of a case's stores, and of the visit's own, each once."""
    of_sites = [store.name for site in case.sites.values() for store in site.stores]
    declared = sorted({item.store for item in case.declared.values()} - {""})
    names = (*(store.name for store in stores), *of_sites, *declared)
    return tuple(dict.fromkeys(name for name in names if name))
