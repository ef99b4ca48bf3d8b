"""A QR code as a picture: dark on white in every look, so that any scanner reads it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

MODULE_PX = 5
Modules = tuple[tuple[bool, ...], ...]


class CodePicture(QWidget):
    """`show_code` takes the modules row by row, quiet zone included; True is dark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modules: Modules = ()

    def show_code(self, modules: Modules) -> None:
        self.modules = modules
        # Squeezed, it could not be scanned.
        self.setFixedSize(QSize(len(modules), len(modules)) * MODULE_PX)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(self.rect(), image_of(self.modules, 1))
        painter.end()


def image_of(modules: Modules, module_px: int) -> QImage:
    """The code as a picture with square modules of this size."""
    side = len(modules)
    image = QImage(side, side, QImage.Format.Format_Mono)
    image.fill(1)
    for down, line in enumerate(modules):
        for across, dark in enumerate(line):
            if dark:
                image.setPixel(across, down, 0)
    return image.scaled(
        side * module_px,
        side * module_px,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.FastTransformation,
    )
