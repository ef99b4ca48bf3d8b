"""The first page, the two layouts, and reports that say everything in two languages."""

from dataclasses import replace
from io import BytesIO
from itertools import permutations

import pikepdf
import pypdfium2
import pytest

from checklists.inspecting.inspection import Finding, Inspection
from checklists.inspecting.scoring import open_critical_items
from checklists.values import Unwatched
from reports.compose import compose
from reports.content import Content, report_content
from reports.data import Layout, ReportData
from reports.issuing import IssueRequest, make_report
from reports.page_check import check_words
from reports.pieces import Para, Row, Thumbnails
from reports.refusal import Refused
from reports.sections.flow import placed_on_pages
from reports.signature_fields import ALL
from reports.trust import TrustList
from reports.typesetting import set_lines
from reports.verdicts import Standing
from reports.verify import verify_report
from tests.support.reports_samples import make_data, make_inspection, photos_of
from tests.support.signed_reports import PLACE, material
from tests.support.signing import NOW, inspector
from ui.speech import SHIPPED

PAIRS = tuple(permutations(SHIPPED, 2))


def rows(content: Content) -> list[Row]:
    found = (piece.captions if isinstance(piece, Thumbnails) else piece for piece in content.pieces)
    return [row for row in found if isinstance(row, Row)]


def paras(content: Content) -> list[Para]:
    return [para for row in rows(content) for cell in row.cells for para in cell]


def first_page(data: ReportData) -> str:
    """What stands on the first page."""
    content = report_content(data)
    page = placed_on_pages(content.pieces, content.language)[0]
    boxes = (placed.box for placed in page)
    return "\n".join(box.row.text for box in boxes if hasattr(box, "row"))


def many_findings(inspection: Inspection, number: int) -> Inspection:
    (one, *_) = inspection.findings.values()
    found: dict[str, Finding] = {f"f{n}": replace(one, number=n) for n in range(1, number + 1)}
    return replace(inspection, findings=found)


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("second", ["", "en", "ar"])
def test_all_conclusions_stand_on_the_first_page(language: str, second: str) -> None:
    inspection = make_inspection()
    page = first_page(replace(make_data(inspection, language), second_language=second))
    content = report_content(replace(make_data(inspection, language), second_language=second))
    for row in rows(content):
        if row.subject == "conclusions":
            assert row.text in page
    for item in open_critical_items(inspection):
        assert item.id in page


def test_what_the_first_page_has_no_room_for_is_counted_and_linked() -> None:
    inspection = make_inspection(200)
    still = open_critical_items(inspection)
    content = report_content(make_data(inspection))
    (more,) = (para for para in paras(content) if para.text.startswith("and "))
    named = sum(f"{item.id} · " in first_page(make_data(inspection)) for item in still)
    assert 0 < named < len(still)
    assert more.text == f"and {len(still) - named} more"
    assert more.link in {row.anchor for row in rows(content)}


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("second", ["", "en", "ar"])
def test_a_summary_has_two_pages_and_room_to_sign(language: str, second: str) -> None:
    inspection = many_findings(make_inspection(), 60)
    data = replace(make_data(inspection, language), layout=Layout.SUMMARY, second_language=second)
    composed = compose(data, photos_of(inspection))
    assert composed.pages == 2
    with pikepdf.open(BytesIO(composed.pdf)) as pdf:
        fields = [str(note.T) for note in pdf.pages[1].Annots if note.Subtype == "/Widget"]
    assert fields == list(ALL)
    check_words(composed.pdf, data)


def test_a_summary_counts_the_findings_it_has_no_line_for() -> None:
    data = replace(make_data(many_findings(make_inspection(), 60)), layout=Layout.SUMMARY)
    said = [para.text for para in paras(report_content(data))]
    named = sum(text.startswith("F-") for text in said)
    assert f"and {60 - named} more in the attached data" in said


@pytest.mark.parametrize(("language", "second"), PAIRS)
def test_two_languages_say_everything_twice_and_typed_words_once(
    language: str, second: str
) -> None:
    inspection = make_inspection()
    data = replace(make_data(inspection, language), second_language=second)
    content = report_content(data)
    said = [para.text for para in paras(content)]
    alone = paras(report_content(make_data(inspection, second)))
    chapters = {para.text for para in alone if para.look == "chapter"}
    assert chapters <= set(said)
    remark = "Two of six keys are kept in the duty room without a log."
    once = [para.text for para in paras(report_content(make_data(inspection, language)))]
    assert said.count(remark) == once.count(remark) > 0
    assert {para.language for para in paras(content)} == {"", second}
    composed = compose(data, photos_of(inspection))
    check_words(composed.pdf, data)


def test_english_in_an_arabic_report_runs_from_left_to_right() -> None:
    text = "The key, 3 of 4, of الشمال (north)."
    para = Para(text, mixed=True, language="en")
    (line,) = set_lines(para, 400, "ar")
    drawn = "".join(part for _face, part in line.runs)
    assert drawn.startswith("The key, 3 of 4, of ")
    assert drawn.endswith("(north).")
    (other,) = set_lines(Para(text, mixed=True), 400, "ar")
    assert not "".join(part for _face, part in other.runs).startswith("The key")


def test_a_paragraph_of_the_second_language_begins_where_its_readers_begin() -> None:
    words = "every key of the store " * 8
    assert {line.x for line in set_lines(Para(words, language="en"), 200, "ar")} == {0.0}
    assert 0.0 not in {line.x for line in set_lines(Para(words), 200, "ar")}


def test_a_word_left_out_of_the_second_language_is_noticed() -> None:
    inspection = make_inspection()
    data = replace(make_data(inspection, "ar"), second_language="en")
    composed = compose(replace(data, second_language=""), photos_of(inspection))
    with pytest.raises(Refused):
        check_words(composed.pdf, data)


@pytest.mark.parametrize("layout", Layout)
def test_each_layout_is_signed_with_the_whole_data_and_holds(layout: Layout) -> None:
    request = IssueRequest("ar", PLACE, NOW, inspector(), layout, "en")
    signed = make_report(material("red", "blue"), request, Unwatched())
    mine = TrustList().with_certificates([inspector().certificate])
    assert verify_report("r.pdf", signed.pdf, mine).standing is Standing.HOLDS
    with pypdfium2.PdfDocument(signed.pdf) as document:
        assert (len(document) == 2) == (layout is Layout.SUMMARY)


def test_a_second_language_that_is_the_first_says_nothing_twice() -> None:
    once = IssueRequest("en", PLACE, NOW, inspector(), secret="ab" * 32)
    request = replace(once, second_language="en")
    made = (make_report(material("red"), one, Unwatched()).pdf for one in (request, once))
    assert len({len(pdf) for pdf in made}) == 1
