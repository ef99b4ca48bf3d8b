"""The stacked bar of one domain; what it shows is also said in words beside it."""

from dataclasses import dataclass

from reports.page_style import MARGIN_SIDE, NO_ANSWER, TEXT_WIDTH
from reports.pieces import Bar
from reports.sections.boxes import Pen
from reports.sections.marks import fill_pattern

BAR_HEIGHT = 11.0


@dataclass(frozen=True, slots=True)
class BarBox:
    bar: Bar
    head: None = None
    space_before: float = 2.0
    keep_with_next: bool = True

    @property
    def height(self) -> float:
        return BAR_HEIGHT + 1

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, pen: Pen, top: float) -> None:
        area = (MARGIN_SIDE, top - BAR_HEIGHT, MARGIN_SIDE + TEXT_WIDTH, top)
        _cell, figure = pen.tags.figure(self.bar.alt, area)
        pen.tags.begin(figure)
        self._fill(pen, top)
        pen.tags.end()

    def _fill(self, pen: Pen, top: float) -> None:
        total = sum(count for _, count in self.bar.shares)
        used = 0.0
        for result, count in self.bar.shares:
            if not count:
                continue
            width = TEXT_WIDTH * count / total
            left = TEXT_WIDTH - used - width if pen.mirrored else used
            area = (MARGIN_SIDE + left, top - BAR_HEIGHT, width, BAR_HEIGHT)
            fill_pattern(pen.canvas, result or NO_ANSWER, area)
            used += width
