"""A field for a passphrase, with a button that shows what was typed."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.theme import touch_height
from ui.widgets.making import button, label, row
from ui.widgets.spoken import Spoken


class PassphraseField(Spoken):
    """`caption` is the label of the field; whoever uses it says its text."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.caption = label("label")
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMinimumHeight(touch_height(self.field.fontMetrics()))
        self.caption.setBuddy(self.field)
        self.reveal = button()
        self.reveal.setCheckable(True)
        self.say(self.reveal.setText, "Show")
        self.reveal.toggled.connect(self._on_reveal)
        inside = row(gap=8)
        inside.addWidget(self.field, 1)
        inside.addWidget(self.reveal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.caption)
        layout.addLayout(inside)

    def clear(self) -> None:
        self.field.clear()
        self.reveal.setChecked(False)

    def _on_reveal(self, shown: bool) -> None:  # noqa: FBT001 - a slot of `toggled`
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
