"""Who cannot see a page is told the same in the same order, and the file is kept readable."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import page
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from checklists.inspecting.following import remembered
from checklists.inspecting.inspection import Answer, Inspection
from checklists.values import Result
from reports import page_check
from reports.compose import compose, compose_content
from reports.content import expected_text, report_content, running_texts
from reports.data import ReportData
from reports.page_check import check_words
from reports.page_text import normalised
from reports.pieces import Para, Picture, Plate, Row, heading, words
from reports.refusal import Refused
from reports.sections.flow import placed_on_pages
from reports.sections.rows import RepeatedHead
from reports.tables import placed
from reports.tagging import tag_fields
from tests.reports.test_content_case import make_visit_of_case
from tests.support.reports_samples import make_data, make_inspection, photos_of, with_remark
from tests.support.tags import Tag, read_tags

LANGUAGES = ("en", "zh", "fr", "ar")
LONG = "A remark that goes on and on, over pages. " * 1000
BOTH = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)


def composed(data: ReportData) -> bytes:
    return compose(data, photos_of(data.inspection)).pdf


def with_many_changes(inspection: Inspection) -> Inspection:
    """A follow-up at which every answer is another one: a table that runs over pages."""
    before = {item.id: Answer(Result.NOT_MET, "", "") for item in inspection.items()}
    after = {item: Answer(Result.MET, "", "") for item in before}
    earlier = remembered(replace(inspection, id="before", answers=before))
    return replace(inspection, answers=after, earlier=earlier)


def changed(language: str = "en") -> ReportData:
    return make_data(with_many_changes(make_inspection(130, 2, 0)), language)


def assert_kept_and_accessible(pdf: bytes) -> None:
    for profile in BOTH:
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.is_compliant, report.failures


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_conforms_to_pdf_a_3a_and_pdf_ua_1(language: str) -> None:
    assert_kept_and_accessible(composed(make_data(make_inspection(42, 8, 12), language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_does_that_of_a_visit_of_a_case(language: str) -> None:
    assert_kept_and_accessible(composed(make_visit_of_case(language)))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_so_do_a_follow_up_and_a_draft(language: str) -> None:
    assert_kept_and_accessible(composed(changed(language)))
    draft = replace(make_inspection(), answers={}, findings={}, evidence={})
    assert_kept_and_accessible(composed(make_data(draft, language, signer=None)))


@pytest.mark.parametrize(
    "remark", [LONG, "W" * 300, "ذ" * 300, "\u0645\u0641\u062a\u0627\u062d " * 4000]
)
def test_so_does_one_with_a_remark_over_pages_or_an_endless_word(remark: str) -> None:
    data = make_data(with_remark(make_inspection(8, 1, 0), remark))
    pdf = composed(data)
    assert_kept_and_accessible(pdf)
    assert_tags_say_the_content(data, pdf)
    check_words(pdf, data)


def assert_tags_say_the_content(data: ReportData, pdf: bytes) -> None:
    wanted = normalised("".join(block.text for block in expected_text(report_content(data))))
    assert normalised(read_tags(pdf).whole_text) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tags_say_the_content_in_its_order(language: str) -> None:
    for data in (make_data(make_inspection(), language), make_visit_of_case(language)):
        assert_tags_say_the_content(data, composed(data))


def test_a_table_over_pages_is_one_table_whose_head_is_read_once() -> None:
    data = changed()
    pdf = composed(data)
    assert_tags_say_the_content(data, pdf)
    (table,) = (
        tag
        for tag in read_tags(pdf).all()
        if tag.kind == "Table" and "Visit before" in tag.kids[0].whole_text and len(tag.kids) > 20
    )
    content = report_content(data)
    pages = placed_on_pages(content.pieces, content.language)
    again = [at for at, one in enumerate(pages) if isinstance(one[0].box, RepeatedHead)]
    assert len(again) > 1
    assert [kid.kind for kid in table.kids[0].kids] == ["TD", "TH", "TH"]
    assert {kid.attributes["/Scope"] for kid in table.kids[0].kids[1:]} == {"/Column"}
    rows = [tuple(kid.kind for kid in row.kids) for row in table.kids[1:]]
    assert set(rows) == {("TH", "TD", "TD")}


def test_every_table_is_regular_and_every_cell_has_a_head() -> None:
    for tag in read_tags(composed(make_visit_of_case())).all():
        if tag.kind == "Table":
            assert len({len(row.kids) for row in tag.kids}) == 1
        if tag.kind == "TR":
            assert "TH" in {cell.kind for cell in tag.kids}
        if tag.kind == "TH":
            assert tag.attributes["/Scope"] in ("/Row", "/Column")


def test_headings_are_tagged_with_their_level_and_none_is_left_out() -> None:
    data = make_data(make_inspection())
    found = [tag for tag in read_tags(composed(data)).all() if tag.kind in ("H1", "H2", "H3")]
    assert found[0].kind == "H1"
    assert found[0].text == data.inspection.visit.title
    levels = [int(tag.kind[1]) for tag in found]
    assert set(levels) == {1, 2, 3}
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_figures_say_in_words_what_they_show() -> None:
    data = make_data(make_inspection(20, 4, 6), "fr")
    figures = [tag for tag in read_tags(composed(data)).all() if tag.kind == "Figure"]
    content = report_content(data)
    plates = [piece.picture for piece in content.pieces if isinstance(piece, Plate)]
    said = Counter(tag.attributes["/Alt"] for tag in figures)
    assert plates
    for picture in plates:
        assert picture.alt in said
        assert str(picture.alt).startswith("Photo ")
    assert any(": " in alt and alt.split(":")[0] in told(data) for alt in said)


def told(data: ReportData) -> str:
    return "\n".join(block.text for block in expected_text(report_content(data)))


def test_links_belong_to_their_text_and_say_where_they_lead() -> None:
    pdf = composed(make_data(make_inspection(20, 4, 6)))
    with pikepdf.open(BytesIO(pdf)) as opened:
        tree = opened.Root.StructTreeRoot
        nums = list(tree.ParentTree.Nums)
        known = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
        assert list(known) == sorted(known)
        for number, one in enumerate(opened.pages):
            assert int(one.obj.StructParents) == number
            assert one.obj.Tabs == "/S"
            notes = [note for note in one.obj.get("/Annots", ()) if note.Subtype == "/Link"]
            for note in notes:
                assert str(note.Contents)
                element = known[int(note.StructParent)]
                assert str(element.S) == "/Link"
                kids = [kid for kid in element.K if not isinstance(kid, int)]
                assert note.objgen in [kid.Obj.objgen for kid in kids if "/Obj" in kid]


def test_a_list_is_read_as_one() -> None:
    kinds = Counter(tag.kind for tag in read_tags(composed(make_data(make_inspection()))).all())
    assert kinds["L"] > 1
    assert kinds["LI"] == kinds["LBody"] > kinds["L"]


def test_right_to_left_text_is_read_as_it_was_written() -> None:
    data = make_data(with_remark(make_inspection(8, 0, 0), "مفاتيح (AK-47) رقم 12"), "ar")
    texts = [tag.text for tag in read_tags(composed(data)).all()]
    assert "مفاتيح (AK-47) رقم 12" in texts


def test_a_paragraph_in_another_language_says_so() -> None:
    cells = ((Para("Key log"),), (Para("钥匙登记", language="zh"), Para("Registre", language="fr")))
    tag = read_tags(drawn([heading("Keys", 1, "x"), Row(cells, "x", (1, 1))]))
    found = {one.text: one.attributes.get("/Lang") for one in tag.all() if one.text}
    assert found == {"Keys": None, "Key log": None, "钥匙登记": "zh", "Registre": "fr"}


def drawn(pieces: list[Row]) -> bytes:
    """A report whose only content is these rows, and what closes every report."""
    data = make_data(make_inspection(4, 0, 0))
    content = report_content(data)
    closing = [piece for piece in content.pieces if type(piece).__name__ == "SignatureField"]
    return compose_content(replace(content, pieces=(*pieces, *closing)), data, {}).pdf


def test_every_field_of_a_form_gets_its_place() -> None:
    drawn = composed(make_data(make_inspection(8, 0, 0)))
    known = forms(drawn)
    with pikepdf.open(BytesIO(drawn)) as pdf:
        fields = [widget(pdf, name, at) for at, name in enumerate(("First", "Second"))]
        pdf.pages[-1].obj.Annots = Array([*pdf.pages[-1].obj.get("/Annots", ()), *fields])
        form = pdf.Root.get("/AcroForm", Dictionary(Fields=Array(), SigFlags=1))
        form.Fields = Array([*form.Fields, *fields])
        pdf.Root.AcroForm = form
        tag_fields(pdf)
        tag_fields(pdf)
        target = BytesIO()
        pdf.save(target, preserve_pdfa=True, compress_streams=False)
    assert_kept_and_accessible(target.getvalue())
    assert len(forms(target.getvalue())) == len(known) + 2
    (part,) = (tag for tag in read_tags(target.getvalue()).all() if tag.kind == "Sect")
    assert list(part.kids) == forms(target.getvalue())


def forms(pdf: bytes) -> list[Tag]:
    return [tag for tag in read_tags(pdf).all() if tag.kind == "Form"]


def widget(pdf: pikepdf.Pdf, name: str, at: int) -> pikepdf.Object:
    look = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 40, 20])
    look.Resources = Dictionary()
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=name,
            F=4,
            P=pdf.pages[-1].obj,
            Rect=[300 + 50 * at, 100, 340 + 50 * at, 120],
            AP=Dictionary(N=look),
        )
    )


# Heads drawn again are checked like everything else on a page


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_with_heads_drawn_again_say_what_the_data_says(language: str) -> None:
    data = changed(language)
    check_words(composed(data), data)


def pages_of(data: ReportData) -> list[str]:
    return list(page_check._page_texts(composed(data)))


def page_with_head(data: ReportData) -> int:
    """The number, from 0, of a page that begins with a head drawn again."""
    content = report_content(data)
    pages = placed_on_pages(content.pieces, content.language)
    return next(at for at, one in enumerate(pages) if isinstance(one[0].box, RepeatedHead))


@pytest.mark.parametrize(
    "forge",
    [
        lambda head, text: text.replace(head, "", 1),
        lambda head, text: text.replace(head, head + head, 1),
        lambda head, text: text.replace(head, head + "Void", 1),
        lambda head, text: text.replace(head, "This visitVisit before", 1),
    ],
)
def test_a_head_left_out_doubled_or_changed_is_refused(
    forge: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = changed()
    texts = [normalised(text) for text in pages_of(data)]
    at = page_with_head(data)
    head = normalised("Visit beforeThis visit")
    assert head in texts[at]
    texts[at] = normalised(forge(head, texts[at]))
    monkeypatch.setattr(page_check, "_page_texts", lambda _pdf: iter(texts))
    with pytest.raises(Refused):
        check_words(b"", data)


def test_a_head_drawn_where_no_table_goes_on_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = changed()
    texts = [normalised(text) for text in pages_of(data)]
    running = "".join(running_texts(report_content(data), 2, len(texts)))
    begin = normalised(running)
    assert texts[1].startswith(begin)
    texts[1] = begin + normalised("Visit beforeThis visit") + texts[1].removeprefix(begin)
    monkeypatch.setattr(page_check, "_page_texts", lambda _pdf: iter(texts))
    with pytest.raises(Refused):
        check_words(b"", data)


def test_rows_of_as_many_cells_are_one_table() -> None:
    pair = Row(((Para("a"),), (Para("b"),)), "x", (1, 1))
    three = replace(pair, cells=(*pair.cells, ()), widths=(1, 1, 1))
    pieces = [pair, pair, words("text", "x"), pair, three, heading("h", 1, "x"), three]
    assert [place.table for _piece, place in placed(pieces)] == [1, 1, 0, 2, 3, 0, 4]


def test_a_picture_needs_words() -> None:
    with pytest.raises(TypeError):
        Picture("ab", 1, 1)  # type: ignore[call-arg]


def test_the_tree_ends_nowhere_empty() -> None:
    def leaves(tag: Tag) -> list[str]:
        return [one.kind for one in tag.all() if not one.kids and not one.text]

    empty = set(leaves(read_tags(composed(make_data(make_inspection(20, 4, 6))))))
    assert empty <= {"TD", "Figure", "Sect", "Form"}
