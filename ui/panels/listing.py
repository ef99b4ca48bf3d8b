"""Everything of one kind in the open workspace: search, sort, open, and begin a new one."""

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from ui.desk import Desk
from ui.models.row_search import RowSearch
from ui.models.rows import IDENTITY, Rows
from ui.widgets.fields import line
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.rows_view import rows_view
from ui.widgets.spoken import Spoken


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list says; the last three while there is nothing in it."""

    name: str
    search: str
    search_name: str
    new: str
    nothing: str
    about: str
    first: str


class Listing(Spoken):
    """Subclasses lay the parts out; a table begins with the title and ends with the change."""

    wanted = Signal(str)
    words: ClassVar[ListWords]

    def __init__(self, desk: Desk, table: Rows[Any], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.problems = ProblemBar(desk)
        self.table = table
        self.table.setParent(self)
        self.found = RowSearch(self.table, self)
        self.search = self._build_search()
        self.new = button("primary")
        self.say(self.new.setText, self.words.new)
        self.new.clicked.connect(self.begin)
        self.view = self._build_view()
        self.nothing = self._build_nothing()

    @Slot()
    def begin(self) -> None:
        """Go to what a new one needs."""
        raise NotImplementedError

    @Slot()
    def take_focus(self) -> None:
        """Put the keyboard on the first row, or where a first one is begun."""
        if not self.found.rowCount():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.found.index(0, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self.table.say_again()

    def _build_search(self) -> QLineEdit:
        search = line()
        search.setMinimumWidth(search.fontMetrics().horizontalAdvance("0") * 34)
        search.setClearButtonEnabled(True)
        self.say(search.setPlaceholderText, self.words.search)
        self.say(search.setAccessibleName, self.words.search_name)
        search.textChanged.connect(self.found.search)
        search.returnPressed.connect(self.take_focus)
        return search

    def _build_view(self) -> QTableView:
        view = rows_view(self.found, 0, self._on_chosen)
        view.clicked.connect(self._on_chosen)
        view.setSortingEnabled(True)
        view.sortByColumn(self.table.columnCount() - 1, Qt.SortOrder.DescendingOrder)
        self.say(view.setAccessibleName, self.words.name)
        return view

    def _build_nothing(self) -> QWidget:
        title, about, first = label("heading"), label("soft", wrap=True), button("primary")
        self.say(title.setText, self.words.nothing)
        self.say(about.setText, self.words.about)
        self.say(first.setText, self.words.first)
        first.clicked.connect(self.begin)
        return frame("card", column([title, about, row([first, None]), None], edge=28))

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(IDENTITY))
