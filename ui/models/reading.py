"""Checklists with their sections and items as a tree that can be searched."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from checklists.asking.checklist import Item, Section
from ui.desk import Desk
from ui.models.shelf import Shelved

PLACE = Qt.ItemDataRole.UserRole
SAID = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the tree: a checklist, a section of it, or an item of that."""

    shelved: Shelved
    section: Section | None = None
    item: Item | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        section = self.section.id if self.section else ""
        return self.shelved.key, section, self.item.id if self.item else ""


class ReadingTree(QStandardItemModel):
    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        self._desk = desk
        self._rows: dict[tuple[str, str, str], QStandardItem] = {}

    def show(self, shelf: Sequence[Shelved]) -> None:
        self.removeRows(0, self.rowCount())
        self._rows.clear()
        for shelved in shelf:
            head = self._entry(Place(shelved), shelved.name(self._desk), bold=True)
            for section in shelved.checklist.sections:
                head.appendRow(self._section(shelved, section))
            self.appendRow(head)

    def index_of(self, key: tuple[str, str, str]) -> QModelIndex:
        row = self._rows.get(key)
        return row.index() if row else QModelIndex()

    def _section(self, shelved: Shelved, section: Section) -> QStandardItem:
        title = section.title.to(self._desk.voice.content)
        head = self._entry(Place(shelved, section), self._titled(section, title))
        for item in section.items:
            entry = self._entry(
                Place(shelved, section, item), item.question.to(self._desk.voice.content)
            )
            entry.setData(self._words(section, item), SAID)
            head.appendRow(entry)
        return head

    def _titled(self, section: Section, title: str) -> str:
        counted = f"{title} ({len(section.items)})"
        if not section.per_store:
            return counted
        return self._desk.voice.gettext("{section}, for each store").format(section=counted)

    def _entry(self, place: Place, text: str, *, bold: bool = False) -> QStandardItem:
        entry = QStandardItem(text)
        entry.setEditable(False)
        entry.setToolTip(f"{place.item.id}\n{text}" if place.item else text)
        entry.setData(place, PLACE)
        if bold:
            font = entry.font()
            font.setBold(True)
            entry.setFont(font)
        self._rows[place.key] = entry
        return entry

    def _words(self, section: Section, item: Item) -> str:
        texts = (section.title, item.question, item.guidance, item.critical_because,
                 item.finding, item.recommendation)  # fmt: skip
        said = [item.id, *(text.to(self._desk.voice.content) for text in texts)]
        return " ".join([*said, *(one.label for one in item.references)]).casefold()


class ReadingSearch(QSortFilterProxyModel):
    """Keeps the items that have every word of the search, and what they lie in."""

    def __init__(self, tree: ReadingTree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: list[str] = []
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(tree)

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self.words = text.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        if not self.words:
            return True
        said = self.sourceModel().index(row, 0, parent).data(SAID)
        return said is not None and all(word in said for word in self.words)

    def count(self) -> int:
        """How many items are left."""
        tops = [self.index(row, 0) for row in range(self.rowCount())]
        middles = [self.index(row, 0, top) for top in tops for row in range(self.rowCount(top))]
        return sum(self.rowCount(section) for section in middles)
