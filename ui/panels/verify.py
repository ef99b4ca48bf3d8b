"""The reviewer's desk: reports dropped or chosen, checked, sorted, opened and answered."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reports.listed import last_before
from reports.verdicts import Verification
from ui.desk import Desk
from ui.files import reports_among, write_table
from ui.jobs import JobContext
from ui.models.report_search import Shown
from ui.models.rows import IDENTITY
from ui.panels.opened_report import OpenedReportPanel, ToOpen
from ui.panels.report_intake import ReportIntake
from ui.panels.report_list import ReportList
from ui.panels.trust_reading import TRUST_KEY, confirmed_signers
from ui.widgets.making import button, column, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting
from ui.wording.report_table import report_sheet

SETTLE_MS = 150


class VerifyPage(Spoken):
    left = Signal()
    trust_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        kept = str(desk.settings.value(TRUST_KEY, "") or "")
        self.trust: Path | None = Path(kept) if kept else None
        self._given: list[Path] = []
        self._told: list[tuple[Path, Verification]] = []
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._take_told)
        self.problems, self.waiting = ProblemBar(desk), Waiting(desk)
        self.intake, self.list = ReportIntake(desk), ReportList(desk)
        self.table, self.view = self.list.table, self.list.view
        self.report = OpenedReportPanel(desk)
        self.said_so = label("soft", wrap=True)
        self._connect()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._build_overview())
        self.stack.addWidget(self.report)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addWidget(self.stack)
        self.refresh()

    @property
    def is_open(self) -> bool:
        """Whether one report is looked at, rather than their list."""
        return self.stack.currentWidget() is self.report

    def check(self, paths: list[Path]) -> None:
        """Check these files and folders in child processes; results come one by one."""
        if not paths:
            return
        self.problems.clear()
        self.said_so.clear()
        self._given = [*self._given, *paths]
        trust, confirmed = self.trust, confirmed_signers(self.desk.settings)

        def work(context: JobContext) -> None:
            from reports.checking import check_reports
            from reports.trust import load_trust

            files = reports_among(paths)
            trusted = load_trust(trust, confirmed=confirmed) if trust else None
            order = iter(files)
            check_reports(files, trusted, lambda one: context.tell((next(order), one)), context)

        job = self.desk.session.jobs.on_work(work)
        job.told.connect(self._on_checked)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        job.settled.connect(self._on_settled)
        self.waiting.follow(job, self.gettext("Checking…"))

    def refresh(self) -> None:
        has_reports = bool(self.table.rows)
        self.intake.show_state(self.trust, has_reports=has_reports)
        self.list.setVisible(has_reports)
        self.room.setVisible(not has_reports)

    @Slot(object)
    def use_trust(self, path: Path | None) -> None:
        """Trust what this file or folder says, and check again."""
        self._take_trust(path)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What the keys of the desk do as long as it is seen."""
        chosen = self.list
        return {
            "review_files": self.intake.choose_files,
            "review_folder": self.intake.choose_folder,
            "review_search": chosen.search.setFocus,
            "review_group": chosen.group.toggle,
            "review_attention": lambda: chosen.shown.setCurrentIndex(
                tuple(Shown).index(Shown.ATTENTION)
            ),
            "review_export": chosen.choose_export,
            "review_next": self._open_next,
            "review_answer": self.report.go_to_answer,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.is_open:
            self._back_to_list()
        elif self.list.search.text():
            self.list.search.clear()
            self.list.take_focus()
        else:
            self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            self.intake.show_over(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.intake.show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.intake.show_over(over=False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._back_to_list()
        self.check(paths)
        event.acceptProposedAction()

    def _connect(self) -> None:
        self.intake.given.connect(self.check)
        self.intake.trust_given.connect(self._take_trust)
        self.intake.trust_wanted.connect(self.trust_wanted)
        self.report.signed.connect(lambda file: self.check([file]))
        self.intake.again_wanted.connect(self._on_again)
        self.intake.clear_wanted.connect(self._on_clear)
        self.list.wanted.connect(self.open)
        self.list.export_wanted.connect(self._on_export)
        self.report.left.connect(self._back_to_list)

    def _build_overview(self) -> QWidget:
        back = button("quiet")
        self.say(back.setText, "‹ Back")  # noqa: RUF001 - mirrored
        back.clicked.connect(self.left)
        title = label("title")
        self.say(title.setText, "Check signed reports")
        honest = label("soft", wrap=True)
        self.say(
            honest.setText,
            "These checks show who signed which bytes. They do not show that what the inspector "
            "wrote is true.",
        )
        self.room = QWidget()
        layout = column([row([back, title, None]), self.intake, self.problems, self.waiting], gap=8)
        layout.addWidget(self.said_so)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.room, 1)
        layout.addWidget(honest)
        overview = QWidget()
        overview.setLayout(layout)
        return overview

    def _take_trust(self, path: Path | None) -> None:
        self.trust = path
        self.desk.settings.setValue(TRUST_KEY, str(path) if path else "")
        self.refresh()
        self._on_again()

    @Slot(str)
    def open(self, sha256: str) -> None:
        """Open the report with these bytes."""
        reports, paths = self.table.rows, self.table.paths
        report = next(one for one in reports if one.verification.sha256 == sha256)
        before = last_before(report, reports)
        earlier = (before, paths[before.verification.sha256]) if before else None
        self.stack.setCurrentWidget(self.report)
        confirmed = confirmed_signers(self.desk.settings)
        self.report.show_report(ToOpen(report, paths[sha256], self.trust, confirmed, earlier))
        self.report.take_focus()

    def _open_next(self) -> None:
        """The report below the one that is chosen, as the table is sorted now."""
        view, found = self.list.view, self.list.found
        below = view.currentIndex().row() + (1 if self.is_open else 0)
        if below < found.rowCount():
            view.setCurrentIndex(found.index(max(below, 0), 0))
            self.open(str(view.currentIndex().data(IDENTITY)))

    @Slot()
    def _back_to_list(self) -> None:
        if self.is_open:
            self.stack.setCurrentIndex(0)
            self.list.take_focus()

    @Slot()
    def _on_again(self) -> None:
        given = self._given
        self._on_clear()
        self.check(given)

    @Slot()
    def _on_clear(self) -> None:
        self._given, self._told = [], []
        self.table.clear()
        self.refresh()

    @Slot(object)
    def _on_checked(self, told: tuple[Path, Verification]) -> None:
        self._told.append(told)
        if not self._settle.isActive():
            self._settle.start()

    @Slot()
    def _take_told(self) -> None:
        """Show what came since the last time: one row at a time would keep the window busy."""
        told, self._told = self._told, []
        self.table.add(told)
        self.refresh()

    @Slot()
    def _on_settled(self) -> None:
        self._take_told()
        if self.table.rows and not self.is_open:
            self.list.take_focus()

    @Slot(object)
    def _on_export(self, target: Path) -> None:
        self.problems.clear()
        doors, language = self.desk.session.doors, self.desk.voice.language
        shown = self.list.rows_in_order()
        job = self.desk.session.jobs.on_work(
            lambda _: write_table(doors, target, report_sheet(shown, language))
        )
        words = self.gettext("The table lies at {path}").format(path=target)
        job.succeeded.connect(lambda _: self.said_so.setText(words))
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
