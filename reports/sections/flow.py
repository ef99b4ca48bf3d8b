"""Boxes placed on pages: headings stay with what follows, and rows break between lines."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
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
from reports.sections.rows import RepeatedHead, row_boxes
from reports.sections.signature import SignatureFieldBox
from reports.tables import Place, placed

TOP = PAGE_HEIGHT - MARGIN_TOP


@dataclass(frozen=True, slots=True)
class Placed:
    box: Box
    top: float


Page = list[Placed]


@dataclass(frozen=True, slots=True)
class SpaceBox:
    space: Space
    head: None = None
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


class _Boxes:
    """Gives the boxes of one piece after another; the head of a table is measured once."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._head: RepeatedHead | None = None
        self._headed_by: Row | None = None

    def of(self, piece: Piece, place: Place) -> Iterator[Box]:
        if isinstance(piece, Row):
            yield from row_boxes(piece, place, self._repeated(place), language=self._language)
        elif isinstance(piece, Thumbnails):
            yield self._thumbnails(piece, place)
        elif not isinstance(piece, NewPage):
            yield _BOXES[type(piece)](piece)

    def _thumbnails(self, piece: Thumbnails, place: Place) -> ThumbnailsBox:
        """To whoever reads the tags, all photos with their captions are in one cell."""
        (captions,) = row_boxes(piece.captions, place, language=self._language)
        label, *rest = piece.captions.cells
        whole = replace(piece.captions, cells=(label, tuple(chain.from_iterable(rest))))
        cells = tuple(min(cell, 1) for cell in captions.cells)
        return ThumbnailsBox(
            piece, replace(captions, whole=whole, cells=cells, head=self._repeated(place))
        )

    def _repeated(self, place: Place) -> RepeatedHead | None:
        if place.head is not self._headed_by:
            self._headed_by = place.head
            boxes = row_boxes(place.head, place, language=self._language) if place.head else ()
            self._head = next((RepeatedHead(box) for box in boxes), None)
        return self._head


def placed_on_pages(pieces: Iterable[Piece], language: str) -> list[Page]:
    """Every box of these pieces on its page, from the top down, in a report of this language."""
    pages: list[Page] = []
    part: deque[Box] = deque()
    boxes = _Boxes(language)
    for piece, place in placed(pieces):
        if isinstance(piece, NewPage):
            pages.extend(_filled(part))
            part.clear()
        else:
            part.extend(boxes.of(piece, place))
    pages.extend(_filled(part))
    return pages


def _filled(boxes: deque[Box]) -> Iterator[Page]:
    page: Page = []
    used, is_fresh = 0.0, True
    while boxes:
        box = boxes.popleft()
        if is_fresh and box.head is not None:
            page, used = [Placed(box.head, TOP)], box.head.height
        space = box.space_before if page else 0.0
        room = TEXT_HEIGHT - used - space
        fits = is_fresh or _needed(box, boxes) <= room
        parts = box.split(room) if fits and box.height > room else None
        if not fits or (box.height > room and parts is None and not is_fresh):
            yield page
            page, used, is_fresh = [], 0.0, True
            boxes.appendleft(box)
            continue
        if parts is not None:
            box, rest = parts
            boxes.appendleft(rest)
        page.append(Placed(box, TOP - used - space))
        used, is_fresh = used + space + box.height, False
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
