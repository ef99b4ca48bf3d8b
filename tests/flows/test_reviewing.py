"""A reviewer on the command line: folders, tables, and notes that come back to the inspector."""

import csv
import io
from pathlib import Path

import pytest

from storage.spreadsheets import read_sheets
from tests.flows.conftest import run_program
from tests.support.signed_reports import signed_report
from tests.support.signing import inspector


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
