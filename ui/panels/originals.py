"""Full-size photos in a folder, compared with the digests of the report that is looked at."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reports.verdicts import Verification
from ui.desk import Desk
from ui.jobs import JobContext
from ui.widgets.making import Part, button, column, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting
from ui.wording.originals import originals_sentences


class OriginalsBox(Spoken):
    """Hidden while no report is looked at whose data could be read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.verification: Verification | None = None
        self.problems = ProblemBar(desk)
        self.waiting = Waiting(desk)
        self.result = label(wrap=True)
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.result.hide()
        self.choose = button()
        self.say(self.choose.setText, "Compare with originals…")
        self.choose.clicked.connect(self._on_choose)
        parts: list[Part] = [self.result, self.problems, self.waiting, row([self.choose, None])]
        self.setLayout(column(parts, edge=12, gap=6))
        self.hide()

    def show_verification(self, verification: Verification | None) -> None:
        if verification is not self.verification:
            self.result.hide()
            self.problems.clear()
        self.verification = verification
        facts = verification.facts if verification is not None else None
        self.setVisible(facts is not None and bool(facts.originals))

    def compare(self, folder: Path) -> None:
        """Compare the photos of the report that is looked at with what this folder holds."""
        looked_at = self.verification
        if looked_at is None or looked_at.facts is None:
            return
        named = looked_at.facts.originals

        def work(context: JobContext) -> object:
            from reports.originals import compared, digests_in

            return compared(named, digests_in(folder, context))

        self.problems.clear()
        job = self.desk.session.jobs.on_work(work)
        job.succeeded.connect(lambda found: self._show(looked_at, found))
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        self.waiting.follow(job, self.gettext("Comparing…"))

    def _show(self, looked_at: Verification, found: object) -> None:
        from reports.originals import Originals

        if looked_at is self.verification and isinstance(found, Originals):
            self.result.setText("\n".join(originals_sentences(found, self.desk.voice.language)))
            self.result.show()

    @Slot()
    def _on_choose(self) -> None:
        title = self.gettext("Choose the folder with the original photos")
        name = QFileDialog.getExistingDirectory(self, title)
        if name:
            self.compare(Path(name))
