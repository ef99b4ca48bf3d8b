"""What a report says, decided before any page is drawn: values in, pieces out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from checklists.values import InspectionKind
from reports.bilingual import in_both
from reports.content_answers import answers, standards_cited
from reports.content_case import case, conditions
from reports.content_closing import signature
from reports.content_conclusions import conclusions, finding_lines
from reports.content_count import count
from reports.content_custody import custody
from reports.content_findings import findings
from reports.content_follow_up import actions, follow_up
from reports.content_opening import about, summary
from reports.content_photos import plates
from reports.content_sample import sample
from reports.content_scores import critical_items, scores, unanswered
from reports.content_visit import visit
from reports.content_withheld import withheld
from reports.content_words import clipped
from reports.data import Layout, ReportData
from reports.page_text import printable
from reports.pieces import NewPage, Piece, Row, TextBlock, Thumbnails
from reports.sections.flow import placed_on_pages
from reports.tables import placed
from reports.wording import is_right_to_left, speech

RUNNING_NAME_LENGTH = 52
SUMMARY_PAGES = 2
# How many things of a kind the first page names, and a summary's findings: the most that fit.
_NAMED = (8, 6, 5, 4, 3, 2, 1, 0)
_FINDINGS = (30, 24, 20, 16, 13, 10, 8, 6, 4, 3, 2, 1, 0)


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
        mark=" · ".join(dict.fromkeys(_in_each(data, _marks))),
        header=clipped(facility, RUNNING_NAME_LENGTH) or "-",
        running_words=_("Report {short} · Page {page} of {pages}").replace(
            "{short}", _braced(printable(data.inspection.id[-12:]))
        ),
        pieces=tuple(_summary(data) if data.layout is Layout.SUMMARY else _full(data)),
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


def _full(data: ReportData) -> Iterator[Piece]:
    yield from _first_page(data)
    yield from _in_languages(data, _chapters)


def _chapters(data: ReportData) -> Iterator[Piece]:
    for part in (
        summary,
        about,
        withheld,
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


def _summary(data: ReportData) -> Sequence[Piece]:
    """The conclusions, the findings in a line each as far as they fit, and the signature.

    What a redacted edition withholds is listed whole, on more pages where two are too few.
    """
    first = _first_page(data)
    last = _in_languages(data, signature)
    missing = _in_languages(data, withheld)
    signed = [*missing, *(piece for piece in last if not isinstance(piece, NewPage))]
    tried: list[Piece] = []
    for limit in _FINDINGS:
        listed = _in_languages(data, partial(finding_lines, limit=limit))
        tried = [*first, NewPage(), *listed, *signed]
        if _pages(tried, data) <= SUMMARY_PAGES:
            break
    return tried


def _first_page(data: ReportData) -> Sequence[Piece]:
    tried: list[Piece] = []
    for limit in _NAMED:
        tried = list(_in_languages(data, partial(conclusions, limit=limit)))
        if _pages(tried, data) == 1:
            break
    return tried


def _pages(pieces: Iterable[Piece], data: ReportData) -> int:
    return len(placed_on_pages(pieces, data.language))


def _in_languages(
    data: ReportData, say: Callable[[ReportData], Iterable[Piece]]
) -> Iterable[Piece]:
    if not data.second_language:
        return say(data)
    other = replace(data, language=data.second_language)
    return in_both(say(data), say(other), data.second_language)


def _in_each(data: ReportData, say: Callable[[ReportData], Iterable[str]]) -> Iterator[str]:
    yield from say(data)
    if data.second_language:
        yield from say(replace(data, language=data.second_language))


def _marks(data: ReportData) -> Iterator[str]:
    _ = speech(data.language).gettext
    if data.inspection.kind is InspectionKind.EXERCISE:
        yield printable(_("EXERCISE"))
    if data.signer is None:
        yield printable(_("DRAFT - not signed"))
    if data.withheld:
        yield printable(_("REDACTED EDITION"))


def _braced(text: str) -> str:
    """The text with braces that survive `format`."""
    return text.replace("{", "{{").replace("}", "}}")
