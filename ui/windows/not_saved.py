"""The one dialog: an answer could not be saved. It keeps what was typed until it is saved."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from ui.desk import Desk
from ui.session import NotSaved
from ui.speech import N_
from ui.widgets.fields import TextArea, captioned
from ui.widgets.making import button, column, label, row
from ui.widgets.problem_bar import words_for
from ui.widgets.spoken import Said


class NotSavedDialog(QDialog):
    """Closes only when the last deed it holds was committed."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self._desk = desk
        self._held: list[NotSaved] = []
        said = Said(desk.voice, self)
        said.say(self.setWindowTitle, "Not saved")
        title = label("not_met")
        said.say(title.setText, "This was not saved yet")
        self.text, self.next_step = label(wrap=True), label("soft", wrap=True)
        self.typed = TextArea(6)
        self.typed.setReadOnly(True)
        copy, self.again = button(), button("primary")
        said.say(copy.setText, "Copy the text")
        said.say(self.again.setText, "Try again")
        copy.clicked.connect(self._on_copy)
        self.again.clicked.connect(self._on_again)
        typed = captioned(said, N_("What you typed is kept here"), self.typed)
        buttons = row([copy, None, self.again])
        self.setLayout(column([title, self.text, self.next_step, typed, buttons], edge=24))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 60)
        desk.voice.changed.connect(self._tell)

    def hold(self, not_saved: NotSaved) -> None:
        self._held.append(not_saved)
        self._tell()
        self.open()
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Escape does not throw away what was not saved."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()

    @Slot()
    def _tell(self) -> None:
        if not self._held:
            return
        text, next_step = words_for(self._held[-1].error, self._desk)
        self.text.setText(text)
        self.next_step.setText(next_step)
        self.typed.setPlainText("\n\n".join(each.typed for each in self._held if each.typed))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.typed.toPlainText())

    @Slot()
    def _on_again(self) -> None:
        """Try every deed again, in the order they were done; each that fails comes back here."""
        held, self._held = self._held, []
        self.accept()
        for each in held:
            each.again()
