"""Do a report's pages say what its data says: word by word, and drawn again, object by object."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from threading import Lock

import pikepdf
import pypdfium2

from checklists.inspecting.mishaps import EvidenceMissing
from reports.attachment_check import check_attachments
from reports.compose import compose_content
from reports.content import Content, expected_text, report_content, running_texts
from reports.data import PROGRAM, ReportData
from reports.page_redraw import check_drawn_again
from reports.page_text import has_right_to_left, normalised, same_text
from reports.photo_check import photos_in
from reports.pieces import TextBlock
from reports.refusal import Refused
from reports.seal import unsealed
from reports.signature_check import SignatureFound
from reports.verdicts import Question, Reason, Standing, Verdict

EXTRA_SHOWN = 60
LOOK_AHEAD = 2_000
# pdfium keeps state of its own for the whole process.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class _Body:
    """The normalised text of all pages without their running texts, and where each page begins."""

    text: str
    begins: tuple[int, ...]

    def page_at(self, position: int) -> int:
        return bisect_right(self.begins, position)


def check_pages(
    untrusted_pdf: bytes, pdf: pikepdf.Pdf, data: ReportData, found: SignatureFound
) -> Verdict:
    """The verdict on the pages; raises Refused naming the first place that differs.

    Equal words are not enough: something may be drawn over them. So the pages are drawn again
    from the data, which only the version that drew them can do.
    """
    content = report_content(data)
    _check_words(untrusted_pdf, content)
    if data.program != PROGRAM:
        return _verdict(Standing.UNKNOWN, Reason.OTHER_PROGRAM, data.program)
    try:
        composed = compose_content(content, data, photos_in(pdf))
    except (EvidenceMissing, Refused):
        # The verdict on the photos says which; without them no page can be drawn again.
        return _verdict(Standing.UNKNOWN, Reason.NOT_CHECKED)
    again = unsealed(composed, data.issued, found.hash_name, found.chain)
    if not _same_but_signature(untrusted_pdf, again, found.gap):
        check_attachments(pdf, again)
        check_drawn_again(pdf, again)
    return _verdict(Standing.HOLDS, Reason.SAME_TEXT, str(composed.pages))


def _same_but_signature(one: bytes, other: bytes, gap: tuple[int, int]) -> bool:
    """Whether there is no need to compare object by object: libraries packed them alike, too."""
    begin, end = gap
    with memoryview(one) as first, memoryview(other) as second:
        same_length = len(first) == len(second)
        return same_length and first[:begin] == second[:begin] and first[end:] == second[end:]


def check_words(untrusted_pdf: bytes, data: ReportData) -> None:
    """Raises Refused naming the first text that is not what the data says, and its page."""
    _check_words(untrusted_pdf, report_content(data))


def _check_words(untrusted_pdf: bytes, content: Content) -> None:
    blocks = expected_text(content)
    body = _body(content, blocks, tuple(_page_texts(untrusted_pdf)))
    start = 0
    for index, block in enumerate(blocks):
        end = start + len(normalised(block.text))
        if not same_text(block.text, body.text[start:end]):
            subject, position = _most_telling(blocks, index, start, body.text)
            raise Refused(Reason.TEXT_DIFFERS, subject, body.page_at(position))
        start = end
    if start < len(body.text):
        extra = body.text[start : start + EXTRA_SHOWN]
        raise Refused(Reason.EXTRA_TEXT, extra, body.page_at(start))


def _most_telling(
    blocks: tuple[TextBlock, ...], first: int, start: int, text: str
) -> tuple[str, int]:
    """The subject that differs, and where.

    A count differs before the item it counts: rather than "summary", name the first item,
    finding or photo of which a text is missing.
    """
    position = start
    for block in blocks[first:]:
        if has_right_to_left(block.text):
            continue
        wanted = normalised(block.text)
        found = text.find(wanted, position, position + len(wanted) + LOOK_AHEAD)
        if found >= 0:
            position = found + len(wanted)
        elif any(letter.isdecimal() for letter in block.subject):
            return block.subject, min(position, len(text) - 1)
    return blocks[first].subject, min(start, len(text) - 1)


def _verdict(standing: Standing, reason: Reason, detail: str = "") -> Verdict:
    return Verdict(Question.DATA_EQUALS_PAGE, standing, reason, detail)


def _body(content: Content, blocks: tuple[TextBlock, ...], pages: tuple[str, ...]) -> _Body:
    ends = tuple(accumulate(len(normalised(block.text)) for block in blocks))
    parts = []
    begins = [0]
    for number, page in enumerate(pages, 1):
        rest = normalised(page)
        for running in running_texts(content, number, len(pages)):
            rest = _without(running, rest, number)
        # The block that begins here, or goes on: no head is drawn again above anything else.
        index = bisect_right(ends, begins[-1])
        if index < len(blocks) and blocks[index].head:
            rest = _without(blocks[index].head, rest, number)
        parts.append(rest)
        begins.append(begins[-1] + len(rest))
    return _Body("".join(parts), tuple(begins[:-1]))


def _without(first: str, page_text: str, number: int) -> str:
    """The text of a page after what must stand first on it."""
    length = len(normalised(first))
    if not same_text(first, page_text[:length]):
        raise Refused(Reason.TEXT_DIFFERS, first, number)
    return page_text[length:]


def _page_texts(untrusted_pdf: bytes) -> Iterator[str]:
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(untrusted_pdf) as document:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()
