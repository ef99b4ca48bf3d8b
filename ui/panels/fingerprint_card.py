"""One certificate to be compared with the other side: its words, digits and QR code."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFont, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.panels.issued import grouped
from ui.panels.trust_reading import Known, read_certificate, write_certificate
from ui.widgets.announcing import announce
from ui.widgets.code_picture import MODULE_PX, CodePicture, image_of
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken

WORDS_A_LINE = 4
SHEET_PX, SHEET_LINE_PX, SHEET_LETTERS_PX = 560, 34, 22


class FingerprintCard(Spoken):
    """Hidden until a certificate is shown. `confirmed` carries the fingerprint (hex)."""

    confirmed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.known: Known | None = None
        self._must_confirm = False
        self._written: Path | None = None
        self.problems = ProblemBar(desk)
        self.title, self.about = label("heading", wrap=True), label("soft", wrap=True)
        # Lines of their own length: a word that is cut off would not be compared.
        self.words, self.digits = label("heading"), label("soft", wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        for selectable in (self.words, self.digits):
            selectable.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.picture = CodePicture()
        self.say(self.picture.setAccessibleName, "QR code of the fingerprint")
        self.confirm, self.save = button("primary"), button()
        self.say(self.confirm.setText, "I compared these with the other side")
        self.say(self.save.setText, "Save for the other side…")
        self.confirm.clicked.connect(self._on_confirm)
        self.save.clicked.connect(self._on_save)
        self._lay_out()
        self.hide()

    def show_known(self, known: Known | None, *, must_confirm: bool = False) -> None:
        """Show this certificate; `must_confirm` offers to say that it was compared."""
        self.known, self._must_confirm, self._written = known, must_confirm, None
        self.problems.clear()
        self.setVisible(known is not None)
        self.refresh()

    def show_file(self, path: Path) -> None:
        """Read a certificate and show it."""
        job = self.desk.session.jobs.on_work(lambda _: read_certificate(path))
        job.succeeded.connect(self.show_known)
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_failed)

    def refresh(self) -> None:
        known = self.known
        if known is None:
            return
        self.title.setText(known.name)
        self.about.setText(self._about())
        self.words.setText("\n".join(_lines(known)))
        self.digits.setText(grouped(known.fingerprint).upper())
        self.picture.show_code(known.modules)
        self.confirm.setVisible(self._must_confirm)
        self.save.setVisible(bool(known.pem))

    def write(self, path: Path) -> None:
        """Write the certificate here, and its QR code beside it."""
        known = self.known
        if known is None:
            return
        picture, door = _sheet(known), self.desk.session.doors.write_file
        self.problems.clear()
        job = self.desk.session.jobs.on_work(
            lambda _: write_certificate(known, picture, path, door)
        )
        job.succeeded.connect(self._on_written)
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_failed)

    def _about(self) -> str:
        if self._written is not None:
            return self.gettext("The certificate was written to {path}.").format(path=self._written)
        if self._must_confirm:
            return self.gettext(
                "Nobody confirmed this certificate yet. Have the other side read these words to "
                "you over a way you trust, or scan the code. All sixteen must be the same, in this "
                "order."
            )
        if not self.known or not self.known.pem:
            return self.gettext("This certificate signed the list in use.")
        return self.gettext("Read these words to the other side, or let them scan the code.")

    def _lay_out(self) -> None:
        texts = column([self.title, self.about, self.words, self.digits, None], gap=8)
        inside = row(edge=14, gap=18)
        inside.addLayout(texts, 1)
        inside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        whole = column([inside, self.problems, row([None, self.save, self.confirm], edge=8)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", whole))

    @Slot()
    def _on_confirm(self) -> None:
        if self.known is not None:
            self.confirmed.emit(self.known.fingerprint)

    @Slot()
    def _on_save(self) -> None:
        title = self.gettext("Save the certificate as")
        name, _ = QFileDialog.getSaveFileName(self, title, "", "*.pem")
        if name:
            self.write(Path(name))

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self._written = path
        self.refresh()
        announce(self, self.about.text())

    @Slot(object)
    def _on_failed(self, problem: BaseException) -> None:
        self.show()
        self.problems.tell(problem)


def _sheet(known: Known) -> bytes:
    """Code and words as a picture (PNG), to be printed or sent on another way than the list."""
    code = image_of(known.modules, 2 * MODULE_PX)
    font = QFont()
    font.setPixelSize(SHEET_LETTERS_PX)
    lines = (known.name, *_lines(known))
    height = code.height() + (len(lines) + 1) * SHEET_LINE_PX
    sheet = QImage(SHEET_PX, height, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.setFont(font)
    painter.drawImage((SHEET_PX - code.width()) // 2, 0, code)
    for at, line in enumerate(lines):
        place = QRect(0, code.height() + at * SHEET_LINE_PX, SHEET_PX, SHEET_LINE_PX)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(sheet)
    return bytes(held.data())


def _lines(known: Known) -> list[str]:
    words = known.words
    return [" ".join(words[at : at + WORDS_A_LINE]) for at in range(0, len(words), WORDS_A_LINE)]
