"""Checklists and standards: read and compare them, bring checklists in and hand them out."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.jobs import Job
from ui.models.shelf import Shelf, Shelved
from ui.panels.carrying import read_folder, read_form, write_form, write_paper, write_texts
from ui.panels.comparing import Comparing
from ui.panels.importing import ImportPreview, Incoming
from ui.panels.reading import Reading
from ui.panels.standards import StandardsPanel
from ui.speech import N_
from ui.widgets.announcing import announce
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting

TABS = (N_("Checklists"), N_("Standards"), N_("Compare"))


class LibraryPage(Spoken):
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("page")
        self.shelved: tuple[Shelved, ...] = ()
        self._wanted = ""
        self._written: Path | None = None
        self.problems = ProblemBar(desk)
        self.waiting = Waiting(desk)
        self.reading = Reading(desk)
        self.standards = StandardsPanel(desk)
        self.comparing = Comparing(desk)
        self.preview = ImportPreview(desk)
        self._build()
        self.shelf = Shelf(desk, self)
        self.shelf.filled.connect(self._on_shelf)
        self.shelf.failed.connect(self.problems.tell)
        self.preview.added.connect(self._on_added)
        self.preview.given_up.connect(self._on_given_up)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is at hand anew; the place in it stays."""
        super().showEvent(event)
        self.problems.clear()
        self.reading.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shelf.fill()
        self.standards.authority.look_again()
        if not self.standards.table.rows:
            self.standards.look_up()

    def take_form(self, path: Path) -> None:
        """Read an XLSForm and show what would come in; nothing is kept yet."""
        door = self.desk.session.doors.read_sheets
        self._take(self.desk.session.jobs.on_work(lambda context: read_form(path, door, context)))

    def take_folder(self, path: Path) -> None:
        self._take(self.desk.session.jobs.on_work(lambda _: read_folder(path)))

    def hand_out_form(self, path: Path) -> None:
        checklist, doors = self.reading.checklist, self.desk.session.doors
        if checklist is not None:
            jobs = self.desk.session.jobs
            self._hand_out(jobs.on_work(lambda _: write_form(checklist, path, doors)))

    def hand_out_folder(self, path: Path) -> None:
        """Write the current checklist as a new folder in this one."""
        checklist, doors = self.reading.checklist, self.desk.session.doors
        if checklist is not None:
            jobs = self.desk.session.jobs
            self._hand_out(jobs.on_work(lambda _: write_texts(checklist, path, doors)))

    def hand_out_paper(self, path: Path) -> None:
        """Write the current checklist for paper, in the language it is read in."""
        checklist, doors = self.reading.checklist, self.desk.session.doors
        language = self.desk.voice.content
        if checklist is not None:
            jobs = self.desk.session.jobs
            self._hand_out(jobs.on_work(lambda _: write_paper(checklist, path, language, doors)))

    def refresh(self) -> None:
        for at, words in enumerate(TABS):
            self.tabs.setTabText(at, self.gettext(words))
        self.written.setVisible(self._written is not None)
        written = self.gettext("The checklist was written to {path}.")
        self.written_text.setText(written.format(path=self._written))

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.say(self.tabs.setAccessibleName, N_("Parts of the library"))
        self.stack = QStackedWidget()
        for part in (self._build_reading(), self.standards, self.comparing):
            self.tabs.addTab("")
            self.stack.addWidget(part)
        self.stack.addWidget(self.preview)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.written_text = label(wrap=True)
        self.written = frame("good", column([self.written_text], edge=10))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 20)
        layout.setSpacing(10)
        layout.addLayout(self._build_head())
        for part in (self.tabs, self.problems, self.waiting, self.written):
            layout.addWidget(part)
        layout.addWidget(self.stack, 1)

    def _build_head(self) -> QVBoxLayout:
        back, title = button("quiet"), label("title")
        self.say(back.setText, "‹ Inspections")  # noqa: RUF001 - mirrored
        back.clicked.connect(self.left)
        self.say(title.setText, "Checklists and standards")
        self.form, self.folder = button(), button()
        self.say(self.form.setText, "Import a form…")
        self.say(self.folder.setText, "Import a folder…")
        self.form.clicked.connect(self._on_form)
        self.folder.clicked.connect(self._on_folder)
        return column([row([back, title, None, self.folder, self.form])])

    def _build_reading(self) -> QWidget:
        self.as_form, self.as_folder, self.as_paper = button(), button(), button()
        self.say(self.as_paper.setText, "Print for paper…")
        self.as_paper.clicked.connect(self._on_as_paper)
        self.say(self.as_form.setText, "Export as XLSForm…")
        self.say(self.as_folder.setText, "Export as TOML folder…")
        self.as_form.clicked.connect(self._on_as_form)
        self.as_folder.clicked.connect(self._on_as_folder)
        holder = QWidget()
        layout = column(gap=10)
        layout.addWidget(self.reading, 1)
        layout.addLayout(row([None, self.as_paper, self.as_folder, self.as_form]))
        holder.setLayout(layout)
        return holder

    def _take(self, job: Job[Incoming]) -> None:
        self.problems.clear()
        if self.stack.currentWidget() is self.preview:
            # Else a refused file would leave the one before it ready to be added.
            self._on_given_up()
        job.succeeded.connect(self._on_incoming)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        self.waiting.follow(job, self.gettext("Reading the checklist…"))

    def _hand_out(self, job: Job[Path]) -> None:
        self.problems.clear()
        self._written = None
        self.refresh()
        job.succeeded.connect(self._on_written)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        self.waiting.follow(job, self.gettext("Writing the checklist…"), can_stop=False)

    @Slot(object)
    def _on_shelf(self, shelved: tuple[Shelved, ...]) -> None:
        is_same = shelved == self.shelved
        self.shelved = shelved
        if self._wanted or not is_same:
            self.reading.show_shelf(shelved, self._wanted)
            self.comparing.show_shelf(shelved)
        self._wanted = ""

    @Slot(object)
    def _on_incoming(self, incoming: Incoming) -> None:
        self._written = None
        self.refresh()
        self.tabs.hide()
        self.stack.setCurrentWidget(self.preview)
        self.preview.show_incoming(incoming, self.shelved)

    @Slot(str)
    def _on_added(self, key: str) -> None:
        self._wanted = key
        self._on_given_up()
        self.shelf.fill()

    @Slot()
    def _on_given_up(self) -> None:
        self.tabs.show()
        self.tabs.setCurrentIndex(0)
        self.stack.setCurrentIndex(0)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self._written = path
        self.refresh()
        announce(self, self.written_text.text())

    @Slot()
    def _on_form(self) -> None:
        title = self.gettext("Choose an XLSForm")
        name, _ = QFileDialog.getOpenFileName(self, title, "", "*.xlsx")
        if name:
            self.take_form(Path(name))

    @Slot()
    def _on_folder(self) -> None:
        title = self.gettext("Choose the folder of a checklist")
        name = QFileDialog.getExistingDirectory(self, title)
        if name:
            self.take_folder(Path(name))

    @Slot()
    def _on_as_form(self) -> None:
        checklist = self.reading.checklist
        if checklist is not None:
            title = self.gettext("Export as XLSForm")
            proposed = f"{checklist.id}.xlsx"
            name, _ = QFileDialog.getSaveFileName(self, title, proposed, "*.xlsx")
            if name:
                self.hand_out_form(Path(name))

    @Slot()
    def _on_as_paper(self) -> None:
        checklist = self.reading.checklist
        if checklist is not None:
            title, proposed = self.gettext("Print for paper"), f"{checklist.id}.pdf"
            name, _ = QFileDialog.getSaveFileName(self, title, proposed, "*.pdf")
            if name:
                self.hand_out_paper(Path(name))

    @Slot()
    def _on_as_folder(self) -> None:
        title = self.gettext("Choose where the new folder is made")
        name = QFileDialog.getExistingDirectory(self, title)
        if name:
            self.hand_out_folder(Path(name))
