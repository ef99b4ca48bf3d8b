"""Make a redacted edition: choose what is withheld and why, sign, and save it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.jobs import Job
from ui.panels.redacting import Redacting, RedactWish
from ui.panels.withhold_tree import WithholdTree
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.fields import captioned, line
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.passphrase import PassphraseField
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting

if TYPE_CHECKING:
    from reports.redacting import OpenedReport
    from reports.withholdable import Withholdable

WIDE_EM, HIGH_EM = 110, 60


class RedactWindow(Spoken):
    """A window of its own; it goes with the part of the program it was opened from."""

    saved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self.say(self.setWindowTitle, "Make a redacted edition")
        self.full: OpenedReport | None = None
        self.problems, self.waiting = ProblemBar(desk), Waiting(desk)
        self.tree = WithholdTree(desk)
        self.tree.changed.connect(self._allow)
        self.redacting = Redacting(desk, self)
        self.redacting.step.connect(self._on_step)
        self.redacting.opened.connect(self._on_opened)
        self.redacting.done.connect(self._on_done)
        self.redacting.failed.connect(self._on_failed)
        self.redacting.ended.connect(self._on_ended)
        self.form = self._build_form()
        self.saved_at = label("met", wrap=True)
        self.saved_at.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = column([self.problems, self.waiting, self.tree, self.saved_at, self.form], edge=18)
        layout.setStretchFactor(self.tree, 1)
        self.setLayout(layout)
        em = self.fontMetrics().horizontalAdvance("0")
        self.resize(em * WIDE_EM, em * HIGH_EM)
        self._allow()

    def open_file(self, path: Path) -> None:
        """Begin with a full edition that lies as a file."""
        self.target.setText(str(path.with_name(f"{path.stem}-redacted.pdf")))
        self.show()
        self.redacting.open_file(path)

    def open_stored(self, sha256: str) -> None:
        """Begin with the report that was issued from the open workspace."""
        self.show()
        self.redacting.open_stored(sha256)

    def _build_form(self) -> QWidget:
        self.key_file, self.place, self.target = line(), line(), line()
        self.passphrase = PassphraseField(self.desk)
        self.say(self.passphrase.caption.setText, "Passphrase of the key file")
        self.although = QCheckBox()
        self.although.setMinimumHeight(touch_height(self.although.fontMetrics()))
        self.say(self.although.setText, "Also when withheld words stand elsewhere in the report")
        self.make = button("primary")
        self.say(self.make.setText, "Sign and save")
        self.make.clicked.connect(self._on_make)
        for field in (self.key_file, self.target, self.passphrase.field):
            field.textChanged.connect(self._allow)
        left = column([self._file(N_("Key file of the signer"), self.key_file), self.passphrase])
        right = column(
            [
                captioned(self.said, N_("Place of issue"), self.place),
                self._file(N_("Save the redacted edition as"), self.target, save=True),
            ]
        )
        fields = row([left, right], gap=18)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        ending = row([self.although, None, self.make])
        return frame("card", column([fields, ending], edge=14))

    def _file(self, message: str, field: QLineEdit, *, save: bool = False) -> QVBoxLayout:
        browse = button()
        self.say(browse.setText, "Choose…")
        browse.clicked.connect(lambda: self._browse(field, save=save))
        return captioned(self.said, message, field, browse)

    def _browse(self, field: QLineEdit, *, save: bool) -> None:
        if save:
            title = self.gettext("Save the redacted edition as")
            name, _ = QFileDialog.getSaveFileName(self, title, field.text(), "*.pdf")
        else:
            title = self.gettext("Key file of the signer")
            name, _ = QFileDialog.getOpenFileName(self, title, "", "*.p12 *.pfx")
        if name:
            field.setText(name)

    @Slot()
    def _allow(self) -> None:
        choices = self.tree.choices()
        filled = all((self.key_file.text(), self.target.text(), self.passphrase.field.text()))
        reasoned = bool(choices) and all(one.reason for one in choices)
        self.make.setEnabled(self.full is not None and filled and reasoned)

    @Slot(object, str)
    def _on_step(self, job: Job[object], words: str) -> None:
        self.problems.clear()
        self.saved_at.clear()
        self.form.setEnabled(False)
        self.waiting.follow(job, self.gettext(words))

    @Slot(object, object)
    def _on_opened(self, full: "OpenedReport", parts: "tuple[Withholdable, ...]") -> None:
        self.full = full
        self.tree.show_parts(parts)
        self._on_ended()

    @Slot()
    def _on_make(self) -> None:
        if self.full is None:
            return
        wish = RedactWish(
            choices=tuple(self.tree.choices()),
            although_quoted=self.although.isChecked(),
            key_file=Path(self.key_file.text()),
            passphrase=self.passphrase.field.text(),
            place=self.place.text(),
            target=Path(self.target.text()),
        )
        self.redacting.make(self.full, wish)

    @Slot(object)
    def _on_done(self, path: Path) -> None:
        self._on_ended()
        self.passphrase.clear()
        said = self.gettext("The redacted edition lies at {path}")
        self.saved_at.setText(said.format(path=path))
        self.saved.emit(path)

    @Slot(object)
    def _on_failed(self, problem: BaseException) -> None:
        self._on_ended()
        self.problems.tell(problem)

    @Slot()
    def _on_ended(self) -> None:
        self.form.setEnabled(True)
        self._allow()
