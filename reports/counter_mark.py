"""What a later signature shows in its field: role, name, stance, claimed time and words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from checklists.values import Problem
from reports import glyphs
from reports.finishing import mended
from reports.page_style import STYLES
from reports.pieces import Look, Para
from reports.sections.boxes import Pen
from reports.typesetting import Line, set_lines
from reports.verdicts import Role, Stance
from reports.wording import grouped, is_right_to_left, moment, speech

PADDING = 8.0
BASELINE = 0.71


@dataclass(eq=False)
class WordsTooLong(Problem):
    """The words of a later signature take `lines` lines; its field has room for `most`."""

    lines: int
    most: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn: `signed` is the claimed time, `fingerprint` in hex, `size` in points."""

    role: Role
    stance: Stance
    name: str
    fingerprint: str
    signed: datetime
    words: str
    language: str
    size: tuple[float, float]


def draw_mark(shown: Shown) -> bytes:
    """A PDF of one page, as large as the field; raises WordsTooLong."""
    width, height = shown.size
    mirrored = is_right_to_left(shown.language)
    lines = _fitting(shown, width - 2 * PADDING, height - 2 * PADDING)
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(width, height),
        pageCompression=1,
        invariant=1,
        initialFontName=glyphs.FIRST_FONT,  # type: ignore[arg-type]  # the stub says float
    )
    pen = Pen(canvas, {}, frozenset(), 1, mirrored=mirrored)
    top = height - PADDING
    for line in lines:
        style = STYLES[line.para.look]
        baseline = top - style.leading * BASELINE
        pen.text(line.runs, (PADDING + line.x, baseline), style.size, style.colour)
        pen.hyphen(line, PADDING, baseline, linked=False)
        top -= style.leading
    canvas.showPage()
    canvas.save()
    return mended(target.getvalue())


def _fitting(shown: Shown, width: float, height: float) -> list[Line]:
    head = [line for para in _head(shown) for line in set_lines(para, width, shown.language)]
    said = set_lines(Para(shown.words), width, shown.language)
    left = height - sum(STYLES[line.para.look].leading for line in head)
    most = max(0, int(left / STYLES[Look.BODY].leading))
    if len(said) > most:
        raise WordsTooLong(len(said), most)
    return head + said


def _head(shown: Shown) -> Iterator[Para]:
    _ = speech(shown.language).gettext
    stances = {
        Stance.AGREES: _("Agrees with this report"),
        Stance.OBJECTS: _("Objects to this report"),
    }
    yield Para(f"{shown.name} \u00b7 {stances[shown.stance]}", Look.STRONG, mixed=True)
    claimed = _("{time} (as the signer's clock claims)").format(time=moment(shown.signed))
    yield Para(claimed, Look.FINE, mixed=True)
    yield Para(f"SHA-256 {grouped(shown.fingerprint)}", Look.FINE, mixed=True)
