"""A follow-up visit begins with what was found and bars closing until each finding is settled."""

from dataclasses import replace

import pytest

from checklists.delivering.case import Case
from checklists.delivering.stocktake import FollowedUp, Judgement
from checklists.delivering.words import Keeping, Since
from checklists.inspecting import casework, doing, following, taking_stock
from checklists.inspecting.changes import InspectionStarted
from checklists.inspecting.completeness import Gap, GapKind, bars_closing, gaps
from checklists.inspecting.preconditions import UnknownItem
from checklists.inspecting.rating import grade
from checklists.values import InspectionKind, Severity
from tests.support.cases import make_condition, make_declared, make_head, make_mark
from tests.support.memory_workspace import MemoryWorkspace
from tests.support.samples import make_finding, make_inspection


def begun(store: MemoryWorkspace) -> str:
    """A second visit to a case; the first left two findings."""
    case = casework.open_case(store, make_head()).case.id
    first = replace(make_inspection(), id="first", case=case)
    store.commit("first", InspectionStarted(first))
    doing.record_finding(store, "first", make_finding())
    known = doing.record_finding(store, "first", replace(make_finding(), item="")).inspection
    second = replace(
        make_inspection(),
        id="second",
        kind=InspectionKind.FOLLOW_UP_VISIT,
        case=case,
        earlier=following.remembered(known),
    )
    store.commit("second", InspectionStarted(second))
    return "second"


def test_each_earlier_finding_must_be_settled_before_closing() -> None:
    store = MemoryWorkspace()
    visit = begun(store)
    earlier = store.load(visit).earlier
    assert earlier is not None
    wanted = [Gap(GapKind.NOT_FOLLOWED_UP, name) for name in ("F-01", "F-02")]
    assert [gap for gap in bars_closing(store.load(visit)) if gap in wanted] == wanted
    for finding in earlier.findings:
        following.say_since(store, visit, finding, FollowedUp(Since.FIXED, "Seen mended."))
    assert not set(wanted) & set(bars_closing(store.load(visit)))


@pytest.mark.parametrize("since", list(Since))
def test_what_is_still_there_becomes_a_graver_finding_of_this_visit(since: Since) -> None:
    store = MemoryWorkspace()
    visit = begun(store)
    before = store.load(visit)
    assert before.earlier is not None
    finding, old = next(iter(before.earlier.findings.items()))
    for remark in ("Seen.", "Seen again."):
        following.say_since(store, visit, finding, FollowedUp(since, remark))
    after = store.load(visit)
    assert after.stocktake.followed[finding] == FollowedUp(since, "Seen again.")
    carried = [one for one in after.findings.values() if one.earlier == finding]
    assert len(carried) == (since in following.STILL_THERE)
    for again in carried:
        assert (again.statement, again.times) == (old.statement, old.times + 1)
        assert list(Severity).index(grade(again)) <= list(Severity).index(grade(old))


def test_only_findings_of_the_visit_before_are_followed_up() -> None:
    store = MemoryWorkspace()
    with pytest.raises(UnknownItem):
        following.say_since(store, begun(store), "no such", FollowedUp(Since.FIXED, ""))


def test_conditions_are_judged_one_by_one_and_a_count_is_advised() -> None:
    store = MemoryWorkspace()
    visit = begun(store)
    case = store.load(visit).case
    casework.add(store, case, make_condition())
    casework.declare_items(store, case, "a.csv", [make_declared()])
    known: Case = store.load_case(case)
    found = gaps(store.load(visit), known)
    assert Gap(GapKind.CONDITION_NOT_JUDGED, "C-01") in bars_closing(store.load(visit), known)
    assert Gap(GapKind.NOT_COUNTED, "") in found
    with pytest.raises(doing.NotComplete) as refused:
        doing.close_inspection(store, visit)
    assert Gap(GapKind.CONDITION_NOT_JUDGED, "C-01") in refused.value.gaps
    (condition,) = known.conditions
    taking_stock.judge(store, visit, condition, Judgement(Keeping.KEPT, "", "Seen"))
    taking_stock.see_mark(store, visit, make_mark())
    kinds = {gap.kind for gap in gaps(store.load(visit), known)}
    assert not kinds & {GapKind.CONDITION_NOT_JUDGED, GapKind.NOT_COUNTED}
    routine = replace(store.load(visit), kind=InspectionKind.ROUTINE_INSPECTION)
    empty = replace(routine, stocktake=type(routine.stocktake)())
    assert GapKind.CONDITION_NOT_JUDGED not in {gap.kind for gap in gaps(empty, known)}
