"""Lists of items through the command line: in, with every row accounted for, and out again."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import main
from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.delivering.case import Case, DeclaredItem, GoodPractice, RestrictedNote
from checklists.inspecting import casework, taking_stock
from checklists.inspecting.changes import InspectionStarted
from checklists.inspecting.keeping import UnknownCase
from storage import entrances, keys
from storage.spreadsheets import read_sheets, write_sheets
from storage.workspace import create_workspace, open_workspace
from tests.flows.conftest import Ran, run_program
from tests.support.cases import make_condition, make_declared, make_event, make_mark
from tests.support.messy_lists import MALFORMED, make_messy_list
from tests.support.samples import make_inspection
from ui.cli.case_files import find_case

Program = Callable[..., Ran]
SECRET = "correct horse battery"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)
    workspace, _recovery = create_workspace(tmp_path / "w", SECRET, "Ana")
    workspace.close()
    return tmp_path / "w"


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program in this process, which opens workspaces with cheap keys."""
    monkeypatch.setenv("PSSM_PASSPHRASE", SECRET)
    monkeypatch.setenv("PSSM_LANGUAGE", "en")

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["main.py", *map(str, words)])
        code = main.main()
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


def new_case(program: Program, folder: Path) -> str:
    ran = program(
        *("case", "new", folder, "--title", "Rifles", "--exporter", "Arvenia"),
        *("--importer", "Sulmar", "--end-user", "Coast Guard", "--authorization", "EX-1", "--json"),
    )
    assert ran.code == 0, ran.err
    return str(ran.json["case"])


def stored(folder: Path, case: str) -> Case:
    workspace = open_workspace(folder, SECRET)
    try:
        return workspace.load_case(case)
    finally:
        workspace.close()


def items(folder: Path, case: str) -> list[DeclaredItem]:
    return sorted(stored(folder, case).declared.values(), key=lambda item: item.number)


def test_a_list_is_previewed_taken_and_known_again(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    case = new_case(program, folder)
    head = stored(folder, case).head
    assert (head.exporter.name, head.importer.name) == ("Arvenia", "Sulmar")
    assert (head.end_user.name, head.authorization.number) == ("Coast Guard", "EX-1")
    messy, file = make_messy_list(), tmp_path / "rifles.csv"
    file.write_bytes(messy.text.encode("cp1252"))
    words = ("case", "import-items", folder, case[-8:], file)
    seen = program(*words, "--preview", "--json")
    assert (seen.code, seen.json["preview"]) == (0, True), seen.err
    assert stored(folder, case).declared == {}
    ran = program(*words, "--json")
    assert ran.code == 0, ran.err
    assert {**ran.json, "preview": True} == seen.json
    assert (ran.json["encoding"], ran.json["delimiter"], ran.json["sheet"]) == ("cp1252", ";", "")
    assert ran.json["mapped"]["serial"] == "Waffen-Nr."
    assert (ran.json["unmapped"], ran.json["line_numbers"]) == (["Bem."], ["Lfd. Nr."])
    rows = {key: ran.json[key] for key in ("doubtful", "left_out")}
    assert ran.json["rows"] == ran.json["taken"] + sum(map(len, rows.values())) == messy.rows
    assert [one["row"] for one in rows["left_out"]] == [*messy.duplicate_rows, messy.total_row]
    assert rows["left_out"][0]["sentence"] == f"The same as row {messy.first_row}."
    declared = stored(folder, case).declared
    assert len(declared) == messy.rows - 13
    doubts = [item.doubt for item in declared.values() if item.doubt]
    assert len(doubts) == len(MALFORMED)
    assert "A spreadsheet took the serial for a number: 1.23E+05" in doubts
    again = program(*words)
    assert again.code == 0, again.err
    assert "3001 rows; 0 taken, 0 taken with doubt, 3001 left out." in again.out
    assert f"{messy.first_row}: Already declared as item 1." in again.out
    assert "more; --json names them all" in again.out
    assert len(stored(folder, case).declared) == messy.rows - 13


def spreadsheet(file: Path, *sheets: tuple[str, Sequence[Sequence[str]]]) -> Path:
    made = (Sheet(name, tuple(tuple(row) for row in rows)) for name, rows in sheets)
    file.write_bytes(write_sheets(Sheets(tuple(made))))
    return file


def test_columns_said_once_are_remembered_and_sheets_are_chosen(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    case = new_case(program, folder)
    header = ("Ident", "Kram")
    first = spreadsheet(tmp_path / "a.xlsx", ("One", [("Title",), header, ("0012", "x")]))
    second = spreadsheet(
        tmp_path / "b.xlsx", ("One", [header, ("0013", "y")]), ("Two", [header, ("14", "z")])
    )
    words = ("case", "import-items", folder, case)
    unknown = program(*words, first)
    assert (unknown.code, "names of columns that are known" in unknown.err) == (3, True)
    mapping = ("--map", "serial=Ident", "--map", "store=Kram")
    seen = program(*words, first, *mapping, "--preview")
    assert seen.code == 0, seen.err
    assert program(*words, first).code == 3
    said = program(*words, first, *mapping, "--category", "g")
    assert said.code == 0, said.err
    several = program(*words, second)
    assert (several.code, "hold a list: One, Two." in several.err) == (3, True)
    chosen = program(*words, second, "--sheet", "two", "--json")
    assert chosen.code == 0, chosen.err
    assert (chosen.json["sheet"], chosen.json["encoding"]) == ("Two", "")
    kept = [(one.serial, one.store, one.category) for one in items(folder, case)]
    assert kept == [("0012", "x", "g"), ("14", "z", "h")]


def test_a_case_goes_out_as_spreadsheet_and_tables_and_its_list_comes_back(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    case, other = new_case(program, folder), new_case(program, folder)
    text = 'Serial number,Model,Note\r\n\'=A1,M,"two\nlines"\r\n007,M,+x\r\nn/a,M,-\r\n'
    (tmp_path / "list.csv").write_text(text, "utf-8", newline="")
    ran = program("case", "import-items", folder, case, tmp_path / "list.csv")
    assert ran.code == 0, ran.err
    workspace = open_workspace(folder, SECRET)
    casework.add(workspace, case, make_condition())
    casework.add(workspace, case, replace(make_event(), remark="=1+1"))
    workspace.close()
    book, tables = tmp_path / "out.xlsx", tmp_path / "out"
    for target in (book, tables):
        given = program("case", "export", folder, case, "-o", target)
        assert given.code == 0, given.err
        assert "3 items, 1 conditions, 1 custody events." in given.out
        again = program("case", "export", folder, case, "-o", target)
        assert again.code == 3
    sheets = read_sheets("out.xlsx", book.read_bytes())
    assert [sheet.name for sheet in sheets.sheets][:2] == ["items", "conditions"]
    assert sheets.sheets[0].rows[1][6] == "=A1"
    assert ",'=1+1\r\n" in (tables / "custody.csv").read_bytes().decode("utf-8-sig")
    wanted = [replace(item, number=0, doubt="") for item in items(folder, case)]
    assert [item.serial for item in wanted] == ["=A1", "007", "n/a"]
    for file in (book, tables / "items.csv"):
        back = program("case", "import-items", folder, other, file, "--json")
        assert back.code == 0, back.err
        known = [replace(one, number=0, doubt="") for one in items(folder, other)]
        assert [replace(one, note=one.note.partition("; Doubt")[0]) for one in known] == wanted


def test_an_export_that_reads_back_otherwise_is_no_success(
    program: Program, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = new_case(program, folder)
    write = entrances.write_file
    monkeypatch.setattr(entrances, "read_sheets", lambda name, content: Sheets(()))
    monkeypatch.setattr(
        entrances, "write_file", lambda path, content: write(path, content + b"more")
    )
    for target in (tmp_path / "out.xlsx", tmp_path / "out"):
        ran = program("case", "export", folder, case, "-o", target)
        assert (ran.code, "what was read back differs" in ran.err) == (3, True), ran.err


def test_cells_that_a_spreadsheet_took_for_numbers(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Delivery note"],
        ["Serial number", "Model", "Qty", "Delivered"],
        ["00123", "M", 1, date(2025, 6, 12)],
        [45678, "M", 1.0, None],
        [4567, "M", None, None],
        [1.2345678901234568e17, "M", 1, None],
        ["=1+1", "M", 1, None],
    ):
        book.active.append(row)
    book.save(tmp_path / "numbers.xlsx")
    case = new_case(program, folder)
    words = ("case", "import-items", folder, case, tmp_path / "numbers.xlsx", "--json")
    ran = program(*words)
    assert ran.code == 0, ran.err
    assert [one.serial for one in items(folder, case)][:3] == ["00123", "45678", "4567"]
    assert items(folder, case)[0].note == "Delivered: 2025-06-12"
    reasons = [(one["row"], one["reason"]) for one in ran.json["doubtful"]]
    assert (6, "serial_scientific_notation") in reasons
    # A formula without a stored result says nothing.
    assert (7, "serial_missing") in reasons
    assert "Look at rows 5." in ran.json["warnings"][0]


def test_hostile_and_foreign_files_change_nothing(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    case = new_case(program, folder)
    bad = {
        "binary.csv": bytes(range(256)) * 8,
        "broken.xlsx": b"PK\x03\x04 nothing",
        "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "quotes.csv": b'Serial;Model\nA1;"M',
        "wide.csv": b"Serial;Model\n" + b";" * 5000 + b"x",
        "empty.csv": b"",
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
        ran = program("case", "import-items", folder, case, tmp_path / name)
        assert (ran.code, ran.err.count("\n"), name in ran.err) == (3, 1, True), ran.err
    assert stored(folder, case).declared == {}
    nobody = program("case", "export", folder, "ffffffff", "-o", "x")
    assert (nobody.code, "holds no case “ffffffff”" in nobody.err) == (3, True)


def test_a_case_is_found_by_the_beginning_or_the_end_of_its_id(
    program: Program, folder: Path
) -> None:
    first, second = new_case(program, folder), new_case(program, folder)
    workspace = open_workspace(folder, SECRET)
    try:
        assert find_case(workspace, first) == first
        assert find_case(workspace, second[-8:]) == second
        assert find_case(workspace, second[:-1]) == second
        for unclear in (first[:8], second[-7:], ""):
            with pytest.raises(UnknownCase):
                find_case(workspace, unclear)
    finally:
        workspace.close()


def test_the_whole_program_does_it_on_its_own(tmp_path: Path) -> None:
    folder, file, tables = tmp_path / "w", tmp_path / "list.csv", tmp_path / "out"
    file.write_text("序列号,型号\n0001,步枪\n0002,步枪\n", "gb18030")
    made = run_program("workspace", "new", folder, "--name", "Ana", PSSM_PASSPHRASE=SECRET)
    assert made.code == 0, made.err
    opened = run_program("case", "new", folder, "--title", "R", "--json", PSSM_PASSPHRASE=SECRET)
    case = opened.json["case"]
    ran = run_program("case", "import-items", folder, case, file, "--json", PSSM_PASSPHRASE=SECRET)
    assert (ran.code, ran.json["encoding"], ran.json["taken"]) == (0, "gb18030", 2)
    given = run_program("case", "export", folder, case, "-o", tables, PSSM_PASSPHRASE=SECRET)
    assert given.code == 0, given.err
    assert "0001" in (tables / "items.csv").read_text("utf-8-sig")


def test_drafts_name_nobody_and_only_the_annex_holds_restricted_notes(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    case = new_case(program, folder)
    workspace = open_workspace(folder, SECRET)
    casework.add(workspace, case, GoodPractice(0, "", "", "Keys lie in two boxes.", True))
    casework.add(workspace, case, RestrictedNote(0, "A broker asked for part of it.", "Customs"))
    workspace.close()
    texts = {}
    for action in ("note", "request", "annex"):
        path = tmp_path / f"{action}.txt"
        ran = program("case", action, folder, case, "-o", path, "--json")
        assert (ran.code, ran.json["file"]) == (0, str(path)), ran.err
        texts[action] = path.read_text("utf-8")
    assert "Keys lie in two boxes." in texts["note"]
    assert [action for action, text in texts.items() if "broker" in text] == ["annex"]
    assert [action for action, text in texts.items() if "Sulmar" in text] == []
    named = tmp_path / "named.txt"
    assert program("case", "note", folder, case, "-o", named, "--with-names").code == 0
    assert "Sulmar" in named.read_text("utf-8")


def test_what_a_visit_counted_goes_out_with_its_discrepancies(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    case = new_case(program, folder)
    workspace = open_workspace(folder, SECRET)
    casework.declare_items(workspace, case, "a.csv", [make_declared("A1"), make_declared("A2")])
    first, _second = workspace.load_case(case).declared
    visit = replace(make_inspection(), id="visit", case=case)
    workspace.commit("visit", InspectionStarted(visit))
    taking_stock.see_mark(workspace, "visit", make_mark("A1", first))
    workspace.close()
    out = tmp_path / "case.xlsx"
    ran = program("case", "export", folder, case, "-o", out, "--json")
    assert ran.code == 0, ran.err
    assert (ran.json["rows"]["reconciliation"], ran.json["rows"]["discrepancies"]) == (2, 1)
    sheet = read_sheets(out.name, out.read_bytes()).find("discrepancies")
    assert sheet is not None
    assert sheet.rows[1][:3] == ("A2", "2", "not_found")
