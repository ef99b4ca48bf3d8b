"""The count in the store room: entry, what it came to, the lines, and one of them in full."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from checklists.delivering.sampling import SamplingPlan
from checklists.delivering.seen_lists import SeenLine, read_seen_list
from checklists.delivering.stocktake import SeenMark
from checklists.delivering.words import CountResult, EntryWay
from checklists.inspecting import taking_stock
from checklists.inspecting.inspection import Inspection
from checklists.values import Problem, State
from ui.desk import Desk
from ui.files import read_file
from ui.models.count_lines import CountLines
from ui.models.tally import Tally
from ui.panels.count_detail import CountDetail
from ui.panels.count_entry import CountEntry
from ui.panels.count_list import CountList
from ui.panels.sample_form import SampleForm
from ui.panels.sample_line import SampleLine
from ui.panels.taking_list import Taken, TakingList
from ui.widgets.beside import Beside
from ui.widgets.making import column
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken

LIST_SHARE, ASIDE_SHARE, LEAST_ASIDE_EM = 84, 50, 44


class CountPanel(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self.tally = Tally(desk.session.jobs, self)
        self.lines = CountLines(desk, self.tally)
        self.problems = ProblemBar(desk)
        self.sample = SampleLine(desk)
        self.entry = CountEntry(desk, self.tally)
        self.list = CountList(desk, self.lines)
        self.detail = CountDetail(desk, self.tally)
        self.taking = TakingList(desk, self.tally)
        self.form = SampleForm(desk, self.tally, self.sample)
        self.aside = QStackedWidget()
        for part in (self.detail, self.taking, self.form):
            self.aside.addWidget(part)
        self._build()
        self._connect()

    def show_inspection(self, inspection: Inspection) -> None:
        case, session = self.desk.session.case, self.desk.session
        if case is None:
            return
        is_other = self._inspection is None or self._inspection.id != inspection.id
        self._inspection = inspection
        self.tally.show(inspection, case, all_is_saved=not session.pending)
        self.sample.show_inspection(inspection)
        self.form.show_inspection(inspection)
        self.entry.show_inspection(inspection, case)
        self.list.allow_ticking(inspection.state == State.DRAFT)
        if is_other:
            self.aside.setCurrentWidget(self.detail)
            self.entry.take_focus()

    def paste(self) -> None:
        """Offer the marks of the clipboard, one a line or a table with a column `serial`."""
        if self._inspection is None or self._inspection.state != State.DRAFT:
            return
        text = QGuiApplication.clipboard().text()
        self._offer_list(self.gettext("Clipboard"), text.encode(), EntryWay.PASTED)

    def _build(self) -> None:
        self.sample.add(self.list.tick)
        self.place = QStackedWidget()
        self.place.addWidget(self.list)
        self.place.addWidget(self.entry.choice)
        parts = Beside(self.place, self.aside)
        parts.setStretchFactor(0, 1)
        em = self.fontMetrics().horizontalAdvance("0")
        self.aside.setMinimumWidth(em * LEAST_ASIDE_EM)
        parts.setSizes([em * LIST_SHARE, em * ASIDE_SHARE])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        above = column([self.sample, self.problems, self.entry], gap=8)
        above.setContentsMargins(14, 8, 14, 4)
        layout.addLayout(above)
        layout.addWidget(parts, 1)

    def _connect(self) -> None:
        self.tally.reconciled.connect(self._on_reconciled)
        self.tally.indexed.connect(self._on_indexed)
        self.entry.seen.connect(self._on_seen)
        self.entry.asking.connect(self._on_asking)
        self.entry.narrowed.connect(self._on_narrowed)
        self.entry.list_wanted.connect(self.paste)
        self.entry.photo_wanted.connect(self._choose_photo)
        self.entry.line.downwards.connect(self.list.take_focus)
        self.list.totals.wanted.connect(self._on_result_wanted)
        self.list.line_chosen.connect(self._on_line)
        self.lines.ticked.connect(self._on_ticked)
        self.taking.taken.connect(self._on_taken)
        self.taking.given_up.connect(self._show_detail)
        self.sample.wanted.connect(lambda: self.aside.setCurrentWidget(self.form))
        self.form.planned.connect(self._on_planned)
        self.form.left.connect(self._show_detail)

    @Slot()
    def _on_reconciled(self) -> None:
        self.list.show_whole(self.tally.whole)
        self._show_current()

    @Slot()
    def _on_indexed(self) -> None:
        self.list.narrow(self.lines.fragment)

    @Slot(bool)
    def _on_asking(self, asking: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.place.setCurrentWidget(self.entry.choice if asking else self.list)

    @Slot(str)
    def _on_narrowed(self, text: str) -> None:
        self.list.narrow(text)

    @Slot(object)
    def _on_result_wanted(self, result: CountResult | None) -> None:
        self.lines.result = result
        self.list.narrow(self.lines.fragment)

    @Slot()
    def _on_line(self) -> None:
        if self.aside.currentWidget() is not self.detail:
            self.aside.setCurrentWidget(self.detail)
        self._show_current()

    def _show_current(self) -> None:
        shown = self.list.current
        self.entry.choice.looked_at = shown.id if shown is not None else ""
        self.detail.show_line(shown, self._inspection)

    @Slot()
    def _show_detail(self) -> None:
        self.aside.setCurrentWidget(self.detail)
        self.entry.take_focus()

    @Slot(object)
    def _on_seen(self, mark: SeenMark) -> None:
        if self._inspection is not None:
            inspection = self._inspection.id
            self.desk.session.do(
                lambda ws: taking_stock.see_mark(ws, inspection, mark), typed=mark.text
            )

    @Slot(str, bool)
    def _on_ticked(self, item: str, is_seen: bool) -> None:  # noqa: FBT001 - Qt's signal
        known = self.tally.seen_of(item)
        if self._inspection is None or is_seen == (known is not None):
            return
        inspection = self._inspection.id
        if is_seen:
            text = self.tally.declared[item].serial
            mark = self.entry.fields.mark(text, EntryWay.TICKED, item)
            self.tally.expect(mark)
            self._on_seen(mark)
        elif known is not None and known[0]:
            identity = known[0]
            self.desk.session.do(
                lambda ws: taking_stock.correct_mark(ws, inspection, identity, None), typed=""
            )

    @Slot(object)
    def _on_taken(self, taken: Taken) -> None:
        self._show_detail()
        if self._inspection is not None and taken.certain:
            inspection, source = self._inspection.id, taken.source
            marks = [entry.mark(self.entry.fields, item) for entry, item in taken.certain]
            for mark in marks:
                self.tally.expect(mark)
            self.desk.session.do(
                lambda ws: taking_stock.see_marks(ws, inspection, source, marks),
                typed="\n".join(mark.text for mark in marks),
            )
        self.entry.enter_all(taken.asked)

    @Slot(object)
    def _on_planned(self, plan: SamplingPlan | None) -> None:
        if self._inspection is not None:
            inspection = self._inspection.id
            self.desk.session.do(
                lambda ws: taking_stock.take_sample(ws, inspection, plan), typed=""
            )
            self._show_detail()

    @Slot()
    def _choose_photo(self) -> None:
        title = self.gettext("Choose a photo of codes")
        name, _ = QFileDialog.getOpenFileName(self, title, "", "*.jpg *.jpeg *.png *.webp")
        if name:
            self.read_codes(Path(name))

    def read_codes(self, path: Path) -> None:
        """Offer what the bar codes and QR codes of a photo say."""
        self.problems.clear()
        door = self.desk.session.doors.read_codes
        name = path.name
        job = self.desk.session.jobs.on_work(lambda _: (name, door(name, read_file(path))))
        job.succeeded.connect(self._on_codes)
        job.failed.connect(self.problems.tell)

    @Slot(object)
    def _on_codes(self, read: tuple[str, Sequence[str]]) -> None:
        source, texts = read
        lines = tuple(SeenLine(place, text) for place, text in enumerate(texts, 1))
        self._offer(lines, source, EntryWay.PHOTO)

    def _offer_list(self, source: str, untrusted: bytes, way: EntryWay) -> None:
        self.problems.clear()
        try:
            lines = read_seen_list(source, untrusted)
        except Problem as problem:
            self.problems.tell(problem)
            return
        self._offer(lines, source, way)

    def _offer(self, lines: Sequence[SeenLine], source: str, way: EntryWay) -> None:
        self.aside.setCurrentWidget(self.taking)
        self.taking.offer(lines, source, way)
