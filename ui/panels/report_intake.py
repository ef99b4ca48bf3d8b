"""What is reviewed and by whose word: files and folders of reports, and whom to trust."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.desk import Desk
from ui.shortcuts import key_text
from ui.speech import N_
from ui.widgets.making import button, column, frame, label, look_again, row
from ui.widgets.spoken import Spoken


class ReportIntake(Spoken):
    """`given` carries files and folders, `trust_given` a file, a folder or None."""

    given = Signal(object)
    trust_given = Signal(object)
    trust_wanted = Signal()
    again_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._trust: Path | None = None
        self._has_reports = False
        self.drop = self._build_drop()
        self.setLayout(column([self._build_trust(), self.drop], gap=10))
        self.refresh()

    def show_state(self, trust: Path | None, *, has_reports: bool) -> None:
        self._trust, self._has_reports = trust, has_reports
        self.refresh()

    def show_over(self, *, over: bool) -> None:
        """Whether something that may be dropped is held above."""
        self.drop.setProperty("over", "true" if over else "false")
        look_again(self.drop)

    def refresh(self) -> None:
        nobody = self.gettext(
            "Nobody is trusted yet: a report can be found intact, but its signer stays unknown."
        )
        chosen = self.gettext("Trusted: the certificates in {path}")
        self.trusted.setText(chosen.format(path=self._trust) if self._trust else nobody)
        self.forget.setVisible(self._trust is not None)
        self.hint.setVisible(not self._has_reports)
        self.again.setVisible(self._has_reports)
        self.clear.setVisible(self._has_reports)

    @Slot()
    def choose_files(self) -> None:
        title = self.gettext("Choose reports to check")
        names, _ = QFileDialog.getOpenFileNames(self, title, "", "*.pdf")
        if names:
            self.given.emit([Path(name) for name in names])

    @Slot()
    def choose_folder(self) -> None:
        title = self.gettext("Choose a folder of reports")
        name = QFileDialog.getExistingDirectory(self, title)
        if name:
            self.given.emit([Path(name)])

    def _build_trust(self) -> QWidget:
        self.trusted = label(wrap=True)
        file, folder, self.forget = button(), button(), button("quiet")
        self.say(file.setText, "Trust a file…")
        self.say(folder.setText, "Trust a folder…")
        self.say(self.forget.setText, "Trust nobody")
        file.clicked.connect(self._on_trust_file)
        folder.clicked.connect(self._on_trust_folder)
        self.forget.clicked.connect(lambda: self.trust_given.emit(None))
        inside = row(edge=8)
        inside.addWidget(self.trusted, 1)
        whom = button("link")
        self.say(whom.setText, "Whom to trust…")
        whom.clicked.connect(self.trust_wanted)
        for part in (whom, file, folder, self.forget):
            inside.addWidget(part)
        return frame("card", inside)

    def _build_drop(self) -> QWidget:
        self.hint = label("heading")
        self.say(self.hint.setText, "Drop PDF reports here, or whole folders of them")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        files, folder = button("primary"), button()
        self.again, self.clear = button(), button("quiet")
        for made, message, deed in (
            (files, N_("Choose reports…"), self.choose_files),
            (folder, N_("Choose a folder…"), self.choose_folder),
            (self.again, N_("Check again"), self.again_wanted),
            (self.clear, N_("Clear the list"), self.clear_wanted),
        ):
            self.say(made.setText, message)
            made.clicked.connect(deed)
        files.setToolTip(key_text("review_files"))
        folder.setToolTip(key_text("review_folder"))
        buttons = row([None, files, folder, self.again, self.clear, None])
        return frame("drop", column([self.hint, buttons], edge=8))

    @Slot()
    def _on_trust_file(self) -> None:
        title = self.gettext("Choose a certificate to trust")
        name, _ = QFileDialog.getOpenFileName(self, title, "", "*.pem *.crt *.cer *.pssm-trust")
        if name:
            self.trust_given.emit(Path(name))

    @Slot()
    def _on_trust_folder(self) -> None:
        title = self.gettext("Choose a folder of certificates to trust")
        name = QFileDialog.getExistingDirectory(self, title)
        if name:
            self.trust_given.emit(Path(name))
