"""Sign a checked report after its inspector, or take the signed report out of a changed file."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from reports.verdicts import Question, Role, Stance, Standing, Verification
from ui.desk import Desk
from ui.files import now_here, open_signer, signed_revision
from ui.jobs import JobContext
from ui.refusals import FileInTheWay
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.fields import TextArea, captioned, line
from ui.widgets.making import Part, button, column, frame, label, row
from ui.widgets.passphrase import PassphraseField
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting
from ui.wording import role_name, stance_name

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS_LINES = 4


@dataclass(frozen=True, slots=True, repr=False)
class Wish:
    """What the person asked for; the passphrase stays in memory only while it is signed."""

    file: Path
    key_file: Path
    passphrase: str
    role: Role
    stance: Stance
    words: str
    target: Path


class CounterSigning(Spoken):
    """`signed` carries the file that was written."""

    signed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._checked: Verification | None = None
        self._file: Path | None = None
        self.problems, self.waiting = ProblemBar(desk), Waiting(desk)
        self.begin, self.take_out = button(), button()
        self.say(self.begin.setText, "Counter-sign…")
        self.say(self.take_out.setText, "Save the report as it was signed…")
        self.begin.clicked.connect(self._on_begin)
        self.take_out.clicked.connect(self._on_take_out)
        self.form = self._build_form()
        parts: list[Part] = [
            row([self.begin, self.take_out, None]), self.problems, self.form, self.waiting,
        ]  # fmt: skip
        self.setLayout(column(parts, gap=8))
        self.show_report(None, None)

    def show_report(self, checked: Verification | None, file: Path | None) -> None:
        """Offer what can be done with this file; nothing without one."""
        if file != self._file or checked is None:
            self.problems.clear()
            self.form.hide()
            self.target.setText(str(_suggested(file)) if file else "")
        self._checked, self._file = checked, file
        self.refresh()

    def refresh(self) -> None:
        checked = self._checked
        known = checked is not None and self._file is not None
        is_intact = checked is not None and _is_intact(checked)
        self.begin.setVisible(known and is_intact and bool(self._free_roles()))
        self.take_out.setVisible(
            known and checked is not None and not is_intact and checked.signed_bytes > 0
        )
        language = self.desk.voice.language
        _fill(self.role, {role: role_name(role, language) for role in self._free_roles()})
        _fill(self.stance, {stance: stance_name(stance, language) for stance in Stance})
        self.setVisible(known)

    def _free_roles(self) -> tuple[Role, ...]:
        taken = {one.role for one in self._checked.signatures} if self._checked else set()
        return tuple(role for role in Role if role not in taken)

    def _build_form(self) -> QWidget:
        self.role, self.stance = _choice(), _choice()
        self.words, self.key_file, self.target = TextArea(WORDS_LINES), line(), line()
        self.passphrase = PassphraseField(self.desk)
        self.say(self.passphrase.caption.setText, "Passphrase of the key file")
        about = label("soft", wrap=True)
        self.say(
            about.setText,
            "The signature is added after the report and changes nothing in it. Your words stand "
            "in the field of your role; everybody who reads the report sees them.",
        )
        back, self.sign = button("quiet"), button("primary")
        self.say(back.setText, "Back")
        self.say(self.sign.setText, "Sign")
        back.clicked.connect(self._on_back)
        self.sign.clicked.connect(self._on_sign)
        for field in (self.key_file, self.target, self.passphrase.field):
            field.textChanged.connect(self._allow)
        said = self.said
        parts: list[Part] = [
            about,
            captioned(said, N_("You sign as"), self.role),
            captioned(said, N_("What you say of the report"), self.stance),
            captioned(said, N_("In your words (may stay empty)"), self.words),
            self._file_field(N_("Key file of the signer"), self.key_file, save=False),
            self.passphrase,
            self._file_field(N_("Save the signed report as"), self.target, save=True),
            row([back, None, self.sign]),
        ]
        return frame("card", column(parts, edge=14, gap=10))

    def _file_field(self, message: str, field: QLineEdit, *, save: bool) -> QVBoxLayout:
        browse = button()
        self.say(browse.setText, "Choose…")
        browse.clicked.connect(lambda: self._browse(field, save=save))
        return captioned(self.said, message, field, browse)

    def _browse(self, field: QLineEdit, *, save: bool) -> None:
        if save:
            title = self.gettext("Save the signed report as")
            name, _ = QFileDialog.getSaveFileName(self, title, field.text(), "*.pdf")
        else:
            title = self.gettext("Choose the key file")
            name, _ = QFileDialog.getOpenFileName(self, title, field.text(), "*.p12 *.pfx")
        if name:
            field.setText(name)

    @Slot()
    def _allow(self) -> None:
        texts = (self.key_file.text(), self.target.text(), self.passphrase.field.text())
        self.sign.setEnabled(all(texts) and self.waiting.isHidden())

    @Slot()
    def _on_begin(self) -> None:
        self.form.show()
        self._allow()
        self.role.setFocus()

    @Slot()
    def _on_back(self) -> None:
        self.passphrase.clear()
        self.form.hide()

    @Slot()
    def _on_sign(self) -> None:
        if self._file is None:
            return
        wish = Wish(
            file=self._file,
            key_file=Path(self.key_file.text().strip()),
            passphrase=self.passphrase.field.text(),
            role=Role(self.role.currentData()),
            stance=Stance(self.stance.currentData()),
            words=self.words.toPlainText(),
            target=Path(self.target.text().strip()),
        )
        write = self.desk.session.doors.write_file
        self._work(lambda context: _sign(wish, write, context), self.gettext("Signing…"))

    @Slot()
    def _on_take_out(self) -> None:
        file, checked = self._file, self._checked
        title = self.gettext("Save the report as it was signed")
        name, _ = QFileDialog.getSaveFileName(self, title, "", "*.pdf")
        if not name or file is None or checked is None:
            return
        target, write = Path(name), self.desk.session.doors.write_file
        self._work(
            lambda _: _take_out(file, checked, target, write), self.gettext("Writing the file…")
        )

    def _work(self, work: "Callable[[JobContext], Path]", words: str) -> None:
        self.problems.clear()
        self.form.setEnabled(False)
        job = self.desk.session.jobs.on_work(work)
        job.succeeded.connect(self._on_done)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        job.settled.connect(lambda: self.form.setEnabled(True))
        self.waiting.follow(job, words)

    @Slot(object)
    def _on_done(self, target: Path) -> None:
        self._on_back()
        self.words.clear()
        self.signed.emit(target)


def _choice() -> QComboBox:
    box = QComboBox()
    box.setMinimumHeight(touch_height(box.fontMetrics()))
    return box


def _fill(box: QComboBox, words: "dict[Role, str] | dict[Stance, str]") -> None:
    chosen = box.currentData()
    box.clear()
    for word, name in words.items():
        box.addItem(name, str(word))
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _is_intact(checked: Verification) -> bool:
    return all(
        verdict.standing is Standing.HOLDS
        for verdict in checked.verdicts
        if verdict.question is not Question.WHO
    )


def _suggested(file: Path) -> Path:
    return file.with_name(f"{file.stem}-signed{file.suffix}")


def _sign(wish: Wish, write: "Callable[[Path, bytes], None]", context: JobContext) -> Path:
    """In the work lane, holding values only; writes over no file but the one that is signed."""
    from reports.countersigning import CounterSigning as Asked
    from reports.countersigning import counter_sign_file

    if wish.target.exists() and not wish.target.samefile(wish.file):
        raise FileInTheWay(wish.target)
    now = now_here()
    identity = open_signer(str(wish.key_file), wish.passphrase, now)
    asked = Asked(wish.role, wish.stance, wish.words, now)
    signed, _ = counter_sign_file(wish.file, asked, identity, context)
    write(wish.target, signed)
    return wish.target


def _take_out(
    file: Path, checked: Verification, target: Path, write: "Callable[[Path, bytes], None]"
) -> Path:
    if target.exists():
        raise FileInTheWay(target)
    write(target, signed_revision(file, checked))
    return target
