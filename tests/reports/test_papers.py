"""Papers: the host's slip with the head of the trail, and checklists to write on."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain, permutations

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from checklists.asking.shelf import shipped_checklists
from checklists.inspecting.inspection import Answer, Inspection
from checklists.values import Result
from reports.content_paper import Paper, paper
from reports.data import Material, TrailHead
from reports.papers import blank_checklist, filled_checklists, host_slip
from reports.pieces import BOX, TICKED, Lines, Para, Piece, Row
from reports.square_code import square_code
from tests.support.reports_samples import TRAIL, make_inspection
from ui.speech import SHIPPED

WHEN = datetime(2026, 11, 24, 15, 5, tzinfo=UTC)


def text_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def paras(pieces: list[Piece]) -> list[Para]:
    rows = [piece for piece in pieces if isinstance(piece, Row)]
    return list(chain.from_iterable(cell for row in rows for cell in row.cells))


def slip_of(inspection: Inspection, *languages: str) -> bytes:
    return host_slip(Material(inspection, TRAIL, {}), WHEN, *languages)


@pytest.mark.parametrize("language", SHIPPED)
def test_a_slip_is_one_page(language: str) -> None:
    assert len(text_of(slip_of(make_inspection(), language))) == 1


@pytest.mark.parametrize(("language", "second"), tuple(permutations(SHIPPED, 2)))
def test_a_slip_in_two_languages_has_what_is_signed_on_one_side(language: str, second: str) -> None:
    *before, signed = text_of(slip_of(make_inspection(), language, second))
    assert len(before) <= 1
    assert TRAIL.hash in "".join(signed.split())


def test_a_slip_says_the_head_of_the_trail_in_words_and_as_a_code() -> None:
    pdf = slip_of(make_inspection(), "en")
    (text,) = text_of(pdf)
    assert TRAIL.hash in "".join(text.split())
    assert f"Change {TRAIL.sequence}" in text
    with pypdfium2.PdfDocument(pdf) as document:
        (seen,) = zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())
    assert seen.text == f"PSSM-SLIP 1 {make_inspection().id} {TRAIL.sequence} {TRAIL.hash}"


def test_another_head_of_the_trail_is_another_slip() -> None:
    inspection = make_inspection()
    other = Material(inspection, TrailHead(TRAIL.sequence + 1, "0" * 64), {})
    assert slip_of(inspection, "en") == slip_of(inspection, "en")
    assert host_slip(other, WHEN, "en") != slip_of(inspection, "en")


def test_the_modules_of_a_code_are_a_square_with_three_eyes() -> None:
    rows = square_code("PSSM")
    assert {len(row) for row in rows} == {len(rows)}
    corners = (rows[0][:7], rows[0][-7:], rows[-1][:7])
    assert set(corners) == {"1111111"}
    assert rows[-1][-7:] != "1111111"


def test_a_blank_checklist_asks_everything_and_ticks_nothing() -> None:
    (checklist, *_) = shipped_checklists()
    pieces = list(paper(Paper((checklist,)), "en"))
    said = [para.text for para in paras(pieces)]
    marks = [para.mark for para in paras(pieces)]
    items = list(checklist.items())
    for item in items:
        assert item.question.to("en") in said
        assert item.guidance.to("en") in said
    assert marks.count(BOX) == len(Result) * len(items)
    assert TICKED not in marks
    assert sum(isinstance(piece, Lines) for piece in pieces) == len(items)


def test_a_filled_checklist_ticks_what_was_answered_and_says_the_remark() -> None:
    inspection = make_inspection()
    first = next(inspection.asked_items()).id
    answered = {first: Answer(Result.NOT_MET, "The log is empty.", "")}
    pieces = list(paper(Paper(inspection.checklists, replace(inspection, answers=answered)), "en"))
    ticked = [para.text for para in paras(pieces) if para.mark == TICKED]
    assert ticked == ["Not met"]
    assert "The log is empty." in [para.text for para in paras(pieces)]


def test_what_an_inspection_does_not_ask_is_not_printed_for_it() -> None:
    inspection = make_inspection()
    asked = {item.id for item in inspection.asked_items()}
    everything = {item.id for item in inspection.items()}
    said = {
        para.text for para in paras(list(paper(Paper(inspection.checklists, inspection), "en")))
    }
    assert said & everything == asked < everything


@pytest.mark.parametrize("languages", [("en", ""), ("ar", "en"), ("zh", "")])
def test_pages_of_a_checklist_are_numbered_and_always_the_same_bytes(
    languages: tuple[str, str],
) -> None:
    pdf = filled_checklists(make_inspection(), *languages)
    assert pdf == filled_checklists(make_inspection(), *languages)
    pages = text_of(pdf)
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert str(number) in text


def test_two_languages_stand_on_paper_one_below_the_other() -> None:
    (checklist, *_) = shipped_checklists()
    question = next(checklist.items()).question
    text = "".join("".join(text_of(blank_checklist(checklist, "fr", "en"))).split())
    for language in ("fr", "en"):
        assert "".join(question.to(language).split()) in text
    assert len(text_of(blank_checklist(checklist, "en", "en"))) == len(
        text_of(blank_checklist(checklist, "en"))
    )


def test_a_paper_holds_no_name_of_the_machine_and_no_attachment() -> None:
    with pikepdf.open(BytesIO(slip_of(make_inspection(), "ar"))) as pdf:
        assert not pdf.attachments
        assert set(pdf.docinfo) == {"/Title", "/Producer"}
        assert str(pdf.Root.Lang) == "ar"
