"""One report opened at the reviewer's desk: its checks, findings, answers, photos and pages."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from reports.contents import ReportContents, ReportedPhoto
from reports.differences import Differences, differences
from reports.listed import ListedReport
from ui.desk import Desk
from ui.jobs import Job, JobContext
from ui.models.answers import QUESTION, RESULT, AnswerTable
from ui.models.row_search import RowSearch
from ui.panels.drafting import draw_page, draw_photo
from ui.panels.leafing import Draw, Leafing
from ui.panels.redact_button import RedactButton
from ui.panels.reported import ReportedDifferences, ReportedFindings
from ui.panels.review_form import ReviewForm
from ui.panels.verdict_detail import VerdictDetail
from ui.speech import N_
from ui.widgets.making import button, column, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.rows_view import rows_view
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting

if TYPE_CHECKING:
    from reports.checker import OpenedReport

CHECKS, FINDINGS, ANSWERS, PHOTOS, SINCE, PAGES, REVIEW = range(7)
TABS = (
    N_("Checks"), N_("Findings"), N_("Answers"), N_("Photos"), N_("Since the last report"),
    N_("Pages"), N_("Answer to the inspector"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToOpen:
    """A report and its file; `before` is the last one of its facility at hand, with its file."""

    report: ListedReport
    path: Path
    trust: Path | None
    confirmed: tuple[str, ...] = ()
    before: tuple[ListedReport, Path] | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    asked: ToOpen
    opened: "OpenedReport"
    told: Differences | None


class OpenedReportPanel(Spoken):
    """`deeds` is the row for what a reviewer does with the report."""

    left = Signal()
    opened = Signal(object)
    signed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.shown: ToOpen | None = None
        self.contents: ReportContents | None = None
        self._job: Job[_Read] | None = None
        self.problems, self.waiting = ProblemBar(desk), Waiting(desk)
        self.title = label("heading")
        back = button("quiet")
        self.say(back.setText, "‹ All reports")  # noqa: RUF001 - mirrored
        back.clicked.connect(self.left)
        self.deeds = row()
        self.redact = RedactButton(desk)
        self.deeds.addWidget(self.redact)
        head = row([back])
        head.addWidget(self.title, 1)
        head.addLayout(self.deeds)
        self.checks, self.findings = VerdictDetail(desk), ReportedFindings(desk)
        self.checks.signing.signed.connect(self.signed)
        self.answers = AnswerTable(desk, self)
        self.photos = Leafing(desk, N_("Photo of the report"))
        self.since, self.pages = ReportedDifferences(desk), Leafing(desk, N_("Page of the report"))
        self.review = ReviewForm(desk)
        self.tabs = self._build_tabs()
        layout = column([head, self.problems, self.waiting], gap=8)
        layout.addWidget(self.tabs, 1)
        self.setLayout(layout)
        self.refresh()

    def show_report(self, asked: ToOpen) -> None:
        """Show its verdicts at once, and what stands in it when a child has read it."""
        self.shown, self.contents = asked, None
        self.problems.clear()
        self.checks.show_verification(asked.report.verification, asked.path)
        self.redact.offer(asked.report.verification, (asked.path,))
        self._show_contents(None)
        self.review.show_report(asked.report.verification, asked.path, None)
        self.tabs.setCurrentIndex(CHECKS)
        self.refresh()
        if self._job is not None and not self._job.is_settled:
            self._job.cancel()
        job = self.desk.session.jobs.on_work(lambda context: _read(asked, context))
        self._job = job
        job.succeeded.connect(self._on_read)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        self.waiting.follow(job, self.gettext("Reading the report…"))

    def refresh(self) -> None:
        for at, words in enumerate(TABS):
            self.tabs.setTabText(at, self.gettext(words))
        self.answers.say_again()
        if self.shown is not None:
            facts, files = self.shown.report.facts, self.shown.report.files
            named = (facts.facility, facts.country, facts.title) if facts else ()
            self.title.setText(self.desk.voice.beside(*named) or files[0])

    def go_to_answer(self) -> None:
        """Show the form for accepting or returning the report."""
        if self.tabs.isTabVisible(REVIEW):
            self.tabs.setCurrentIndex(REVIEW)
            self.review.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_tabs(self) -> QTabWidget:
        view = rows_view(RowSearch(self.answers, self), QUESTION, lambda _: None)
        view.setSortingEnabled(True)
        view.sortByColumn(RESULT, Qt.SortOrder.AscendingOrder)
        self.say(view.setAccessibleName, "Answers of the report")
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        parts = (self.checks, self.findings, view, self.photos, self.since, self.pages, self.review)
        for part in parts:
            tabs.addTab(part, "")
        return tabs

    def _show_contents(self, read: _Read | None) -> None:
        opened = read.opened if read else None
        contents = opened.contents if opened else None
        self.contents = contents
        self.findings.show_contents(contents)
        self.answers.show(contents.items if contents else ())
        self.since.show_differences(read.told if read else None, _named(read))
        photos = tuple(
            photo for photo in (contents.photos if contents else ())
            if opened is not None and photo.sha256 in opened.photos
        )  # fmt: skip
        jpegs = tuple(opened.photos[photo.sha256] for photo in photos) if opened else ()
        captions = tuple(self._caption(photo) for photo in photos)
        self.photos.show_leaves(len(jpegs), _photo_drawer(jpegs) if jpegs else None, captions)
        own_pdf = opened.own_pdf if opened else b""
        self.pages.show_leaves(0, _page_drawer(own_pdf) if own_pdf else None)
        for at in (FINDINGS, ANSWERS, SINCE):
            self.tabs.setTabVisible(at, contents is not None)
        self.tabs.setTabVisible(PHOTOS, bool(jpegs))
        self.tabs.setTabVisible(PAGES, bool(own_pdf))
        answerable = self.shown is not None and self.shown.report.facts is not None
        self.tabs.setTabVisible(REVIEW, answerable)

    def _caption(self, photo: ReportedPhoto) -> str:
        number = self.gettext("Photo {number}").format(number=photo.number)
        return self.desk.voice.beside(number, photo.caption, photo.item, photo.taken)

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        if read.asked is not self.shown:
            return
        self.checks.show_verification(read.opened.verification, read.asked.path)
        self._show_contents(read)
        self.review.show_report(read.opened.verification, read.asked.path, read.opened.contents)
        self.opened.emit(read.opened)


def _named(read: _Read | None) -> str:
    before = read.asked.before if read else None
    return before[0].files[0] if before else ""


def _photo_drawer(jpegs: tuple[bytes, ...]) -> Draw:
    return lambda at, room: draw_photo(jpegs[at], at, len(jpegs), room)


def _page_drawer(own_pdf: bytes) -> Draw:
    return lambda at, room: draw_page(own_pdf, at, room.width())


def _read(asked: ToOpen, context: JobContext) -> _Read:
    from reports.checker import Checker
    from reports.trust import load_trust

    trust = load_trust(asked.trust, confirmed=asked.confirmed) if asked.trust else None
    with Checker(trust) as checker:
        opened = checker.open(asked.path, context)
        if asked.before is None or opened.contents is None:
            return _Read(asked, opened, None)
        before = checker.open(asked.before[1], context)
    then, now = before.verification.facts, opened.verification.facts
    if before.contents is None or then is None or now is None:
        return _Read(asked, opened, None)
    return _Read(asked, opened, differences((then, before.contents), (now, opened.contents)))
