"""One attached photo: its small picture, its caption, and a button that takes it off."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap, QPixmapCache
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.inspecting.inspection import Evidence
from checklists.inspecting.keeping import Workspace
from ui.desk import Desk
from ui.jobs import JobContext
from ui.widgets.fields import line
from ui.widgets.making import button, label, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken

PICTURE = QSize(128, 96)


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
        self.picture = button("quiet")
        self.picture.setIconSize(PICTURE)
        self.picture.setFixedSize(PICTURE + QSize(12, 12))
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
        self._load()

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

    def _load(self) -> None:
        """The small picture: from the cache, else from the store, decoded in the work lane."""
        known = QPixmap()
        digest = self.photo.sha256
        if QPixmapCache.find(digest, known):
            self.picture.setIcon(known)
            return

        def read(workspace: Workspace) -> bytes:
            return workspace.thumbnail(digest)

        self.desk.session.ask(read).succeeded.connect(self._decode)

    @Slot(object)
    def _decode(self, jpeg: bytes) -> None:
        def decode(_: JobContext) -> QImage:
            return QImage.fromData(jpeg)

        self.desk.session.jobs.on_work(decode).succeeded.connect(self._on_decoded)

    @Slot(object)
    def _on_decoded(self, image: QImage) -> None:
        picture = QPixmap.fromImage(image)
        QPixmapCache.insert(self.photo.sha256, picture)
        self.picture.setIcon(picture)

    @Slot()
    def _on_caption(self) -> None:
        text = self.caption.text().strip()
        if text != self.photo.caption:
            self.captioned.emit(self.identity, text)
