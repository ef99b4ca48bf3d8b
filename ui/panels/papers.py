"""Papers of an inspection: the slip to sign by hand, and its checklists with what was answered."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Workspace
from reports.data import Material
from ui.desk import Desk
from ui.files import now_here
from ui.jobs import Job
from ui.refusals import FileInTheWay
from ui.widgets.announcing import announce
from ui.widgets.making import Part, button, column, frame, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting

Languages = tuple[str, str]


class PapersBox(Spoken):
    """`languages` gives the language of the papers and the second one, or an empty one."""

    def __init__(
        self, desk: Desk, languages: Callable[[], Languages], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._languages = languages
        self._written: Path | None = None
        self.problems = ProblemBar(desk)
        self.waiting = Waiting(desk)
        title, about = label("heading"), label("soft", wrap=True)
        self.say(title.setText, "Papers")
        self.say(about.setText, "To be signed or written on by hand. They are no reports.")
        self.slip, self.filled = button(), button()
        self.say(self.slip.setText, "Slip for the host…")
        self.say(self.filled.setText, "Checklists with the answers…")
        self.slip.clicked.connect(self._on_slip)
        self.filled.clicked.connect(self._on_filled)
        self.where = label(wrap=True)
        inner: list[Part] = [title, about, self.problems, row([self.slip, None]),
                             row([self.filled, None]), self.waiting, self.where]  # fmt: skip
        self.setLayout(column([frame("card", column(inner, edge=14))], edge=18))
        self.refresh()

    def show_inspection(self, inspection: Inspection) -> None:
        if self._inspection is None or self._inspection.id != inspection.id:
            self._written = None
            self.problems.clear()
        self._inspection = inspection
        self.refresh()

    def refresh(self) -> None:
        self.where.setVisible(self._written is not None)
        said = self.gettext("The paper was written to {path}.")
        self.where.setText(said.format(path=self._written))

    def write_slip(self, path: Path) -> None:
        language, second = self._languages()
        now = now_here().replace(microsecond=0)

        def make(material: Material) -> bytes:
            from reports.papers import host_slip

            return host_slip(material, now, language, second)

        self._write(path, make)

    def write_filled(self, path: Path) -> None:
        language, second = self._languages()

        def make(material: Material) -> bytes:
            from reports.papers import filled_checklists

            return filled_checklists(material.inspection, language, second)

        self._write(path, make)

    def _write(self, path: Path, make: Callable[[Material], bytes]) -> None:
        if self._inspection is None:
            return
        self.problems.clear()
        self._written = None
        self.refresh()
        session, identity = self.desk.session, self._inspection.id

        def read(workspace: Workspace) -> Material:
            from reports.issuing import gather

            if path.exists():
                raise FileInTheWay(path)
            return gather(workspace, identity)

        def draw(material: Material) -> None:
            def work(_: object) -> Path:
                session.doors.write_file(path, make(material))
                return path

            self._follow(session.jobs.on_work(work), self._on_written)

        self._follow(session.ask(read), draw)

    def _follow(self, job: Job[object], following: Callable[..., None]) -> None:
        job.succeeded.connect(following)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        self.waiting.follow(job, self.gettext("Drawing the pages…"), can_stop=False)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self._written = path
        self.refresh()
        announce(self, self.where.text())

    @Slot()
    def _on_slip(self) -> None:
        self._choose(self.gettext("Slip for the host"), self.write_slip)

    @Slot()
    def _on_filled(self) -> None:
        self._choose(self.gettext("Checklists with the answers"), self.write_filled)

    def _choose(self, title: str, write: Callable[[Path], None]) -> None:
        name, _ = QFileDialog.getSaveFileName(self, title, "", "*.pdf")
        if name:
            write(Path(name).with_suffix(".pdf"))
