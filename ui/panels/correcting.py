"""Begin the correction of an issued report: why, and a new draft with all that it held."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.inspecting.correcting import begin_correction
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Outcome
from checklists.values import State
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.fields import TextArea, captioned
from ui.widgets.making import Part, button, column, frame, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken


class Correcting(Spoken):
    """Hidden unless the inspection shown was issued."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self.problems = ProblemBar(desk)
        title, honest = label("label"), label("soft", wrap=True)
        self.say(title.setText, "Something in it is wrong?")
        self.say(
            honest.setText,
            "An issued report is never changed. A correction is a new inspection that begins with "
            "everything this one holds, and its report says which report it supersedes and why.",
        )
        self.reason = TextArea(2)
        self.begin = button()
        self.say(self.begin.setText, "Begin a correction")
        self.begin.clicked.connect(self._on_begin)
        reason = captioned(self.said, N_("Reason (needed)"), self.reason)
        parts: list[Part] = [title, honest, reason, self.problems, row([None, self.begin])]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", column(parts, edge=14, gap=6)))
        self.hide()

    def show_inspection(self, inspection: Inspection) -> None:
        if self._inspection is None or self._inspection.id != inspection.id:
            self.problems.clear()
            self.reason.setPlainText("")
        self._inspection = inspection
        self.setVisible(inspection.state == State.ISSUED)

    @Slot()
    def _on_begin(self) -> None:
        if self._inspection is None:
            return
        self.problems.clear()
        identity, reason = self._inspection.id, self.reason.toPlainText()
        job = self.desk.session.do(lambda ws: begin_correction(ws, identity, reason))
        job.succeeded.connect(self._on_begun)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)

    @Slot(object)
    def _on_begun(self, outcome: Outcome) -> None:
        self.desk.session.show(outcome.inspection.id)
