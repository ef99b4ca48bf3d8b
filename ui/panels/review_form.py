"""A reviewer's answer to the opened report: questions, whose identity signs, and where it goes."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from checklists.inspecting.review import About, Review, ReviewQuestion
from reports.contents import ReportContents
from reports.verdicts import Standing, Verification
from ui.desk import Desk
from ui.files import check_free, now_here, read_file
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.fields import TextArea, captioned, line
from ui.widgets.making import Part, button, column, frame, label, readable, row, scrolled
from ui.widgets.passphrase import PassphraseField
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting

QUESTION = Qt.ItemDataRole.UserRole
SHORT = 60


@dataclass(frozen=True, slots=True, repr=False)
class _Wish:
    report: Verification
    decision: Review
    questions: tuple[ReviewQuestion, ...]
    key_file: Path
    passphrase: str
    target: Path


class ReviewForm(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._report: Verification | None = None
        self.problems, self.waiting = ProblemBar(desk), Waiting(desk)
        self.about, self.text = QComboBox(), TextArea(3)
        self.about.setMinimumHeight(touch_height(self.about.fontMetrics()))
        self.add, self.remove = button(), button("quiet")
        self.questions = QListWidget()
        self.questions.setWordWrap(True)
        self.key_file, self.target = line(), line()
        self.passphrase = PassphraseField(desk)
        self.accept, self.send_back = button(), button("primary")
        self.done = label(wrap=True)
        content = QWidget()
        content.setLayout(column([self._build(), None], edge=14))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(readable(content)))
        self._allow()

    def show_report(
        self, report: Verification, path: Path, contents: ReportContents | None
    ) -> None:
        """Begin an answer to this report; what was asked of another is gone."""
        if self._report is None or self._report.sha256 != report.sha256:
            self.questions.clear()
            self.text.clear()
            self.problems.clear()
            self.done.clear()
            self.target.setText(str(path.with_suffix(".pssm-note")))
        self._report = report
        self.about.clear()
        self.about.addItem(self.gettext("The whole report"), (About.REPORT, ""))
        for name, subject in _subjects(contents):
            self.about.addItem(name, subject)
        self._allow()

    @Slot()
    def add_question(self) -> None:
        text = self.text.toPlainText().strip()
        if not text:
            return
        entry = QListWidgetItem(f"{self.about.currentText()}\n{text}")
        about, subject = self.about.currentData()
        entry.setData(QUESTION, ReviewQuestion(About(about), subject, text))
        self.questions.addItem(entry)
        self.text.clear()
        self._allow()

    def _build(self) -> QWidget:
        for made, message, deed in (
            (self.add, N_("Add the question"), self.add_question),
            (self.remove, N_("Take the question out"), self._on_remove),
            (self.accept, N_("Accept the report"), lambda: self._sign(Review.ACCEPTED)),
            (self.send_back, N_("Return with questions"), lambda: self._sign(Review.RETURNED)),
        ):
            self.say(made.setText, message)
            made.clicked.connect(deed)
        self.say(self.questions.setAccessibleName, "Questions to the inspector")
        self.say(self.passphrase.caption.setText, "Passphrase of the key file")
        for field in (self.key_file, self.target, self.passphrase.field):
            field.textChanged.connect(self._allow)
        parts: list[Part] = [
            captioned(self.said, N_("Question about"), self.about),
            captioned(self.said, N_("Question"), self.text),
            row([None, self.remove, self.add]),
            self.questions,
            self._file(N_("Key file of the reviewer"), self.key_file, save=False),
            self.passphrase,
            self._file(N_("Save the note as"), self.target, save=True),
            self.problems,
            self.waiting,
            self.done,
            row([None, self.accept, self.send_back]),
        ]
        return frame("card", column(parts, edge=14, gap=8))

    def _file(self, message: str, field: QLineEdit, *, save: bool) -> QVBoxLayout:
        browse = button()
        self.say(browse.setText, "Choose…")
        browse.clicked.connect(lambda: self._browse(field, save=save))
        return captioned(self.said, message, field, browse)

    def _browse(self, field: QLineEdit, *, save: bool) -> None:
        if save:
            title = self.gettext("Save the note as")
            name, _ = QFileDialog.getSaveFileName(self, title, field.text(), "*.pssm-note")
        else:
            title = self.gettext("Choose the key file")
            name, _ = QFileDialog.getOpenFileName(self, title, "", "*.p12 *.pfx")
        if name:
            field.setText(name)

    @Slot()
    def _allow(self) -> None:
        filled = (self.key_file.text(), self.target.text(), self.passphrase.field.text())
        report, asked = self._report, self.questions.count() > 0
        ready = report is not None and report.facts is not None and all(filled)
        holds = report is not None and report.standing is not Standing.FAILS
        self.accept.setEnabled(ready and holds and not asked)
        self.send_back.setEnabled(ready and asked)
        self.remove.setEnabled(asked)

    @Slot()
    def _on_remove(self) -> None:
        self.questions.takeItem(max(self.questions.currentRow(), 0))
        self._allow()

    def _sign(self, decision: Review) -> None:
        if self._report is None:
            return
        self.problems.clear()
        wish = _Wish(
            report=self._report,
            decision=decision,
            questions=tuple(
                self.questions.item(at).data(QUESTION) for at in range(self.questions.count())
            ),
            key_file=Path(self.key_file.text().strip()),
            passphrase=self.passphrase.field.text(),
            target=Path(self.target.text().strip()),
        )
        write = self.desk.session.doors.write_file
        job = self.desk.session.jobs.on_work(
            lambda _: write(check_free(wish.target), _signed(wish))
        )
        said = self.gettext("The signed note is {path}.").format(path=wish.target)
        job.succeeded.connect(lambda _: self._on_written(said))
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        self.waiting.follow(job, self.gettext("Signing…"), can_stop=False)

    def _on_written(self, said: str) -> None:
        self.passphrase.clear()
        self.done.setText(said)


def _subjects(contents: ReportContents | None) -> list[tuple[str, tuple[About, str]]]:
    """What may be asked about, each as a person finds it: findings, items, photos."""
    if contents is None:
        return []
    found = [
        (f"F-{one.number:02d} · {one.statement[:SHORT]}", (About.FINDING, one.id))
        for one in contents.findings
    ]
    found += [
        (f"{one.id} · {one.question[:SHORT]}", (About.ITEM, one.id)) for one in contents.items
    ]
    return found + [
        (f"P-{one.number} · {one.caption[:SHORT]}", (About.PHOTO, one.sha256))
        for one in contents.photos
    ]


def _signed(wish: _Wish) -> bytes:
    from reports.identity import load_identity
    from reports.review_note import write_note

    now = now_here()
    identity = load_identity(read_file(wish.key_file), wish.passphrase, now)
    return write_note(wish.report, wish.decision, wish.questions, identity, now)
