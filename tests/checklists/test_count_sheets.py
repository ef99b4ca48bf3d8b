"""What goes out as tables says the same as the reconciliation it comes from."""

from dataclasses import replace

import pytest

from checklists.delivering.count_sheets import count_sheets, timeline_sheet
from checklists.delivering.reconciling import reconcile
from checklists.delivering.sampled import drawn_again, drawn_ids, sample_of
from checklists.delivering.sampling import StratifyBy, Within, enlarged
from checklists.delivering.timeline import Visited
from tests.reports.test_content_case import make_case, make_stocktake

CASE, STOCK = make_case(), make_stocktake()


def test_a_row_per_declared_item_and_one_per_difference() -> None:
    lines, discrepancies, judgements = count_sheets(CASE, STOCK, None)
    found = reconcile(CASE.declared, STOCK)
    assert len(lines.rows) == 1 + len(CASE.declared)
    results = [row[5] for row in lines.rows[1:]]
    assert {one: results.count(one) for one in set(results)} == {
        str(one): number for one, number in found.totals.items() if number and one != "extra"
    }
    assert len(discrepancies.rows) == 1 + len(found.differences())
    assert [row[0] for row in discrepancies.rows[1:]].count("B9999") == 1
    assert [row[0] for row in judgements.rows[1:]] == ["C-01", "C-02"]
    assert judgements.rows[1][3:5] == ("partly_kept", "Duty roster")
    assert len(judgements.rows[2]) == 3


def test_of_a_sample_only_what_was_drawn_is_missed() -> None:
    declared = CASE.declared
    plan = sample_of(declared.values(), 4, "0.9", Within.WHOLE, StratifyBy.STORE, "seed")
    (lines, *_) = count_sheets(CASE, STOCK, plan)
    missed = {row[1] for row in lines.rows[1:] if row[5] == "not_found"}
    drawn = {declared[one].serial for one in drawn_ids(plan, declared)}
    assert missed <= drawn
    more = drawn_again(enlarged(plan, [plan.strata[0].name]), declared.values())
    assert drawn_ids(plan, declared) <= drawn_ids(more, declared)


@pytest.mark.parametrize("day", ["2025-11-17", ""])
def test_the_time_line_names_what_it_is_about(day: str) -> None:
    idle = replace(CASE.actions["a"], number=3, due="", closed="")
    case = replace(CASE, actions={**CASE.actions, "idle": idle})
    rows = timeline_sheet(case, [Visited("i-1", day)]).rows[1:]
    about = {row[2] for row in rows if len(row) == 3}
    assert about == {"E-01", "E-02", "A-01", "A-02", "i-1"}
    assert (day, "visit", "i-1") in rows
