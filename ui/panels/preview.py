"""The pages of the report, one at a time: a draft while the inspection is open, else as issued."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Workspace
from reports.data import Material
from ui.desk import Desk
from ui.jobs import JobContext
from ui.panels.drafting import PagePicture, draw_page
from ui.speech import N_
from ui.widgets.making import button, frame, label, row, scrolled
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting

SETTLE_MS = 250


class Preview(Spoken):
    drawn = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._language = desk.voice.content
        self._pdf = b""
        self._drawn_of: tuple[Inspection, str] | None = None
        self._page = 0
        self._count = 0
        self.problems = ProblemBar(desk)
        self.waiting = Waiting(desk)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(SETTLE_MS)
        self._resized.timeout.connect(self._draw_page)
        self._build()

    def show_inspection(self, inspection: Inspection, language: str) -> None:
        """Take the inspection; its pages are drawn when they are looked at."""
        self._inspection, self._language = inspection, language
        if self.isVisible():
            self.draw()

    @Slot()
    def draw(self) -> None:
        """Draw the report as it stands, unless these very pages are already shown."""
        inspection = self._inspection
        if inspection is None or self._drawn_of == (inspection, self._language):
            self._draw_page()
            return
        self._drawn_of = (inspection, self._language)
        self.problems.clear()
        if inspection.report is not None:
            sha256 = inspection.report.sha256
            issued = self.desk.session.ask(lambda workspace: workspace.original(sha256))
            issued.succeeded.connect(self._on_pdf)
            issued.failed.connect(self._on_refused)
            return
        identity = inspection.id

        def read(workspace: Workspace) -> Material:
            from reports.issuing import gather

            return gather(workspace, identity)

        gathering = self.desk.session.ask(read)
        gathering.succeeded.connect(self._on_material)
        gathering.failed.connect(self._on_refused)

    def refresh(self) -> None:
        shown = self.gettext("Page {number} of {total}").format(
            number=self._page + 1, total=self._count
        )
        self.where.setText(shown if self._count else "")
        self.back.setEnabled(self._page > 0)
        self.forth.setEnabled(self._page + 1 < self._count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def _build(self) -> None:
        self.back, self.forth = button(), button()
        self.say(self.back.setText, "‹")  # noqa: RUF001 - mirrored
        self.say(self.forth.setText, "›")  # noqa: RUF001 - mirrored
        self.say(self.back.setAccessibleName, N_("Page before"))
        self.say(self.forth.setAccessibleName, N_("Page after"))
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forth.clicked.connect(lambda: self._turn(1))
        self.where = label("soft")
        self.paper = label()
        self.paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.say(self.paper.setAccessibleName, "Page of the report")
        self.area = scrolled(self.paper)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.problems)
        layout.addWidget(self.area, 1)
        foot = row([None, self.back, self.where, self.forth, None], edge=8)
        foot.insertWidget(0, self.waiting)
        layout.addWidget(frame("foot", foot))
        self.refresh()

    def _turn(self, by: int) -> None:
        self._page = max(0, min(self._page + by, self._count - 1))
        self._draw_page()

    @Slot(object)
    def _on_material(self, material: Material) -> None:
        language, now = self._language, _now(self.desk)

        def compose(context: JobContext) -> bytes:
            from reports.issuing import draft_report

            return draft_report(material, language, now, context)

        job = self.desk.session.jobs.on_work(compose)
        job.succeeded.connect(self._on_pdf)
        job.failed.connect(self._on_refused)
        job.broke.connect(self._on_refused)
        job.cancelled.connect(self._on_cancelled)
        self.waiting.follow(job, self.gettext("Drawing the pages…"))

    @Slot(object)
    def _on_pdf(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._draw_page()

    @Slot()
    def _draw_page(self) -> None:
        if not self._pdf or not self.isVisible():
            return
        own_pdf, number = self._pdf, self._page
        width = min(self.area.viewport().width() - 48, round(900 * self.devicePixelRatioF()))
        job = self.desk.session.jobs.on_work(lambda _: draw_page(own_pdf, number, max(200, width)))
        job.succeeded.connect(self._on_page)
        job.broke.connect(self._on_refused)

    @Slot(object)
    def _on_page(self, page: PagePicture) -> None:
        self._page, self._count = page.number, page.count
        self.paper.setPixmap(QPixmap.fromImage(page.image))
        self.refresh()
        self.drawn.emit()

    @Slot(object)
    def _on_refused(self, problem: BaseException) -> None:
        self._drawn_of = None
        self.problems.tell(problem, N_("Try again"), self.draw)

    @Slot()
    def _on_cancelled(self) -> None:
        self._drawn_of = None


def _now(desk: Desk) -> datetime:
    return desk.session.clock().astimezone().replace(microsecond=0)
