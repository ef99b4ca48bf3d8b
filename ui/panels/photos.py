"""The photos of an item: dropped, chosen or pasted, captioned, and taken off again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from checklists.inspecting import doing
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import NewPhoto, PhotoFault, PhotoRefused
from checklists.values import State
from ui.desk import Desk
from ui.files import read_file
from ui.widgets.making import button, column, frame, label, look_again, row
from ui.widgets.photo_tile import PhotoTile
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken

# Far above any camera's file; what is larger is not even read.
MOST_BYTES = 200 * 1024 * 1024


class Photos(Spoken):
    enlarged = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self.item = ""
        self.tiles: dict[str, PhotoTile] = {}
        self.problems = ProblemBar(desk)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.drop = self._build_drop()
        title = label("heading")
        self.say(title.setText, "Photos")
        self.setLayout(column([title, self.problems, self._list, self.drop], gap=8))

    def show_item(self, inspection: Inspection, item: str) -> None:
        if item != self.item:
            self.problems.clear()
        self._inspection, self.item = inspection, item
        wanted = {
            identity: photo for identity, photo in inspection.evidence.items() if photo.item == item
        }
        for identity in [known for known in self.tiles if known not in wanted]:
            self._drop_tile(identity)
        for identity, photo in sorted(wanted.items(), key=lambda pair: pair[1].number):
            if identity in self.tiles:
                self.tiles[identity].show_photo(photo)
            else:
                self._add_tile(identity)
        read_only = inspection.state != State.DRAFT
        self.drop.setVisible(not read_only)
        for tile in self.tiles.values():
            tile.set_read_only(read_only)

    def take(self, mime: QMimeData) -> bool:
        """Attach every file or picture that was dropped or pasted; False when there is none."""
        if mime.hasUrls():
            self.take_files([Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()])
            return True
        image = QImage(mime.imageData()) if mime.hasImage() else QImage()
        if image.isNull():
            return False
        name, untrusted = "pasted.png", _as_png(image)
        read_photo = self.desk.session.doors.read_photo
        self._attach(lambda: read_photo(name, untrusted))
        return True

    def take_files(self, paths: list[Path]) -> None:
        read_photo = self.desk.session.doors.read_photo
        for path in paths:
            self._attach(partial(_read_photo, read_photo, path))

    def show_over(self, over: bool) -> None:  # noqa: FBT001 - show_over(True) while dragging
        self.drop.setProperty("over", "true" if over else "false")
        look_again(self.drop)

    @Slot()
    def choose(self) -> None:
        title = self.gettext("Choose photos")
        names, _ = QFileDialog.getOpenFileNames(self, title, "", "*.jpg *.jpeg *.png *.webp")
        self.take_files([Path(name) for name in names])

    @Slot()
    def paste(self) -> None:
        self.take(QGuiApplication.clipboard().mimeData())

    def _build_drop(self) -> QWidget:
        hint = label("soft")
        self.say(hint.setText, "Drop photos here")
        add = button()
        self.say(add.setText, "Choose photos…")
        add.clicked.connect(self.choose)
        paste = button()
        self.say(paste.setText, "Paste")
        paste.clicked.connect(self.paste)
        return frame("drop", row([hint, None, paste, add], edge=10))

    def _add_tile(self, identity: str) -> None:
        assert self._inspection is not None  # noqa: S101 - set by the only caller
        tile = PhotoTile(self.desk, identity, self._inspection.evidence[identity])
        tile.captioned.connect(self._on_captioned)
        tile.detached.connect(self._on_detached)
        tile.enlarged.connect(self.enlarged)
        self.tiles[identity] = tile
        self._list.addWidget(tile)

    def _drop_tile(self, identity: str) -> None:
        tile = self.tiles.pop(identity)
        tile.settling.forget()
        self._list.removeWidget(tile)
        tile.hide()
        tile.deleteLater()

    def _attach(self, read: Callable[[], NewPhoto]) -> None:
        self.problems.clear()
        job = self.desk.session.attach(read, self.item)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)

    @Slot(str, str)
    def _on_captioned(self, identity: str, caption: str) -> None:
        if self._inspection is not None:
            inspection = self._inspection.id
            self.desk.session.do(
                lambda workspace: doing.caption_photo(workspace, inspection, identity, caption),
                typed=caption,
            )

    @Slot(str)
    def _on_detached(self, identity: str) -> None:
        if self._inspection is not None:
            inspection = self._inspection.id
            self.desk.session.do(
                lambda workspace: doing.detach_photo(workspace, inspection, identity), typed=""
            )


def _read_photo(read_photo: Callable[[str, bytes], NewPhoto], path: Path) -> NewPhoto:
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        raise PhotoRefused(path.name, PhotoFault.TOO_LARGE)
    return read_photo(path.name, read_file(path))


def _as_png(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(held.data())
