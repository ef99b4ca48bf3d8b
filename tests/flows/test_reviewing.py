"""A reviewer on the command line: folders, tables, and notes that come back to the inspector."""

import csv
import io
from pathlib import Path

import pytest

from checklists.inspecting import doing
from checklists.inspecting.inspection import Conclusion
from checklists.values import Adequacy, InspectionKind, Result
from storage.spreadsheets import read_sheets
from storage.workspace import open_workspace
from tests.flows.conftest import run_program
from tests.support.samples import answer, make_visit, three_items
from tests.support.signed_reports import signed_report
from tests.support.signing import inspector

SECRET = "correct horse battery"


def complete_inspection(folder: Path) -> str:
    workspace = open_workspace(folder, SECRET)
    kind = InspectionKind.ROUTINE_INSPECTION
    made = doing.start_inspection(workspace, kind, (three_items(),), make_visit()).inspection.id
    for item in three_items().items():
        doing.answer_item(workspace, made, item.id, answer(Result.MET, "Seen."))
    doing.conclude(workspace, made, Conclusion(Adequacy.ADEQUATE, "Fine."))
    workspace.close()
    return made


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two copies of one report, one of them below, a changed one, and what a system left."""
    below = tmp_path / "inbox" / "south"
    below.mkdir(parents=True)
    signed = signed_report().pdf
    (below.parent / "a.pdf").write_bytes(signed)
    (below / "COPY.PDF").write_bytes(signed)
    (below / "changed.pdf").write_bytes(signed + b"\n")
    (below / "._a.pdf").write_bytes(b"litter")
    (below / "note.txt").write_bytes(b"no report")
    return below.parent


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    path = tmp_path / "inspector.pem"
    path.write_bytes(inspector().certificate_pem)
    return path


def test_a_folder_is_searched_for_reports(inbox: Path, trust: Path, tmp_path: Path) -> None:
    ran = run_program("verify", inbox, inbox / "a.pdf", "--trust", trust, "--json")
    assert ran.code == 1
    names = [one["file_name"] for one in ran.json["reports"]]
    assert names == ["a.pdf", "COPY.PDF", "changed.pdf"]
    (tmp_path / "empty").mkdir()
    none = run_program("verify", tmp_path / "empty")
    assert none.code == 3
    assert "There is no report (.pdf)" in none.err


def test_reports_become_a_table(inbox: Path, trust: Path, tmp_path: Path) -> None:
    book, text = tmp_path / "table.xlsx", tmp_path / "table.csv"
    ran = run_program("reports", "table", inbox, "-o", book, "--trust", trust, "--json")
    assert ran.code == 1, ran.err
    assert (ran.json["files"], len(ran.json["reports"])) == (3, 2)
    (sheet,) = read_sheets(book.name, book.read_bytes()).sheets
    head, *rows = sheet.rows
    assert [row[head.index("File")] for row in rows] == ["a.pdf = COPY.PDF", "changed.pdf"]
    assert [row[head.index("All checks")] for row in rows] == ["holds", "does not hold"]
    assert rows[0][head.index("Facility")]
    assert run_program("reports", "table", inbox / "a.pdf", "-o", text, "--trust", trust).code == 0
    written = list(csv.reader(io.StringIO(text.read_text("utf-8-sig"), newline="")))
    assert (written[0], len(written)) == (list(head), 2)
    again = run_program("reports", "table", inbox, "-o", text)
    assert again.code == 3
    assert "was not overwritten" in again.err
    assert run_program("reports", "table", inbox, "-o", tmp_path / "table.ods").code == 64


def test_a_report_goes_to_the_reviewer_and_comes_back_with_questions(tmp_path: Path) -> None:
    folder, report = tmp_path / "w", tmp_path / "report.pdf"
    secrets = {"PSSM_PASSPHRASE": SECRET, "PSSM_IDENTITY_PASSPHRASE": SECRET}
    made = run_program("workspace", "new", folder, "--name", "Ana", **secrets)
    assert made.code == 0, made.err
    inspection = complete_inspection(folder)
    for name in ("ana", "rita"):
        file = tmp_path / f"{name}.p12"
        assert run_program("identity", "new", file, "--name", name, **secrets).code == 0
    signer = ("--identity", tmp_path / "ana.p12")
    ran = run_program("report", folder, inspection, "-o", report, *signer, **secrets)
    assert ran.code == 0, ran.err
    reviewer = ("--identity", tmp_path / "rita.p12", "--trust", tmp_path / "ana.pem")
    note, accepted = tmp_path / "back.pssm-note", tmp_path / "yes.pssm-note"
    item = next(three_items().items()).id
    wrong = ("--question", "SA-Z-99: Why?", "-o", note)
    ran = run_program("reports", "return", report, *wrong, *reviewer, **secrets)
    assert (ran.code, note.exists()) == (3, False)
    ask = ("--question", f"{item}: Since when?", "--question", "Who else came?", "-o", note)
    ran = run_program("reports", "return", report, *ask, *reviewer, "--json", **secrets)
    assert ran.code == 0, ran.err
    assert [one["about"] for one in ran.json["note"]["questions"]] == ["item", "report"]
    yes = run_program("reports", "accept", report, "-o", accepted, *reviewer, **secrets)
    assert yes.code == 0, yes.err
    trust = ("--trust", tmp_path / "rita.pem")
    assert run_program("note", "show", note).code == 2
    shown = run_program("note", "show", note, *trust, "--json")
    assert (shown.code, shown.json["who"]["standing"]) == (0, "holds")
    kept = run_program("note", "attach", folder, inspection, note, *trust, **secrets)
    assert (kept.code, "kept with the inspection" in kept.out) == (0, True), kept.err
    again = run_program("note", "attach", folder, inspection, note, *trust, **secrets)
    assert (again.code, "already kept" in again.err) == (3, True)
    note.write_bytes(note.read_bytes().replace(b"Since when?", b"Since then?"))
    altered = run_program("note", "show", note, *trust)
    assert (altered.code, "changed after it was signed" in altered.err) == (3, True)
    assert run_program("workspace", "check", folder, **secrets).code == 0
