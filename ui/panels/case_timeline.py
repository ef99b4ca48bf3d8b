"""The time line of a case: everything with a day, the earliest first."""

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.delivering.case import Case
from ui.desk import Desk
from ui.models.case_visits import CaseVisits, VisitLine
from ui.models.rows import IDENTITY
from ui.models.timeline import ABOUT, TimelineTable
from ui.widgets.making import label
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.rows_view import rows_view
from ui.widgets.spoken import Spoken


class TimelinePanel(Spoken):
    wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case: Case | None = None
        self.problems = ProblemBar(desk)
        self.table = TimelineTable(desk, self)
        self._visits = CaseVisits(desk, self)
        self._visits.filled.connect(self._on_filled)
        self._visits.failed.connect(self.problems.tell)
        self.view = rows_view(self.table, ABOUT, self._on_chosen)
        self.say(self.view.setAccessibleName, "Time line of the case")
        self.nothing = label("soft", wrap=True)
        self.say(self.nothing.setText, "Nothing of this case has a day yet.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 20)
        for part in (self.problems, self.nothing):
            layout.addWidget(part)
        layout.addWidget(self.view, 1)
        layout.addStretch(0)

    def show_case(self, case: Case) -> None:
        self._case = case
        self._visits.fill(case.id)

    def refresh(self) -> None:
        self.table.say_again()

    @Slot(object)
    def _on_filled(self, visits: tuple[VisitLine, ...]) -> None:
        if self._case is not None:
            self.table.show_case(self._case, visits)
        self.view.setVisible(bool(self.table.rows))
        self.nothing.setVisible(not self.table.rows)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        """Open the visit of the row; the other rows are only read."""
        if index.data(IDENTITY):
            self.wanted.emit(index.data(IDENTITY))
