"""Create a workspace: who works with it, where it lies, and its passphrase."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from checklists.values import Problem
from ui.desk import Desk
from ui.refusals import PassphrasesDiffer
from ui.speech import N_
from ui.widgets.fields import captioned, line
from ui.widgets.making import Part, button, column, label, row
from ui.widgets.passphrase import PassphraseField
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting


class Creating(Spoken):
    given_up = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.problems = ProblemBar(desk)
        self.waiting = Waiting(desk)
        title = label("heading")
        self.say(title.setText, "Create a workspace")
        self.name = line()
        self.folder = line()
        self.browse = button()
        self.say(self.browse.setText, "Choose…")
        self.browse.clicked.connect(self._on_browse)
        self.passphrase = PassphraseField(desk)
        self.say(self.passphrase.caption.setText, "Passphrase")
        self.again = PassphraseField(desk)
        self.say(self.again.caption.setText, "The same passphrase again")
        hint = label("soft", wrap=True)
        self.say(
            hint.setText,
            "Several words are better than one. Nobody can open the workspace without the "
            "passphrase or the recovery key you will be shown next.",
        )
        self._lay_out(title, hint)
        self.name.textChanged.connect(self._allow)
        self.folder.textChanged.connect(self._allow)
        self.passphrase.field.textChanged.connect(self._allow)

    def begin(self) -> None:
        self.problems.clear()
        self.passphrase.clear()
        self.again.clear()
        self._allow()
        self.show()
        self.name.setFocus()

    def _lay_out(self, title: QWidget, hint: QWidget) -> None:
        back, self.make = button("quiet"), button("primary")
        self.say(back.setText, "Back")
        self.say(self.make.setText, "Create the workspace")
        back.clicked.connect(self.given_up)
        self.make.clicked.connect(self._on_create)
        parts: list[Part] = [
            title,
            self.problems,
            captioned(self.said, N_("Your name, as reports will print it"), self.name),
            captioned(self.said, N_("Folder (new or empty)"), self.folder, self.browse),
            self.passphrase,
            self.again,
            hint,
            row([back, None, self.make]),
            self.waiting,
        ]
        self.setLayout(column(parts))

    @Slot()
    def _allow(self) -> None:
        texts = (self.name.text(), self.folder.text(), self.passphrase.field.text())
        self.make.setEnabled(all(text.strip() for text in texts))

    @Slot()
    def _on_browse(self) -> None:
        title = self.gettext("Choose a new or empty folder")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            self.folder.setText(chosen)

    @Slot()
    def _on_create(self) -> None:
        if self.passphrase.field.text() != self.again.field.text():
            self._on_refused(PassphrasesDiffer())
            return
        self.problems.clear()
        self.make.setEnabled(False)
        folder = Path(self.folder.text().strip())
        job = self.desk.session.create(
            folder, self.passphrase.field.text(), self.name.text().strip()
        )
        job.failed.connect(self._on_refused)
        job.broke.connect(self._on_refused)
        job.settled.connect(self._allow)
        self.waiting.follow(job, self.gettext("Creating the workspace…"), can_stop=False)

    @Slot(object)
    def _on_refused(self, problem: Problem) -> None:
        self.problems.tell(problem)
