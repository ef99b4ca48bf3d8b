"""The stacked bar of one domain; what it shows is also said in words beside it."""

from dataclasses import dataclass

from reports.page_style import GUTTER, MARGIN_SIDE, NO_ANSWER, TEXT_WIDTH
from reports.pieces import Bar
from reports.sections.boxes import Pen
from reports.sections.marks import fill_pattern

BAR_HEIGHT = 11.0


@dataclass(frozen=True, slots=True)
class BarBox:
    bar: Bar
    head: None = None

    @property
    def keep_with_next(self) -> bool:
        return not self.bar.beside

    @property
    def space_before(self) -> float:
        return 0.0 if self.bar.beside else 2.0

    @property
    def height(self) -> float:
        return 0.0 if self.bar.beside else BAR_HEIGHT + 1

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, pen: Pen, top: float) -> None:
        before, room = self._place()
        if self.bar.beside:
            top += BAR_HEIGHT + 1
        left = MARGIN_SIDE + (TEXT_WIDTH - before - room if pen.mirrored else before)
        area = (left, top - BAR_HEIGHT, left + room, top)
        _cell, figure = pen.tags.figure(self.bar.alt, area)
        pen.tags.begin(figure)
        self._fill(pen, area)
        pen.tags.end()

    def _fill(self, pen: Pen, area: tuple[float, float, float, float]) -> None:
        left, bottom, right, _top = area
        total = sum(count for _, count in self.bar.shares)
        used = 0.0
        for result, count in self.bar.shares:
            if not count:
                continue
            width = (right - left) * count / total
            begins = right - used - width if pen.mirrored else left + used
            fill_pattern(pen.canvas, result or NO_ANSWER, (begins, bottom, width, BAR_HEIGHT))
            used += width

    def _place(self) -> tuple[float, float]:
        """How far from the line's beginning the bar begins, and how long it is."""
        shares = self.bar.beside
        if not shares:
            return 0.0, TEXT_WIDTH
        room = (TEXT_WIDTH - GUTTER * (len(shares) - 1)) / sum(shares)
        return shares[0] * room + GUTTER, shares[1] * room
