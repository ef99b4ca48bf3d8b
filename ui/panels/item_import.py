"""Before an exporter's list becomes part of a case: its columns, and what becomes of each row."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.delivering.case import Case
from checklists.inspecting import casework
from checklists.inspecting.keeping import CaseOutcome, Workspace
from checklists.inspecting.list_columns import remember_columns
from ui.desk import Desk
from ui.jobs import Job
from ui.models.written import grouped
from ui.panels.list_columns import ListColumns, Unclear
from ui.panels.list_outcome import ListOutcome
from ui.panels.list_reading import (
    ListReading,
    OpenedList,
    open_list,
    read_as_wished,
    with_recalled,
)
from ui.widgets.announcing import announce
from ui.widgets.beside import Beside
from ui.widgets.making import button, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting
from ui.wording.item_lists import remark_sentence

# How the width is shared at first between columns and rows.
SHARES = (420, 780)


class ItemImport(Spoken):
    """`taken` carries how many items became part of the case."""

    taken = Signal(int)
    given_up = Signal()
    other_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case: Case | None = None
        self._file = ""
        self._opened: OpenedList | None = None
        self._read: ListReading | None = None
        # Which list this is: an answer about an earlier one comes too late.
        self._number = 0
        self._job: Job[ListReading] | None = None
        self._once_more = False
        self._is_new = False
        self._language = desk.voice.language
        self.problems = ProblemBar(desk)
        self.waiting = Waiting(desk)
        self.columns, self.outcome = ListColumns(desk), ListOutcome(desk)
        self.columns.wished.connect(self.read_again)
        self.title = label("heading", wrap=True)
        self.unclear = Unclear(desk)
        self.parts = Beside(self.columns, self.outcome, line_px=8)
        self.parts.setSizes(list(SHARES))
        self.parts.setStretchFactor(0, 0)
        self.parts.setStretchFactor(1, 1)
        self._build()
        self._show_parts()

    @property
    def is_ready(self) -> bool:
        """Whether what is shown is all that was wished for."""
        return self._read is not None and self._job is None

    def show_case(self, case: Case) -> None:
        """What the case declares already decides what is left out."""
        before, self._case = self._case, case
        if self._opened is not None and before is not None and before.declared != case.declared:
            self.read_again()

    def take_file(self, path: Path) -> None:
        """Read a list and show what would become of it; nothing is kept yet."""
        self.forget()
        self._file, number = path.name, self._number
        session = self.desk.session
        door = session.doors.read_sheets
        job = session.jobs.on_work(lambda context: open_list(path, door, context))
        job.succeeded.connect(lambda opened: self._recall(number, opened))
        job.failed.connect(lambda error: self._on_refused(number, error))
        job.broke.connect(lambda error: self._on_refused(number, error))
        job.cancelled.connect(lambda: self._on_cancelled(number))
        self.waiting.follow(job, self.gettext("Reading the list…"))
        self.refresh()

    @Slot()
    def forget(self) -> None:
        """Let go of the list; what comes of work under way is not shown any more."""
        self._number += 1
        self._opened = self._read = None
        self._file = ""
        self.problems.clear()
        self._show_parts()

    @Slot()
    def read_again(self) -> None:
        """Read with what is wished for now; wishes in a hurry become one reading."""
        if self._opened is None or self._case is None:
            return
        self.take_them.setEnabled(False)
        if self._job is not None:
            self._once_more = True
            return
        opened, wishes, number = self._opened, self.columns.wishes, self._number
        declared, language = tuple(self._case.declared.values()), self.desk.voice.language
        self._language = language
        job = self.desk.session.jobs.on_work(
            lambda _: read_as_wished(
                opened, wishes, declared, lambda remark: remark_sentence(remark, language)
            )
        )
        self._job = job
        job.succeeded.connect(lambda read: self._on_read(number, read))
        job.broke.connect(lambda error: self._on_refused(number, error))
        job.settled.connect(self._on_settled)

    @Slot()
    def take(self) -> None:
        """Make the items part of the case, as one change; the columns are remembered."""
        read, case = self._read, self._case
        if not self.is_ready or read is None or read.taken is None or case is None:
            return
        listed, file, number, identity = read.taken, self._file, self._number, case.id

        def deed(workspace: Workspace) -> CaseOutcome:
            if listed.chosen:
                remember_columns(workspace, listed)
            return casework.declare_items(workspace, identity, file, listed.items)

        self.take_them.setEnabled(False)
        job = self.desk.session.do(deed, typed="")
        job.succeeded.connect(lambda _: self._on_taken(number, len(listed.items)))
        for ending in (job.failed, job.broke, job.cancelled):
            ending.connect(self._show_foot)

    def refresh(self) -> None:
        self.title.setText(self.gettext("Before “{file}” is taken in").format(file=self._file))
        self.unclear.show_problem(self._read.problem if self._read is not None else None)
        self._show_foot()
        if self._language != self.desk.voice.language:
            # A doubt is kept with its item in the words that were seen.
            self.read_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        leave, self.other, self.take_them = button("quiet"), button(), button("primary")
        self.say(self.other.setText, "Choose another file…")
        self.say(leave.setText, "Cancel")
        self.other.clicked.connect(self.other_wanted)
        leave.clicked.connect(self.given_up)
        self.take_them.clicked.connect(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(10)
        for part in (self.title, self.waiting, self.problems, self.unclear):
            layout.addWidget(part)
        layout.addWidget(self.parts, 1)
        layout.addStretch(0)
        layout.addLayout(row([leave, self.other, None, self.take_them]))

    def _show_parts(self) -> None:
        self.parts.setVisible(self._read is not None)
        self.refresh()

    @Slot()
    def _show_foot(self) -> None:
        taken = self._read.taken if self._read is not None else None
        count = len(taken.items) if taken is not None else 0
        words = self.desk.voice.ngettext(
            "Take {count} item into the case", "Take {count} items into the case", count
        )
        nothing = self.gettext("No item to take")
        number = grouped(count, self.desk.voice)
        self.take_them.setText(words.format(count=number) if count else nothing)
        self.take_them.setEnabled(bool(count) and self._job is None)
        self.take_them.setVisible(self._read is not None)

    def _recall(self, number: int, opened: OpenedList) -> None:
        if number != self._number:
            return
        job = self.desk.session.ask(lambda workspace: with_recalled(opened, workspace))
        job.succeeded.connect(lambda known: self._on_opened(number, known))
        job.failed.connect(lambda error: self._on_refused(number, error))
        job.broke.connect(lambda error: self._on_refused(number, error))

    def _on_opened(self, number: int, opened: OpenedList) -> None:
        if number == self._number:
            self._opened, self._is_new = opened, True
            self.columns.show_opened(opened)
            self.read_again()

    def _on_read(self, number: int, read: ListReading) -> None:
        if number != self._number or self._once_more:
            return
        self._read = read
        self.problems.clear()
        self.columns.show_reading(read)
        self.outcome.show_reading(read)
        self._show_parts()
        announce(self, self.unclear.text.text() or self.outcome.counts.text())

    @Slot()
    def _on_settled(self) -> None:
        self._job = None
        again, self._once_more = self._once_more, False
        if again:
            self.read_again()
        self._show_foot()
        if self._is_new and self.is_ready:
            self._is_new = False
            self._take_focus()

    def _take_focus(self) -> None:
        """Go on with what is next: to take the items, or to choose what is unclear."""
        if self.take_them.isEnabled():
            self.take_them.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.columns.take_focus()

    def _on_refused(self, number: int, error: BaseException) -> None:
        if number == self._number:
            self.problems.tell(error)
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cancelled(self, number: int) -> None:
        if number == self._number:
            self.given_up.emit()

    def _on_taken(self, number: int, count: int) -> None:
        if number == self._number:
            self.taken.emit(count)
