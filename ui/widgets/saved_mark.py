"""The word "Saved", which appears only after the commit returned."""

from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.desk import Desk
from ui.widgets.announcing import announce
from ui.widgets.making import label, look_again
from ui.widgets.marks import mark_picture
from ui.widgets.spoken import Spoken

MARK_PX = 18


class SavedMark(Spoken):
    """Empty, then "Saving…", "Saved" with the time of the commit, or "Not saved"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._at: datetime | None = None
        self._icon = label()
        self.text = label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._icon)
        layout.addWidget(self.text)
        session = desk.session
        session.saving.connect(self.refresh_slot)
        session.saved.connect(self._on_saved)
        session.not_saved.connect(self.refresh_slot)
        session.ended.connect(self.refresh_slot)
        session.locked.connect(self._forget)
        session.shown.connect(self._forget)
        session.case_shown.connect(self._forget)

    def refresh(self) -> None:
        session = self.desk.session
        if session.unsaved:
            self._tell(self.gettext("Not saved"), "not_met", "not_met")
        elif session.pending:
            self._tell(self.gettext("Saving…"), "soft", "saving")
        elif self._at is not None:
            words = self.gettext("Saved {time}").format(time=self.desk.voice.clock(self._at))
            self._tell(words, "met", "met")
        else:
            self.text.clear()
            self._icon.clear()

    @Slot()
    def refresh_slot(self) -> None:
        self.refresh()

    @Slot(object)
    def _on_saved(self, at: datetime) -> None:
        self._at = at
        self.refresh()
        if not self.desk.session.pending:
            announce(self, self.text.text())

    @Slot()
    def _forget(self) -> None:
        self._at = None
        self.refresh()

    def _tell(self, words: str, look: str, shape: str) -> None:
        self.text.setText(words)
        self.text.setProperty("look", look)
        look_again(self.text)
        role = "ink_soft" if look == "soft" else look
        self._icon.setPixmap(mark_picture(self.desk.look, shape, role, MARK_PX))
