"""Read checklists: every section and item in a tree, searched, and its texts beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QVBoxLayout, QWidget

from checklists.asking.checklist import Checklist, Item
from checklists.asking.terms import term
from ui.desk import Desk
from ui.models.reading import PLACE, Place, ReadingSearch, ReadingTree
from ui.models.shelf import Shelved
from ui.panels.item_text import ItemText
from ui.widgets.beside import Beside
from ui.widgets.fields import line
from ui.widgets.making import column, empty, frame, label, scroll_by_finger, scrolled
from ui.widgets.spoken import Spoken
from ui.widgets.untranslated import Untranslated

TREE_EM, TEXT_EM = 46, 84


class Reading(Spoken):
    """`turned` tells that another row is current."""

    turned = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shelf: tuple[Shelved, ...] = ()
        self._key = ("", "", "")
        self.place: Place | None = None
        self.tree = ReadingTree(desk, self)
        self.found = ReadingSearch(self.tree, self)
        self.search = line()
        self.search.setClearButtonEnabled(True)
        self.say(self.search.setPlaceholderText, "Search words in all items")
        self.say(self.search.setAccessibleName, "Search words in all items")
        self.search.textChanged.connect(self._on_search)
        self.count = label("soft")
        self.view = self._build_view()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._build_parts())

    @property
    def checklist(self) -> Checklist | None:
        """The checklist that the current row belongs to."""
        return self.place.shelved.checklist if self.place else None

    def show_shelf(self, shelf: Sequence[Shelved], key: str = "") -> None:
        """Show these checklists, with the one of this key open."""
        self._shelf = tuple(shelf)
        if key:
            self._key = (key, "", "")
        self.refresh()

    def go(self, key: tuple[str, str, str]) -> None:
        """Make a row current: checklist, section and item, the last two may be empty."""
        self._key = key
        index = self.found.mapFromSource(self.tree.index_of(key))
        if not index.isValid():
            index = self.found.index(0, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
        self.view.expand(index)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._on_row(index)

    def refresh(self) -> None:
        if self._shelf:
            key = self._key
            self.tree.show(self._shelf)
            self._unfold()
            self.go(key)

    def _build_parts(self) -> QWidget:
        em = self.fontMetrics().horizontalAdvance("0")
        aside = frame("card", column([self.search, self.count, self.view], gap=8, edge=12))
        self.title, self.about = label("heading", wrap=True), label("soft", wrap=True)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(12)
        content = QWidget()
        self.untranslated = Untranslated(self.desk)
        parts_of_text = [self.title, self.untranslated, self.about, self._texts, None]
        content.setLayout(column(parts_of_text, gap=8, edge=12))
        self.area = scrolled(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(self.area.setAccessibleName, "What the checklist says")
        parts = Beside(aside, self.area, line_px=8)
        parts.setStretchFactor(1, 1)
        parts.setSizes([em * TREE_EM, em * TEXT_EM])
        return parts

    def _build_view(self) -> QTreeView:
        view = QTreeView()
        view.setProperty("look", "rail")
        view.setModel(self.found)
        view.setHeaderHidden(True)
        view.setIndentation(16)
        view.setUniformRowHeights(True)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.say(view.setAccessibleName, "Checklists, sections and items")
        view.selectionModel().currentChanged.connect(self._on_row)
        scroll_by_finger(view.viewport())
        return view

    def _unfold(self) -> None:
        """Show every hit; without a search only a single checklist is open."""
        if self.found.words:
            self.view.expandAll()
        else:
            self.view.collapseAll()
            if len(self._shelf) == 1:
                self.view.expand(self.found.index(0, 0))
        count = self.found.count()
        items = self.desk.voice.ngettext("{count} item", "{count} items", count)
        self.count.setText(items.format(count=count))

    @Slot(str)
    def _on_search(self, text: str) -> None:
        self.found.search(text)
        self._unfold()

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        place = index.data(PLACE) if index.isValid() else None
        if not isinstance(place, Place):
            return
        self._key, self.place = place.key, place
        empty(self._texts)
        self.area.verticalScrollBar().setValue(0)
        if place.section is None:
            self._show_checklist(place.shelved)
        else:
            self._show_items(place, (place.item,) if place.item else place.section.items)
        self.turned.emit()

    def _show_checklist(self, shelved: Shelved) -> None:
        checklist, voice = shelved.checklist, self.desk.voice
        self.title.setText(shelved.name(self.desk))
        self.untranslated.show_for(checklist.title, checklist.about)
        kinds = voice.listed(term(kind, voice.language) for kind in checklist.kinds)
        items = list(checklist.items())
        lines = [
            checklist.about.to(voice.content),
            "",
            self.gettext("For: {kinds}").format(kinds=kinds),
            self.gettext("{items} items, {critical} of them critical").format(
                items=len(items), critical=sum(item.is_critical for item in items)
            ),
            self.gettext("Languages: {languages}").format(
                languages=voice.listed(checklist.languages)
            ),
        ]
        self.about.setText("\n".join(lines))

    def _show_items(self, place: Place, items: Sequence[Item]) -> None:
        assert place.section is not None  # noqa: S101 - asked for by _on_row only
        self.title.setText(place.section.title.to(self.desk.voice.content))
        self.untranslated.show_for(place.section.title)
        self.about.setText(place.shelved.name(self.desk))
        for item in items:
            self._texts.addWidget(ItemText(self.desk, item))
