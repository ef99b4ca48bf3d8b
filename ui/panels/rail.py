"""The rail: every section and item at a glance, filtered and searched, to go anywhere at once."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTreeView, QWidget

from checklists.inspecting.inspection import Inspection
from ui.desk import Desk
from ui.models.rail import CRITICAL, ITEM, RailFilter, RailModel, Shown
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.fields import line
from ui.widgets.making import column, scroll_by_finger
from ui.widgets.spoken import Spoken

FILTERS = {
    Shown.ALL: N_("All items"),
    Shown.UNANSWERED: N_("Unanswered"),
    Shown.CRITICAL: N_("Critical items"),
    Shown.WITH_FINDINGS: N_("With findings"),
    Shown.TO_CONFIRM: N_("To confirm again"),
}


class Rail(Spoken):
    """Knows which item is current; `chosen` tells that a person went to another."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = RailModel(desk, self)
        self.found = RailFilter(self.model, self)
        self.current = ""
        self._inspection: Inspection | None = None
        self.filter = QComboBox()
        self.filter.setMinimumHeight(touch_height(self.filter.fontMetrics()))
        self.filter.addItems(["" for _ in FILTERS])
        self.filter.currentIndexChanged.connect(self._on_filter)
        self.search = line()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.say(self.filter.setAccessibleName, "Show which items")
        self.say(self.search.setPlaceholderText, "Search items")
        self.say(self.search.setAccessibleName, "Search items")
        self.view = self._build_view()
        self.setLayout(column([self.filter, self.search, self.view], gap=8, edge=10))
        self.refresh()

    def show_inspection(self, inspection: Inspection) -> None:
        self._inspection = inspection
        self.model.show(inspection)
        self.view.expandAll()
        order = self.model.order()
        waiting = [item for item in order if item not in inspection.answers]
        self.go(self.current if self.current in order else next(iter(waiting or order), ""))

    def update_inspection(self, inspection: Inspection) -> None:
        self._inspection = inspection
        self.model.update(inspection)

    def refresh(self) -> None:
        for at, words in enumerate(FILTERS.values()):
            self.filter.setItemText(at, self.gettext(words))
        if self._inspection is not None:
            self.show_inspection(self._inspection)

    def go(self, item: str) -> None:
        """Make this item the current one."""
        self.current = item
        index = self.found.mapFromSource(self.model.index_of(item))
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        else:
            self.view.selectionModel().clear()
        if item:
            self.chosen.emit(item)

    def show_to_confirm(self) -> None:
        """Show only what waits to be confirmed, at its first item."""
        self.filter.setCurrentIndex(list(FILTERS).index(Shown.TO_CONFIRM))
        held = self._inspection.to_confirm if self._inspection else {}
        self.go(next((item for item in self.model.order() if item in held), self.current))

    def step(self, by: int) -> None:
        order = self.model.order()
        if order:
            at = order.index(self.current) + by if self.current in order else 0
            self.go(order[max(0, min(at, len(order) - 1))])

    def go_to_next_unanswered(self) -> None:
        answers = self._inspection.answers if self._inspection else {}
        self._go_to_next([item for item in self.model.order() if item not in answers])

    def go_to_next_critical(self) -> None:
        model = self.model
        critical = [item for item in model.order() if model.index_of(item).data(CRITICAL)]
        self._go_to_next(critical)

    def _go_to_next(self, wanted: list[str]) -> None:
        """The first wanted item after the current one, else the first of all."""
        order = self.model.order()
        here = order.index(self.current) if self.current in order else -1
        later = [item for item in wanted if order.index(item) > here]
        if later or wanted:
            self.go((later or wanted)[0])

    def _build_view(self) -> QTreeView:
        view = QTreeView()
        view.setProperty("look", "rail")
        view.setModel(self.found)
        view.setHeaderHidden(True)
        view.setIndentation(10)
        view.setUniformRowHeights(True)
        view.setIconSize(QSize(42, 18))
        view.setItemsExpandable(True)
        view.setExpandsOnDoubleClick(False)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.header().setStretchLastSection(False)
        view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        view.header().resizeSection(1, view.fontMetrics().horizontalAdvance("00/00") + 14)
        self.say(view.setAccessibleName, "Sections and items")
        view.clicked.connect(self._on_chosen)
        view.selectionModel().currentChanged.connect(self._on_chosen)
        scroll_by_finger(view.viewport())
        return view

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        item = index.siblingAtColumn(0).data(ITEM)
        if item and item != self.current:
            self.current = item
            self.chosen.emit(item)

    @Slot(int)
    def _on_filter(self, at: int) -> None:
        self.found.show_only(tuple(FILTERS)[at])
        self._keep_place()

    @Slot(str)
    def _on_search(self, text: str) -> None:
        self.found.search(text)
        self._keep_place()

    def _keep_place(self) -> None:
        self.view.expandAll()
        index = self.found.mapFromSource(self.model.index_of(self.current))
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.view.scrollTo(index)
