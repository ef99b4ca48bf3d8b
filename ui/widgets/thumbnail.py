"""A photo's small picture: from the cache, else from the store, decoded in the work lane."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QImage, QPixmap, QPixmapCache
from PySide6.QtWidgets import QPushButton

from checklists.inspecting.keeping import Workspace
from ui.desk import Desk
from ui.jobs import JobContext
from ui.theme import touch_height

PICTURE = QSize(128, 96)


class Thumbnail(QPushButton):
    """A button, so that it can be pressed to see the photo large; `sha256` names it (hex)."""

    def __init__(self, desk: Desk, sha256: str, size: QSize = PICTURE) -> None:
        super().__init__()
        self._desk = desk
        self._digest = sha256
        self.setProperty("look", "quiet")
        self.setAutoDefault(False)
        self.setIconSize(size)
        self.setFixedSize(size + QSize(12, 12))
        self.setMinimumHeight(max(self.height(), touch_height(self.fontMetrics())))
        self._load()

    def _load(self) -> None:
        known = QPixmap()
        digest = self._digest
        if QPixmapCache.find(digest, known):
            self.setIcon(known)
            return

        def read(workspace: Workspace) -> bytes:
            return workspace.thumbnail(digest)

        self._desk.session.ask(read).succeeded.connect(self._decode)

    @Slot(object)
    def _decode(self, jpeg: bytes) -> None:
        def decode(_: JobContext) -> QImage:
            return QImage.fromData(jpeg)

        self._desk.session.jobs.on_work(decode).succeeded.connect(self._on_decoded)

    @Slot(object)
    def _on_decoded(self, image: QImage) -> None:
        picture = QPixmap.fromImage(image)
        QPixmapCache.insert(self._digest, picture)
        self.setIcon(picture)
