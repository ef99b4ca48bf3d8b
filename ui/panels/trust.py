"""Whom to trust: the list in use, its signer to be compared, and one's own certificate."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.files import now_here
from ui.models.trusted import NAME, TrustedTable
from ui.panels.fingerprint_card import FingerprintCard
from ui.panels.trust_reading import (
    TRUST_KEY,
    TrustShown,
    confirm_signer,
    confirmed_signers,
    keep_numbers,
    kept_trust,
    read_trust,
    used_numbers,
)
from ui.widgets.making import button, column, frame, label, row, scrolled
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.rows_view import rows_view
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting

TABLE_HEIGHT_PX = 220


class TrustPage(Spoken):
    """`chosen` tells that another list counts, or the same one since its signer was confirmed."""

    left = Signal()
    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("page")
        self.shown: TrustShown | None = None
        self._before: dict[str, int] = {}
        self.problems = ProblemBar(desk)
        self.waiting = Waiting(desk)
        self.table = TrustedTable(desk.voice, self)
        self.view = rows_view(self.table, NAME, lambda _: None)
        self.view.setMinimumHeight(TABLE_HEIGHT_PX)
        self.say(self.view.setAccessibleName, "Trusted certificates")
        self.signer, self.own = FingerprintCard(desk), FingerprintCard(desk)
        self.signer.confirmed.connect(self._on_confirmed)
        self.notes = label(wrap=True)
        self._build()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list anew: a later one may lie in its place."""
        super().showEvent(event)
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        path = kept_trust(self.desk.settings)
        self.problems.clear()
        if path is None:
            self._show(None)
            return
        confirmed, now = confirmed_signers(self.desk.settings), now_here()
        job = self.desk.session.jobs.on_work(lambda _: read_trust(path, confirmed, now))
        job.succeeded.connect(self._show)
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_failed)
        self.waiting.follow(job, self.gettext("Reading the list…"), can_stop=False)

    def use(self, path: Path | None) -> None:
        """Trust what this file or folder says, or nobody, from here on."""
        self.desk.settings.setValue(TRUST_KEY, str(path) if path else "")
        self.look_again()
        self.chosen.emit(path)

    def refresh(self) -> None:
        path, shown = kept_trust(self.desk.settings), self.shown
        nobody = self.gettext(
            "Nobody is trusted yet: a report can be found intact, but its signer stays unknown."
        )
        used = self.gettext("In use: {path}")
        self.used.setText(used.format(path=path) if path else nobody)
        self.forget.setVisible(path is not None)
        self.table.say_again()
        self.view.setVisible(bool(self.table.rows))
        said = "\n".join(self._notes(shown)) if shown else ""
        self.notes.setText(said)
        self.notes.setVisible(bool(said))

    def _notes(self, shown: TrustShown) -> list[str]:
        from ui.wording.trusting import note_sentences

        used = self.gettext("List {number} of {issuer}.")
        lines = [used.format(number=number, issuer=issuer) for issuer, number in shown.numbers]
        if shown.notes is not None:
            lines += note_sentences(shown.notes, self.desk.voice.language)
        older = self.gettext(
            "List {number} of {issuer} is older than list {known}, which was used here before. Ask "
            "for the latest one."
        )
        return lines + [
            older.format(number=number, issuer=issuer, known=self._before[issuer])
            for issuer, number in shown.numbers
            if number < self._before.get(issuer, 0)
        ]

    def _build(self) -> None:
        back, title = button("quiet"), label("title")
        self.say(back.setText, "‹ Back")  # noqa: RUF001 - mirrored
        self.say(title.setText, "Whom to trust")
        back.clicked.connect(self.left)
        about = label("soft", wrap=True)
        self.say(
            about.setText,
            "To show your own certificate, or to compare somebody else's, choose its file.",
        )
        compare = button()
        self.say(compare.setText, "Show a certificate…")
        compare.clicked.connect(self._on_compare)
        inside = QWidget()
        parts = [self._build_choice(), self.problems, self.waiting, self.signer, self.notes]
        below = row()
        below.addWidget(about, 1)
        below.addWidget(compare)
        inside.setLayout(column([*parts, self.view, below, self.own, None], gap=12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(14)
        layout.addLayout(row([back, title, None]))
        layout.addWidget(scrolled(inside), 1)

    def _build_choice(self) -> QWidget:
        self.used = label(wrap=True)
        file, folder, self.forget = button(), button(), button("quiet")
        self.say(file.setText, "Trust a file…")
        self.say(folder.setText, "Trust a folder…")
        self.say(self.forget.setText, "Trust nobody")
        file.clicked.connect(self._on_file)
        folder.clicked.connect(self._on_folder)
        self.forget.clicked.connect(lambda: self.use(None))
        inside = row(edge=12)
        inside.addWidget(self.used, 1)
        for part in (file, folder, self.forget):
            inside.addWidget(part)
        return frame("card", inside)

    @Slot(object)
    def _show(self, shown: TrustShown | None) -> None:
        settings = self.desk.settings
        if shown is not None and shown.path != kept_trust(settings):
            return  # another one was chosen while this one was read
        self.shown = shown
        self._before = used_numbers(settings)
        self.table.show(shown.names if shown else ())
        unconfirmed = shown.unconfirmed if shown else None
        signers = shown.signers if shown else ()
        first = signers[0] if signers else None
        self.signer.show_known(unconfirmed or first, must_confirm=unconfirmed is not None)
        self.refresh()
        if shown is not None:
            keep_numbers(settings, shown.numbers)

    @Slot(object)
    def _on_failed(self, problem: BaseException) -> None:
        self._show(None)
        self.problems.tell(problem)

    @Slot(str)
    def _on_confirmed(self, fingerprint: str) -> None:
        confirm_signer(self.desk.settings, fingerprint)
        self.look_again()
        self.chosen.emit(kept_trust(self.desk.settings))

    @Slot()
    def _on_file(self) -> None:
        title = self.gettext("Choose a certificate or list to trust")
        name, _ = QFileDialog.getOpenFileName(
            self, title, "", "*.pssm-trust *.pem *.crt *.cer *.crl"
        )
        if name:
            self.use(Path(name))

    @Slot()
    def _on_folder(self) -> None:
        title = self.gettext("Choose a folder of certificates to trust")
        name = QFileDialog.getExistingDirectory(self, title)
        if name:
            self.use(Path(name))

    @Slot()
    def _on_compare(self) -> None:
        title = self.gettext("Choose a certificate")
        name, _ = QFileDialog.getOpenFileName(self, title, "", "*.pem *.crt *.cer")
        if name:
            self.own.show_file(Path(name))
