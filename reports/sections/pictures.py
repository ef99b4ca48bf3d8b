"""Photos on a page: large plates, and small ones beside a finding that lead to their plate."""

from dataclasses import dataclass

from reports.page_style import HAIRLINE, MARGIN_SIDE, PAGE_WIDTH, TEXT_WIDTH
from reports.pieces import Picture, Plate, Thumbnails
from reports.sections.boxes import Pen
from reports.sections.rows import RepeatedHead, RowBox

PLATE_HEIGHT = 232.0
THUMBNAIL_HEIGHT = 72.0


def _fitted(picture: Picture, width: float, height: float) -> tuple[float, float]:
    wide, high = max(picture.width, 1), max(picture.height, 1)
    scale = min(width / wide, height / high)
    # A strip of one pixel by thousands must still be there to see.
    return max(wide * scale, 2.0), max(high * scale, 2.0)


def _draw(pen: Pen, picture: Picture, left: float, top: float, size: tuple[float, float]) -> None:
    bottom = top - size[1]
    area = (left, bottom, left + size[0], top)
    linked = pen.leads(picture.link)
    holder, figure = pen.tags.figure(picture.alt, area, linked=linked)
    pen.tags.begin(figure)
    pen.jpeg(picture.derived_sha256, left, bottom, size)
    pen.tags.end()
    pen.tags.begin_artifact()
    pen.canvas.setStrokeColorRGB(*HAIRLINE)
    pen.canvas.setLineWidth(0.5)
    pen.canvas.rect(left, bottom, *size, stroke=1, fill=0)
    pen.tags.end()
    if linked:
        pen.link(picture.link, area, picture.alt, holder)


@dataclass(frozen=True, slots=True)
class PlateBox:
    plate: Plate
    head: None = None
    space_before: float = 14.0
    keep_with_next: bool = True

    @property
    def height(self) -> float:
        return self._size[1] + 4

    @property
    def least(self) -> float:
        return self.height

    @property
    def _size(self) -> tuple[float, float]:
        return _fitted(self.plate.picture, TEXT_WIDTH, PLATE_HEIGHT)

    def split(self, room: float) -> None:
        return None

    def draw(self, pen: Pen, top: float) -> None:
        left = PAGE_WIDTH - MARGIN_SIDE - self._size[0] if pen.mirrored else MARGIN_SIDE
        pen.tags.leave()
        pen.anchor(self.plate.picture.anchor, top)
        _draw(pen, self.plate.picture, left, top, self._size)


@dataclass(frozen=True, slots=True)
class ThumbnailsBox:
    thumbnails: Thumbnails
    captions: RowBox
    space_before: float = 6.0
    keep_with_next: bool = False

    @property
    def head(self) -> RepeatedHead | None:
        return self.captions.head

    @property
    def height(self) -> float:
        return self.captions.height + 6 + max(size[1] for size in self._sizes)

    @property
    def _sizes(self) -> list[tuple[float, float]]:
        width = self.captions.columns[-1].width - 4
        return [_fitted(picture, width, THUMBNAIL_HEIGHT) for picture in self.thumbnails.pictures]

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, pen: Pen, top: float) -> None:
        self.captions.draw(pen, top)
        top -= self.captions.height + 2
        shown = zip(self.thumbnails.pictures, self._sizes, self.captions.columns[1:], strict=False)
        for picture, size, column in shown:
            left = column.left + column.width - size[0] if pen.mirrored else column.left
            _draw(pen, picture, left, top, size)
