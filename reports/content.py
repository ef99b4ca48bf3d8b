"""What a report says, decided before any page is drawn: values in, pieces out."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklists.values import InspectionKind
from reports.content_answers import answers, standards_cited
from reports.content_case import case, conditions
from reports.content_closing import signature
from reports.content_count import count
from reports.content_custody import custody
from reports.content_findings import findings
from reports.content_follow_up import actions, follow_up
from reports.content_opening import cover, summary
from reports.content_photos import plates
from reports.content_sample import sample
from reports.content_scores import critical_items, scores, unanswered
from reports.content_visit import visit
from reports.data import ReportData
from reports.page_text import printable
from reports.pieces import Piece, Row, TextBlock, Thumbnails
from reports.tables import placed
from reports.wording import is_right_to_left, speech

RUNNING_NAME_LENGTH = 52


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a report says. `running_words` has the places of a page's numbers.

    In a right-to-left report rows are mirrored when drawn; their cells keep the reading order.
    """

    language: str
    right_to_left: bool
    title: str
    mark: str
    header: str
    running_words: str
    pieces: tuple[Piece, ...]


def report_content(data: ReportData) -> Content:
    """What the report on this data says, in the data's language."""
    _ = speech(data.language).gettext
    facility = data.inspection.visit.facility.name
    return Content(
        language=data.language,
        right_to_left=is_right_to_left(data.language),
        title=printable(data.inspection.visit.title or facility).replace("\n", " "),
        mark=" · ".join(_marks(data)),
        header=_shortened(printable(facility).replace("\n", " ")) or "-",
        running_words=_("Report {short} · Page {page} of {pages}").replace(
            "{short}", _braced(printable(data.inspection.id[-12:]))
        ),
        pieces=tuple(_pieces(data)),
    )


def expected_text(content: Content) -> tuple[TextBlock, ...]:
    """Every text on the pages but the running ones, in the order it is drawn.

    In a mirrored row cells are drawn from the right, so its characters are compared without
    their order; a direction mark, which is not printed, says so (`has_right_to_left`).
    """
    mirrored = content.right_to_left
    blocks = []
    for piece, place in placed(content.pieces):
        row = piece.captions if isinstance(piece, Thumbnails) else piece
        if isinstance(row, Row):
            head = _as_drawn(place.head, mirrored=mirrored) if place.head else ""
            blocks.append(TextBlock(_as_drawn(row, mirrored=mirrored), row.subject, head))
    return tuple(block for block in blocks if block.text.strip())


def running_texts(content: Content, page: int, pages: int) -> tuple[str, ...]:
    """The first texts drawn on a page, one line each; `page` counts from 1, as printed.

    The mark of a draft or exercise, if any, the facility, and the report with the page's number.
    """
    numbers = content.running_words.format(page=page, pages=pages)
    texts = (content.mark, content.header, numbers)
    return tuple(text for text in texts if text)


def _as_drawn(row: Row, *, mirrored: bool) -> str:
    return "\u200f" + row.text if mirrored and len(row.cells) > 1 else row.text


def _pieces(data: ReportData) -> Iterator[Piece]:
    for part in (
        cover,
        summary,
        visit,
        case,
        conditions,
        count,
        sample,
        follow_up,
        scores,
        critical_items,
        unanswered,
        findings,
        actions,
        custody,
        answers,
        plates,
        standards_cited,
        signature,
    ):
        yield from part(data)


def _marks(data: ReportData) -> Iterator[str]:
    _ = speech(data.language).gettext
    if data.inspection.kind is InspectionKind.EXERCISE:
        yield printable(_("EXERCISE"))
    if data.signer is None:
        yield printable(_("DRAFT - not signed"))


def _braced(text: str) -> str:
    """The text with braces that survive `format`."""
    return text.replace("{", "{{").replace("}", "}}")


def _shortened(name: str) -> str:
    """The name as far as the head of a page has room; the cover has the whole of it."""
    room = RUNNING_NAME_LENGTH
    for index, character in enumerate(name):
        room -= 1 if character < "\u2e80" else 2
        if room < 0:
            return name[:index].rstrip() + "…"
    return name
