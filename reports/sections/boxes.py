"""What can be placed on a page, and the pen that draws it."""

from collections.abc import Mapping
from typing import Any, Protocol, cast

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject
from reportlab.pdfgen.canvas import Canvas

from reports import glyphs
from reports.glyphs import Typeface
from reports.page_style import HYPHENS, LINK_COLOUR, MARGIN_SIDE, PAGE_WIDTH, STYLES, Colour
from reports.sections.jpeg import Jpeg
from reports.sections.lettering import Lettering
from reports.sections.tags import Area, Element, Tags
from reports.typesetting import Line

LONGEST_BOOKMARK = 120


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

    @property
    def head(self) -> "Box | None":
        """What is drawn again above it where it begins a page."""

    def split(self, room: float) -> "tuple[Box, Box] | None":
        """The part that fits and the rest; None when nothing of it should stay."""

    def draw(self, pen: "Pen", top: float) -> None: ...


class Pen:
    """Draws on one canvas, tagged. Anchors are numbered: no name in a file comes from a person."""

    def __init__(
        self,
        canvas: Canvas,
        photos: Mapping[str, bytes],
        anchors: frozenset[str],
        pages: int,
        *,
        mirrored: bool,
    ) -> None:
        # What links and letters need, reportlab keeps for itself and from its stubs.
        self.canvas = canvas
        self._inner = cast(Any, canvas)
        self.mirrored = mirrored
        self.tags = Tags(canvas)
        self._lettering = Lettering(self._inner._doc)  # noqa: SLF001
        self._pages = pages
        self._photos = photos
        self._keys = {anchor: f"a{number}" for number, anchor in enumerate(sorted(anchors))}
        self._set: set[str] = set()
        self._jpegs: dict[str, Jpeg] = {}
        self._outlined = 0

    def leads(self, anchor: str) -> bool:
        """Whether there is such an anchor to be linked to."""
        return anchor in self._keys

    def line(self, line: Line, left: float, baseline: float, *, linked: bool) -> None:
        style = STYLES[line.para.look]
        colour = LINK_COLOUR if linked else style.colour
        self.text(line.runs, (left + line.x, baseline), style.size, colour)

    def hyphen(self, line: Line, left: float, baseline: float, *, linked: bool) -> None:
        """The hyphen of a line that has one: a shape, for whoever takes the text wants the word."""
        if not line.hyphen:
            return
        style = STYLES[line.para.look]
        em = style.size / glyphs.UNITS_PER_EM
        shape = HYPHENS[style.bold]
        x = left + line.x + line.width - (shape.advance - shape.left) * em
        colour = LINK_COLOUR if linked else style.colour
        size = (shape.width * em, shape.height * em)
        self.fill(x, baseline + shape.bottom * em, size, colour)

    def text(
        self,
        runs: tuple[tuple[Typeface, str], ...],
        at: tuple[float, float],
        size: float,
        colour: Colour,
    ) -> None:
        self._inner._code.append(self._lettering.line(runs, at, size, colour))  # noqa: SLF001

    def link(self, anchor: str, area: Area, alt: str, element: Element) -> None:
        """Let an area lead to an anchor; `alt` says in words where."""
        key = self._pages + self.tags.note(element)
        destination = self._inner._bookmarkReference(self._keys[anchor])  # noqa: SLF001
        words = " ".join(alt.split())[:LONGEST_BOOKMARK]
        self._inner._addAnnotation(_Link(area, words, destination, key))  # noqa: SLF001

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


class _Link(PDFObject):
    """A link within the file that belongs to an element of the tree of tags."""

    def __init__(
        self,
        area: Area,
        alt: str,
        destination: Any,
        key: int,
    ) -> None:
        self._area = area
        self._alt = alt
        self._destination = destination
        self._key = key

    def format(self, document: PDFDocument) -> bytes:
        area = " ".join(f"{edge:.2f}" for edge in self._area)
        begun = (
            f"<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{area}] "
            f"/StructParent {self._key} /Contents {_string(self._alt)} /Dest "
        )
        destination: bytes = self._destination.format(document)
        return begun.encode("ascii") + destination + b">>"


def _string(text: str) -> str:
    """A text as PDF writes it, in bytes of UTF-16."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
