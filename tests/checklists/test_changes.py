from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.inspecting.changes import (
    KINDS,
    Change,
    ConclusionChanged,
    EvidenceChanged,
    FindingChanged,
    InspectionClosed,
    InspectionReopened,
    InspectionStarted,
    ItemAnswered,
    ReportIssued,
    VisitChanged,
    change_from_record,
)
from checklists.inspecting.inspection import Conclusion, IssuedReport
from checklists.inspecting.preconditions import ChangeOutOfStep, InspectionSealed, UnknownItem
from checklists.records import to_record
from checklists.values import Adequacy, Result, State
from tests.support.samples import (
    NOON,
    answer,
    make_evidence,
    make_finding,
    make_inspection,
    make_visit,
)

REPORT = IssuedReport("c" * 64, "Ana", "en", NOON, 1, "d" * 64)
START = make_inspection()
EVERY_CHANGE: list[Change] = [
    ItemAnswered("SA-A-01", None, answer(Result.MET, "seen")),
    FindingChanged("f-1", None, make_finding()),
    EvidenceChanged("e-1", None, make_evidence()),
    VisitChanged(START.visit, make_visit("Another")),
    ConclusionChanged(None, Conclusion(Adequacy.ADEQUATE, "Fine.")),
    InspectionClosed(),
]


@given(st.permutations(EVERY_CHANGE[:-1]), st.integers(0, 5))
def test_undoing_every_change_leads_back(changes: list[Change], closed_after: int) -> None:
    states = [START]
    for change in changes[:closed_after]:
        states.append(change.apply(states[-1]))
    for change, before in zip(reversed(changes[:closed_after]), reversed(states[:-1]), strict=True):
        inverse = change.inverse()
        assert inverse is not None
        assert inverse.apply(states[-1]) == before
        states[-1] = before


@pytest.mark.parametrize("change", EVERY_CHANGE, ids=lambda change: change.kind)
def test_an_inverse_is_its_own_inverse(change: Change) -> None:
    after = change.apply(START)
    inverse = change.inverse()
    assert inverse is not None
    assert inverse.apply(after) == START
    assert inverse.inverse() == change


@pytest.mark.parametrize(
    "change", [*EVERY_CHANGE, InspectionStarted(START), ReportIssued(REPORT)], ids=lambda c: c.kind
)
def test_a_change_survives_its_record(change: Change) -> None:
    assert change_from_record(change.kind, to_record(change)) == change


def test_every_kind_has_its_own_word() -> None:
    assert len(KINDS) == 12
    with pytest.raises(ChangeOutOfStep):
        change_from_record("never_heard_of", {})


@pytest.mark.parametrize("change", EVERY_CHANGE, ids=lambda change: change.kind)
def test_nothing_changes_before_the_start_or_after_closing(change: Change) -> None:
    with pytest.raises(ChangeOutOfStep):
        change.apply(None)
    with pytest.raises(InspectionSealed) as refused:
        change.apply(replace(START, state=State.CLOSED))
    assert refused.value.state == State.CLOSED


def test_an_inspection_starts_once() -> None:
    started = InspectionStarted(START)
    assert started.apply(None) == START
    assert started.inverse() is None
    with pytest.raises(ChangeOutOfStep):
        started.apply(START)


def test_an_issued_inspection_takes_no_change() -> None:
    closed = InspectionClosed().apply(START)
    assert InspectionReopened().apply(closed) == START
    issue = ReportIssued(REPORT)
    issued = issue.apply(closed)
    assert (issued.state, issued.report, issue.inverse()) == (State.ISSUED, REPORT, None)
    for change in (InspectionReopened(), InspectionClosed(), *EVERY_CHANGE):
        with pytest.raises(InspectionSealed):
            change.apply(issued)


def test_a_draft_cannot_be_issued() -> None:
    with pytest.raises(InspectionSealed):
        ReportIssued(REPORT).apply(START)


@pytest.mark.parametrize(
    "change",
    [
        ItemAnswered("SA-A-01", answer(), None),
        FindingChanged("f-1", make_finding(), None),
        EvidenceChanged("e-1", make_evidence(), None),
        VisitChanged(make_visit("Another"), START.visit),
        ConclusionChanged(Conclusion(Adequacy.ADEQUATE, ""), None),
    ],
    ids=lambda change: change.kind,
)
def test_a_change_made_on_another_state_is_refused(change: Change) -> None:
    with pytest.raises(ChangeOutOfStep):
        change.apply(START)


@pytest.mark.parametrize(
    "change",
    [
        ItemAnswered("SA-Z-99", None, answer()),
        FindingChanged("f-1", None, make_finding(item="SA-Z-99")),
        EvidenceChanged("e-1", None, make_evidence(item="SA-Z-99")),
    ],
    ids=lambda change: change.kind,
)
def test_an_item_no_checklist_asks_is_refused(change: Change) -> None:
    with pytest.raises(UnknownItem):
        change.apply(START)


def test_a_finding_need_not_belong_to_an_item() -> None:
    change = FindingChanged("f-1", None, make_finding(item=""))
    assert change.apply(START).findings["f-1"].item == ""
