"""What a report says, before any page is drawn."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from checklists.asking.adding import with_references
from checklists.asking.standards import Reference
from checklists.inspecting.inspection import Answer
from checklists.inspecting.preparing import prepared
from checklists.inspecting.rating import by_risk
from checklists.values import (
    Adequacy,
    Confidence,
    InspectionKind,
    Likelihood,
    Result,
    Severity,
    Texts,
)
from reports.content import expected_text, report_content, running_texts
from reports.content_conclusions import adequacy_words
from reports.data import ReportData
from reports.page_text import first_mismatch, normalised, printable, same_text
from reports.wording import CATALOGUES, grouped, moment, speech
from tests.support.reports_samples import (
    AUTHOR,
    BEGAN,
    make_data,
    make_finding,
    make_inspection,
    with_additions,
)
from tests.support.signed_reports import at_two_stores
from ui.speech import SHIPPED

LANGUAGES = ("en", "zh", "ar")


def said(data: ReportData, subject: str) -> str:
    blocks = expected_text(report_content(data))
    return "\n".join(block.text for block in blocks if block.subject == subject)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_said_with_its_item(language: str) -> None:
    inspection = make_inspection()
    data = make_data(inspection, language)
    for item in inspection.items():
        text = said(data, item.id)
        assert item.question.to(language) in text
        answer = inspection.answers.get(item.id)
        if answer is not None:
            assert printable(answer.remark) in text
            assert printable(answer.reason) in text


def test_a_finding_is_said_with_what_it_rests_on() -> None:
    data = make_data(make_inspection())
    text = said(data, "F-04")
    assert "Spare keys of cabinet 4" in text
    assert "Critical" in text
    assert "WS-STO-12" in text
    assert "MOSAIC 05.20 6.2" in text


def test_a_reference_without_clause_says_so() -> None:
    assert "ISACS 05.50 (module as a whole; no clause cited)" in said(
        make_data(make_inspection()), "WS-PHY-01"
    )


def added_data(language: str) -> ReportData:
    return make_data(with_additions(make_inspection()), language)


@pytest.mark.parametrize(
    ("language", "region"), [("en", "Southern Africa (SADC)"), ("zh", "南部非洲（南共体）")]
)
def test_who_added_a_reference_is_said_at_the_item_and_among_the_standards(
    language: str, region: str
) -> None:
    data = added_data(language)
    item = next(data.inspection.items())
    for text in (said(data, item.id), said(data, "standards")):
        (line,) = {each for each in re.split("[;；\n]", text) if "Regional Treaty Art 7" in each}
        assert region in line
        assert AUTHOR in text
        assert "ISACS 05.50 cl. 3" in text


def test_the_report_says_what_kind_of_list_a_region_is() -> None:
    assert "must be checked" in said(added_data("en"), "standards")
    assert "必须另行核实" in said(added_data("zh"), "standards")
    assert "must be checked" not in said(make_data(make_inspection()), "standards")


def test_the_digest_of_a_checklist_is_that_of_the_one_handed_out() -> None:
    inspection = make_inspection()
    (first, *_) = inspection.checklists
    (item, *_) = first.items()
    regional = Reference("T", Texts({"en": "T"}), "", "", Confidence.READ, added_by="sadc")
    checklists = with_references(inspection.checklists, {item.id: (regional,)})
    text = "\n".join(
        block.text
        for block in expected_text(
            report_content(make_data(replace(inspection, checklists=checklists)))
        )
    )
    assert checklists[0].digest() != first.digest()
    assert grouped(first.digest()) in text


def test_two_editions_of_one_clause_are_two_lines_among_the_standards() -> None:
    text = said(added_data("en"), "standards")
    assert "Edition 1999" in text
    assert "Edition 2031" in text
    assert text.count("ISACS 05.50 cl. 3") == 2


def test_findings_come_in_order_of_risk() -> None:
    def found(number: int, severity: Severity, likelihood: Likelihood):  # type: ignore[no-untyped-def]
        return replace(make_finding(number, ""), severity=severity, likelihood=likelihood)

    findings = {
        "a": found(1, Severity.LOW, Likelihood.LIKELY),
        "b": found(4, Severity.CRITICAL, Likelihood.POSSIBLE),
        "c": found(2, Severity.CRITICAL, Likelihood.LIKELY),
        "d": found(3, Severity.CRITICAL, Likelihood.POSSIBLE),
    }
    inspection = replace(make_inspection(), findings=findings)
    assert list(by_risk(inspection.findings.items())) == ["c", "d", "b", "a"]


def test_the_summary_counts_what_is_asked_here() -> None:
    inspection = make_inspection()
    asked = list(inspection.asked_items())
    answered = sum(item.id in inspection.answers for item in asked)
    assert len(asked) < len(list(inspection.items()))
    assert f"{answered} of {len(asked)}" in said(make_data(inspection), "summary")


def test_items_that_are_not_asked_are_said_with_the_reason() -> None:
    data = make_data(make_inspection())
    assert "Asked only for: Ammunition depot" in said(data, "WS-STO-12")
    assert "Asked only when WS-STO-00 is: Not met" in said(data, "WS-REC-11")


def test_answers_to_earlier_wordings_are_said_and_do_not_count() -> None:
    data = make_data(make_inspection())
    assert "not confirmed; it does not count" in said(data, "WS-DOC-16")
    assert "Is the log kept?" in said(data, "WS-OLD-02")


def test_measures_are_said_with_unit_and_limits() -> None:
    text = said(make_data(make_inspection()), "WS-TRA-03")
    assert "Humidity: 55 % (limits 30 to 60)" in text
    assert "Thickness of the wall: 240 mm (at least 200)" in text
    assert "gone: 7" in text


def test_a_draft_of_an_exercise_is_marked_on_every_page() -> None:
    inspection = replace(make_inspection(), kind=InspectionKind.EXERCISE)
    content = report_content(make_data(inspection, signer=None))
    assert running_texts(content, 3, 9)[0] == "EXERCISE · DRAFT - not signed"
    assert running_texts(content, 3, 9)[-1].endswith("Page 3 of 9")
    assert "DRAFT" in said(make_data(inspection, signer=None), "conclusions")


def test_a_signed_report_says_what_the_signature_does_not_show() -> None:
    text = said(make_data(make_inspection()), "signature")
    assert "does not show that the inspector told the truth" in text
    assert "laptop's clock claim" in text
    assert "time-stamp" not in text


def test_an_id_with_braces_does_not_break_the_page_number() -> None:
    data = make_data(replace(make_inspection(), id="{page}{0}{x}"))
    assert running_texts(report_content(data), 1, 2)[-1] == "Report {page}{0}{x} · Page 1 of 2"


def test_a_long_name_is_shortened_in_the_head_of_a_page_only() -> None:
    inspection = make_inspection()
    name = "Depot " * 40
    facility = replace(inspection.visit.facility, name=name)
    data = make_data(replace(inspection, visit=replace(inspection.visit, facility=facility)))
    assert running_texts(report_content(data), 1, 2)[0].endswith("…")
    assert name in said(data, "visit")


def test_an_empty_inspection_has_words_for_everything_missing() -> None:
    inspection = replace(
        make_inspection(), answers={}, findings={}, evidence={}, conclusion=None, retired={}
    )
    data = make_data(inspection)
    assert "No conclusion recorded" in said(data, "conclusions")
    assert "No score: nothing counts" in said(data, "summary")
    assert "No findings were recorded." in said(data, "findings")
    assert said(data, "photos") == ""


def test_settled_criticals_are_said_apart() -> None:
    inspection = make_inspection()
    met = {item.id: Answer(Result.MET, "", "") for item in inspection.items()}
    text = said(make_data(replace(inspection, answers=met)), "scores")
    assert "None: every critical item is met or does not apply." in text


@pytest.mark.parametrize("adequacy", Adequacy)
def test_every_conclusion_has_a_sentence(adequacy: Adequacy) -> None:
    assert adequacy_words(adequacy, make_data(make_inspection(), "zh")).endswith("。")


def test_only_mirrored_rows_are_compared_without_order() -> None:
    english, arabic = (
        expected_text(report_content(make_data(make_inspection(), language)))
        for language in ("en", "ar")
    )
    assert sum(block.text.startswith("\u200f") for block in english) == 0
    assert sum(block.text.startswith("\u200f") for block in arabic) > len(arabic) / 2


def test_times_and_digits_are_printed_as_in_every_report() -> None:
    assert moment(BEGAN) == "2026-11-24 08:05 UTC+03:00"
    assert moment(BEGAN.replace(tzinfo=None)) == "2026-11-24 08:05"
    assert moment(None) == ""
    assert grouped("0123456789ab", 4) == "0123 4567 89ab"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain <b>&amp;", "plain <b>&amp;"),
        ("a\x00\u202eb\u200bc\ufeff", "a[U+0000][U+202E]b[U+200B]c[U+FEFF]"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("tab\there\u00a0x", "tab    here\u00a0x"),
        ("שלום 🔒", "[U+05E9][U+05DC][U+05D5][U+05DD] [U+1F512]"),
        ("e\u0301 \u0301y x\u0301\u0301", "é [U+0301]y x\u0301[U+0301]"),
        ("می\u200cشود a\u200cb", "می\u200cشود a[U+200C]b"),
        ("张三\u3000李四", "张三\u3000李四"),
        ("\ufdfd\u2e3b", "[U+FDFD][U+2E3B]"),
        ("ok\ufe0f x\ufe00", "ok\ufe0f x[U+FE00]"),
    ],
)
def test_what_cannot_be_drawn_or_hides_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert printable(shown) == shown


def test_texts_are_compared_without_spaces_and_compatibility_forms() -> None:
    assert normalised("ﬁnal  \uff26\n½") == normalised("final F1/2")
    assert normalised("WS-\ufffe01") == normalised("WS--01")
    accents = "a \u02d8\u02db é \u00b8"
    assert normalised(normalised(accents)) == normalised(accents)
    assert same_text("(رقم 12)", normalised(")12 رقم("))
    assert not same_text("(رقم 12)", normalised(")13 رقم("))
    assert not same_text("number 12", normalised("12 number"))


def test_the_first_mismatch_is_named() -> None:
    assert first_mismatch(["one", "two"], "one\ntwo") is None
    assert first_mismatch(["one", "two"], "one tow") == 1
    assert first_mismatch(["one", "two"], "one two three") == 2


@pytest.mark.parametrize("language", [language for language in SHIPPED if language != "en"])
def test_a_shipped_catalogue_is_complete_and_compiled(language: str) -> None:
    folder = CATALOGUES / language / "LC_MESSAGES"
    catalogue = read_po(BytesIO((folder / "reports.po").read_bytes()))
    found = {entry[2] for entry in extract_from_dir(str(CATALOGUES.parent))}
    written = {message.id: message.string for message in catalogue if message.id}
    assert {str(text) for text in found} ^ written.keys() == set()
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert not catalogue.obsolete
    for source, translated in written.items():
        assert translated, source
        assert sorted(re.findall(r"{\w+}", translated)) == sorted(re.findall(r"{\w+}", source))
    compiled = read_mo(BytesIO((folder / "reports.mo").read_bytes()))
    assert {message.id: message.string for message in compiled if message.id} == written


def test_a_language_without_catalogue_is_said_in_english() -> None:
    assert speech("zh-CN").gettext("Findings") == "发现"
    assert speech("xx").gettext("Findings") == "Findings"


def test_stores_are_named_with_what_was_asked_at_them() -> None:
    inspection = at_two_stores()
    data = make_data(inspection)
    assert "Store 1 (north)\nمخزن الجنوب" in said(data, "visit")
    scores = said(data, "scores")
    assert "Score by store" in scores
    table = scores[scores.index("Score by store") :]
    assert re.search(r"Store 1 \(north\)\n[0-9]+\n1\n0\n1\n0\n1\n", table)
    assert "Only section — Store 1 (north)" in said(data, "only@s1")
    assert "Asked once, as SA-A-01@s2" in said(data, "SA-A-01@s2")
    assert "SA-A-01@s1 (Store 1 (north))" in said(data, "F-01")
    assert "SA-A-01@s1 (Store 1 (north))" in said(data, "photo 1")
    gone = said(data, "SA-C-01@s3")
    assert "Old shed" in gone
    assert "was dry" in gone


def test_a_checklist_is_known_by_its_edition_and_not_by_the_copy() -> None:
    (edition,) = make_inspection().checklists
    (copy,) = prepared((edition,), ())
    told = said(make_data(replace(make_inspection(), checklists=(copy,))), "visit")
    assert grouped(edition.digest()) in told
