"""Pictures of the pages and photos of our own reports, drawn in the work lane."""

from dataclasses import dataclass
from threading import Lock

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

# A printed photo has about a million pixels; nothing larger is ever decoded.
MOST_PIXELS = 16_000_000
# PDFium is not safe in two threads at once, and the work lane has two.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Page `number` (from 0) of `count`."""

    number: int
    count: int
    image: QImage


def draw_page(own_pdf: bytes, number: int, width_px: int) -> PagePicture:
    """One page of a report made here; never used on a file from outside."""
    from pypdfium2 import PdfDocument

    with _ONE_AT_A_TIME:
        document = PdfDocument(own_pdf)
        try:
            count = len(document)
            page = document[min(number, count - 1)]
            bitmap = page.render(scale=width_px / page.get_width(), rev_byteorder=True)
            kind = _format(bitmap.n_channels)
            size = (bitmap.width, bitmap.height, bitmap.stride)
            image = QImage(bitmap.buffer, *size, kind).copy()
        finally:
            document.close()
    return PagePicture(min(number, count - 1), count, image)


def draw_photo(jpeg: bytes, number: int, count: int, room: QSize) -> PagePicture:
    """A photo whose digest was checked; a null image when it is no JPEG or has too many pixels."""
    held = QByteArray(jpeg)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return PagePicture(number, count, QImage())
    reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return PagePicture(number, count, reader.read())


def _format(channels: int) -> QImage.Format:
    return {
        1: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBX8888,
    }[channels]
