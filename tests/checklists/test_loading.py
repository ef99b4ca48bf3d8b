from dataclasses import replace
from pathlib import Path

import pytest

from checklists.asking.checklist import Condition
from checklists.asking.files import MAX_FILE_BYTES, ChecklistRefused, FaultKind
from checklists.asking.loading import load_checklist
from checklists.asking.standards import Clause, Standard
from checklists.values import (
    Confidence,
    Domain,
    FacilityKind,
    MeasureKind,
    Method,
    Result,
    Texts,
)

STANDARDS = {
    "att": Standard(
        id="att",
        short="ATT",
        name=Texts({"en": "Arms Trade Treaty"}),
        edition="2013",
        confidence=Confidence.READ,
        source="read",
        clauses={
            "11.1": Clause("Art 11(1)", "Diversion", Confidence.READ),
            "x": Clause("Annex X", "Seen in the contents", Confidence.CONTENTS_ONLY),
        },
    )
}
STRUCTURE = """
format = 1
id = "tiny"
edition = "1.0"
prefix = "TI"
kinds = ["routine_inspection"]
[[section]]
id = "doors"
[[section.item]]
id = "TI-01"
domain = "training"
stage = "manufacture"
method = "observe"
weight = 3
critical = true
evidence = ["photo"]
references = ["att/11.1", "att"]
"""
ENGLISH = """
language = "en"
title = "Tiny"
about = "For tests."
[section]
doors = "Doors"
[item.TI-01]
question = "Is it shut?"
guidance = "Push."
finding = "It is open."
recommendation = "Shut it."
critical = "It is the only door."
"""
CHINESE = """
language = "zh"
title = "小"
about = "试验。"
[item.TI-01]
question = "关好了吗？"
"""


def folder(tmp_path: Path, structure: str = STRUCTURE, **languages: str) -> Path:
    (tmp_path / "checklist.toml").write_text(structure, "utf-8")
    for language, text in (languages or {"en": ENGLISH, "zh": CHINESE}).items():
        (tmp_path / f"{language}.toml").write_text(text, "utf-8")
    return tmp_path


def faults(path: Path) -> set[tuple[str, str, FaultKind, str]]:
    with pytest.raises(ChecklistRefused) as refused:
        load_checklist(path, STANDARDS)
    return {(fault.file, fault.place, fault.kind, fault.detail) for fault in refused.value.faults}


def test_a_checklist_is_read_with_all_its_languages(tmp_path: Path) -> None:
    checklist = load_checklist(folder(tmp_path), STANDARDS)
    (item,) = checklist.items()
    assert (checklist.id, checklist.edition, checklist.languages) == ("tiny", "1.0", ("en", "zh"))
    assert item.domain == Domain.TRAINING
    assert item.is_critical
    assert [reference.label for reference in item.references] == ["ATT Art 11(1)", "ATT"]
    assert item.question.to("zh") == "关好了吗？"
    assert item.guidance.to("zh") == "Push."  # what a language lacks is said in English


def test_the_digest_follows_the_text(tmp_path: Path) -> None:
    first = load_checklist(folder(tmp_path), STANDARDS).digest()
    assert load_checklist(folder(tmp_path), STANDARDS).digest() == first
    changed = ENGLISH.replace("shut?", "closed?")
    assert load_checklist(folder(tmp_path, en=changed, zh=CHINESE), STANDARDS).digest() != first


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id = "TI-01"', 'id = "XX-01"', ("XX-01", FaultKind.FOREIGN_ID, "TI")),
        ("format = 1", "format = 2", ("", FaultKind.UNKNOWN_FORMAT, "1")),
        ("weight = 3", "weight = 6", ("TI-01", FaultKind.WEIGHT_OUT_OF_RANGE, "6")),
        ("weight = 3", 'weight = "3"', ("TI-01", FaultKind.WRONG_TYPE, "weight")),
        ("weight = 3", "weight = 3\nwieght = 4", ("TI-01", FaultKind.UNKNOWN_FIELD, "wieght")),
        ('"training"', '"trainig"', ("TI-01", FaultKind.UNKNOWN_WORD, "domain: trainig")),
        ('["photo"]', '["foto"]', ("TI-01", FaultKind.UNKNOWN_WORD, "evidence: foto")),
        ('["photo"]', "[1]", ("TI-01", FaultKind.WRONG_TYPE, "evidence")),
        ("critical = true", "critical = 1", ("TI-01", FaultKind.WRONG_TYPE, "critical")),
        ('method = "observe"', "", ("TI-01", FaultKind.MISSING_FIELD, "method")),
        ('"att/11.1"', '"atx"', ("TI-01", FaultKind.UNKNOWN_REFERENCE, "atx")),
        ('"att/11.1"', '"att/x"', ("TI-01", FaultKind.UNCITABLE_CLAUSE, "att/x")),
        ('"att/11.1"', '"att/99"', ("TI-01", FaultKind.UNKNOWN_CLAUSE, "att/99")),
        ("critical = true", "", ("TI-01", FaultKind.MISSING_FIELD, "critical")),
        ("[[section.item]]", "[[section.itme]]", ("doors", FaultKind.UNKNOWN_FIELD, "itme")),
    ],
)
def test_a_fault_of_the_structure_is_named(
    tmp_path: Path, old: str, new: str, fault: tuple[str, FaultKind, str]
) -> None:
    found = faults(folder(tmp_path, STRUCTURE.replace(old, new)))
    assert ("checklist.toml", *fault) in found


def test_a_duplicated_id_is_named(tmp_path: Path) -> None:
    item = STRUCTURE[STRUCTURE.index("[[section.item]]") :]
    found = faults(folder(tmp_path, STRUCTURE + item))
    assert found == {("checklist.toml", "TI-01", FaultKind.DUPLICATE_ID, "TI-01")}


def test_a_checklist_without_items_is_refused(tmp_path: Path) -> None:
    structure = STRUCTURE[: STRUCTURE.index("[[section.item]]")] + "item = []\n"
    english = ENGLISH[: ENGLISH.index("[item.TI-01]")]
    found = faults(folder(tmp_path, structure, en=english))
    assert found == {("checklist.toml", "", FaultKind.NO_ITEMS, "")}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"Is it shut?"', '""', ("TI-01", FaultKind.MISSING_TEXT, "question")),
        ('title = "Tiny"', 'title = ""', ("", FaultKind.MISSING_TEXT, "title")),
        ('doors = "Doors"', "", ("doors", FaultKind.MISSING_TEXT, "title")),
        ("[item.TI-01]", "[item.TI-02]", ("TI-02", FaultKind.UNKNOWN_ID, "TI-02")),
        ('"en"', '"fr"', ("", FaultKind.WRONG_LANGUAGE, "en")),
        ("guidance", "guidnace", ("TI-01", FaultKind.UNKNOWN_FIELD, "guidnace")),
        ("[section]", "item = 5\n[section]", ("", FaultKind.WRONG_TYPE, "item")),
        ("[section]", 'titel = "x"\n[section]', ("", FaultKind.UNKNOWN_FIELD, "titel")),
    ],
)
def test_a_fault_of_a_language_file_is_named(
    tmp_path: Path, old: str, new: str, fault: tuple[str, FaultKind, str]
) -> None:
    english = ENGLISH.replace(old, new, 1)
    if "item = 5" in new:
        english = english[: english.index("[item.TI-01]")]
    assert ("en.toml", *fault) in faults(folder(tmp_path, en=english))


def test_a_critical_item_must_say_why(tmp_path: Path) -> None:
    english = ENGLISH.replace('critical = "It is the only door."', "")
    found = faults(folder(tmp_path, en=english))
    assert found == {("checklist.toml", "TI-01", FaultKind.MISSING_TEXT, "critical")}


def test_missing_files_are_named(tmp_path: Path) -> None:
    found = {(file, kind) for file, _, kind, _ in faults(tmp_path)}
    assert found == {
        ("checklist.toml", FaultKind.MISSING_FILE),
        ("en.toml", FaultKind.MISSING_FILE),
    }


@pytest.mark.parametrize("text", ["format = ", "a = 1\na = 2", "\x00"])
def test_what_is_not_toml_is_refused(tmp_path: Path, text: str) -> None:
    ((file, place, kind, detail),) = faults(folder(tmp_path, text))
    assert (file, place, kind) == ("checklist.toml", "", FaultKind.NOT_TOML)
    assert "at " in detail  # says where


def test_a_language_file_that_is_not_toml_is_refused(tmp_path: Path) -> None:
    found = {(file, kind) for file, _, kind, _ in faults(folder(tmp_path, en="=", zh=CHINESE))}
    assert found == {("en.toml", FaultKind.NOT_TOML)}


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "checklist.toml").write_bytes(b"\xff\xfe\x00")
    assert {kind for _, _, kind, _ in faults(tmp_path)} == {FaultKind.NOT_TOML}


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    text = "#" * (MAX_FILE_BYTES + 1)
    assert {kind for _, _, kind, _ in faults(folder(tmp_path, text))} == {FaultKind.TOO_LARGE}


def test_an_entry_that_is_no_table_is_refused(tmp_path: Path) -> None:
    structure = STRUCTURE[: STRUCTURE.index("[[section]]")] + "section = [5, {id = 7}]\n"
    found = faults(folder(tmp_path, structure))
    assert ("checklist.toml", "section 1", FaultKind.WRONG_TYPE, "section 1") in found
    assert ("checklist.toml", "section 2", FaultKind.WRONG_TYPE, "id") in found


FOLLOW_UP = """
[[section.item]]
id = "TI-02"
domain = "training"
stage = "manufacture"
method = "measure"
weight = 1
facilities = ["weapons_store"]
asked_if = {item = "TI-01", results = ["met", "partly_met"]}
[[section.item.measured]]
id = "gap"
unit = "mm"
kind = "decimal"
minimum = "0"
maximum = "30.5"
"""
FOLLOW_UP_ENGLISH = """
[item.TI-02]
question = "How wide is the gap?"
guidance = "Measure it."
finding = "It gapes."
recommendation = "Fill it."
"measured.gap" = "Gap under the door"
"""


def with_follow_up(tmp_path: Path, old: str = "", new: str = "") -> Path:
    structure = STRUCTURE + FOLLOW_UP
    english = ENGLISH + FOLLOW_UP_ENGLISH
    assert old in structure + english
    return folder(tmp_path, structure.replace(old, new), en=english.replace(old, new), zh=CHINESE)


def test_conditions_measures_and_facilities_are_read(tmp_path: Path) -> None:
    _, item = load_checklist(with_follow_up(tmp_path), STANDARDS).items()
    assert item.facilities == (FacilityKind.WEAPONS_STORE,)
    assert item.asked_if == Condition("TI-01", (Result.MET, Result.PARTLY_MET))
    (measure,) = item.measures
    assert (measure.id, measure.unit, measure.kind) == ("gap", "mm", MeasureKind.DECIMAL)
    assert (measure.minimum, measure.maximum) == ("0", "30.5")
    assert measure.label.to("zh") == "Gap under the door"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            '{item = "TI-01"',
            '{item = "TI-02"',
            ("TI-02", FaultKind.CONDITION_CIRCLE, "TI-02 → TI-02"),
        ),
        ('id = "TI-02"', 'id = "TI-0@2"', ("TI-0@2", FaultKind.STORE_MARK, "TI-0@2")),
        ('{item = "TI-01"', '{item = "TI-9"', ("TI-02", FaultKind.UNKNOWN_CONDITION, "TI-9")),
        ('["met", "partly_met"]', "[]", ("TI-02 asked_if", FaultKind.MISSING_FIELD, "results")),
        ('"30.5"', '"wide"', ("TI-02 gap", FaultKind.UNKNOWN_WORD, "wide")),
        ('"30.5"', '"Infinity"', ("TI-02 gap", FaultKind.UNKNOWN_WORD, "Infinity")),
        (
            '"measured.gap" = "Gap under the door"',
            "",
            ("TI-02 gap", FaultKind.MISSING_TEXT, "measured.gap"),
        ),
    ],
)
def test_a_fault_of_a_condition_or_measure_is_named(
    tmp_path: Path, old: str, new: str, fault: tuple[str, FaultKind, str]
) -> None:
    assert ("checklist.toml", *fault) in faults(with_follow_up(tmp_path, old, new))


def test_a_section_may_be_asked_for_each_store_but_nothing_else_waits_for_it(
    tmp_path: Path,
) -> None:
    mark = 'id = "doors"'
    checklist = load_checklist(
        with_follow_up(tmp_path, mark, f"{mark}\nper_store = true"), STANDARDS
    )
    assert [section.per_store for section in checklist.sections] == [True]
    several = '\n[[section]]\nid = "gate"\n'
    follow_up = '[[section.item]]\nid = "TI-02"'
    apart = f"{several}{follow_up}"
    structure = (tmp_path / "checklist.toml").read_text("utf-8")
    (tmp_path / "checklist.toml").write_text(structure.replace(follow_up, apart), "utf-8")
    found = faults(tmp_path)
    assert ("checklist.toml", "TI-02", FaultKind.STORE_CONDITION, "TI-01") in found


def test_items_of_other_checklists_are_welcome_when_their_prefix_is_named(tmp_path: Path) -> None:
    renamed = ENGLISH.replace("TI-01", "WS-01"), STRUCTURE.replace('"TI-01"', '"WS-01"')
    shares = renamed[1].replace('prefix = "TI"', 'prefix = "TI"\nshares = ["AD", "WS"]')
    checklist = load_checklist(folder(tmp_path, shares, en=renamed[0]), STANDARDS)
    assert checklist.shares == ("AD", "WS")
    assert [item.id for item in checklist.items()] == ["WS-01"]


def test_only_what_is_asked_makes_a_new_meaning(tmp_path: Path) -> None:
    _, item = load_checklist(with_follow_up(tmp_path), STANDARDS).items()
    same = [
        replace(item, weight=5),
        replace(item, references=()),
        replace(item, question=Texts({**item.question.by_language, "zh": "缝多宽？"})),
    ]
    other = [
        replace(item, question=Texts({"en": "How high is the gap?"})),
        replace(item, guidance=Texts({"en": "Guess it."})),
        replace(item, method=Method.OBSERVE),
        replace(item, measures=()),
    ]
    assert {one.meaning_digest() for one in same} == {item.meaning_digest()}
    assert item.meaning_digest() not in {one.meaning_digest() for one in other}
