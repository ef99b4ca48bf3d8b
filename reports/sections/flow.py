"""Boxes placed on pages: headings stay with what follows, and rows break between lines."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reports.page_style import MARGIN_TOP, PAGE_HEIGHT, TEXT_HEIGHT
from reports.pieces import (
    Bar,
    Code,
    Lines,
    NewPage,
    Piece,
    Plate,
    Row,
    SignatureField,
    Space,
    Thumbnails,
)
from reports.sections.boxes import Box, Pen
from reports.sections.chart import BarBox
from reports.sections.handwriting import CodeBox, LinesBox
from reports.sections.pictures import PlateBox, ThumbnailsBox
from reports.sections.rows import row_boxes
from reports.sections.signature import SignatureFieldBox

TOP = PAGE_HEIGHT - MARGIN_TOP


@dataclass(frozen=True, slots=True)
class Placed:
    box: Box
    top: float


Page = list[Placed]


@dataclass(frozen=True, slots=True)
class SpaceBox:
    space: Space
    space_before: float = 0.0
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        return self.space.height

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, pen: Pen, top: float) -> None:
        """Nothing."""


_BOXES: dict[type, Callable[[Any], Box]] = {
    Bar: BarBox,
    Code: CodeBox,
    Lines: LinesBox,
    Plate: PlateBox,
    SignatureField: SignatureFieldBox,
    Space: SpaceBox,
}


def boxes_of(piece: Piece, *, mirrored: bool) -> Iterator[Box]:
    """The boxes of one piece."""
    if isinstance(piece, Row):
        yield from row_boxes(piece, mirrored=mirrored)
    elif isinstance(piece, Thumbnails):
        (captions,) = row_boxes(piece.captions, mirrored=mirrored)
        yield ThumbnailsBox(piece, captions)
    elif not isinstance(piece, NewPage):
        yield _BOXES[type(piece)](piece)


def placed_on_pages(pieces: Iterable[Piece], *, mirrored: bool) -> list[Page]:
    """Every box of these pieces on its page, from the top down."""
    pages: list[Page] = []
    part: deque[Box] = deque()
    for piece in pieces:
        if isinstance(piece, NewPage):
            pages.extend(_filled(part))
            part.clear()
        else:
            part.extend(boxes_of(piece, mirrored=mirrored))
    pages.extend(_filled(part))
    return pages


def _filled(boxes: deque[Box]) -> Iterator[Page]:
    page: Page = []
    used = 0.0
    while boxes:
        box = boxes.popleft()
        space = box.space_before if page else 0.0
        room = TEXT_HEIGHT - used - space
        if page and _needed(box, boxes) > room:
            yield page
            page, used = [], 0.0
            boxes.appendleft(box)
            continue
        if box.height > room:
            parts = box.split(room)
            if parts is None and page:
                yield page
                page, used = [], 0.0
                boxes.appendleft(box)
                continue
            if parts is not None:
                box, rest = parts
                boxes.appendleft(rest)
        page.append(Placed(box, TOP - used - space))
        used += space + box.height
    if page:
        yield page


def _needed(box: Box, following: Iterable[Box]) -> float:
    """The room for a box with all that must stay beside it, but never more than a page."""
    if not box.keep_with_next:
        return min(box.least, TEXT_HEIGHT)
    needed = box.height
    for after in following:
        if not after.keep_with_next:
            needed += after.space_before + after.least
            break
        needed += after.space_before + after.height
    return needed if needed <= TEXT_HEIGHT else min(box.least, TEXT_HEIGHT)
