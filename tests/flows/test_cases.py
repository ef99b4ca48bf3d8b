"""Cases on the command line: listed, shown, and a list of marks held against one."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checklists.delivering.sampled import sample_of
from checklists.delivering.sampling import StratifyBy, Within
from checklists.delivering.stocktake import Explained, SeenMark
from checklists.delivering.words import EntryWay, Marking, Whereabouts
from checklists.inspecting import casework, doing, taking_stock
from checklists.inspecting.changes import InspectionStarted
from storage.workspace import create_workspace, open_workspace
from tests.flows.conftest import Ran, run_program
from tests.support.cases import make_declared, make_head, make_quantity, make_site
from tests.support.samples import make_inspection

SECRET = "correct horse battery"
SERIALS = ("A1001", "A1002", "A1003", "A1004", "A1005", "B7", "B7", "0007")
READ = "a-1001\nA1OO2\nA1003\nA1003\nA104\nZX999\nB7\n7"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one case of eight rifles, built once; tests that record copy it."""
    folder = tmp_path_factory.mktemp("cases") / "w"
    workspace, _ = create_workspace(folder, SECRET, "Ana")
    case = casework.open_case(workspace, make_head()).case.id
    casework.add(workspace, case, make_site())
    items = [make_declared(serial) for serial in SERIALS]
    casework.declare_items(workspace, case, "a.csv", items)
    casework.open_case(workspace, make_head("Second"))
    workspace.close()
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    workspace = open_workspace(filled, SECRET)
    copy = workspace.back_up(tmp_path)
    workspace.close()
    return copy


def case_of(folder: Path) -> str:
    workspace = open_workspace(folder, SECRET)
    (case,) = (one.id for one in workspace.cases() if one.declared)
    workspace.close()
    return case


def visit_to(folder: Path, case: str) -> str:
    workspace = open_workspace(folder, SECRET)
    visit = workspace.new_id()
    workspace.commit(visit, InspectionStarted(replace(make_inspection(), id=visit, case=case)))
    workspace.close()
    return visit


def run(*arguments: object) -> Ran:
    return run_program("case", *arguments, PSSM_PASSPHRASE=SECRET)


def listed(tmp_path: Path, text: str = READ, name: str = "seen.txt") -> Path:
    (tmp_path / name).write_text(text, "utf-8")
    return tmp_path / name


def texts(records: list[dict[str, Any]]) -> list[str]:
    return [one.get("text", one.get("serial", "")) for one in records]


def test_cases_are_listed_and_shown(filled: Path) -> None:
    case = case_of(filled)
    found = run("list", filled, "--json")
    assert found.code == 0
    assert {one["title"]: one["declared"] for one in found.json["cases"]} == {
        make_head().title: len(SERIALS),
        "Second": 0,
    }
    shown = run("show", filled, case, "--json")
    assert shown.json["head"]["authorization"]["number"] == "EX-2025-0417"
    assert (shown.json["counts"]["declared"], shown.json["visits"]) == (len(SERIALS), [])
    assert "EX-2025-0417" in run("list", filled).out
    unknown = run("show", filled, "nothing-such")
    assert (unknown.code, "nothing-such" in unknown.err) == (3, True)


def test_a_list_is_only_reported_without_take(filled: Path, tmp_path: Path) -> None:
    case, file = case_of(filled), listed(tmp_path)
    ran = run("reconcile", filled, case, file, "--store", "Store 1", "--json")
    assert (ran.code, ran.json["agrees"], ran.json["recorded"]) == (1, False, 0)
    assert texts(ran.json["taken"]) == ["a-1001", "A1OO2", "A1003"]
    decided = {one["line"]: (one["decision"], one["match"]) for one in ran.json["asked"]}
    assert decided == {
        4: ("repeated", "exact"),
        5: ("asked", "near"),
        7: ("asked", "exact_several"),
        8: ("asked", "near"),
    }
    assert ran.json["asked"][0]["first_line"] == 3
    assert "A1004" in texts(ran.json["asked"][1]["candidates"])
    assert texts(ran.json["extras"]) == ["ZX999"]
    assert texts(ran.json["absent"]) == ["A1004", "A1005", "B7", "B7", "0007"]
    assert [texts(items) for items in ran.json["declared_twice"]] == [["B7", "B7"]]
    assert (ran.json["totals"]["found"], ran.json["totals"]["not_found"]) == (3, 5)
    plain = run("reconcile", filled, case, file)
    assert "2  A1OO2  matched uniquely" in plain.out
    assert "#4 A1004  Not found" in plain.out
    assert "Declared more than once: #6 B7, #7 B7" in plain.out


def test_what_is_certain_is_recorded_once_in_the_visit(folder: Path, tmp_path: Path) -> None:
    case = case_of(folder)
    file = listed(tmp_path, "serial;store\n" + READ.replace("\n", ";Store 2\n", 1), "seen.csv")
    refused = run("reconcile", folder, case, file, "--take")
    assert (refused.code, "--inspection" in refused.err) == (3, True)
    visit = visit_to(folder, case)
    ran = run("reconcile", folder, case[:13], file, "--take", "--json")
    assert (ran.code, ran.json["inspection"], ran.json["recorded"]) == (1, visit, 3)
    assert [one["seen_in"] for one in ran.json["wrong_place"]] == ["Store 2"]
    again = run("reconcile", folder, case, file, "--take", "--inspection", visit, "--json")
    assert (again.json["recorded"], again.json["taken"]) == (0, [])
    assert [one["decision"] for one in again.json["asked"]].count("already_seen") == 3
    workspace = open_workspace(folder, SECRET)
    seen = workspace.load(visit).stocktake.seen
    marks = sorted(seen.values(), key=lambda mark: mark.number)
    declared = workspace.load_case(case).declared
    doing.undo(workspace, visit)
    assert workspace.load(visit).stocktake.seen == {}
    workspace.close()
    assert [(one.text, declared[one.item].serial, one.store) for one in marks] == [
        ("a-1001", "A1001", "Store 2"),
        ("A1OO2", "A1002", ""),
        ("A1003", "A1003", ""),
    ]
    assert [one.number for one in marks] == [1, 2, 3]
    assert [bool(one.remark) for one in marks] == [False, True, False]
    assert {(one.way, one.marking) for one in marks} == {(EntryWay.PASTED, Marking.CLEAR)}


def test_a_list_that_agrees_exits_with_nothing_to_do(folder: Path, tmp_path: Path) -> None:
    case = case_of(folder)
    visit = visit_to(folder, case)
    workspace = open_workspace(folder, SECRET)
    declared = workspace.load_case(case).declared
    (gone,) = (one for one, item in declared.items() if item.serial == "0007")
    for item in (one for one, item in declared.items() if item.serial == "B7"):
        mark = SeenMark(0, "B7", EntryWay.TYPED, Marking.CLEAR, item, "", "", "")
        taking_stock.see_mark(workspace, visit, mark)
    taking_stock.explain(workspace, visit, gone, Explained(Whereabouts.ISSUED, "Order 7", ""))
    casework.add(workspace, case, make_quantity())
    workspace.close()
    file = listed(tmp_path, "\n".join(SERIALS[:5]))
    ran = run("reconcile", folder, case, file, "--json")
    assert (ran.code, ran.json["agrees"], ran.json["asked"]) == (0, True, [])
    totals = {name: number for name, number in ran.json["totals"].items() if number}
    assert totals == {"found": 7, "elsewhere": 1, "not_counted": 1}


def test_a_visit_that_checks_a_sample_misses_only_what_was_drawn(
    folder: Path, tmp_path: Path
) -> None:
    case = case_of(folder)
    visit = visit_to(folder, case)
    workspace = open_workspace(folder, SECRET)
    casework.add(workspace, case, make_quantity())
    declared = workspace.load_case(case).declared.values()
    plan = sample_of(declared, 4, "0.5", Within.WHOLE, StratifyBy.NOTHING, "harbour lantern")
    taking_stock.take_sample(workspace, visit, plan)
    workspace.close()
    ran = run("reconcile", folder, case, listed(tmp_path, "ZX999"), "--json")
    totals = {name: number for name, number in ran.json["totals"].items() if number}
    assert totals == {
        "not_found": plan.size,
        "not_in_sample": len(SERIALS) - plan.size,
        "not_counted": 1,
    }
    assert len(ran.json["absent"]) == plan.size


def test_each_refusal_is_one_clear_sentence_and_records_nothing(
    folder: Path, tmp_path: Path
) -> None:
    case, file = case_of(folder), listed(tmp_path)
    first, second = visit_to(folder, case), visit_to(folder, case)
    stranger = visit_to(folder, "")
    refused = {
        "2 visits in draft": run("reconcile", folder, case, file, "--take"),
        "does not belong": run("reconcile", folder, case, file, "--inspection", stranger),
        "no store “Stroe 1”": run("reconcile", folder, case, file, "--store", "Stroe 1"),
        "none is called “serial”": run("reconcile", folder, case, listed(tmp_path, "A1,A2")),
        "cannot be opened": run("reconcile", folder, case, tmp_path / "no.txt"),
    }
    for said, ran in refused.items():
        assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1), ran.err
        assert said in ran.err
    workspace = open_workspace(folder, SECRET)
    assert all(workspace.load(one).stocktake.seen == {} for one in (first, second))
    workspace.close()
