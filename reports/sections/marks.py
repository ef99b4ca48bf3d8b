"""The symbols of results, severities and conclusions, and the patterns of the chart.

Shapes differ as well as colours: a page printed in grey must say the same.
"""

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from checklists.values import Adequacy, Result, Severity
from reports.page_style import MARK_COLOURS, MARK_WIDTH, NO_ANSWER, QUIET, WHITE, Colour
from reports.pieces import BLANK, BOX, LASTING, MOMENT, SWATCH, TICKED, UNEXPLAINED, VISITED
from reports.sections.boxes import Pen

_HATCH_GAP = 3.2
_HALF_ROW = 8.0


def draw_mark(pen: Pen, mark: str, left: float, baseline: float) -> None:
    """The symbol of this word, as high as the capitals beside it."""
    canvas = pen.canvas
    canvas.saveState()
    if mark.startswith(SWATCH):
        fill_pattern(canvas, mark.removeprefix(SWATCH), (left, baseline - 0.5, MARK_WIDTH, 8))
    else:
        colour = MARK_COLOURS.get(mark, QUIET)
        canvas.setFillColorRGB(*colour)
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(1.1)
        _SHAPES.get(mark, _ring)(canvas, left + MARK_WIDTH / 2, baseline + 3.2)
    canvas.restoreState()


def fill_pattern(canvas: Canvas, result: str, area: tuple[float, float, float, float]) -> None:
    """Fill an area (left, bottom, width, height) with the colour and pattern of a result."""
    left, bottom, width, height = area
    colour = MARK_COLOURS.get(result, QUIET)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, bottom, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFillColorRGB(*_BACKGROUNDS.get(result, colour))
    canvas.rect(left, bottom, width, height, stroke=0, fill=1)
    canvas.setStrokeColorRGB(*_HATCHES.get(result, colour))
    canvas.setLineWidth(0.8)
    for slope in _SLOPES.get(result, ()):
        _hatch(canvas, area, slope)
    canvas.restoreState()
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(0.6)
    if result == NO_ANSWER:
        canvas.setDash(1.5, 1.5)
    canvas.rect(left, bottom, width, height, stroke=1, fill=0)
    canvas.setDash()


def _hatch(canvas: Canvas, area: tuple[float, float, float, float], slope: float) -> None:
    left, bottom, width, height = area
    lean = slope * height
    x = left - abs(lean)
    while x < left + width + abs(lean):
        canvas.line(x, bottom, x + lean, bottom + height)
        x += _HATCH_GAP


def _moment(canvas: Canvas, x: float, y: float) -> None:
    _joined(canvas, x, y)
    canvas.circle(x, y, 2.2, stroke=0, fill=1)


def _visited(canvas: Canvas, x: float, y: float) -> None:
    _joined(canvas, x, y)
    _polygon((0, 3.9), (3.9, 0), (0, -3.9), (-3.9, 0))(canvas, x, y)


def _unexplained(canvas: Canvas, x: float, y: float) -> None:
    _joined(canvas, x, y)
    _cross(canvas, x, y)


def _joined(canvas: Canvas, x: float, y: float) -> None:
    """The line of time, through half a row above and below."""
    canvas.setLineWidth(0.7)
    canvas.line(x, y - _HALF_ROW, x, y + _HALF_ROW)


def _blank(canvas: Canvas, x: float, y: float) -> None:
    """Nothing: the mark stands above."""


def _box(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x - 3.6, y - 3.6, 7.2, 7.2, stroke=1, fill=0)


def _ticked_box(canvas: Canvas, x: float, y: float) -> None:
    _box(canvas, x, y)
    _cross(canvas, x, y)


def _disc(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x, y, 3.4, stroke=0, fill=1)


def _half_disc(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x, y, 3.0, stroke=1, fill=0)
    canvas.wedge(x - 3, y - 3, x + 3, y + 3, 90, 180, stroke=0, fill=1)


def _cross(canvas: Canvas, x: float, y: float) -> None:
    canvas.setLineWidth(1.9)
    canvas.line(x - 2.8, y - 2.8, x + 2.8, y + 2.8)
    canvas.line(x - 2.8, y + 2.8, x + 2.8, y - 2.8)


def _dash(canvas: Canvas, x: float, y: float) -> None:
    canvas.setLineWidth(1.6)
    canvas.line(x - 3, y, x + 3, y)


def _ring(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x, y, 2.8, stroke=1, fill=0)


def _dotted_ring(canvas: Canvas, x: float, y: float) -> None:
    _ring(canvas, x, y)
    canvas.circle(x, y, 1.0, stroke=0, fill=1)


def _polygon(*corners: tuple[float, float]) -> Callable[[Canvas, float, float], None]:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        path = canvas.beginPath()
        path.moveTo(x + corners[0][0], y + corners[0][1])
        for dx, dy in corners[1:]:
            path.lineTo(x + dx, y + dy)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)

    return draw


_SHAPES: dict[str, Callable[[Canvas, float, float], None]] = {
    BOX: _box,
    BLANK: _blank,
    LASTING: _joined,
    MOMENT: _moment,
    VISITED: _visited,
    UNEXPLAINED: _unexplained,
    TICKED: _ticked_box,
    Result.MET: _disc,
    Result.PARTLY_MET: _half_disc,
    Result.NOT_MET: _cross,
    Result.NOT_APPLICABLE: _dash,
    Result.NOT_VERIFIED: _dotted_ring,
    Severity.CRITICAL: _polygon(
        (-1.5, 3.7),
        (1.5, 3.7),
        (3.7, 1.5),
        (3.7, -1.5),
        (1.5, -3.7),
        (-1.5, -3.7),
        (-3.7, -1.5),
        (-3.7, 1.5),
    ),
    Severity.HIGH: _polygon((0, 3.7), (3.9, -3.2), (-3.9, -3.2)),
    Severity.MODERATE: _polygon((0, 3.9), (3.9, 0), (0, -3.9), (-3.9, 0)),
    Severity.LOW: _ring,
    Adequacy.ADEQUATE: _disc,
    Adequacy.ADEQUATE_WITH_CONDITIONS: _half_disc,
    Adequacy.NOT_ADEQUATE: _cross,
    Adequacy.NOT_DETERMINED: _dotted_ring,
}
_BACKGROUNDS: dict[str, Colour] = {
    Result.PARTLY_MET: (0.99, 0.93, 0.80),
    Result.NOT_APPLICABLE: WHITE,
    Result.NOT_VERIFIED: (0.90, 0.91, 0.92),
    NO_ANSWER: WHITE,
}
_HATCHES: dict[str, Colour] = {Result.NOT_MET: (0.96, 0.85, 0.84)}
_SLOPES: dict[str, tuple[float, ...]] = {
    Result.PARTLY_MET: (1.0,),
    Result.NOT_MET: (1.0, -1.0),
    Result.NOT_VERIFIED: (0.0,),
}
