"""The visits of a case: open one, begin another, or follow one up."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.delivering.case import Case
from checklists.values import State
from ui.desk import Desk
from ui.models.case_visits import BEGAN, TITLE, CaseVisits, VisitLine, VisitTable
from ui.models.row_search import RowSearch
from ui.models.rows import IDENTITY
from ui.widgets.making import button, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.rows_view import rows_view
from ui.widgets.spoken import Spoken

FOLLOWED = (State.CLOSED, State.ISSUED)


class CaseVisitsPanel(Spoken):
    """`visit_wanted` carries the case and the visit to follow up, empty for none."""

    wanted = Signal(str)
    visit_wanted = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case = ""
        self.problems = ProblemBar(desk)
        self.table = VisitTable(desk.voice, self)
        self._visits = CaseVisits(desk, self)
        self._visits.filled.connect(self._on_filled)
        self._visits.failed.connect(self.problems.tell)
        ordered = RowSearch(self.table, self)
        self.view = rows_view(ordered, TITLE, self._on_chosen)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(BEGAN, Qt.SortOrder.DescendingOrder)
        self.view.selectionModel().selectionChanged.connect(self._allow)
        self.say(self.view.setAccessibleName, "Visits of the case")
        self.nothing, self.why = label("soft", wrap=True), label("soft", wrap=True)
        self.say(self.nothing.setText, "No visit belongs to this case yet.")
        self._build()

    def show_case(self, case: Case) -> None:
        self._case = case.id
        self._visits.fill(case.id)

    def refresh(self) -> None:
        self.table.say_again()

    def _build(self) -> None:
        self.open, self.follow, self.new = button(), button(), button("primary")
        self.say(self.open.setText, "Open the visit")
        self.say(self.follow.setText, "Follow up this visit")
        self.say(self.new.setText, "New visit to this case")
        self.say(
            self.why.setText,
            "Choose a visit to open it. One that is closed or issued can be followed up: the new "
            "visit then begins with its findings.",
        )
        self.open.clicked.connect(self._on_open)
        self.follow.clicked.connect(self._on_follow)
        self.new.clicked.connect(lambda: self.visit_wanted.emit(self._case, ""))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 20)
        layout.setSpacing(12)
        layout.addLayout(row([self.open, self.follow, None, self.new]))
        for part in (self.why, self.problems, self.nothing):
            layout.addWidget(part)
        layout.addWidget(self.view, 1)
        layout.addStretch(0)
        self._on_filled(())

    @property
    def _selected(self) -> VisitLine | None:
        chosen = self.view.selectionModel().selectedRows()
        identity = chosen[0].data(IDENTITY) if chosen else ""
        return next((one for one in self.table.rows if one.id == identity), None)

    @Slot(object)
    def _on_filled(self, visits: tuple[VisitLine, ...]) -> None:
        self.table.show(visits)
        self.nothing.setVisible(not visits)
        self.view.setVisible(bool(visits))
        self._allow()

    @Slot()
    def _allow(self) -> None:
        visit = self._selected
        self.open.setEnabled(visit is not None)
        self.follow.setEnabled(visit is not None and visit.state in FOLLOWED)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(IDENTITY))

    @Slot()
    def _on_open(self) -> None:
        visit = self._selected
        if visit is not None:
            self.wanted.emit(visit.id)

    @Slot()
    def _on_follow(self) -> None:
        visit = self._selected
        if visit is not None:
            self.visit_wanted.emit(self._case, visit.id)
