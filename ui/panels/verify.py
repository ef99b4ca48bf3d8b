"""Check signed reports: drop files, choose whom to trust, read four verdicts for each."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reports.verdicts import Verification
from ui.desk import Desk
from ui.jobs import JobContext
from ui.models.verdicts import FILE, SIGNER, VerdictTable
from ui.panels.verdict_detail import VerdictDetail
from ui.theme import touch_height
from ui.widgets.beside import Beside
from ui.widgets.making import button, column, frame, label, look_again, row, scroll_by_finger
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting

TRUST_KEY = "trust"


class VerifyPage(Spoken):
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        kept = str(desk.settings.value(TRUST_KEY, "") or "")
        self.trust: Path | None = Path(kept) if kept else None
        self._files: list[Path] = []
        self._paths: list[Path] = []
        self.problems = ProblemBar(desk)
        self.waiting = Waiting(desk)
        self.table = VerdictTable(desk, self)
        self.detail = VerdictDetail(desk)
        self.detail.signing.signed.connect(lambda file: self.check([file]))
        self.view = self._build_view()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(14)
        layout.addLayout(self._build_head())
        layout.addWidget(self._build_trust())
        layout.addWidget(self.problems)
        layout.addWidget(self.waiting)
        layout.addWidget(self._build_drop())
        layout.addWidget(self._build_results(), 1)
        honest = label("soft", wrap=True)
        self.say(
            honest.setText,
            "These checks show who signed which bytes. They do not show that what the inspector "
            "wrote is true.",
        )
        layout.addWidget(honest)
        self.refresh()

    def check(self, files: list[Path]) -> None:
        """Check these files in a child process; results come one by one."""
        if not files:
            return
        self.problems.clear()
        self._files = [*self._files, *files]
        trust = self.trust

        def work(context: JobContext) -> None:
            from reports.checking import check_reports
            from reports.trust import load_trust

            trusted = load_trust(trust) if trust else None
            order = iter(files)
            check_reports(files, trusted, lambda one: context.tell((next(order), one)), context)

        job = self.desk.session.jobs.on_work(work)
        job.told.connect(self._on_checked)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        self.waiting.follow(job, self.gettext("Checking…"))

    def refresh(self) -> None:
        self.table.say_again()
        nobody = self.gettext(
            "Nobody is trusted yet: a report can be found intact, but its signer stays unknown."
        )
        chosen = self.gettext("Trusted: the certificates in {path}")
        self.trusted.setText(chosen.format(path=self.trust) if self.trust else nobody)
        self.forget.setVisible(self.trust is not None)
        has_rows = bool(self.table.rows)
        self.results.setVisible(has_rows)
        self.hint.setVisible(not has_rows)
        self.again.setVisible(has_rows)
        self.clear.setVisible(has_rows)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            self._show_over("true")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over("false")

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over("false")
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.check(_files_among(paths))
        event.acceptProposedAction()

    def _build_head(self) -> QVBoxLayout:
        back = button("quiet")
        self.say(back.setText, "‹ Back")  # noqa: RUF001 - mirrored
        back.clicked.connect(self.left)
        title = label("title")
        self.say(title.setText, "Check signed reports")
        return column([row([back, title, None])])

    def _build_trust(self) -> QWidget:
        self.trusted = label(wrap=True)
        file, folder, self.forget = button(), button(), button("quiet")
        self.say(file.setText, "Trust a file…")
        self.say(folder.setText, "Trust a folder…")
        self.say(self.forget.setText, "Trust nobody")
        file.clicked.connect(self._on_trust_file)
        folder.clicked.connect(self._on_trust_folder)
        self.forget.clicked.connect(lambda: self._take_trust(None))
        inside = row(edge=12)
        inside.addWidget(self.trusted, 1)
        for part in (file, folder, self.forget):
            inside.addWidget(part)
        return frame("card", inside)

    def _build_drop(self) -> QWidget:
        self.hint = label("heading")
        self.say(self.hint.setText, "Drop PDF reports here")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose, self.again, self.clear = button("primary"), button(), button("quiet")
        self.say(choose.setText, "Choose reports…")
        self.say(self.again.setText, "Check again")
        self.say(self.clear.setText, "Clear the list")
        choose.clicked.connect(self._on_choose)
        self.again.clicked.connect(self._on_again)
        self.clear.clicked.connect(self._on_clear)
        buttons = row([None, choose, self.again, self.clear, None])
        self.drop = frame("drop", column([self.hint, buttons], edge=14))
        return self.drop

    def _build_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.table)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setIconSize(QSize(20, 20))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(touch_height(view.fontMetrics()))
        heads = view.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(SIGNER, QHeaderView.ResizeMode.ResizeToContents)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        self.say(view.setAccessibleName, "Checked reports")
        view.selectionModel().currentRowChanged.connect(self._on_row)
        scroll_by_finger(view.viewport())
        return view

    def _build_results(self) -> QWidget:
        card = frame("card", column([self.detail]))
        self.results = Beside(self.view, card, across=Qt.Orientation.Vertical, line_px=8)
        self.results.setStretchFactor(1, 1)
        return self.results

    def _show_over(self, over: str) -> None:
        self.drop.setProperty("over", over)
        look_again(self.drop)

    def _take_trust(self, path: Path | None) -> None:
        self.trust = path
        self.desk.settings.setValue(TRUST_KEY, str(path) if path else "")
        self.refresh()
        self._on_again()

    @Slot()
    def _on_trust_file(self) -> None:
        title = self.gettext("Choose a certificate to trust")
        name, _ = QFileDialog.getOpenFileName(self, title, "", "*.pem *.crt *.cer")
        if name:
            self._take_trust(Path(name))

    @Slot()
    def _on_trust_folder(self) -> None:
        title = self.gettext("Choose a folder of certificates to trust")
        name = QFileDialog.getExistingDirectory(self, title)
        if name:
            self._take_trust(Path(name))

    @Slot()
    def _on_choose(self) -> None:
        title = self.gettext("Choose reports to check")
        names, _ = QFileDialog.getOpenFileNames(self, title, "", "*.pdf")
        self.check([Path(name) for name in names])

    @Slot()
    def _on_again(self) -> None:
        files = self._files
        self._on_clear()
        self.check(files)

    @Slot()
    def _on_clear(self) -> None:
        self._files, self._paths = [], []
        self.table.show(())
        self.detail.show_verification(None)
        self.refresh()

    @Slot(object)
    def _on_checked(self, told: tuple[Path, Verification]) -> None:
        file, verification = told
        self._paths.append(file)
        self.table.add(verification)
        self.refresh()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.table.index(0, 0))

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        known = index.isValid() and index.row() < len(self.table.rows)
        at = index.row()
        if known:
            self.detail.show_verification(self.table.rows[at], self._paths[at])
        else:
            self.detail.show_verification(None)


def _files_among(paths: list[Path]) -> list[Path]:
    """The files dropped, and every PDF directly in a folder that was dropped."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.glob("*.pdf")) if path.is_dir() else [path]
    return found
