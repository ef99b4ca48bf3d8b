"""Every inspection of the open workspace: search, sort, open, and begin a new one."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from checklists.inspecting.keeping import InspectionSummary
from ui.desk import Desk
from ui.models.inspections import CHANGED, IDENTITY, TITLE, InspectionSearch, InspectionTable
from ui.session import Opened
from ui.theme import touch_height
from ui.widgets.fields import line
from ui.widgets.making import button, column, frame, label, row, scroll_by_finger
from ui.widgets.problem_bar import ProblemBar
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
        self.found = InspectionSearch(self.table, self)
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

    def refresh(self) -> None:
        self.table.say_again()

    def _build_head(self) -> QVBoxLayout:
        title = label("title")
        self.say(title.setText, "Inspections")
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
        return column([row([title, None, self.search, self.library, self.new]), self.place], gap=4)

    def _build_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.found)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.setSortingEnabled(True)
        view.sortByColumn(CHANGED, Qt.SortOrder.DescendingOrder)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(touch_height(view.fontMetrics()) + 6)
        heads = view.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        self.say(view.setAccessibleName, "Inspections")
        view.clicked.connect(self._on_chosen)
        view.activated.connect(self._on_chosen)
        scroll_by_finger(view.viewport())
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
