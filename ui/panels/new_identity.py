"""Make an identity to sign with: a key file to keep, and a certificate to hand out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.desk import Desk
from ui.files import now_here
from ui.jobs import JobContext
from ui.refusals import FileInTheWay, PassphrasesDiffer
from ui.speech import N_
from ui.widgets.fields import captioned, line
from ui.widgets.making import Part, button, column, label, row
from ui.widgets.passphrase import PassphraseField
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting


@dataclass(frozen=True, slots=True)
class MadeIdentity:
    key_file: Path
    certificate_file: Path


class NewIdentityForm(Spoken):
    made = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.problems = ProblemBar(desk)
        self.waiting = Waiting(desk)
        title = label("heading")
        self.say(title.setText, "Create an identity")
        about = label("soft", wrap=True)
        self.say(
            about.setText,
            "The key file stays with you. Give the certificate beside it to those who will check "
            "your reports.",
        )
        self.name, self.organization, self.country, self.file = line(), line(), line(), line()
        self.country.setMaxLength(2)
        self.browse = button()
        self.say(self.browse.setText, "Choose…")
        self.browse.clicked.connect(self._on_browse)
        self.passphrase, self.again = PassphraseField(desk), PassphraseField(desk)
        self.say(self.passphrase.caption.setText, "Passphrase of the key file")
        self.say(self.again.caption.setText, "The same passphrase again")
        self._lay_out(title, about)

    def _lay_out(self, title: QWidget, about: QWidget) -> None:
        back, self.make = button("quiet"), button("primary")
        self.say(back.setText, "Back")
        self.say(self.make.setText, "Create the identity")
        back.clicked.connect(self.given_up)
        self.make.clicked.connect(self._on_create)
        said = self.said
        parts: list[Part] = [
            title,
            about,
            self.problems,
            captioned(said, N_("Name"), self.name),
            captioned(said, N_("Organization"), self.organization),
            captioned(said, N_("Country (two letters)"), self.country),
            captioned(said, N_("Key file"), self.file, self.browse),
            self.passphrase,
            self.again,
            self.waiting,
            row([back, None, self.make]),
        ]
        self.setLayout(column(parts, gap=10))

    def begin(self, name: str, organization: str) -> None:
        self.problems.clear()
        self.name.setText(name)
        self.organization.setText(organization)
        self.file.setText(str(Path.home() / "identity.p12"))

    @Slot()
    def _on_browse(self) -> None:
        title = self.gettext("Save the key file as")
        name, _ = QFileDialog.getSaveFileName(self, title, self.file.text(), "*.p12")
        if name:
            self.file.setText(name)

    @Slot()
    def _on_create(self) -> None:
        if self.passphrase.field.text() != self.again.field.text():
            self.problems.tell(PassphrasesDiffer())
            return
        self.problems.clear()
        self.make.setEnabled(False)
        job = self.desk.session.jobs.on_work(self._work())
        job.succeeded.connect(self._on_made)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        job.settled.connect(lambda: self.make.setEnabled(True))
        self.waiting.follow(job, self.gettext("Making the key…"), can_stop=False)

    def _work(self) -> Callable[[JobContext], MadeIdentity]:
        """What the work lane does, holding values only and none of this form."""
        key_file = Path(self.file.text().strip())
        named = (self.name.text(), self.organization.text(), self.country.text())
        passphrase, write = self.passphrase.field.text(), self.desk.session.doors.write_file

        def work(_: JobContext) -> MadeIdentity:
            from reports.identity import Holder, create_identity

            certificate_file = key_file.with_suffix(".pem")
            for path in (key_file, certificate_file):
                if path.exists():
                    raise FileInTheWay(path)
            new = create_identity(Holder(*named), passphrase, now_here())
            write(key_file, new.pkcs12)
            write(certificate_file, new.certificate_pem)
            return MadeIdentity(key_file, certificate_file)

        return work

    @Slot(object)
    def _on_made(self, made: MadeIdentity) -> None:
        self.made.emit(made)
