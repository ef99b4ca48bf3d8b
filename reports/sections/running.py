"""The head and foot of every page."""

from collections.abc import Sequence

from reports import glyphs
from reports.page_style import (
    ACCENT,
    HAIRLINE,
    INK,
    MARGIN_SIDE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUIET,
    RUNNING_SIZE,
    Colour,
)
from reports.right_to_left import in_drawing_order, runs_right_to_left
from reports.sections.boxes import Pen
from reports.sections.tags import FOOTER, HEADER

MARK_BASELINE = PAGE_HEIGHT - 28
HEAD_BASELINE = PAGE_HEIGHT - 46
FOOT_BASELINE = 34.0
MARK_SIZE = 9.0


def draw_running(pen: Pen, texts: Sequence[str], *, marked: bool) -> None:
    """Draw a page's running texts in their order, each on a line of its own.

    Extraction sorts what shares a line, and turns whole lines around for right-to-left script.
    """
    *marks, header, footer = texts
    pen.tags.begin_artifact(HEADER)
    if marked:
        _draw_mark(pen, marks[0])
    pen.rule(HEAD_BASELINE - 7, ACCENT, 0.8)
    _draw(pen, header, HEAD_BASELINE, to_right=pen.mirrored)
    pen.tags.end()
    pen.tags.begin_artifact(FOOTER)
    pen.rule(FOOT_BASELINE + 14, HAIRLINE)
    _draw(pen, footer, FOOT_BASELINE, to_right=not pen.mirrored)
    pen.tags.end()


def _draw_mark(pen: Pen, mark: str) -> None:
    width = _width(mark, MARK_SIZE, bold=True)
    x = (PAGE_WIDTH - width) / 2
    pen.canvas.setStrokeColorRGB(*INK)
    pen.canvas.setLineWidth(1)
    pen.canvas.rect(x - 8, MARK_BASELINE - 4, width + 16, MARK_SIZE + 6)
    _draw_at(pen, mark, (x, MARK_BASELINE), MARK_SIZE, INK, bold=True)


def _draw(pen: Pen, text: str, baseline: float, *, to_right: bool) -> None:
    width = _width(text, RUNNING_SIZE)
    x = PAGE_WIDTH - MARGIN_SIDE - width if to_right else MARGIN_SIDE
    _draw_at(pen, text, (x, baseline), RUNNING_SIZE, QUIET)


def _draw_at(
    pen: Pen, text: str, at: tuple[float, float], size: float, colour: Colour, *, bold: bool = False
) -> None:
    pen.text(tuple(glyphs.runs(_shown(text), bold=bold)), at, size, colour)


def _shown(text: str) -> str:
    return in_drawing_order(text, right_to_left=runs_right_to_left(text, otherwise=False))


def _width(text: str, size: float, *, bold: bool = False) -> float:
    return glyphs.width(_shown(text), bold=bold) * size / glyphs.UNITS_PER_EM
