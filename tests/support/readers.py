"""Two readers of a PDF's text, and the places where a page does not say what the data says."""

import subprocess
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import pypdfium2

from reports.content import expected_text, report_content, running_texts
from reports.data import ReportData
from reports.page_text import normalised, same_text


def read_by_pdfium(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def read_by_mutool(pdf: bytes, folder: Path) -> list[str]:
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    run = ["mutool", "draw", "-q", "-F", "txt", "-o", "-", str(path)]
    said = subprocess.run(run, capture_output=True, check=True).stdout.decode("utf-8")
    return [_own_words_left_out(page) for page in said.split("\f")[:-1]]


def _own_words_left_out(page: str) -> str:
    """MuPDF writes SIGN into every signature field that is empty: no word of the report."""
    return "\n".join(line for line in page.splitlines() if line != "SIGN")


def differences(data: ReportData, pages: Sequence[str]) -> list[str]:
    """The texts of the data that the pages lack or say otherwise, and what they say beside them."""
    content = report_content(data)
    blocks = expected_text(content)
    ends = tuple(accumulate(len(normalised(block.text)) for block in blocks))
    found, body = [], ""
    for number, page in enumerate(pages, 1):
        rest = normalised(page)
        index = bisect_right(ends, len(body))
        head = blocks[index].head if index < len(blocks) else ""
        for first in (*running_texts(content, number, len(pages)), *([head] if head else [])):
            length = len(normalised(first))
            if not same_text(first, rest[:length]):
                found.append(f"page {number}: {first}")
            rest = rest[length:]
        body += rest
    for start, end, block in zip((0, *ends), ends, blocks, strict=False):
        if not same_text(block.text, body[start:end]):
            found.append(block.text)
    return [*found, body[ends[-1] :]] if len(body) > ends[-1] else found
