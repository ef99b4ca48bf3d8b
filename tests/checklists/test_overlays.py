"""An authority's overlay: what it may add, and what it is told when it may not."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from checklists.asking.files import FaultKind, OverlayRefused
from checklists.asking.overlays import Overlay, load_overlay, with_overlay
from checklists.asking.regions import known_items
from checklists.asking.searching import search
from checklists.asking.shelf import standards
from checklists.records import from_record, to_record
from checklists.values import Confidence
from tests.support.overlays import AUTHORITY, OVERLAY, documented_overlay, write_overlay

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "overlay.schema.json"


def load(path: Path) -> Overlay:
    return load_overlay(path, standards(), known_items())


def faults(folder: Path, text: str) -> set[tuple[FaultKind, str]]:
    with pytest.raises(OverlayRefused) as refused:
        load(write_overlay(folder, text))
    return {(fault.kind, fault.detail) for fault in refused.value.faults}


def test_an_overlay_adds_clauses_and_standards_in_its_own_name(tmp_path: Path) -> None:
    overlay = load(write_overlay(tmp_path))
    assert (overlay.authority, overlay.clauses) == (AUTHORITY, 3)
    security, national = overlay.standards
    assert security.added_by == ""
    assert {one.added_by for one in security.clauses.values()} == {AUTHORITY}
    assert security.clauses["7.2"].source == "p. 14 of our copy"
    assert (national.added_by, national.short) == (AUTHORITY, "Order 12")
    whole, order, ours = overlay.references
    assert {one.reference.added_by for one in overlay.references} == {AUTHORITY}
    assert whole.reference.label == "IATG 09.10 cl. 7.2"
    assert order.reference.label == "Order 12 s. 3"
    assert (ours.reference.label, ours.reference.confidence) == ("ATT Art 12(4)", Confidence.READ)
    assert from_record(Overlay, to_record(overlay)) == overlay


def test_what_is_ours_stands_as_it_was(tmp_path: Path) -> None:
    overlay = load(write_overlay(tmp_path))
    whole = with_overlay(standards(), overlay)
    for identity, standard in standards().items():
        for key, clause in standard.clauses.items():
            assert whole[identity].clauses[key] == clause
        assert whole[identity].name == standard.name
    assert "7.2" not in standards()["iatg-09.10"].clauses
    assert with_overlay(standards(), None) == standards()


def test_the_search_tells_theirs_from_ours(tmp_path: Path) -> None:
    whole = with_overlay(standards(), load(write_overlay(tmp_path)))
    found = {one.reference: one for one in search(whole.values(), "padlock")}
    assert found["iatg-09.10/7.2"].added_by == AUTHORITY
    assert found["iatg-09.10/7.2"].source == "p. 14 of our copy"
    (order,) = (one for one in search(whole.values(), "order 12") if one.clause is None)
    assert (order.added_by, order.source) == (AUTHORITY, "gazette of 1 March 2019")
    (ours,) = search(whole.values(), "att 12.4 retention")
    assert (ours.added_by, ours.source) == ("", standards()["att"].source)


def test_another_edition_than_ours_stands_by_itself(tmp_path: Path) -> None:
    overlay = load(write_overlay(tmp_path))
    edition = "2031 (V.4)"
    newer = {**standards()}
    kept = newer["iatg-09.10"]
    newer["iatg-09.10"] = type(kept)(
        kept.id, kept.short, kept.name, edition, kept.confidence, kept.source, kept.clauses
    )
    whole = with_overlay(newer, overlay)
    assert "7.2" not in whole["iatg-09.10"].clauses
    found = [one for one in search(whole.values(), "padlock") if one.clause is not None]
    assert [one.standard.edition for one in found if one.clause_id == "7.2"] == ["2015 (V.2)"]


def test_the_example_of_the_documentation_is_accepted_and_is_the_one_tested(tmp_path: Path) -> None:
    path = write_overlay(tmp_path, documented_overlay())
    assert load(path) == load(write_overlay(tmp_path))


def test_the_schema_takes_what_the_program_takes() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    judge = jsonschema.Draft202012Validator(schema)
    judge.validate(tomllib.loads(OVERLAY))
    for wrong in (
        OVERLAY.replace("format = 1", "format = 2"),
        OVERLAY.replace('confidence = "read"', 'confidence = "contents_only"'),
        OVERLAY.replace('source = "p. 14 of our copy"', 'page = "14"'),
    ):
        assert not judge.is_valid(tomllib.loads(wrong))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("format = 1", "format = 2", (FaultKind.UNKNOWN_FORMAT, "1")),
        (f'authority = "{AUTHORITY}"', 'authority = " "', (FaultKind.MISSING_TEXT, "authority")),
        (f'authority = "{AUTHORITY}"', 'authority = "osce"', (FaultKind.ALREADY_THERE, "osce")),
        (
            f'authority = "{AUTHORITY}"',
            'authority = "OSCE area"',
            (FaultKind.ALREADY_THERE, "OSCE area"),
        ),
        ('edition = "2015 (V.2)"', 'edition = "V.3"', (FaultKind.WRONG_EDITION, "2015 (V.2)")),
        (
            'id = "iatg-09.10"',
            'id = "iatg-9.10"',
            (FaultKind.UNKNOWN_REFERENCE, "iatg-9.10"),
        ),
        ('short = "Order 12"\n', "", (FaultKind.MISSING_FIELD, "short")),
        ('short = "Order 12"', 'short = "ATT"', (FaultKind.ALREADY_THERE, "ATT")),
        ('en = "Order 12 on the keeping of arms"', 'zh = "令"', (FaultKind.MISSING_TEXT, "name")),
        (
            'name = { en = "Order 12 on the keeping of arms" }\n',
            "",
            (FaultKind.MISSING_TEXT, "name"),
        ),
        ('id = "xx-order-12"', 'id = "iatg-09.10"', (FaultKind.DUPLICATE_ID, "iatg-09.10")),
        (
            'confidence = "read"',
            'confidence = "contents_only"',
            (FaultKind.UNKNOWN_WORD, "confidence: contents_only"),
        ),
        (
            'cite = "iatg-09.10/7.2"',
            'cite = "iatg-09.10/8"',
            (FaultKind.UNKNOWN_CLAUSE, "iatg-09.10/8"),
        ),
        ('"WS-KEY-01"', '"WS-KEY-99"', (FaultKind.UNKNOWN_ITEM, "WS-KEY-99")),
        ("[[reference]]", 'mood = "good"\n[[reference]]', (FaultKind.UNKNOWN_FIELD, "mood")),
    ],
)
def test_every_fault_is_named(
    tmp_path: Path, before: str, after: str, expected: tuple[FaultKind, str]
) -> None:
    assert before in OVERLAY
    assert expected in faults(tmp_path, OVERLAY.replace(before, after, 1))


def test_a_clause_of_ours_cannot_be_given_again(tmp_path: Path) -> None:
    added = '\n[standard.clause."{key}"]\nlabel = "{label}"\ntitle = "t"\nsource = "s"\n'
    added += 'confidence = "read"\n'
    head = f'format = 1\nauthority = "{AUTHORITY}"\n[[standard]]\nid = "att"\nedition = "2013"\n'
    for key, label in (("12.4", "anything"), ("own", "Art 12(4)")):
        told = faults(tmp_path, head + added.format(key=key, label=label))
        assert told == {(FaultKind.ALREADY_THERE, f"att/{key}")}
    # A clause of which only the heading is known here may be supplied under an id of their own.
    osce = 'id = "osce-bpg-iii"\nedition = "FSC.GAL/14/03/Rev.2 (2003)"\n'
    text = head.replace('id = "att"\nedition = "2013"\n', osce)
    overlay = load(write_overlay(tmp_path, text + added.format(key="II.2-own", label="II.2")))
    assert overlay.clauses == 1


def test_the_name_of_ours_cannot_be_given_again(tmp_path: Path) -> None:
    text = f'format = 1\nauthority = "{AUTHORITY}"\n[[standard]]\nid = "att"\nedition = "2013"\n'
    assert faults(tmp_path, f'{text}short = "Our treaty"\n') == {(FaultKind.UNKNOWN_FIELD, "short")}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OverlayRefused):
        load(tmp_path / "none.toml")
