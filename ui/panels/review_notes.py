"""What reviewers answered to an issued report: loaded, judged, kept, and shown."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Outcome, Workspace
from checklists.inspecting.review import ReviewNote, ReviewQuestion
from reports.verdicts import Verdict
from ui.desk import Desk
from ui.files import read_file
from ui.jobs import JobContext
from ui.panels.issued import grouped
from ui.widgets.making import button, column, empty, frame, label
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken

TRUST_KEY = "trust"


class ReviewNotes(Spoken):
    """Below an issued report; `item_wanted` carries the item a question leads to."""

    item_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._judged: Verdict | None = None
        self.problems = ProblemBar(desk)
        self.load = button()
        self.say(self.load.setText, "Load a reviewer’s note…")  # noqa: RUF001 - an apostrophe
        self.load.clicked.connect(self.choose)
        self.judged = label(wrap=True)
        self.notes = column(gap=8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 0, 18, 18)
        for part in (self.load, self.problems, self.judged):
            layout.addWidget(part)
        layout.addLayout(self.notes)
        self.judged.hide()

    def show_inspection(self, inspection: Inspection) -> None:
        if self._inspection is None or self._inspection.id != inspection.id:
            self._judged = None
            self.problems.clear()
        self._inspection = inspection
        self.setVisible(inspection.report is not None)
        self.refresh()

    def refresh(self) -> None:
        from ui.wording import reason_sentence

        empty(self.notes)
        self.judged.setVisible(self._judged is not None)
        if self._judged is not None:
            self.judged.setText(reason_sentence(self._judged, self.desk.voice.language))
        if self._inspection is not None:
            for kept in self.desk.session.reviews:
                self.notes.addWidget(self._note(kept.note, self._inspection))

    @Slot()
    def choose(self) -> None:
        title = self.gettext("Load a reviewer’s note")  # noqa: RUF001 - an apostrophe
        name, _ = QFileDialog.getOpenFileName(self, title, "", "*.pssm-note")
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Judge the note's signature, and keep it when it answers this very report."""
        if self._inspection is None:
            return
        self.problems.clear()
        self._judged = None
        identity = self._inspection.id
        trusted = str(self.desk.settings.value(TRUST_KEY, "") or "")

        def read(_: JobContext) -> tuple[bytes, ReviewNote, Verdict]:
            from reports.review_note import read_note
            from reports.trust import load_trust

            untrusted = read_file(path)
            known = read_note(untrusted, load_trust(Path(trusted)) if trusted else None)
            return untrusted, known.note, known.who

        job = self.desk.session.jobs.on_work(read)
        job.succeeded.connect(lambda known: self._keep(identity, *known))
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)

    def _keep(self, inspection: str, note_file: bytes, note: ReviewNote, who: Verdict) -> None:
        def deed(workspace: Workspace) -> Outcome:
            from checklists.inspecting.doing import keep_review

            return keep_review(workspace, inspection, note_file, note)

        # In groups, so that a line of the narrow panel can break within the digits.
        told = who.detail.replace(note.fingerprint, grouped(note.fingerprint))
        self._judged = replace(who, detail=told)
        job = self.desk.session.do(deed)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        job.settled.connect(self.refresh)

    def _note(self, note: ReviewNote, inspection: Inspection) -> QWidget:
        from ui.wording.reviewing import decision_sentence

        head, when = label("label", wrap=True), label("soft")
        head.setText(decision_sentence(note, self.desk.voice.language))
        when.setText(self.desk.voice.moment(note.written))
        asked = [self._question(one, inspection) for one in note.questions]
        return frame("notice", column([head, when, *asked], gap=4, edge=12))

    def _question(self, question: ReviewQuestion, inspection: Inspection) -> QWidget:
        from ui.wording.reviewing import items_of, question_line

        words = label(wrap=True)
        words.setText(question_line(question, inspection, self.desk.voice.language))
        parts: list[QWidget] = [words]
        for item in sorted(items_of(question, inspection)):
            lead = button("link")
            lead.setText(self.gettext("Go to {item}").format(item=item))
            lead.clicked.connect(lambda _=False, item=item: self.item_wanted.emit(item))
            parts.append(lead)
        holder = QWidget()
        holder.setLayout(column(parts, gap=0))
        return holder


class AskedHere(Spoken):
    """What reviewers asked about one item, above its answer; hidden where nothing was asked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.lines = label(wrap=True)
        title = label("label")
        self.say(title.setText, "Asked by the reviewer")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("notice", column([title, self.lines], gap=4, edge=10)))
        self.hide()

    def show_item(self, inspection: Inspection, item: str) -> None:
        asked = [one for kept in self.desk.session.reviews for one in kept.note.questions]
        if not asked:
            self.hide()
            return
        from ui.wording.reviewing import items_of, question_line

        language = self.desk.voice.language
        here = [
            question_line(one, inspection, language)
            for one in asked
            if item in items_of(one, inspection)
        ]
        self.lines.setText("\n".join(here))
        self.setVisible(bool(here))
