"""The verifier on reports that are validly signed and lie: in pages, photos, data, or hidden."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from checklists.inspecting.inspection import Conclusion
from checklists.values import Adequacy, Result
from reports import seal as sealing
from reports.data import ReportData
from reports.signature_fields import FIELDS, INSPECTOR, FieldPlace, add_signature_fields
from reports.trust import TrustList
from reports.verdicts import Question, Reason, Standing, Verdict, Verification
from reports.verify import verify_report
from tests.support.samples import answer
from tests.support.signed_reports import (
    Edit,
    attaching,
    drawing,
    lying,
    photo,
    report_data,
)
from tests.support.signing import NOW, inspector, stranger

TRUST = TrustList().with_certificates([inspector().certificate, stranger().certificate])


def verify(pdf: bytes) -> Verification:
    return verify_report("report.pdf", pdf, TRUST)


def verdict(pdf: bytes, question: Question) -> Verdict:
    found = verify(pdf)
    assert found.standing is not Standing.HOLDS
    return found.verdicts[list(Question).index(question)]


def assert_refused(pdf: bytes, question: Question, *reasons: Reason) -> Verdict:
    found = verdict(pdf, question)
    assert found.standing is Standing.FAILS
    assert found.reason in reasons
    return found


def with_inspection(data: ReportData, **changes: Any) -> ReportData:
    return replace(data, inspection=replace(data.inspection, **changes))


def nothing(pdf: pikepdf.Pdf) -> None:
    pass


def test_the_forger_s_workshop_makes_honest_reports_too() -> None:
    assert verify(lying(nothing)).standing is Standing.HOLDS


# Data that says something else than the pages


def answered(data: ReportData, item: str, result: Result, remark: str = "") -> ReportData:
    answers = {**data.inspection.answers, item: answer(result, remark)}
    return with_inspection(data, answers=answers)


def test_another_answer_in_the_data_is_named() -> None:
    data = answered(report_data(), "SA-B-01", Result.NOT_MET, "seen")
    found = assert_refused(lying(attaching(data)), Question.DATA_EQUALS_PAGE, Reason.TEXT_DIFFERS)
    assert found.detail == "SA-B-01"
    assert found.page > 0


def test_another_remark_in_right_to_left_script_is_named() -> None:
    data = answered(report_data(), "SA-A-01", Result.NOT_MET, "الخزانة مقفلة")
    found = assert_refused(lying(attaching(data)), Question.DATA_EQUALS_PAGE, Reason.TEXT_DIFFERS)
    assert found.detail == "SA-A-01"


def test_the_same_letters_in_another_order_are_not_the_same_remark() -> None:
    """The order of right-to-left text cannot be read off a page; drawing it again can."""
    data = answered(report_data(), "SA-A-01", Result.NOT_MET, "مفتوحة الخزانة")
    assert_refused(lying(attaching(data)), Question.DATA_EQUALS_PAGE, Reason.PAGE_DIFFERS)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: with_inspection(data, findings={}),
        lambda data: with_inspection(data, conclusion=None),
        lambda data: with_inspection(data, conclusion=Conclusion(Adequacy.ADEQUATE, "Fine.")),
        lambda data: with_inspection(
            data, visit=replace(data.inspection.visit, title="Another visit")
        ),
        lambda data: replace(data, place="Elsewhere"),
        lambda data: replace(data, trail=replace(data.trail, hash="d" * 64)),
        lambda data: replace(data, language="fr"),
        lambda data: replace(data, language="ar"),
    ],
)
def test_any_other_data_fails(change: Callable[[ReportData], ReportData]) -> None:
    forged = lying(attaching(change(report_data())))
    assert_refused(forged, Question.DATA_EQUALS_PAGE, Reason.TEXT_DIFFERS, Reason.PAGE_DIFFERS)


@pytest.mark.parametrize(
    "spelling",
    [
        lambda json_bytes: json_bytes + b"\n",
        lambda json_bytes: json_bytes.replace(b'"format":1', b'"format": 1'),
        lambda json_bytes: json_bytes.replace(b'"format":1', b'"format":1.0'),
        lambda json_bytes: json_bytes.replace(b'"format":1', b'"format":2'),
        lambda json_bytes: json_bytes.replace(b'"format":1', b'"format":1,"format":1'),
        lambda json_bytes: json_bytes.replace(b'"format":1', b'"extra":1,"format":1'),
        lambda json_bytes: json.dumps(json.loads(json_bytes)).encode(),
        lambda json_bytes: json_bytes.replace(b'"seen"', b'"\\ud800"'),
        lambda json_bytes: json_bytes[:-1],
        lambda _: b"[" * 100_000,
        lambda _: b"",
        lambda _: b"null",
    ],
)
def test_data_has_one_spelling(spelling: Callable[[bytes], bytes]) -> None:
    attached = spelling(report_data().to_json())
    assert_refused(lying(attaching(attached)), Question.DATA_EQUALS_PAGE, Reason.BAD_DATA)


def test_a_report_without_its_data_fails() -> None:
    def bare(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.AF
        del pdf.Root.Names

    assert_refused(lying(bare), Question.DATA_EQUALS_PAGE, Reason.NO_DATA)


def test_the_pages_of_another_program_version_are_only_read() -> None:
    data = replace(report_data(), program="PSSM Inspector 9.9.9")
    found = verdict(lying(nothing, data), Question.DATA_EQUALS_PAGE)
    assert (found.standing, found.reason) == (Standing.UNKNOWN, Reason.OTHER_PROGRAM)
    assert found.detail == "PSSM Inspector 9.9.9"
    more = answered(data, "SA-B-01", Result.NOT_MET)
    assert_refused(lying(attaching(more), data), Question.DATA_EQUALS_PAGE, Reason.TEXT_DIFFERS)


# Pages that show something else than was drawn


@pytest.mark.parametrize(
    "operators",
    [
        b"BT /F1 12 Tf 1 g 50 50 Td (All items met) Tj ET",
        b"BT 3 Tr /F1 12 Tf 50 50 Td (All items met) Tj ET",
        b"BT /F1 0.1 Tf 50 50 Td (All items met) Tj ET",
        b"BT /F1 12 Tf 5000 50 Td (All items met) Tj ET",
        b"q 1 g 0 0 600 850 re f Q",
        b"q 1 g 100 100 5 5 re f Q",
        b"q BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q",
        b"q 2 0 0 2 0 0 cm",
        b" ",
    ],
)
def test_whatever_is_drawn_beside_the_report_fails(operators: bytes) -> None:
    assert_refused(
        lying(drawing(operators, page=1)),
        Question.DATA_EQUALS_PAGE,
        Reason.PAGE_DIFFERS,
        Reason.EXTRA_TEXT,
        Reason.TEXT_DIFFERS,
    )


def test_hidden_words_are_named_with_their_page() -> None:
    face = b"BT /HiddenFace 12 Tf 1 g 50 50 Td (All items met) Tj ET"

    def edit(pdf: pikepdf.Pdf) -> None:
        helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.pages[2].Resources.Font["/HiddenFace"] = helvetica
        drawing(face, page=2)(pdf)

    found = assert_refused(
        lying(edit), Question.DATA_EQUALS_PAGE, Reason.TEXT_DIFFERS, Reason.EXTRA_TEXT
    )
    assert found.page == 3


def exchanged_pages(pdf: pikepdf.Pdf) -> None:
    pdf.pages.reverse()


def missing_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]


def twice_a_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


@pytest.mark.parametrize("edit", [exchanged_pages, missing_page, twice_a_page])
def test_pages_moved_missing_or_added_fail(edit: Edit) -> None:
    assert_refused(
        lying(edit),
        Question.DATA_EQUALS_PAGE,
        Reason.TEXT_DIFFERS,
        Reason.EXTRA_TEXT,
        Reason.PAGE_DIFFERS,
    )


def cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].CropBox = Array([0, 0, 300, 300])


def turned(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].Rotate = 180


def other_text_behind_the_glyphs(pdf: pikepdf.Pdf) -> None:
    """What is copied from the page says what the data says; what is seen does not."""
    fonts = pdf.pages[1].Resources.Font
    face = next(fonts[name] for name in fonts.keys() if "/FontDescriptor" in fonts[name])  # noqa: SIM118
    face.FontDescriptor.FontFile2.write(face.FontDescriptor.FontFile2.read_bytes() + b"\0")


def link_elsewhere(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1]
    rectangle = Array([0, 0, 500, 800])
    target = Array([pdf.pages[0].obj, Name.Fit])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rectangle, Dest=target)
    page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(note)])


def other_metadata(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Title = "Another title"


def other_bookmarks(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("All items met", 0))


@pytest.mark.parametrize(
    ("edit", "page"),
    [
        (cropped, 2),
        (turned, 2),
        (other_text_behind_the_glyphs, 1),
        (link_elsewhere, 2),
        (other_metadata, 0),
        (other_bookmarks, 0),
    ],
)
def test_everything_but_the_words_is_compared_as_well(edit: Edit, page: int) -> None:
    found = assert_refused(
        lying(edit), Question.DATA_EQUALS_PAGE, Reason.PAGE_DIFFERS, Reason.TEXT_DIFFERS
    )
    assert found.page == page


def test_the_visible_signature_covers_nothing_else() -> None:
    def over_the_page(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm.Fields[0].Rect = Array([0, 0, 600, 800])

    assert_refused(lying(over_the_page), Question.DATA_EQUALS_PAGE, Reason.PAGE_DIFFERS)


def test_the_visible_signature_is_drawn_as_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "MARK_UNITS", 50)
    forged = lying(nothing)
    monkeypatch.undo()
    assert_refused(forged, Question.DATA_EQUALS_PAGE, Reason.PAGE_DIFFERS)


# Photos


def swapped_photo(pdf: pikepdf.Pdf) -> None:
    _image(pdf).write(photo("green"), filter=Name.DCTDecode)


def masked_photo(pdf: pikepdf.Pdf) -> None:
    image = _image(pdf)
    image.Decode = Array([1, 0, 1, 0, 1, 0])


def packed_photo(pdf: pikepdf.Pdf) -> None:
    _image(pdf).write(b"\xff" * 80 * 60 * 3)


def covered_photo(pdf: pikepdf.Pdf) -> None:
    mask = pdf.make_stream(
        b"\0" * 4800,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=80,
        Height=60,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    _image(pdf).SMask = mask


def _image(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    return next(
        found
        for found in pdf.objects
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == Name.Image
    )


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (swapped_photo, Reason.PHOTO_DIFFERS),
        (masked_photo, Reason.PHOTO_UNNAMED),
        (packed_photo, Reason.PHOTO_UNNAMED),
        (covered_photo, Reason.PHOTO_UNNAMED),
    ],
)
def test_a_photo_that_is_not_the_one_named_fails(edit: Edit, reason: Reason) -> None:
    assert_refused(lying(edit), Question.PHOTOS_EQUAL_HASHES, reason)
    assert verdict(lying(edit), Question.DATA_EQUALS_PAGE).standing is not Standing.HOLDS


def test_a_photo_too_many_fails() -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        image = _image(pdf)
        extra = pdf.make_stream(b"")
        for key in ("/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent"):
            extra[key] = image[key]
        extra.write(photo("green"), filter=Name.DCTDecode)
        pdf.pages[0].Resources.XObject = Dictionary(Extra=extra)

    assert_refused(lying(add), Question.PHOTOS_EQUAL_HASHES, Reason.PHOTO_UNNAMED)


def test_a_photo_too_few_fails() -> None:
    def remove(pdf: pikepdf.Pdf) -> None:
        gone = _image(pdf)
        gone.Subtype = Name.Form

    assert_refused(lying(remove), Question.PHOTOS_EQUAL_HASHES, Reason.PHOTO_MISSING)


def test_two_photos_exchanged_between_their_captions_fail() -> None:
    def exchange(pdf: pikepdf.Pdf) -> None:
        one, other = (
            found
            for found in pdf.objects
            if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == Name.Image
        )
        first, second = one.read_raw_bytes(), other.read_raw_bytes()
        one.write(second, filter=Name.DCTDecode)
        other.write(first, filter=Name.DCTDecode)

    assert_refused(lying(exchange), Question.DATA_EQUALS_PAGE, Reason.PAGE_DIFFERS)


# Who


def test_a_report_that_names_another_signer_fails() -> None:
    forged = lying(nothing, report_data(inspector()), stranger())
    assert_refused(forged, Question.WHO, Reason.SIGNER_NOT_NAMED)


def test_a_report_that_names_no_signer_fails() -> None:
    def fields_in_a_draft(pdf: pikepdf.Pdf) -> None:
        names = (INSPECTOR, *FIELDS.values())
        add_signature_fields(pdf, [FieldPlace(name, "", 0, 9, 9, 99, 99) for name in names], "en")

    forged = lying(fields_in_a_draft, replace(report_data(), signer=None))
    assert_refused(forged, Question.WHO, Reason.SIGNER_NOT_NAMED)


def test_two_claimed_times_fail() -> None:
    forged = lying(nothing, signed=NOW - timedelta(hours=5))
    assert_refused(forged, Question.WHO, Reason.TIME_DIFFERS)


def test_a_time_outside_the_certificate_fails() -> None:
    late = NOW + timedelta(days=5000)
    forged = lying(nothing, replace(report_data(), issued=late), signed=late)
    assert_refused(forged, Question.WHO, Reason.NOT_VALID_THEN)


# What no report of ours holds


def _script(**entries: Any) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS="app.alert(1)", **entries)


def opening_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = _script()


def named_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.JavaScript = Dictionary(Names=Array(["x", _script()]))


def page_script(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=_script())


def hidden_script(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].PieceInfo = Dictionary(X=Array([Array([_script()])]))


def launch(pdf: pikepdf.Pdf) -> None:
    _action(pdf, Dictionary(S=Name.Launch, F="calc.exe"))


def web_link(pdf: pikepdf.Pdf) -> None:
    _action(pdf, Dictionary(S=Name.URI, URI="http://example.invalid"))


def other_file(pdf: pikepdf.Pdf) -> None:
    _action(pdf, Dictionary(S=Name.GoToR, F="other.pdf", D=Array([0, Name.Fit])))


def _action(pdf: pikepdf.Pdf, action: Dictionary) -> None:
    rectangle = Array([0, 0, 9, 9])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rectangle, A=action)
    page = pdf.pages[0]
    page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(note)])


def layers(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Layer"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))


def second_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["other.txt"] = b"other"


def twin_attachment(pdf: pikepdf.Pdf) -> None:
    spec = pdf.Root.AF[0]
    pdf.Root.AF.append(pdf.make_indirect(Dictionary(**{k[1:]: spec[k] for k in spec.keys()})))  # noqa: SIM118


def comment(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]), Contents="OK")
    page = pdf.pages[0]
    page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(note)])


def form_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = "<xfa/>"


def outside_stream(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream["/F"] = "elsewhere.txt"
    pdf.Root.PieceInfo = Dictionary(X=stream)


@pytest.mark.parametrize(
    "edit",
    [
        opening_script,
        named_script,
        page_script,
        hidden_script,
        launch,
        web_link,
        other_file,
        layers,
        second_attachment,
        twin_attachment,
        comment,
        form_script,
        outside_stream,
    ],
)
def test_a_trusted_signature_does_not_excuse_it(edit: Edit) -> None:
    assert_refused(lying(edit), Question.INTACT, Reason.FORBIDDEN_CONTENT)


def test_a_field_that_could_be_filled_in_later_fails() -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        field = pdf.make_indirect(Dictionary(FT=Name.Tx, T="Remark", V="All met"))
        pdf.Root.AcroForm.Fields.append(field)

    assert verdict(lying(add), Question.INTACT).standing is Standing.FAILS
