import json
import re
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from checklists import values
from checklists.asking.checklist import Checklist
from checklists.asking.files import MAX_FILE_BYTES
from checklists.asking.loading import load_checklist
from checklists.asking.shelf import LIBRARY, shipped_checklists, standards
from checklists.asking.starting import starter
from checklists.asking.writing import (
    ChecklistUnwritable,
    UnknownReference,
    UnwritableKind,
    to_toml,
    without_unknown_references,
)
from checklists.values import Texts
from tests.support.made_up import checklists
from tests.support.samples import make_checklist, make_item, three_items

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/checklist.schema.json").read_text("utf-8"))
DOCUMENT = (Path(__file__).parents[2] / "docs/checklist-format.md").read_text("utf-8")
WORDS = {
    "domain": values.Domain,
    "stage": values.Stage,
    "method": values.Method,
    "evidence_kind": values.EvidenceKind,
    "facility_kind": values.FacilityKind,
    "measure_kind": values.MeasureKind,
    "inspection_kind": values.InspectionKind,
    "result": values.Result,
}
STRUCTURE = {**SCHEMA, "anyOf": [{"$ref": "#/$defs/structure"}]}
LANGUAGE = {**SCHEMA, "anyOf": [{"$ref": "#/$defs/language"}]}
SHIPPED_FILES = sorted(
    path for one in shipped_checklists() for path in (LIBRARY / one.id).iterdir()
)


def loaded(files: Mapping[str, str]) -> Checklist:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, "utf-8", newline="")
        return load_checklist(Path(folder), standards())


def faults(record: Any, schema: dict[str, Any]) -> list[str]:
    return [fault.message for fault in jsonschema.Draft202012Validator(schema).iter_errors(record)]


@pytest.mark.parametrize("checklist", shipped_checklists(), ids=lambda one: one.id)
def test_a_shipped_checklist_comes_back_from_its_files(checklist: Checklist) -> None:
    assert loaded(to_toml(checklist, standards())) == checklist


@settings(max_examples=60)
@given(checklists())
def test_any_checklist_comes_back_from_its_files(checklist: Checklist) -> None:
    files = to_toml(checklist, standards())
    assert loaded(files) == checklist
    for name, text in files.items():
        schema = STRUCTURE if name == "checklist.toml" else LANGUAGE
        assert faults(tomllib.loads(text), schema) == []


def refused(checklist: Checklist) -> tuple[str, UnwritableKind, str]:
    with pytest.raises(ChecklistUnwritable) as caught:
        to_toml(checklist, standards())
    return caught.value.place, caught.value.kind, caught.value.detail


def test_a_reference_to_a_standard_not_at_hand_is_named_or_left_out() -> None:
    checklist = three_items()
    assert refused(checklist) == ("SA-A-01", UnwritableKind.UNKNOWN_REFERENCE, "ATT Art 11(1)")
    without, missing = without_unknown_references(checklist, standards())
    assert missing[0] == UnknownReference("SA-A-01", "ATT Art 11(1)")
    assert len(missing) == 3
    assert loaded(to_toml(without, standards())) == without


@pytest.mark.parametrize("ids", [("A-1", "B-1"), ("alone",), ("A-1", "A"), ()])
def test_ids_must_begin_alike(ids: tuple[str, ...]) -> None:
    checklist = make_checklist(*(replace(make_item(one), references=()) for one in ids))
    assert refused(checklist)[1] is UnwritableKind.NO_COMMON_PREFIX
    assert refused(replace(checklist, sections=()))[1] is UnwritableKind.NO_COMMON_PREFIX


def test_a_language_that_is_no_file_name_is_refused() -> None:
    item = replace(make_item("A-1"), references=())
    checklist = replace(make_checklist(item), about=Texts({"en": "x", "../evil": "y"}))
    assert refused(checklist) == ("", UnwritableKind.BAD_LANGUAGE, "../evil")


def test_a_file_too_large_to_load_is_refused() -> None:
    item = replace(make_item("A-1"), references=(), guidance=Texts({"en": "x" * MAX_FILE_BYTES}))
    assert refused(make_checklist(item))[:2] == ("en.toml", UnwritableKind.TOO_LARGE)


def test_a_starter_loads_in_every_language_asked_for() -> None:
    english = loaded(starter())
    assert len(list(english.items())) == 3
    files = starter("fr", "en", "ar")
    assert list(files) == ["checklist.toml", "en.toml", "fr.toml", "ar.toml"]
    assert loaded(files) == english
    for name, text in files.items():
        schema = STRUCTURE if name == "checklist.toml" else LANGUAGE
        assert faults(tomllib.loads(text), schema) == []
    with pytest.raises(ChecklistUnwritable):
        starter("../evil")


def test_the_example_of_the_documentation_loads_and_fits_the_schema() -> None:
    drawn = re.findall(r"```toml\n# (\S+)\n(.*?)```", DOCUMENT, re.DOTALL)
    files = {name: text for name, text in drawn if name in ("checklist.toml", "en.toml")}
    assert len(files) == 2
    assert [item.id for item in loaded(files).items()] == ["WS-DOR-01", "WS-KEY-01"]
    assert faults(tomllib.loads(files["checklist.toml"]), STRUCTURE) == []
    assert faults(tomllib.loads(files["en.toml"]), LANGUAGE) == []


@pytest.mark.parametrize("kind", WORDS.values(), ids=WORDS)
def test_the_documentation_lists_every_word(kind: type) -> None:
    assert " | " + ", ".join(f"`{word}`" for word in kind) + " |" in DOCUMENT


@pytest.mark.parametrize("path", SHIPPED_FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_shipped_file_fits_the_schema(path: Path) -> None:
    schema = STRUCTURE if path.name == "checklist.toml" else LANGUAGE
    record = tomllib.loads(path.read_text("utf-8"))
    assert faults(record, schema) == []
    assert faults(record, SCHEMA) == []


def test_the_schema_refuses_what_loading_refuses() -> None:
    good = tomllib.loads(starter()["checklist.toml"])
    item = good["section"][0]["item"][0]
    for spoiled in (
        {**good, "format": 2},
        {**good, "sections": []},
        {**good, "section": []},
        *(
            {**good, "section": [{"id": "x", "item": [{**item, **wrong}]}]}
            for wrong in (
                {"weight": 6},
                {"weight": "3"},
                {"domain": "x"},
                {"evidence": ["foto"]},
                {"asked_if": {"item": "MY-1", "results": []}},
                {"measured": [{"id": "a", "kind": "decimal", "minimum": "wide"}]},
                {"wieght": 1},
            )
        ),
    ):
        assert faults(spoiled, STRUCTURE)
    assert faults({"language": "en", "title": "x"}, LANGUAGE)
    words = {"language": "en", "title": "x", "about": "y"}
    assert faults({**words, "item": {"A-1": {"questoin": "?"}}}, LANGUAGE)


@pytest.mark.parametrize(("name", "kind"), WORDS.items())
def test_the_schema_knows_the_words_of_the_code(name: str, kind: type) -> None:
    assert SCHEMA["$defs"][name]["enum"] == [str(word) for word in kind]
