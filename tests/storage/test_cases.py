"""Cases stay as durable, as checkable and as undoable as inspections."""

from dataclasses import replace
from pathlib import Path

import pytest

from checklists.delivering.stocktake import Judgement
from checklists.delivering.words import Keeping
from checklists.inspecting import casework, doing, taking_stock
from checklists.inspecting.changes import InspectionStarted
from checklists.inspecting.inspection import IssuedReport
from checklists.inspecting.keeping import HealthFaultKind, UnknownCase, UnknownInspection
from checklists.values import Unwatched
from storage.connection import one_transaction
from storage.workspace import OpenWorkspace, open_workspace
from tests.checklists.test_cases import CASE_CHANGES, COUNT_CHANGES
from tests.storage.conftest import PASSPHRASE
from tests.support.cases import make_action, make_condition, make_declared, make_head, make_mark
from tests.support.samples import NOON, make_inspection


def fill(workspace: OpenWorkspace) -> tuple[str, str]:
    """A case with one of everything, and a visit to it with one of every kind of count."""
    case = casework.open_case(workspace, make_head()).case.id
    for change in CASE_CHANGES:
        workspace.commit_case(case, change)
    visit = workspace.new_id()
    workspace.commit(visit, InspectionStarted(replace(make_inspection(), id=visit, case=case)))
    for change in COUNT_CHANGES:
        workspace.commit(visit, change)
    return case, visit


def test_a_case_and_its_count_are_there_after_opening_again(
    folder: Path, workspace: OpenWorkspace
) -> None:
    case, visit = fill(workspace)
    before, counted = workspace.load_case(case), workspace.load(visit)
    workspace.close()
    again = open_workspace(folder, PASSPHRASE)
    assert again.load_case(case) == before
    assert again.load(visit) == counted
    assert again.check(Unwatched()).faults == ()
    for _ in COUNT_CHANGES:
        doing.undo(again, visit)
    assert again.check(Unwatched()).faults == ()
    assert again.load(visit).stocktake == make_inspection().stocktake
    assert again.load(visit).sample is None
    again.close()


def test_the_list_of_cases_counts_what_is_declared_agreed_and_open(
    workspace: OpenWorkspace,
) -> None:
    first = casework.open_case(workspace, make_head("First")).case.id
    second = casework.open_case(workspace, make_head("Second")).case.id
    casework.declare_items(workspace, first, "a.csv", [make_declared("A1"), make_declared("A2")])
    casework.add(workspace, first, make_condition())
    casework.add(workspace, first, make_action())
    (one, two) = workspace.cases()
    assert (one.id, one.title, one.declared, one.conditions) == (first, "First", 2, 1)
    assert (one.open_actions, one.visits, one.authorization) == (1, 0, "EX-2025-0417")
    assert (two.id, two.declared, two.end_user) == (second, 0, "Sulmar Coast Guard")


def test_a_visit_is_no_case_and_a_case_no_visit(workspace: OpenWorkspace) -> None:
    case, visit = fill(workspace)
    for missing in (visit, "nothing"):
        with pytest.raises(UnknownCase):
            workspace.load_case(missing)
    with pytest.raises(UnknownInspection):
        workspace.load(case)


@pytest.mark.parametrize("part", ["declared", "seen"])
def test_an_entry_changed_behind_the_trail_is_found(workspace: OpenWorkspace, part: str) -> None:
    case, visit = fill(workspace)
    with one_transaction(workspace._records, workspace._records_path):
        workspace._records.execute("DELETE FROM entry WHERE part = ?", [part])
    (fault,) = workspace.check(Unwatched()).faults
    owner = case if part == "declared" else visit
    assert (fault.kind, fault.subject) == (HealthFaultKind.ROWS_DIFFER, owner)


def test_a_report_made_before_the_case_changed_is_not_recorded(workspace: OpenWorkspace) -> None:
    case, visit = fill(workspace)
    head = doing.last_row(workspace, visit)
    assert head.subject == visit
    casework.add(workspace, case, make_condition())
    report = IssuedReport("0" * 64, "Ana", "en", NOON, head.sequence, head.hash)
    with pytest.raises(doing.MovedOn):
        doing.record_issue(workspace, visit, report)


def test_what_was_remembered_is_there_and_hides_no_setting(workspace: OpenWorkspace) -> None:
    assert workspace.remembered("columns") == ""
    workspace.remember("columns", "a")
    workspace.remember("columns", "b")
    workspace.remember("actor", "Eve")
    assert workspace.remembered("columns") == "b"
    assert workspace.actor == "Ana Keller"


def test_a_judgement_and_a_mark_touch_only_their_own_rows(workspace: OpenWorkspace) -> None:
    _case, visit = fill(workspace)
    taking_stock.judge(workspace, visit, "k", Judgement(Keeping.KEPT, "", "Seen"))
    taking_stock.see_mark(workspace, visit, make_mark("A9"))
    rows = list(workspace._records.query("SELECT id FROM entry WHERE part = 'judged'"))
    assert rows == [{"id": "k"}]
