"""Before a draft moves to another edition: what becomes of its answers, and every difference."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.inspecting import doing
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.preparing import ChecklistsClash, as_loaded
from checklists.inspecting.revising import revised, with_its_additions
from ui.desk import Desk
from ui.models.shelf import Shelved
from ui.panels.differences import Differences
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken


class Moving(Spoken):
    moved = Signal()
    given_up = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._edition: Shelved | None = None
        self.problems = ProblemBar(desk)
        self.title, self.becomes = label("heading", wrap=True), label(wrap=True)
        self.differences = Differences(desk)
        back, self.move_there = button("quiet"), button("primary")
        self.say(back.setText, "Stay with this edition")
        back.clicked.connect(self.given_up)
        self.move_there.clicked.connect(self._on_move)
        head = frame("card", column([self.title, self.becomes], gap=4, edge=14))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(head)
        layout.addWidget(self.problems)
        layout.addWidget(self.differences, 1)
        layout.addLayout(row([back, None, self.move_there]))

    def show_move(self, inspection: Inspection, edition: Shelved) -> None:
        whole = with_its_additions(inspection, edition.checklist)
        self._inspection, self._edition = inspection, replace(edition, checklist=whole)
        self.problems.clear()
        self.move_there.setEnabled(True)
        used = next(one for one in inspection.checklists if one.id == edition.checklist.id)
        self.differences.show_pair(Shelved(as_loaded(used), is_own=False), self._edition)
        self.refresh()
        self.move_there.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        inspection, edition = self._inspection, self._edition
        if inspection is None or edition is None:
            return
        named = {"edition": edition.checklist.edition}
        title = edition.checklist.title.to(self.desk.voice.content)
        words = self.gettext("Move “{title}” to edition {edition}?")
        self.title.setText(words.format(title=title, **named))
        self.move_there.setText(self.gettext("Move to edition {edition}").format(**named))
        try:
            after = revised(inspection, edition.checklist)
        except ChecklistsClash as clash:
            self.move_there.setEnabled(False)
            self.becomes.clear()
            self.problems.tell(clash)
            return
        becomes = self.gettext(
            "Answers that stay: {stay}. To confirm again, because the item is asked "
            "differently: {confirm}. Set apart, because the item is gone: {apart}. Nothing is "
            "lost, and the move can be undone."
        )
        self.becomes.setText(becomes.format(
            stay=len(after.answers), confirm=len(after.to_confirm), apart=len(after.retired)
        ))  # fmt: skip

    @Slot()
    def _on_move(self) -> None:
        if self._inspection is None or self._edition is None:
            return
        identity, edition = self._inspection.id, self._edition.checklist
        self.move_there.setEnabled(False)
        job = self.desk.session.do(lambda ws: doing.revise_checklist(ws, identity, edition))
        job.succeeded.connect(self.moved)
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self.move_there.setEnabled(True)
        self.problems.tell(error)
