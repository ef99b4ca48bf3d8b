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
        total = sum(count for _, count in self.bar.shares)
        used = 0.0
        for result, count in self.bar.shares:
            if not count:
                continue
            width = room * count / total
            left = TEXT_WIDTH - before - used - width if pen.mirrored else before + used
            area = (MARGIN_SIDE + left, top - BAR_HEIGHT, width, BAR_HEIGHT)
            fill_pattern(pen.canvas, result or NO_ANSWER, area)
            used += width

    def _place(self) -> tuple[float, float]:
        """How far from the line's beginning the bar begins, and how long it is."""
        shares = self.bar.beside
        if not shares:
            return 0.0, TEXT_WIDTH
        room = (TEXT_WIDTH - GUTTER * (len(shares) - 1)) / sum(shares)
        return shares[0] * room + GUTTER, shares[1] * room
