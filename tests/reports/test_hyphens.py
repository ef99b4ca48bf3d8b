"""Long words are parted by a drawn hyphen, and read as the words they are."""

import re
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO

import page
import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from checklists.values import Unwatched
from reports import glyphs, typefaces
from reports.compose import compose, compose_content
from reports.content import report_content
from reports.data import ReportData
from reports.hyphens import FEWEST_ON_A_SIDE, parting_points
from reports.issuing import IssueRequest, make_report
from reports.page_check import check_words
from reports.page_redraw import check_drawn_again
from reports.page_style import HYPHENS, STYLES
from reports.pieces import Para, Role, Row
from reports.refusal import Refused
from reports.sections.boxes import Pen
from reports.sections.flow import placed_on_pages
from reports.sections.rows import RepeatedHead, RowBox
from reports.trust import TrustList
from reports.typesetting import Line
from reports.verdicts import Standing
from reports.verify import verify_report
from tests.support.reports_samples import make_data, make_inspection, photos_of, with_remark
from tests.support.signed_reports import PLACE, material
from tests.support.signing import NOW, inspector
from tests.support.tags import read_tags

# Longer than any line, so that it is parted in whatever column it stands.
ENDLESS = {"en": "misunderstanding" * 12, "fr": "comptabilisation" * 12}
LANGUAGES = tuple(ENDLESS)


def test_a_word_is_parted_by_the_patterns_of_its_language() -> None:
    assert parting_points("ammunition", "en") == (6,)
    assert parting_points("explosives", "en") != parting_points("explosives", "fr")
    assert parting_points("munitions", "fr") == (4,)
    assert parting_points("Munitions", "fr-CI") == (4,)
    for word, language in (("верификация", "ru"), ("verificación", "es"), ("munições", "pt-BR")):
        assert parting_points(word, language)


def test_marks_and_an_article_before_a_word_count_but_are_not_parted() -> None:
    word = parting_points("élimination", "fr")
    assert parting_points("d'élimination,", "fr") == tuple(2 + point for point in word)
    assert parting_points("« élimination »", "fr") == tuple(2 + point for point in word)


@pytest.mark.parametrize(
    "code",
    [
        "registration2026",
        "2026registration",
        "registrationNumber",
        "REGISTRATION",
        "registration.pdf",
        "registration/verification",
        "key-registration",
        "registration_verification",
        "someone@registration",
        "abcdefabcdef",
        "keyring",
        "ammunitions’store",
    ],
)
def test_no_code_name_of_a_file_or_short_word_is_parted(code: str) -> None:
    assert parting_points(code, "en") == ()


@pytest.mark.parametrize("language", ["", "zh", "ar", "xx"])
def test_a_language_without_patterns_parts_nothing(language: str) -> None:
    assert parting_points("ammunition", language) == ()


def test_a_word_that_is_spelled_anew_when_parted_is_left_whole() -> None:
    # It could be parted after three letters, as "köny-nyebben".
    assert parting_points("könnyebben", "hu") == (7,)


@given(st.text("abcdefghijklmnopqrstuvwxyzéèàç'", max_size=40), st.sampled_from(["en", "fr", "ru"]))
def test_enough_letters_stay_on_each_side(word: str, language: str) -> None:
    points = parting_points(word, language)
    assert list(points) == sorted(set(points), reverse=True)
    for point in points:
        for side in (word[:point], word[point:]):
            assert len(re.sub(".*'", "", side)) >= FEWEST_ON_A_SIDE


@pytest.mark.parametrize("bold", [False, True])
def test_a_hyphen_is_drawn_as_the_typeface_draws_it(bold: bool) -> None:
    font = TTFont(str(typefaces.LATIN_BOLD if bold else typefaces.LATIN))
    outline = font["glyf"][font.getBestCmap()[ord("-")]]
    shape = HYPHENS[bold]
    assert shape.advance == glyphs.width("-", bold=bold)
    assert (shape.left, shape.left + shape.width) == (outline.xMin, outline.xMax)
    assert (shape.bottom, shape.bottom + shape.height) == (outline.yMin, outline.yMax)


# In reports


def data_with_hyphens(language: str) -> ReportData:
    remark = f"Seen: {ENDLESS[language]} again."
    return make_data(with_remark(make_inspection(), remark), language)


def composed(data: ReportData) -> bytes:
    return compose(data, photos_of(data.inspection)).pdf


def lines_of(data: ReportData) -> Iterable[Line]:
    content = report_content(data)
    for boxes in placed_on_pages(content.pieces, content.language):
        for placed in boxes:
            if isinstance(placed.box, RowBox):
                for column in placed.box.columns:
                    yield from column.lines


def text_of(pdf: bytes) -> str:
    """What pdfium takes from the pages, with the ends of lines closed up."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return re.sub("[\r\n]+", "", "".join(texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_with_hyphens_says_what_its_data_says(language: str) -> None:
    data = data_with_hyphens(language)
    assert sum(line.hyphen for line in lines_of(data)) > 1
    pdf = composed(data)
    check_words(pdf, data)
    assert ENDLESS[language] in text_of(pdf)
    assert composed(data) == pdf


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_hears_it_is_told_whole_words_and_no_hyphen(language: str) -> None:
    told = [tag.text for tag in read_tags(composed(data_with_hyphens(language))).all()]
    assert f"Seen: {ENDLESS[language]} again." in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_with_hyphens_is_kept_and_accessible(language: str) -> None:
    pdf = composed(data_with_hyphens(language))
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.is_compliant, report.failures


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_signed_report_with_hyphens_holds(language: str) -> None:
    known = material("red")
    inspection = with_remark(known.inspection, f"Seen: {ENDLESS[language]} again.")
    request = IssueRequest(language, PLACE, NOW, inspector())
    signed = make_report(replace(known, inspection=inspection), request, Unwatched())
    mine = TrustList().with_certificates([inspector().certificate])
    assert verify_report("r.pdf", signed.pdf, mine).standing is Standing.HOLDS


def test_a_domain_of_a_french_report_is_parted_in_its_column() -> None:
    data = make_data(make_inspection(), "fr")
    (line,) = {line.text for line in lines_of(data) if line.hyphen}
    assert line == "Contrôle des trans"
    check_words(composed(data), data)


def test_a_hyphen_of_a_repeated_head_is_no_text_either() -> None:
    data = make_data(make_inspection(4, 0, 0))
    content = report_content(data)
    closing = [piece for piece in content.pieces if type(piece).__name__ == "SignatureField"]
    head = Row(((Para(ENDLESS["en"]),), (Para("b"),)), "x", (1, 4), role=Role.HEAD)
    row = Row(((Para("a"),), (Para("b"),)), "x", (1, 4))
    content = replace(content, pieces=(head, *[row] * 80, *closing))
    pages = placed_on_pages(content.pieces, "en")
    heads = [boxes[0].box for boxes in pages if isinstance(boxes[0].box, RepeatedHead)]
    assert heads
    pdf = compose_content(content, data, {}).pdf
    assert text_of(pdf).count(ENDLESS["en"]) == 1 + len(heads)
    assert read_tags(pdf).whole_text.count(ENDLESS["en"]) == 1
    with pikepdf.open(BytesIO(pdf)) as opened:
        shapes = [page.Contents.read_bytes().count(b" re f") for page in opened.pages]
    assert shapes[0] == shapes[1] > 1


# Forged


def test_a_hyphen_that_is_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(pen: Pen, line: Line, left: float, baseline: float, *, linked: bool) -> None:
        if line.hyphen:
            style = STYLES[line.para.look]
            sign = tuple(glyphs.runs("-", bold=style.bold))
            at = (left + line.x + line.width - 3, baseline)
            pen.text(sign, at, style.size, style.colour)

    data = data_with_hyphens("en")
    monkeypatch.setattr(Pen, "hyphen", typed)
    with pytest.raises(Refused):
        check_words(composed(data), data)


def test_a_hyphen_left_out_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = data_with_hyphens("en")
    whole = composed(data)
    monkeypatch.setattr(Pen, "hyphen", lambda *_, **__: None)
    without = composed(data)
    check_words(without, data)
    with pikepdf.open(BytesIO(without)) as pdf, pytest.raises(Refused):
        check_drawn_again(pdf, whole)
