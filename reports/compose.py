"""Draw a report: the same data and photos give the same bytes, on any machine at any time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from checklists.inspecting.mishaps import EvidenceMissing
from checklists.values import Progress, Unwatched
from reports import glyphs
from reports.content import Content, report_content, running_texts
from reports.data import ReportData, photos_on_pages
from reports.finishing import finished
from reports.page_style import PAGE_HEIGHT, PAGE_WIDTH
from reports.pieces import Plate, Row
from reports.sections.boxes import Pen
from reports.sections.flow import Page, placed_on_pages
from reports.sections.running import draw_running
from reports.sections.signature import SignatureFieldBox
from reports.sections.tags import Tags
from reports.signature_fields import FieldPlace

STEP = "compose"


@dataclass(frozen=True, slots=True)
class Composed:
    pdf: bytes
    pages: int


def compose(
    data: ReportData,
    photos: Mapping[str, bytes],
    progress: Progress | None = None,
) -> Composed:
    """The report as PDF. `photos` maps the digest (hex) of each reduced copy to its JPEG bytes.

    Raises EvidenceMissing when a photo the report prints is not given.
    """
    return compose_content(report_content(data), data, photos, progress)


def compose_content(
    content: Content,
    data: ReportData,
    photos: Mapping[str, bytes],
    progress: Progress | None = None,
) -> Composed:
    """The same for whoever has the content of this data already."""
    for photo in photos_on_pages(data):
        if photo.derived_sha256 not in photos:
            raise EvidenceMissing(photo.derived_sha256)
    pages = placed_on_pages(content.pieces, content.language)
    pdf, tags = drawn(content, pages, photos, progress or Unwatched())
    places = tuple(_field_places(pages, mirrored=content.right_to_left))
    return Composed(finished(pdf, tags, data, content.title, places), len(pages))


def drawn(
    content: Content, pages: Sequence[Page], photos: Mapping[str, bytes], progress: Progress
) -> tuple[bytes, Tags]:
    """The pages as reportlab writes them, and the tree of what they say; nothing is attached."""
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=glyphs.FIRST_FONT,  # type: ignore[arg-type]  # the stub says float
        initialFontSize=10,
    )
    anchors = frozenset(_anchors(content))
    pen = Pen(canvas, photos, anchors, len(pages), mirrored=content.right_to_left)
    for number, page in enumerate(pages, 1):
        progress.at(number - 1, len(pages), STEP)
        pen.tags.begin_page()
        draw_running(pen, running_texts(content, number, len(pages)), marked=bool(content.mark))
        for placed in page:
            placed.box.draw(pen, placed.top)
        canvas.showPage()
    canvas.save()
    progress.at(len(pages), len(pages), STEP)
    return target.getvalue(), pen.tags


def _anchors(content: Content) -> Iterator[str]:
    for piece in content.pieces:
        if isinstance(piece, Row) and piece.anchor:
            yield piece.anchor
        if isinstance(piece, Plate):
            yield piece.picture.anchor


def _field_places(pages: Sequence[Page], *, mirrored: bool) -> Iterator[FieldPlace]:
    for number, page in enumerate(pages):
        for placed in page:
            box = placed.box
            if isinstance(box, SignatureFieldBox):
                left = box.left(mirrored=mirrored)
                sides = (left, placed.top - box.height, left + box.width, placed.top)
                yield FieldPlace(box.field.name, box.field.label, number, *sides)
