"""Typed text that becomes one change when focus leaves it or two seconds after the last key."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from ui.session import Session

SETTLE_MS = 2000


class Settling(QObject):
    """Watches fields; `settled` means that what stands in them should be committed now."""

    settled = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_open = False
        self._held = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.settle)
        session.settling.connect(self.settle)

    @property
    def is_open(self) -> bool:
        """Something was typed that is not yet handed over."""
        return self._is_open

    def watch(self, *fields: QWidget) -> None:
        for field in fields:
            if isinstance(field, QPlainTextEdit):
                field.textChanged.connect(self.touch)
            elif isinstance(field, QLineEdit):
                field.textEdited.connect(self.touch)
            elif isinstance(field, QComboBox):
                field.activated.connect(self.settle_now)
            elif isinstance(field, QDateTimeEdit):
                field.dateTimeChanged.connect(self.touch)
            field.installEventFilter(self)

    def show_text(self, field: QPlainTextEdit | QLineEdit, text: str) -> None:
        """Put text into a field as if nobody had typed it; leaves the cursor when equal."""
        shown = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
        if shown == text:
            return
        self._held = True
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        else:
            field.setText(text)
        self._held = False

    def hold(self, held: bool) -> None:  # noqa: FBT001 - hold(True), hold(False)
        """Ignore changes the program itself makes to the fields."""
        self._held = held

    @Slot()
    def touch(self) -> None:
        if not self._held:
            self._is_open = True
            self._timer.start()

    @Slot()
    def settle_now(self) -> None:
        self._is_open = True
        self.settle()

    @Slot()
    def settle(self) -> None:
        self._timer.stop()
        if self._is_open:
            self._is_open = False
            self.settled.emit()

    def forget(self) -> None:
        """Drop what was typed: it was handed over another way."""
        self._timer.stop()
        self._is_open = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)
