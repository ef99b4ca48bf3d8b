"""What can be placed on a page, and the pen that draws it."""

from collections.abc import Mapping
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from reports.glyphs import Typeface
from reports.page_style import LINK_COLOUR, MARGIN_SIDE, PAGE_WIDTH, STYLES, Colour
from reports.page_text import has_marks
from reports.sections.jpeg import Jpeg
from reports.typesetting import Line

LONGEST_BOOKMARK = 120
# Glyphs of two subsets of a typeface may share a code; where a mark lies over a letter, extraction
# (pdfium) would take the one for the other drawn twice, unless their sizes differ.
SIZE_STEP = 0.01
SIZES = 7


class Box(Protocol):
    """Something of known height. `least` is the room it needs to begin at the foot of a page."""

    @property
    def height(self) -> float: ...

    @property
    def least(self) -> float: ...

    @property
    def space_before(self) -> float: ...

    @property
    def keep_with_next(self) -> bool: ...

    def split(self, room: float) -> "tuple[Box, Box] | None":
        """The part that fits and the rest; None when nothing of it should stay."""

    def draw(self, pen: "Pen", top: float) -> None: ...


class Pen:
    """Draws on one canvas. Anchors are numbered, so that no name in a file comes from a person."""

    def __init__(
        self,
        canvas: Canvas,
        photos: Mapping[str, bytes],
        anchors: frozenset[str],
        *,
        mirrored: bool,
    ) -> None:
        self.canvas = canvas
        self.mirrored = mirrored
        self._photos = photos
        self._keys = {anchor: f"a{number}" for number, anchor in enumerate(sorted(anchors))}
        self._set: set[str] = set()
        self._jpegs: dict[str, Jpeg] = {}
        self._outlined = 0

    def line(self, line: Line, left: float, baseline: float) -> None:
        style = STYLES[line.para.look]
        linked = line.para.link in self._keys
        colour = LINK_COLOUR if linked else style.colour
        self.text(line.runs, left + line.x, baseline, style.size, colour)
        if linked:
            x = left + line.x
            self.link(line.para.link, x, baseline - 3, x + line.width, baseline + style.size)

    def text(
        self,
        runs: tuple[tuple[Typeface, str], ...],
        x: float,
        baseline: float,
        size: float,
        colour: Colour,
    ) -> None:
        if any(face.thicken for face, _ in runs):
            self.canvas.setLineWidth(size * 0.02)
        text = self.canvas.beginText(x, baseline)
        text.setFillColorRGB(*colour)
        for face, part in runs:
            text.setFont(face.name, size)
            if face.thicken:
                text.setStrokeColorRGB(*colour)
            text.setTextRenderMode(2 if face.thicken else 0)
            if not has_marks(part):
                text.textOut(part)
                continue
            for number, character in enumerate(part):
                text.setFont(face.name, size + SIZE_STEP * (number % SIZES))
                text.textOut(character)
        # The mode outlives the text object, and the next page begins with mode 0.
        text.setTextRenderMode(0)
        self.canvas.drawText(text)

    def link(self, anchor: str, left: float, bottom: float, right: float, top: float) -> None:
        if anchor in self._keys:
            self.canvas.linkRect("", self._keys[anchor], (left, bottom, right, top), relative=0)

    def anchor(self, anchor: str, top: float) -> None:
        """Let links to this anchor lead here; the first place of a name counts."""
        if anchor and anchor not in self._set:
            self._set.add(anchor)
            self.canvas.bookmarkPage(self._keys[anchor], fit="XYZ", left=0, top=top + 8)

    def outline(self, title: str, level: int, top: float) -> None:
        self._outlined += 1
        title = " ".join(title.split())[:LONGEST_BOOKMARK]
        key = f"o{self._outlined}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=top + 8)
        self.canvas.addOutlineEntry(title, key, level - 1, closed=level > 1)

    def jpeg(self, sha256: str, left: float, bottom: float, size: tuple[float, float]) -> None:
        """Draw a photo; its bytes enter the file once and as they are."""
        if sha256 not in self._jpegs:
            self._jpegs[sha256] = Jpeg(self._photos[sha256])
        self.canvas.drawImage(self._jpegs[sha256], left, bottom, *size)

    def fill(self, left: float, bottom: float, size: tuple[float, float], colour: Colour) -> None:
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(left, bottom, *size, stroke=0, fill=1)

    def rule(self, y: float, colour: Colour, thickness: float = 0.5) -> None:
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(MARGIN_SIDE, y, PAGE_WIDTH - MARGIN_SIDE, y)
