"""Draw a report: the same data and photos give the same bytes, on any machine at any time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from checklists.inspecting.mishaps import EvidenceMissing
from checklists.values import Progress, Unwatched
from reports import glyphs
from reports.content import Content, report_content, running_texts
from reports.data import ReportData, printed_photos
from reports.finishing import finished
from reports.page_style import PAGE_HEIGHT, PAGE_WIDTH
from reports.pieces import Plate, Row
from reports.sections.boxes import Pen
from reports.sections.flow import Page, placed_on_pages
from reports.sections.running import draw_running
from reports.sections.signature import HEIGHT, WIDTH, SignatureFieldBox, field_left
from reports.sections.tags import Tags

STEP = "compose"


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """The space for the visible signature: PDF points on a page that counts from 0."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Composed:
    pdf: bytes
    pages: int
    signature: SignatureBox


def compose(
    data: ReportData, photos: Mapping[str, bytes], progress: Progress | None = None
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
    for photo in printed_photos(data.inspection):
        if photo.derived_sha256 not in photos:
            raise EvidenceMissing(photo.derived_sha256)
    pages = placed_on_pages(content.pieces, mirrored=content.right_to_left)
    drawn, tags = _drawn(content, pages, photos, progress or Unwatched())
    return Composed(
        finished(drawn, tags, data, content.title), len(pages), _signature(content, pages)
    )


def _drawn(
    content: Content, pages: Sequence[Page], photos: Mapping[str, bytes], progress: Progress
) -> tuple[bytes, Tags]:
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


def _signature(content: Content, pages: Sequence[Page]) -> SignatureBox:
    (found,) = (
        (number, placed.top)
        for number, page in enumerate(pages)
        for placed in page
        if isinstance(placed.box, SignatureFieldBox)
    )
    page, top = found
    left = field_left(content.right_to_left)
    return SignatureBox(page, left, top - HEIGHT, left + WIDTH, top)
