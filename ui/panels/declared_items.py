"""The declared items of a case: a table to search, their sums, and an editor below it."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from checklists.delivering.case import Case, DeclaredItem
from checklists.delivering.words import ArmsCategory
from checklists.inspecting import casework
from checklists.inspecting.keeping import CaseOutcome
from ui.desk import Desk
from ui.models.declared import DeclaredTable
from ui.models.declared_sums import sums
from ui.models.rows import IDENTITY
from ui.models.written import grouped
from ui.panels.declared_editor import DeclaredEditor
from ui.panels.nothing_declared import NothingDeclared
from ui.theme import touch_height
from ui.widgets.beside import Beside
from ui.widgets.fields import line
from ui.widgets.making import button, column, label, row, scroll_by_finger
from ui.widgets.spoken import Spoken
from ui.widgets.weighted_table import WeightedTable

# The least width of each column, in digits.
WIDE = (10, 16, 10, 12, 12, 17, 16, 9, 11, 10, 10)
LISTS = "*.xlsx *.csv"


class DeclaredItemsPanel(Spoken):
    """`import_wanted` carries the path of a list that was chosen."""

    import_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case: Case | None = None
        self.table = DeclaredTable(desk, self)
        self.view = self._build_view()
        self.editor = DeclaredEditor(desk)
        self.editor.changed.connect(self._on_changed)
        self.editor.removed.connect(self._on_removed)
        self.sums = label("soft", wrap=True)
        self.nothing = NothingDeclared(desk)
        self.parts = Beside(self.view, self.editor, across=Qt.Orientation.Vertical, line_px=8)
        self.parts.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(self._build_head())
        layout.addWidget(self.sums)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.parts, 1)
        layout.addStretch(0)
        self.editor.hide()

    def show_case(self, case: Case) -> None:
        if self._case is not None and self._case.id != case.id:
            self.editor.settling.settle()
            self.search.clear()
        self._case = case
        if case.declared is not self.table.known.declared:
            self.table.show_declared(case.declared)
        stores = [store.name for site in case.sites.values() for store in site.stores]
        self.editor.name_stores(tuple(dict.fromkeys(stores)))
        self._show_chosen(self.editor.identity if not self.editor.isHidden() else "")
        self._tell()

    def refresh(self) -> None:
        self.table.say_again()
        self._tell()

    @Slot()
    def add(self) -> None:
        """Add an item that is still empty, and go to its fields."""
        if self._case is None:
            return
        case = self._case.id
        job = self.desk.session.do(lambda ws: casework.add(ws, case, EMPTY), typed="")
        job.succeeded.connect(self._on_added)

    @Slot()
    def choose_list(self) -> None:
        title = self.gettext("Choose a list of declared items")
        name, _ = QFileDialog.getOpenFileName(self, title, "", LISTS)
        if name:
            self.import_wanted.emit(Path(name))

    def take_focus(self) -> None:
        """Go to the table, or to the way to begin one."""
        (self.view if self.table.rows else self.bring).setFocus()

    def _build_head(self) -> QVBoxLayout:
        title, self.search = label("heading"), line()
        self.say(title.setText, "Declared items")
        self.search.setMinimumWidth(self.search.fontMetrics().horizontalAdvance("0") * 38)
        self.search.setClearButtonEnabled(True)
        self.say(self.search.setPlaceholderText, "Search serial, lot, model, store or any word")
        self.say(self.search.setAccessibleName, "Search declared items")
        self.search.textChanged.connect(self._on_search)
        self.bring, self.new = button(), button("primary")
        self.say(self.bring.setText, "Import a list…")
        self.say(self.new.setText, "Add an item")
        self.bring.clicked.connect(self.choose_list)
        self.new.clicked.connect(self.add)
        return column([row([title, None, self.search, self.bring, self.new])])

    def _build_view(self) -> QTableView:
        view = WeightedTable(self.table, WIDE)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(touch_height(view.fontMetrics()) + 6)
        view.activated.connect(self._on_activated)
        scroll_by_finger(view.viewport())
        self._build_columns(view)
        view.setMinimumHeight(view.verticalHeader().defaultSectionSize() * 3)
        self.say(view.setAccessibleName, "Declared items")
        view.selectionModel().currentRowChanged.connect(self._on_row)
        return view

    def _build_columns(self, view: QTableView) -> None:
        heads = view.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)

    def _show_chosen(self, identity: str) -> None:
        """Show the item in the table and in the editor; nothing hides the editor."""
        item = self.table.known.declared.get(identity)
        if item is None:
            self.editor.hide()
            return
        if self.editor.isHidden():
            self._make_room()
        self.editor.show_item(identity, item, self.table.known)
        at = self.table.row_of(identity)
        if at >= 0:
            # Not selectRow: from right to left it asks for a column beyond the last one.
            self.view.setCurrentIndex(self.table.index(at, 0))
            self.view.scrollTo(self.view.currentIndex())

    def _make_room(self) -> None:
        """Show the editor as high as it wants to be, and leave the table a third at least."""
        self.editor.show()
        whole = self.parts.height()
        low = min(self.editor.sizeHint().height(), whole * 2 // 3)
        self.parts.setSizes([whole - low, low])
        # At once, so that the table knows how low it is before it scrolls.
        self.parts.refresh()

    def _tell(self) -> None:
        declared = self.table.known.declared
        said = sums(declared.values(), self.desk.voice)
        if len(self.table.rows) != len(declared):
            words = self.gettext("{shown} of these are shown.")
            said = f"{said} {words.format(shown=grouped(len(self.table.rows), self.desk.voice))}"
        self.sums.setText(said)
        for part, wanted in ((self.sums, declared), (self.parts, declared)):
            part.setVisible(bool(wanted))
        self.nothing.setVisible(not declared)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        self.table.search(text)
        self._tell()

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self._show_chosen(str(index.data(IDENTITY)))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        """Return goes from a row to its fields."""
        self._show_chosen(str(index.data(IDENTITY)))
        self.editor.take_focus()

    @Slot(object)
    def _on_added(self, outcome: CaseOutcome) -> None:
        self.search.clear()
        self._show_chosen(str(getattr(outcome.row.change(), "id", "")))
        self.editor.take_focus()

    @Slot(str, object)
    def _on_changed(self, identity: str, item: DeclaredItem) -> None:
        if self._case is not None:
            case = self._case.id
            self.desk.session.do(
                lambda ws: casework.put(ws, case, identity, item),
                typed=f"{item.serial} {item.lot}".strip(),
            )

    @Slot(str)
    def _on_removed(self, identity: str) -> None:
        if self._case is not None:
            case = self._case.id
            self.editor.settling.forget()
            self.desk.session.do(
                lambda ws: casework.take_out(ws, case, identity, DeclaredItem), typed=""
            )
            self.view.setFocus()


EMPTY = DeclaredItem(
    number=0,
    category=ArmsCategory.SMALL_ARMS_AND_LIGHT_WEAPONS,
    type="",
    model="",
    calibre="",
    maker="",
    serial="",
    lot="",
    import_mark="",
    other_marks="",
    quantity=1,
    unit="",
    tolerance=0,
    store="",
    note="",
    doubt="",
)
