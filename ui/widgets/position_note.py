"""Beside a typed position: how it is read, in degrees, in minutes and on the military grid."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from checklists.delivering.positions import PositionUnclear, read_position
from ui.desk import Desk
from ui.widgets.making import label
from ui.widgets.spoken import Spoken
from ui.wording import sentence


class PositionNote(Spoken):
    """What is typed stays as it is; the note tells whether it names a position, and which."""

    def __init__(self, desk: Desk, field: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._field = field
        self.note = label("soft", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.note)
        field.textChanged.connect(self._tell)
        self.refresh()

    def refresh(self) -> None:
        text = self._field.text().strip()
        self.note.setVisible(bool(text))
        if not text:
            return
        try:
            position = read_position(text)
        except PositionUnclear as unclear:
            self.note.setText(str(sentence(unclear, self.desk.voice.language)))
            return
        ways = (position.as_degrees(), position.as_minutes(), position.as_grid())
        self.note.setText(self.desk.voice.beside(*ways))

    @Slot()
    def _tell(self) -> None:
        self.refresh()
