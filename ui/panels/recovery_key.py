"""The recovery key of a new workspace, shown once, to be written down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.spoken import Spoken


class RecoveryKeyPage(Spoken):
    done = Signal()

    def __init__(self, desk: Desk, recovery_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("page")
        title = label("title")
        self.say(title.setText, "Write down the recovery key")
        about = label(wrap=True)
        self.say(
            about.setText,
            "It opens the workspace if the passphrase is forgotten. It is shown only now. Keep "
            "it on paper, away from this laptop.",
        )
        self.key = label("heading", wrap=True)
        self.key.setText(recovery_key)
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.key.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.say(self.key.setAccessibleDescription, "Recovery key")
        self.written = QCheckBox()
        self.say(self.written.setText, "I have written it down")
        go_on = button("primary")
        self.say(go_on.setText, "Go on")
        go_on.setEnabled(False)
        self.written.toggled.connect(go_on.setEnabled)
        go_on.clicked.connect(self.done)
        key_box = frame("notice", column([self.key], edge=20))
        inside = column([title, about, key_box, self.written, row([None, go_on])], edge=28, gap=18)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(64, 64, 64, 64)
        layout.addWidget(frame("card", inside))
        layout.addStretch(1)
