from pathlib import Path

import pytest

from checklists.asking.loading import load_checklist
from checklists.asking.shelf import LIBRARY, shipped_checklists, standards
from checklists.asking.spreadsheet import Sheet, Sheets
from storage.spreadsheets import write_sheets
from tests.flows.conftest import run_program


def write_foreign_form(file: Path) -> Path:
    """A form as others make them: a section, two questions, and what we have no word for."""
    survey = (
        ("type", "name", "label::English (en)", "constraint", "appearance"),
        ("begin group", "doors", "Doors", "", ""),
        ("select_one yes_no", "locked", "Is the door locked?", "", "minimal"),
        ("integer", "locks", "How many locks?", ". > 0", ""),
        ("geopoint", "where", "Where is it?", "", ""),
        ("end group", "", "", "", ""),
    )
    choices = (
        ("list_name", "name", "label::English (en)"),
        ("yes_no", "yes", "Yes"),
        ("yes_no", "no", "No"),
    )
    settings = (("form_title", "form_id", "version"), ("Gate", "gate", "3"))
    sheets = (
        Sheet("survey", survey),
        Sheet("choices", choices),
        Sheet("settings", settings),
    )
    file.write_bytes(write_sheets(Sheets(sheets)))
    return file


def test_a_form_becomes_a_folder_that_is_accepted_and_every_loss_is_named(tmp_path: Path) -> None:
    form, folder = write_foreign_form(tmp_path / "gate.xlsx"), tmp_path / "gate"
    ran = run_program("checklists", "import", form, "-o", folder, "--json")
    assert ran.code == 0, ran.err
    assert ran.json["checklist"]["items"] >= 2
    assert any(one["row"] == 3 for one in ran.json["not_taken"])
    assert all(one["sheet"] in one["sentence"] for one in ran.json["not_taken"])
    assert run_program("checklists", "check", folder).code == 0
    again = run_program("checklists", "import", form, "-o", folder)
    assert (again.code, "is not an empty folder" in again.err) == (3, True)
    spoken = run_program("checklists", "import", form, "-o", tmp_path / "zwei")
    assert spoken.out.count("\n") == len(ran.json["not_taken"]) + 1
    assert "Sheet “survey”, row 3: “minimal” in the column “appearance”" in spoken.out


@pytest.mark.parametrize("checklist", shipped_checklists(), ids=lambda one: one.id)
def test_what_was_exported_comes_back_as_it_was(tmp_path: Path, checklist: object) -> None:
    name = checklist.id  # type: ignore[attr-defined]
    form, folder = tmp_path / "form.xlsx", tmp_path / "back"
    given = run_program("checklists", "export", name, "-o", form, "--json")
    assert given.code == 0, given.err
    assert given.json["checklist"]["id"] == name
    taken = run_program("checklists", "import", form, "-o", folder, "--json")
    assert taken.code == 0, taken.err
    assert (taken.json["not_taken"], taken.json["left_out"]) == ([], [])
    assert load_checklist(folder, standards()) == checklist


def test_an_export_overwrites_nothing_and_takes_a_folder_too(tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert run_program("checklists", "export", LIBRARY / "weapons-store", "-o", form).code == 0
    again = run_program("checklists", "export", "weapons-store", "-o", form)
    assert (again.code, "was not overwritten" in again.err) == (3, True)


def test_a_new_checklist_can_be_checked_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    ran = run_program("checklists", "new", folder, "--json")
    assert ran.code == 0, ran.err
    assert set(ran.json["files"]) == {"checklist.toml", "en.toml"}
    assert run_program("checklists", "check", folder).code == 0
    again = run_program("checklists", "new", folder)
    assert (again.code, "is not an empty folder" in again.err) == (3, True)


def test_a_new_checklist_has_a_file_to_fill_in_for_each_language(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    ran = run_program("checklists", "new", folder, "--also", "fr", "pt-BR", "--json")
    assert set(ran.json["files"]) == {"checklist.toml", "en.toml", "fr.toml", "pt-BR.toml"}
    said = run_program("checklists", "check", folder).out
    assert "fr.toml, MY-DOO-01: the text “question” is not yet translated" in said
    bad = run_program("checklists", "new", tmp_path / "other", "--also", "../evil")
    assert (bad.code, "is not the short name of a language" in bad.err) == (3, True)
    assert not (tmp_path / "other").exists()


def test_what_is_no_form_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "text.xlsx").write_bytes(b"hello")
    (tmp_path / "empty.xlsx").write_bytes(write_sheets(Sheets((Sheet("data", (("a",),)),))))
    for name, says in (
        ("text.xlsx", "is not a spreadsheet"),
        ("empty.xlsx", "has no sheet “survey”"),
        ("absent.xlsx", "is not there"),
    ):
        ran = run_program("checklists", "import", tmp_path / name, "-o", tmp_path / "out")
        assert (ran.code, says in ran.err) == (3, True), ran.err
        assert ran.err.count("\n") == 1
        assert not (tmp_path / "out").exists()
