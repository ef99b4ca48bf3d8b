"""What a pen or a camera meets on paper: ruled lines to write on, and a square code to read."""

from dataclasses import dataclass

from reports.page_style import HAIRLINE, INK, MARGIN_SIDE, PAGE_WIDTH, TEXT_WIDTH
from reports.pieces import Code, Lines
from reports.sections.boxes import Pen

LINE_HEIGHT = 19.0
MODULE = 2.4
# Codes are read only with four empty modules around them.
QUIET_MODULES = 4


@dataclass(frozen=True, slots=True)
class LinesBox:
    lines: Lines
    head: None = None
    space_before: float = 0.0

    @property
    def keep_with_next(self) -> bool:
        return self.lines.keep_with_next

    @property
    def height(self) -> float:
        return LINE_HEIGHT * self.lines.count + 3

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, pen: Pen, top: float) -> None:
        used = TEXT_WIDTH * self.lines.indent
        left = MARGIN_SIDE if pen.mirrored else MARGIN_SIDE + used
        pen.tags.begin_artifact()
        pen.canvas.setStrokeColorRGB(*HAIRLINE)
        pen.canvas.setLineWidth(0.5)
        for number in range(1, self.lines.count + 1):
            y = top - LINE_HEIGHT * number
            pen.canvas.line(left, y, left + TEXT_WIDTH - used, y)
        pen.tags.end()


@dataclass(frozen=True, slots=True)
class CodeBox:
    code: Code
    head: None = None
    space_before: float = 0.0
    height: float = 0.0
    least: float = 0.0
    keep_with_next: bool = True

    def split(self, room: float) -> None:
        return None

    def draw(self, pen: Pen, top: float) -> None:
        """Each run of dark modules is one rectangle."""
        size = MODULE * (len(self.code.rows) + 2 * QUIET_MODULES)
        left = PAGE_WIDTH - MARGIN_SIDE - size if pen.mirrored else MARGIN_SIDE
        path = pen.canvas.beginPath()
        for down, row in enumerate(self.code.rows, QUIET_MODULES + 1):
            start = 0
            while (start := row.find("1", start)) >= 0:
                end = row.find("0", start)
                end = len(row) if end < 0 else end
                x = left + MODULE * (start + QUIET_MODULES)
                path.rect(x, top - MODULE * down, MODULE * (end - start), MODULE)
                start = end
        # What it holds stands beside it in words.
        pen.tags.begin_artifact()
        pen.canvas.setFillColorRGB(*INK)
        pen.canvas.drawPath(path, stroke=0, fill=1)
        pen.tags.end()
