"""A photo, large: its reduced copy, with what is known of the original."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QWidget

from checklists.inspecting.inspection import Evidence
from ui.desk import Desk
from ui.jobs import JobContext
from ui.widgets.making import button, column, label, row
from ui.widgets.spoken import Said

SHARE = 0.85


class PhotoWindow(QDialog):
    def __init__(self, desk: Desk, photo: Evidence, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._picture = QPixmap()
        said = Said(desk.voice, self)
        said.say(self.setWindowTitle, "Photo")
        self.paper = label()
        self.paper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.paper.setAccessibleName(photo.caption or photo.file_name)
        facts = label("soft", wrap=True)
        first = desk.voice.beside(photo.caption or photo.file_name, photo.taken)
        facts.setText(f"{first}\nSHA-256 {photo.sha256}")
        close = button("primary")
        said.say(close.setText, "Close")
        close.clicked.connect(self.close)
        below = row()
        below.addWidget(facts, 1)
        below.addWidget(close)
        layout = column(gap=10, edge=14)
        layout.addWidget(self.paper, 1)
        layout.addLayout(below)
        self.setLayout(layout)
        self.resize(parent.size() * SHARE)
        digest = photo.sha256
        job = desk.session.ask(lambda workspace: workspace.derived(digest))
        job.succeeded.connect(self._on_bytes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot(object)
    def _on_bytes(self, jpeg: bytes) -> None:
        def decode(_: JobContext) -> QImage:
            return QImage.fromData(jpeg)

        self._desk.session.jobs.on_work(decode).succeeded.connect(self._on_image)

    @Slot(object)
    def _on_image(self, image: QImage) -> None:
        self._picture = QPixmap.fromImage(image)
        self._fit()

    def _fit(self) -> None:
        if not self._picture.isNull():
            keep = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            room = self.paper.size().boundedTo(self.size() * 0.95)
            self.paper.setMinimumSize(1, 1)
            self.paper.setPixmap(self._picture.scaled(room, keep, smooth))
