"""One attached photo: its small picture, its caption, and a button that takes it off."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.inspecting.inspection import Evidence
from ui.desk import Desk
from ui.widgets.fields import line
from ui.widgets.making import button, label, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken
from ui.widgets.thumbnail import Thumbnail


class PhotoTile(Spoken):
    captioned = Signal(str, str)
    detached = Signal(str)
    enlarged = Signal(object)

    def __init__(
        self, desk: Desk, identity: str, photo: Evidence, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self.identity = identity
        self.photo = photo
        self.picture = Thumbnail(desk, photo.sha256)
        self.picture.clicked.connect(lambda: self.enlarged.emit(self.photo))
        self.caption = line()
        self.say(self.caption.setPlaceholderText, "Caption")
        self.settling = Settling(desk.session, self)
        self.settling.watch(self.caption)
        self.settling.settled.connect(self._on_caption)
        self.facts = label("soft")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.remove = button("quiet")
        self.say(self.remove.setText, "Take off")
        self.remove.clicked.connect(lambda: self.detached.emit(self.identity))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.caption)
        below = row([self.facts, None, self.remove], gap=6)
        words.addLayout(below)
        layout = row(gap=10)
        layout.addWidget(self.picture)
        layout.addLayout(words, 1)
        self.setLayout(layout)
        self.show_photo(photo)

    def show_photo(self, photo: Evidence) -> None:
        self.photo = photo
        if not self.settling.is_open:
            self.settling.show_text(self.caption, photo.caption)
        self.refresh()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        self.caption.setReadOnly(read_only)
        self.remove.setVisible(not read_only)

    def refresh(self) -> None:
        photo = self.photo
        number = self.gettext("Photo {number}").format(number=photo.number)
        size = self.gettext("{number} MB").format(number=f"{photo.size_bytes / 1e6:.1f}")
        across = f"{photo.width} x {photo.height}"
        self.facts.setText(self.desk.voice.beside(number, across, size))
        self.facts.setToolTip(f"{photo.file_name}\nSHA-256 {photo.sha256}")
        self.picture.setAccessibleName(self.gettext("Enlarge {photo}").format(photo=number))
        self.caption.setAccessibleName(self.gettext("Caption of {photo}").format(photo=number))
        self.remove.setAccessibleName(self.gettext("Take off {photo}").format(photo=number))

    @Slot()
    def _on_caption(self) -> None:
        text = self.caption.text().strip()
        if text != self.photo.caption:
            self.captioned.emit(self.identity, text)
