"""Close, sign and issue: what is asked for, what bars it, and where the report lies afterwards."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from checklists.inspecting import doing
from checklists.inspecting.completeness import bars_closing
from checklists.inspecting.inspection import Inspection
from checklists.values import State
from ui.desk import Desk
from ui.jobs import Job
from ui.panels.correcting import Correcting
from ui.panels.fingerprint_card import FingerprintCard
from ui.panels.issued import IssuedBox
from ui.panels.new_identity import MadeIdentity, NewIdentityForm
from ui.panels.report_shape import ReportShape
from ui.panels.signer_choice import SignerChoice
from ui.panels.signing import IssuedFile, Signing, Wish
from ui.speech import N_, OWN_NAMES
from ui.theme import touch_height
from ui.widgets.fields import captioned, line
from ui.widgets.making import Part, button, column, frame, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting


class IssuePanel(Spoken):
    language_chosen = Signal(str)
    overview_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._result: IssuedFile | None = None
        self.problems = ProblemBar(desk)
        self.waiting = Waiting(desk)
        self.signing = Signing(desk, self)
        self.signing.step.connect(self._on_step)
        self.signing.failed.connect(self._on_failed)
        self.signing.cancelled.connect(self._on_ended)
        self.signing.done.connect(self._on_done)
        self.language = self._build_language()
        self.closing, self.form = self._build_closing(), self._build_form()
        self.issued = IssuedBox(self.desk)
        self.correcting = Correcting(desk)
        self.identity = NewIdentityForm(desk)
        self.identity.given_up.connect(self._hide_identity)
        self.identity.made.connect(self._on_identity)
        self.identity_box = frame("card", column([self.identity], edge=18))
        self.identity_box.hide()
        self.own = FingerprintCard(desk)
        title = label("heading")
        self.say(title.setText, "Report")
        language = captioned(self.said, N_("Language of the report"), self.language)
        parts: list[Part] = [title, language, self.problems, self.closing, self.form, self.own,
                             self.identity_box, self.waiting, self.issued, self.correcting,
                             None]  # fmt: skip
        self.setLayout(column(parts, edge=18))

    def show_inspection(self, inspection: Inspection) -> None:
        self.correcting.show_inspection(inspection)
        if self._inspection is None or self._inspection.id != inspection.id:
            self._result = None
            self.problems.clear()
            self.place.setText(inspection.visit.facility.place)
            self.target.setText(str(_suggested(inspection)))
        self._inspection = inspection
        if inspection.report is not None:
            self.language.setCurrentIndex(self.language.findData(inspection.report.language))
        self.refresh()

    def refresh(self) -> None:
        inspection = self._inspection
        if inspection is None:
            return
        self.closing.setVisible(inspection.state == State.DRAFT)
        self.form.setVisible(inspection.state == State.CLOSED and self.identity_box.isHidden())
        self.language.setEnabled(inspection.report is None)
        barred = len(bars_closing(inspection, self.desk.session.case))
        said = self.desk.voice.ngettext(
            "{count} thing is still missing before the inspection can be closed.",
            "{count} things are still missing before the inspection can be closed.",
            barred,
        ).format(count=barred)
        ready = self.gettext("Everything needed is there. Closing makes the inspection read-only.")
        self.standing.setText(said if barred else ready)
        self.show_missing.setVisible(bool(barred))
        self.close_it.setEnabled(not barred)
        self._allow()
        self.issued.show_report(inspection.report, self._result)

    def languages(self) -> tuple[str, str]:
        """The language chosen and the second one, which may be empty."""
        return str(self.language.currentData()), self.shape.second_language

    def _build_language(self) -> QComboBox:
        box = QComboBox()
        box.setMinimumHeight(touch_height(box.fontMetrics()))
        for language, own in OWN_NAMES.items():
            box.addItem(own, language)
        box.setCurrentIndex(max(0, box.findData(self.desk.voice.content)))
        box.currentIndexChanged.connect(
            lambda: self.language_chosen.emit(self.language.currentData())
        )
        return box

    def _build_closing(self) -> QWidget:
        self.standing = label(wrap=True)
        self.show_missing = button()
        self.say(self.show_missing.setText, "Show what is missing")
        self.show_missing.clicked.connect(self.overview_wanted)
        self.close_it = button("primary")
        self.say(self.close_it.setText, "Close the inspection")
        self.close_it.clicked.connect(self._on_close)
        return frame("card", column([self.standing, self.show_missing, self.close_it], edge=14))

    def _build_form(self) -> QWidget:
        self.place, self.target = line(), line()
        self.signer = SignerChoice(self.desk)
        self.signer.changed.connect(self._allow)
        self.shape = ReportShape(self.desk)
        self.make = button("link")
        self.say(self.make.setText, "Create a new identity…")
        self.make.clicked.connect(self._show_identity)
        self.reopen = button("quiet")
        self.say(self.reopen.setText, "Reopen")
        self.reopen.clicked.connect(self._on_reopen)
        self.issue = button("primary")
        self.say(self.issue.setText, "Sign and issue")
        self.issue.clicked.connect(self._on_issue)
        self.target.textChanged.connect(self._allow)
        parts: list[Part] = [
            self.shape,
            self.signer,
            row([self.make, None]),
            captioned(self.said, N_("Place of issue"), self.place),
            self._file(N_("Save the report as"), self.target),
            row([self.reopen, None, self.issue]),
        ]
        return frame("card", column(parts, edge=14, gap=10))

    def _file(self, message: str, field: QLineEdit) -> QVBoxLayout:
        browse = button()
        self.say(browse.setText, "Choose…")
        browse.clicked.connect(self._on_browse)
        return captioned(self.said, message, field, browse)

    @Slot()
    def _on_browse(self) -> None:
        title = self.gettext("Save the report as")
        name, _ = QFileDialog.getSaveFileName(self, title, self.target.text(), "*.pdf")
        if name:
            self.target.setText(name)

    @Slot()
    def _allow(self) -> None:
        is_filled = self.signer.is_complete and bool(self.target.text())
        self.issue.setEnabled(is_filled and self.waiting.isHidden())

    @Slot()
    def _on_close(self) -> None:
        self._change(doing.close_inspection)

    @Slot()
    def _on_reopen(self) -> None:
        self._change(doing.reopen_inspection)

    def _change(self, deed: object) -> None:
        if self._inspection is None:
            return
        identity = self._inspection.id
        self.problems.clear()
        job = self.desk.session.do(lambda workspace: deed(workspace, identity))  # type: ignore[operator]
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)

    @Slot()
    def _on_issue(self) -> None:
        if self._inspection is None:
            return
        self.problems.clear()
        self.signing.begin(Wish(
            inspection=self._inspection.id,
            signer=self.signer.named(),
            passphrase=self.signer.secret,
            language=self.language.currentData(),
            place=self.place.text().strip(),
            target=Path(self.target.text().strip()),
            layout=self.shape.layout_chosen,
            second_language=self.shape.second_language,
        ))  # fmt: skip

    @Slot(object, str)
    def _on_step(self, job: Job[object], words: str) -> None:
        self.form.setEnabled(False)
        self.waiting.follow(job, self.gettext(words))

    @Slot(object)
    def _on_failed(self, problem: BaseException) -> None:
        self.problems.tell(problem)
        self._on_ended()

    @Slot()
    def _on_ended(self) -> None:
        self.form.setEnabled(True)
        self.refresh()

    @Slot(object)
    def _on_done(self, result: IssuedFile) -> None:
        self._result = result
        self.signer.passphrase.clear()
        self._on_ended()

    @Slot()
    def _show_identity(self) -> None:
        team = self._inspection.visit.team if self._inspection else ()
        first = team[0] if team else None
        self.identity.begin(first.name if first else "", first.organization if first else "")
        self.identity_box.show()
        self.form.hide()

    @Slot()
    def _hide_identity(self) -> None:
        self.identity_box.hide()
        self.refresh()

    @Slot(object)
    def _on_identity(self, made: MadeIdentity) -> None:
        self.signer.key_file.setText(str(made.key_file))
        self.own.show_file(made.certificate_file)
        self._hide_identity()


def _suggested(inspection: Inspection) -> Path:
    began = inspection.visit.began
    day = f"{began:%Y-%m-%d}-" if began else ""
    plain = "".join(sign if sign.isalnum() else "-" for sign in inspection.visit.facility.name)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
    return folder / f"{day}{plain.strip('-') or 'report'}.pdf"
