"""How a page looks: its measures, its colours, and the type of each kind of paragraph."""

from dataclasses import dataclass

from checklists.values import Adequacy, Result, Severity
from reports.pieces import Look

PAGE_WIDTH = 595.28
PAGE_HEIGHT = 841.89
MARGIN_SIDE = 56.0
MARGIN_TOP = 72.0
MARGIN_BOTTOM = 62.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
TEXT_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM

GUTTER = 12.0
PADDING = 6.0
MARK_ROOM = 13.0
MARK_WIDTH = 8.0

Colour = tuple[float, float, float]

INK: Colour = (0.11, 0.13, 0.15)
QUIET: Colour = (0.33, 0.37, 0.40)
ACCENT: Colour = (0.05, 0.32, 0.36)
HAIRLINE: Colour = (0.78, 0.81, 0.83)
SOFT: Colour = (0.945, 0.957, 0.96)
WHITE: Colour = (1.0, 1.0, 1.0)

_GREEN: Colour = (0.07, 0.45, 0.33)
_AMBER: Colour = (0.80, 0.53, 0.10)
_RED: Colour = (0.66, 0.13, 0.12)
_ORANGE: Colour = (0.76, 0.34, 0.07)
_GREY: Colour = (0.45, 0.49, 0.52)

# Keyed by the word of a result, severity or conclusion; shape and word always stand beside it.
MARK_COLOURS: dict[str, Colour] = {
    "moment:visit": ACCENT,
    "moment:unexplained": _RED,
    Result.MET: _GREEN,
    Result.PARTLY_MET: _AMBER,
    Result.NOT_MET: _RED,
    Result.NOT_APPLICABLE: _GREY,
    Result.NOT_VERIFIED: _GREY,
    Severity.CRITICAL: _RED,
    Severity.HIGH: _ORANGE,
    Severity.MODERATE: _AMBER,
    Severity.LOW: _GREY,
    Adequacy.ADEQUATE: _GREEN,
    Adequacy.ADEQUATE_WITH_CONDITIONS: _AMBER,
    Adequacy.NOT_ADEQUATE: _RED,
    Adequacy.NOT_DETERMINED: _GREY,
}
NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in points; `to_end` sets lines against the right, as numbers are in every script."""

    size: float
    leading: float
    bold: bool = False
    colour: Colour = INK
    to_end: bool = False


STYLES: dict[Look, Style] = {
    Look.TITLE: Style(25, 32, bold=True, colour=ACCENT),
    Look.CHAPTER: Style(17, 23, bold=True, colour=ACCENT),
    Look.HEADING: Style(12.5, 17, bold=True, colour=ACCENT),
    Look.SUBHEADING: Style(10.5, 15, bold=True, colour=INK),
    Look.STRONG: Style(9.5, 13.5, bold=True),
    Look.BODY: Style(9.5, 13.5),
    Look.LABEL: Style(8.5, 13.5, colour=QUIET),
    Look.SMALL: Style(8.5, 12, colour=QUIET),
    Look.FINE: Style(7.5, 10.5, colour=QUIET),
    Look.NUMBER: Style(9.5, 13.5, to_end=True),
    Look.NUMBER_LABEL: Style(7.5, 10.5, colour=QUIET, to_end=True),
    Look.BANNER: Style(12, 17, bold=True),
}


@dataclass(frozen=True, slots=True)
class Hyphen:
    """The outline of a hyphen as the typeface draws it, in thousandths of an em."""

    advance: float
    left: float
    width: float
    bottom: float
    height: float


# By whether it is bold; a test compares with the typefaces.
HYPHENS = {False: Hyphen(322, 40, 242, 229, 78), True: Hyphen(320, 28, 263, 206, 124)}

RUNNING_SIZE = 7.5
LINK_COLOUR = ACCENT
