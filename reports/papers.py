"""Papers to print, not to sign as files: the host's slip and checklists, blank or filled."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from checklists.asking.checklist import Checklist
from checklists.inspecting.inspection import Inspection
from checklists.values import Unwatched
from reports.bilingual import in_both
from reports.compose import drawn
from reports.content import Content
from reports.content_paper import Paper, paper
from reports.content_slip import slip
from reports.content_words import clipped
from reports.data import FORMAT, PROGRAM, Material, ReportData
from reports.finishing import tidied
from reports.page_text import printable
from reports.pieces import Piece
from reports.sections.flow import placed_on_pages
from reports.wording import is_right_to_left, speech

HEADER = 70
# Lines for the host's remarks: as many as leave the slip one page.
_REMARKS = (7, 5, 4, 3, 2, 1)


def host_slip(
    material: Material, printed: datetime, language: str, second_language: str = ""
) -> bytes:
    """One page with the head of the trail, for both sides to sign; `printed` is aware.

    In two languages it takes both sides of a sheet.
    """
    data = ReportData(
        format=FORMAT,
        program=PROGRAM,
        language=language,
        issued=printed,
        place="",
        signer=None,
        trail=material.trail,
        inspection=material.inspection,
        case=material.case,
        matrix=material.matrix,
        second_language="" if second_language == language else second_language,
    )
    facility = material.inspection.visit.facility.name
    content = _content(data.language, facility, ())
    for lines in _REMARKS:
        pieces = _in_each(data, lines)
        content = replace(content, pieces=tuple(pieces))
        if len(placed_on_pages(content.pieces, content.language)) == 1:
            return _pdf(content)
    pieces = _in_each(data, _REMARKS[0], on_two_sides=True)
    return _pdf(replace(content, pieces=tuple(pieces)))


def blank_checklist(checklist: Checklist, language: str, second_language: str = "") -> bytes:
    return _checklist(Paper((checklist,)), language, second_language)


def filled_checklists(inspection: Inspection, language: str, second_language: str = "") -> bytes:
    """The checklists of an inspection as they are asked there, with what was answered."""
    return _checklist(Paper(inspection.checklists, inspection), language, second_language)


def _in_each(data: ReportData, lines: int, *, on_two_sides: bool = False) -> Iterable[Piece]:
    def say(language: str) -> Iterable[Piece]:
        return slip(replace(data, language=language), lines, on_two_sides=on_two_sides)

    return _said(say, data.language, data.second_language)


def _checklist(printed: Paper, language: str, second_language: str) -> bytes:
    pieces = _said(partial(paper, printed), language, second_language)
    title = " · ".join(one.title.to(language) for one in printed.checklists)
    return _pdf(_content(language, title, tuple(pieces)))


def _said(
    say: Callable[[str], Iterable[Piece]], language: str, second_language: str
) -> Iterable[Piece]:
    if second_language in ("", language):
        return say(language)
    return in_both(say(language), say(second_language), second_language)


def _content(language: str, title: str, pieces: tuple[Piece, ...]) -> Content:
    _ = speech(language).gettext
    shown = clipped(printable(title), HEADER) or "-"
    return Content(
        language=language,
        right_to_left=is_right_to_left(language),
        title=shown,
        mark="",
        header=shown,
        running_words=_("Page {page} of {pages}"),
        pieces=pieces,
    )


def _pdf(content: Content) -> bytes:
    pages = placed_on_pages(content.pieces, content.language)
    return tidied(*drawn(content, pages, {}, Unwatched()), content.title, content.language)
