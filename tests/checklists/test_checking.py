import re
from pathlib import Path
from shutil import copytree

import pytest

from checklists.asking.checking import (
    check_checklist,
    check_library,
    check_together,
)
from checklists.asking.files import FaultKind
from checklists.asking.shelf import LIBRARY, standards
from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.asking.starting import starter
from checklists.asking.units import UNITS
from checklists.asking.writing import to_toml
from checklists.asking.xlsform_in import from_xlsform
from checklists.delivering.named_words import NAMED_WORDS


def starting(folder: Path, *languages: str) -> Path:
    """The checklist that `checklists new` writes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in starter(*languages).items():
        (folder / name).write_text(text, "utf-8")
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def faults(folder: Path) -> list[tuple[str, str, FaultKind, str]]:
    found = check_checklist(folder, standards()).faults
    return [(fault.file, fault.place, fault.kind, fault.detail) for fault in found]


def test_everything_that_ships_is_without_fault() -> None:
    checked = check_library(NAMED_WORDS)
    assert [one for one in checked if one.faults] == []
    names = {one.folder.name for one in checked}
    assert names == {path.name for path in LIBRARY.iterdir() if path.is_dir()}


def test_a_new_checklist_is_without_fault(tmp_path: Path) -> None:
    assert faults(starting(tmp_path)) == []


def test_each_text_that_a_language_lacks_is_named_with_its_file(tmp_path: Path) -> None:
    folder = starting(tmp_path, "fr")
    assert len(faults(folder)) == 2 + 2 + 3 * 4 + 2  # head, sections, items, critical and measure
    change(folder / "fr.toml", 'title = ""', 'title = "Ma liste"')
    assert "title" not in {detail for _, place, _, detail in faults(folder) if not place}
    assert faults(folder)[0] == ("fr.toml", "", FaultKind.MISSING_TRANSLATION, "about")
    gap = ("fr.toml", "MY-DOO-02", FaultKind.MISSING_TRANSLATION, "measured.gap")
    assert gap in faults(folder)


def test_a_language_file_without_a_title_is_checked_too(tmp_path: Path) -> None:
    folder = starting(tmp_path, "fr")
    checked = check_checklist(folder, standards())
    assert checked.checklist is not None
    assert checked.checklist.languages == ("en",)
    assert {fault.file for fault in checked.faults} == {"fr.toml"}


def test_a_language_that_must_be_there_is_missed(tmp_path: Path) -> None:
    (fault,) = check_checklist(starting(tmp_path), standards(), ("en", "ar")).faults
    assert (fault.file, fault.kind) == ("ar.toml", FaultKind.MISSING_FILE)


@pytest.mark.parametrize("unit", ["feet", "M", "Mm", "degrees", "meter"])
def test_an_unknown_unit_is_named_and_loads_all_the_same(tmp_path: Path, unit: str) -> None:
    folder = starting(tmp_path)
    change(folder / "checklist.toml", 'unit = "mm"', f'unit = "{unit}"')
    assert faults(folder) == [
        ("checklist.toml", "MY-DOO-02 gap", FaultKind.UNKNOWN_UNIT, unit),
    ]
    assert check_checklist(folder, standards()).checklist is not None


def test_every_unit_has_one_spelling() -> None:
    assert len(UNITS) == len({unit.casefold() for unit in UNITS})
    assert all(unit == unit.strip() and unit for unit in UNITS)


def test_a_form_with_an_unknown_unit_comes_in_and_is_named_later(tmp_path: Path) -> None:
    rows = (("type", "name", "label", "pssm_unit"), ("decimal", "gap", "How wide?", "furlong"))
    checklist = from_xlsform(Sheets((Sheet("survey", rows),))).checklist
    for name, text in to_toml(checklist, standards()).items():
        (tmp_path / name).write_text(text, "utf-8")
    assert [kind for _, _, kind, _ in faults(tmp_path)] == [FaultKind.UNKNOWN_UNIT]


def test_a_measure_named_twice_in_one_item_is_a_fault(tmp_path: Path) -> None:
    folder = starting(tmp_path)
    measure = '[[section.item.measured]]\nid = "gap"\nkind = "integer"\n\n'
    change(
        folder / "checklist.toml",
        "[[section.item.measured]]",
        f"{measure}[[section.item.measured]]",
    )
    assert faults(folder) == [("checklist.toml", "MY-DOO-02 gap", FaultKind.DUPLICATE_ID, "gap")]


def test_a_critical_item_nobody_is_ever_asked_is_named(tmp_path: Path) -> None:
    folder = starting(tmp_path)
    structure = folder / "checklist.toml"
    change(structure, "critical = true", 'facilities = ["movement"] #')
    change(structure, "weight = 3", 'weight = 3\nfacilities = ["headquarters"]\ncritical = true')
    english = folder / "en.toml"
    change(english, 'critical = "Weapons can be taken without a trace."', "")
    change(english, "[item.MY-DOO-02]", '[item.MY-DOO-02]\ncritical = "It is."')
    assert faults(folder) == [
        ("checklist.toml", "MY-DOO-02", FaultKind.DEAD_CRITICAL_ITEM, "MY-DOO-01"),
    ]
    change(structure, '["headquarters"]', '["headquarters", "movement"]')
    assert faults(folder) == []


def test_what_bars_loading_is_named_alone(tmp_path: Path) -> None:
    folder = starting(tmp_path, "fr")
    change(folder / "checklist.toml", "mosaic-05.20", "mosaic-05.20/99")
    assert faults(folder) == [
        ("checklist.toml", "MY-REC-01", FaultKind.UNKNOWN_CLAUSE, "mosaic-05.20/99"),
    ]
    assert check_checklist(folder, standards()).checklist is None


def test_an_id_that_asks_something_else_in_another_checklist_is_a_fault(tmp_path: Path) -> None:
    first, same, edition, other = (
        starting(tmp_path / name) for name in ("first", "same", "edition", "other")
    )
    change(same / "checklist.toml", '"my-checklist"', '"same"')
    change(edition / "en.toml", "Measure the widest place.", "Measure it.")
    change(other / "checklist.toml", '"my-checklist"', '"other"')
    change(other / "en.toml", "Measure the widest place.", "Guess.")
    checked = check_together([first, same, edition, other], standards())
    assert [len(one.faults) for one in checked] == [0, 0, 0, 1]
    (fault,) = checked[-1].faults
    assert (fault.place, fault.kind) == ("MY-DOO-02", FaultKind.DUPLICATE_ID)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The part of the library that is no checklist, with one checklist."""
    for name in ("standards", "terms", "regions", "gender-responsive-pssm"):
        copytree(LIBRARY / name, tmp_path / name)
    return tmp_path


def faults_of(library: Path, name: str) -> list[tuple[str, str, FaultKind, str]]:
    (checked,) = (one for one in check_library(NAMED_WORDS, library) if one.folder.name == name)
    return [(one.file, one.place, one.kind, one.detail) for one in checked.faults]


def test_a_region_that_names_what_is_not_there_is_faulty(library: Path) -> None:
    pack = library / "regions" / "ecowas.toml"
    assert {kind for _, _, kind, _ in faults_of(library, "regions")} == {FaultKind.UNKNOWN_ITEM}
    for other in (library / "regions").glob("*.toml"):
        if other != pack:
            other.unlink()
    cited = re.compile(r"items = \[.*?\]", re.DOTALL)
    pack.write_text(cited.sub('items = ["GR-POL-01"]', pack.read_text("utf-8")), "utf-8")
    assert faults_of(library, "regions") == []
    change(pack, "countries = [", 'countries = ["QQ",')
    ((file, _, kind, detail),) = faults_of(library, "regions")
    assert (file, kind, detail) == ("ecowas.toml", FaultKind.UNKNOWN_COUNTRY, "QQ")


def test_a_shipped_checklist_must_speak_every_language_of_the_terms(library: Path) -> None:
    (library / "gender-responsive-pssm" / "ar.toml").unlink()
    ((file, _, kind, _),) = faults_of(library, "gender-responsive-pssm")
    assert (file, kind) == ("ar.toml", FaultKind.MISSING_FILE)


def test_faults_of_standards_are_named(library: Path) -> None:
    folder = library / "standards"
    (folder / "zz.toml").write_text(
        '[[standard]]\nid = "att"\nshort = "A"\nedition = ""\nconfidence = "read"\nsource = ""\n'
        '[standard.name]\nen = "A"\n',
        "utf-8",
    )
    (folder / "zzz.toml").write_text("standard = ", "utf-8")
    assert [found[:3] for found in faults_of(library, "standards")] == [
        ("zz.toml", "att", FaultKind.DUPLICATE_ID),
        ("zzz.toml", "", FaultKind.NOT_TOML),
    ]


def test_faults_of_terms_are_named(library: Path) -> None:
    terms = library / "terms"
    change(terms / "fr.toml", "training = ", "trainig = ")
    change(terms / "zh.toml", "[terms.Domain]\nstorage = ", '[terms.Domain]\nstorage = "" # ')
    (terms / "ar.toml").write_text("x", "utf-8")
    change(terms / "en.toml", "[terms.Stage]\nmanufacture", "[terms.Stage]\nmanufactory")
    assert [found[:1] + found[2:] for found in faults_of(library, "terms")[1:]] == [
        ("en.toml", FaultKind.MISSING_TEXT, "Stage.manufacture"),
        ("en.toml", FaultKind.UNKNOWN_ID, "Stage.manufactory"),
        ("fr.toml", FaultKind.MISSING_TRANSLATION, "Domain.training"),
        ("fr.toml", FaultKind.UNKNOWN_ID, "Domain.trainig"),
        ("zh.toml", FaultKind.MISSING_TRANSLATION, "Domain.storage"),
    ]
    assert faults_of(library, "terms")[0][2] == FaultKind.NOT_TOML
