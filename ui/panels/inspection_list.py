"""Every inspection of the open workspace: search, sort, open, and begin a new one."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from checklists.inspecting.keeping import InspectionSummary
from ui.desk import Desk
from ui.models.inspections import CHANGED, TITLE, InspectionTable
from ui.models.row_search import RowSearch
from ui.models.rows import IDENTITY
from ui.session import Opened
from ui.widgets.fields import line
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.rows_view import rows_view
from ui.widgets.spoken import Spoken


class InspectionList(Spoken):
    wanted = Signal(str)
    new_wanted = Signal()
    library_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("page")
        self.problems = ProblemBar(desk)
        self.table = InspectionTable(desk.voice, self)
        self.found = RowSearch(self.table, self)
        self.view = self._build_view()
        self.nothing = self._build_nothing()
        self.place = label("soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(16)
        layout.addLayout(self._build_head())
        layout.addWidget(self.problems)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.nothing, 1)
        desk.session.listed.connect(self._on_listed)
        desk.session.opened.connect(self._on_opened)
        self._on_listed(())
        if desk.session.workspace is not None:
            self._on_opened(desk.session.workspace)

    def refresh(self) -> None:
        self.table.say_again()

    def _build_head(self) -> QVBoxLayout:
        self.search = line()
        self.search.setMinimumWidth(self.search.fontMetrics().horizontalAdvance("0") * 34)
        self.search.setClearButtonEnabled(True)
        self.say(self.search.setPlaceholderText, "Search title, facility, kind or state")
        self.say(self.search.setAccessibleName, "Search inspections")
        self.search.textChanged.connect(self.found.search)
        self.library = button()
        self.say(self.library.setText, "Checklists")
        self.library.clicked.connect(self.library_wanted)
        self.new = button("primary")
        self.say(self.new.setText, "New inspection")
        self.new.clicked.connect(self.new_wanted)
        return column([row([self.search, None, self.library, self.new]), self.place], gap=4)

    def _build_view(self) -> QTableView:
        view = rows_view(self.found, TITLE, self._on_chosen)
        view.clicked.connect(self._on_chosen)
        view.setSortingEnabled(True)
        view.sortByColumn(CHANGED, Qt.SortOrder.DescendingOrder)
        self.say(view.setAccessibleName, "Inspections")
        return view

    def _build_nothing(self) -> QWidget:
        title = label("heading")
        self.say(title.setText, "No inspection yet")
        about = label("soft", wrap=True)
        self.say(
            about.setText,
            "Begin one: choose the kind of visit and the checklists, and answer as you walk.",
        )
        begin = button("primary")
        self.say(begin.setText, "Begin the first inspection")
        begin.clicked.connect(self.new_wanted)
        return frame("card", column([title, about, row([begin, None]), None], edge=28))

    @Slot(object)
    def _on_listed(self, summaries: tuple[InspectionSummary, ...]) -> None:
        self.table.show(summaries)
        self.view.setVisible(bool(summaries))
        self.nothing.setVisible(not summaries)

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self.place.setText(self.desk.voice.beside(opened.actor, str(opened.folder)))

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(IDENTITY))
