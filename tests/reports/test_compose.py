"""The pages: they say exactly what the content says, and hold nothing they should not."""

import hashlib
import random
import unicodedata
from dataclasses import replace
from io import BytesIO
from itertools import accumulate

import pikepdf
import pypdfium2
import pytest

from checklists.inspecting.inspection import Answer
from checklists.inspecting.mishaps import EvidenceMissing
from checklists.values import Cancelled, InspectionKind, Result
from reports import glyphs
from reports.compose import Composed, compose
from reports.content import expected_text, report_content, running_texts
from reports.data import ATTACHMENT_NAME, PROGRAM, ReportData, printed_photos
from reports.page_style import MARGIN_SIDE, PAGE_HEIGHT, PAGE_WIDTH
from reports.page_text import first_mismatch, has_right_to_left, normalised, same_text
from reports.pieces import NewPage, Para, Row
from reports.right_to_left import in_drawing_order
from reports.sections.flow import placed_on_pages
from reports.signature_fields import ALL, TIME_STAMPS
from tests.support.reports_samples import (
    make_data,
    make_inspection,
    photos_of,
    with_additions,
    with_remark,
)

LANGUAGES = ("en", "zh", "ar")
LONG = "A remark that goes on and on, over pages. " * 1000


def composed(data: ReportData) -> Composed:
    return compose(data, photos_of(data.inspection))


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [one.get_textpage().get_text_range() for one in document]
    finally:
        document.close()


def body(data: ReportData, pages: list[str]) -> str:
    """The text of all pages without the running ones and heads drawn again: all must be there."""
    content = report_content(data)
    blocks = expected_text(content)
    ends = list(accumulate(len(normalised(block.text)) for block in blocks))
    text = ""
    for number, one in enumerate(pages, 1):
        rest = normalised(one)
        for running in running_texts(content, number, len(pages)):
            length = len(normalised(running))
            assert same_text(running, rest[:length])
            rest = rest[length:]
        head = next(
            (block.head for block, end in zip(blocks, ends, strict=True) if end > len(text)), ""
        )
        assert same_text(head, rest[: len(normalised(head))])
        rest = rest[len(normalised(head)) :]
        assert rest, f"page {number} is empty"
        text += rest
    return text


def assert_pages_say_the_content(data: ReportData) -> None:
    pages = page_texts(composed(data).pdf)
    blocks = expected_text(report_content(data))
    mismatch = first_mismatch([block.text for block in blocks], body(data, pages))
    assert mismatch is None, blocks[mismatch : mismatch + 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_exactly_what_the_content_says(language: str) -> None:
    inspection = with_remark(make_inspection(), LONG)
    assert_pages_say_the_content(make_data(inspection, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_do_those_with_references_that_others_added(language: str) -> None:
    assert_pages_say_the_content(make_data(with_additions(make_inspection()), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_do_those_of_a_draft_exercise_without_anything(language: str) -> None:
    inspection = replace(
        make_inspection(), kind=InspectionKind.EXERCISE, answers={}, findings={}, evidence={}
    )
    assert_pages_say_the_content(make_data(inspection, language, signer=None))


def drawable() -> list[str]:
    codes = (*range(0x20, 0xD800), *range(0xE000, 0x30000))
    return [c for c in map(chr, codes) if glyphs.covered(c) and unicodedata.category(c) != "Cn"]


def remarked(remarks: list[str]) -> ReportData:
    inspection = make_inspection(len(remarks), 0, 0)
    items = [item.id for item in inspection.items()]
    answers = {
        item: Answer(Result.MET, remark, "") for item, remark in zip(items, remarks, strict=True)
    }
    return make_data(replace(inspection, answers=answers))


def test_every_character_of_the_typefaces_comes_back_from_the_page() -> None:
    characters = [c for c in drawable() if not has_right_to_left(c)][::5]
    parts = ["".join(characters[at : at + 80]) for at in range(0, len(characters), 80)]
    assert_pages_say_the_content(remarked(parts))


def test_so_does_a_jumble_of_scripts_serials_and_vowel_signs() -> None:
    chance = random.Random(4)  # noqa: S311 - a fixed seed, no secret
    letters = [chr(code) for code in range(0x621, 0x64B)]
    pools = [letters, [*letters, *map(chr, range(0x64B, 0x653))], list("库房钥匙第三号（，。")]
    pools += [list("абвгд"), list("serial-0O1I/#®()[]<>“”\u2019\u2013"), list("0123456789 .,:%")]
    words = [
        "".join(chance.choices(chance.choice(pools), k=chance.randrange(1, 9))) for _ in range(9000)
    ]
    parts = [" ".join(words[at : at + 60]) for at in range(0, len(words), 60)]
    assert_pages_say_the_content(remarked(parts))


def test_the_same_data_gives_the_same_bytes() -> None:
    data = make_data(make_inspection(), "zh")
    assert composed(data).pdf == composed(data).pdf


def test_photos_enter_untouched_and_once() -> None:
    inspection = make_inspection(12, 2, 9)
    photos = photos_of(inspection)
    again = replace(inspection.evidence["e3"], number=90, caption="the same again")
    inspection = replace(inspection, evidence={**inspection.evidence, "again": again})
    made = compose(make_data(inspection), photos)
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        images = [
            entry
            for entry in pdf.objects
            if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"
        ]
        found = sorted(hashlib.sha256(image.read_raw_bytes()).hexdigest() for image in images)
    assert found == sorted(photo.derived_sha256 for photo in printed_photos(inspection))
    assert any("the same again" in text for text in page_texts(made.pdf))


def test_the_data_is_attached_and_described() -> None:
    data = make_data(make_inspection(8, 1, 1), "zh")
    with pikepdf.open(BytesIO(composed(data).pdf)) as pdf:
        assert pdf.attachments[ATTACHMENT_NAME].get_file().read_bytes() == data.to_json()
        assert pdf.attachments[ATTACHMENT_NAME].obj.AFRelationship == "/Source"
        assert str(pdf.Root.Lang) == "zh"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert {str(key): str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": data.inspection.visit.title,
            "/Creator": PROGRAM,
            "/Producer": PROGRAM,
            "/CreationDate": "D:20261124150500+03'00",
            "/ModDate": "D:20261124150500+03'00",
        }
        assert not pdf.check_pdf_syntax()


def test_a_checksum_at_a_stream_s_end_is_not_taken_for_a_line_s_end() -> None:
    pdf = composed(make_data(make_inspection(120, 10, 3))).pdf
    assert b"\r\nendstream" not in pdf


def test_pages_hold_internal_links_only() -> None:
    with pikepdf.open(BytesIO(composed(make_data(make_inspection())).pdf)) as pdf:
        notes = [
            note
            for one in pdf.pages
            for note in one.get("/Annots", [])
            if note.get("/FT") != "/Sig"
        ]
        assert notes
        for note in notes:
            assert note.Subtype == "/Link"
            assert "/A" not in note
            assert note.Dest[0].Type == "/Page"
        assert "/XFA" not in pdf.Root.AcroForm
        assert "/OpenAction" not in pdf.Root
        with pdf.open_outline() as outline:
            assert len(outline.root) > 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_drawn_outside_the_margins(language: str) -> None:
    document = pypdfium2.PdfDocument(composed(make_data(make_inspection(), language)).pdf)
    for one in document:
        for drawn in one.get_objects():
            left, bottom, right, top = drawn.get_bounds()
            assert left >= MARGIN_SIDE - 3
            assert right <= PAGE_WIDTH - MARGIN_SIDE + 3
            assert bottom >= 25
            assert top <= PAGE_HEIGHT - 10
    document.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_ends_a_page_and_no_page_is_overfull(language: str) -> None:
    content = report_content(make_data(make_inspection(60, 12, 20), language))
    for boxes in placed_on_pages(content.pieces, content.language):
        assert not boxes[-1].box.keep_with_next
        for placed in boxes:
            assert placed.top - placed.box.height > 60


def test_a_row_whose_side_is_too_high_is_set_in_lines_below_each_other() -> None:
    row = Row(((Para("side " * 900),), (Para("main " * 900),)), "x", (1, 3))
    pages = placed_on_pages([row, NewPage(), NewPage(), row], "en")
    assert len(pages) > 3
    assert all(pages)


def test_every_field_lies_on_the_page_that_keeps_room_for_it() -> None:
    made = composed(make_data(make_inspection(8, 0, 0)))
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == list(ALL)
        assert all(str(field.TU) for field in fields)
        for field in fields:
            left, bottom, right, top = map(float, field.Rect)
            assert round(MARGIN_SIDE) <= left <= right <= round(PAGE_WIDTH - MARGIN_SIDE)
            assert 60 < bottom <= top < PAGE_HEIGHT - 60
            assert (left < right and bottom < top) is (str(field.T) not in TIME_STAMPS)
            page = next(page for page in pdf.pages if page.obj.objgen == field.P.objgen)
            assert field.objgen in {note.objgen for note in page.Annots}


def test_a_missing_photo_is_named() -> None:
    data = make_data(make_inspection(8, 1, 1))
    with pytest.raises(EvidenceMissing) as raised:
        compose(data, {})
    (missing,) = printed_photos(data.inspection)
    assert raised.value.sha256 == missing.derived_sha256


def test_composing_tells_its_progress_and_can_be_stopped() -> None:
    class Watching:
        def __init__(self, stop_at: int) -> None:
            self.seen: list[tuple[int, int, str]] = []
            self.stop_at = stop_at

        def at(self, done: int, total: int, step: str) -> None:
            self.seen.append((done, total, step))
            if done == self.stop_at:
                raise Cancelled

    data = make_data(make_inspection(8, 0, 0))
    watching = Watching(stop_at=-1)
    made = compose(data, {}, watching)
    assert watching.seen[-1] == (made.pages, made.pages, "compose")
    with pytest.raises(Cancelled):
        compose(data, {}, Watching(stop_at=2))


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("المبنى — Store 1 (north, brick)", "Store 1 (north, brick)"),
        ("المخزن (Store 1", "Store 1"),
        ("(المخزن Store 1)", "Store 1"),
        ("المخزن AK (47))", "AK (47)"),
    ],
)
def test_a_bracket_stays_with_the_words_that_opened_it(line: str, end: str) -> None:
    """In a line from right to left the last words stand at its left."""
    shown = in_drawing_order(line, right_to_left=True).lstrip("()")
    assert shown.startswith(end)
