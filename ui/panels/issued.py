"""Where an issued report lies, and the digits by which it and its signer are known."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.inspecting.inspection import IssuedReport
from ui.desk import Desk
from ui.panels.signing import IssuedFile
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.spoken import Spoken


class IssuedBox(Spoken):
    """Hidden until a report was issued."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._report: IssuedReport | None = None
        self._result: IssuedFile | None = None
        title = label("met")
        self.say(title.setText, "Issued")
        self.where = label(wrap=True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.redact = button("link")
        self.say(self.redact.setText, "Make a redacted edition…")
        self.redact.clicked.connect(self._on_redact)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            frame("good", column([title, self.where, row([self.redact, None])], edge=14, gap=6))
        )
        self.hide()

    def show_report(self, report: IssuedReport | None, result: IssuedFile | None) -> None:
        """`result` is known only in the session in which the file was written."""
        self._report, self._result = report, result
        self.setVisible(report is not None)
        self.refresh()

    def refresh(self) -> None:
        report, result = self._report, self._result
        if report is None:
            return
        signed = self.gettext("Signed by {name}, {time}.")
        lines = [signed.format(name=report.signer, time=self.desk.voice.moment(report.issued))]
        if result is not None:
            lines.append(self.gettext("The report lies at {path}").format(path=result.path))
            shown = grouped(result.fingerprint)
            lines.append(self.gettext("Fingerprint of the signer: {digits}").format(digits=shown))
        digits = grouped(report.sha256)
        lines.append(self.gettext("SHA-256 of the file: {digits}").format(digits=digits))
        self.where.setText("\n\n".join(lines))

    @Slot()
    def _on_redact(self) -> None:
        from ui.panels.redact import RedactWindow

        if self._report is not None:
            RedactWindow(self.desk, self).open_stored(self._report.sha256)


def grouped(digits: str) -> str:
    """A digest in groups of four, to be read aloud and compared."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
