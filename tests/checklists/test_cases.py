"""A case and a visit's count change only by changes that know the way back."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.asking.shelf import shipped_checklists
from checklists.delivering.case import (
    Agreement,
    AssistanceNeed,
    Case,
    GoodPractice,
    RestrictedNote,
)
from checklists.delivering.changes import (
    CASE_KINDS,
    ActionChanged,
    AgreementChanged,
    CaseHeadChanged,
    CaseOpened,
    ConditionChanged,
    CustodyChanged,
    DeclaredItemChanged,
    ItemsDeclared,
    NeedChanged,
    PracticeChanged,
    RestrictedNoteChanged,
    SiteChanged,
)
from checklists.delivering.sampling import plan_sample
from checklists.delivering.stocktake import (
    Counted,
    Explained,
    FollowedUp,
    Judgement,
    ResearchStep,
)
from checklists.delivering.words import (
    Assistance,
    ConditionKind,
    Keeping,
    Research,
    Since,
    Whereabouts,
)
from checklists.entries import ChangeOutOfStep
from checklists.inspecting import casework, doing, taking_stock
from checklists.inspecting.beginning import NO_TRANSFER, Beginning, begin, transfer_of
from checklists.inspecting.changes import InspectionClosed
from checklists.inspecting.counting import (
    COUNT_KINDS,
    ConditionJudged,
    ExplanationChanged,
    FollowedUpChanged,
    MarkChanged,
    MarksSeen,
    QuantityCounted,
    ResearchChanged,
    SampleChanged,
)
from checklists.inspecting.inspection import Transfer
from checklists.inspecting.preconditions import InspectionSealed
from checklists.inspecting.trail import change_from_record, replay
from checklists.records import from_record, to_record
from checklists.values import DiversionRelevance, Domain, InspectionKind
from tests.support.cases import (
    make_action,
    make_condition,
    make_declared,
    make_event,
    make_head,
    make_mark,
    make_site,
)
from tests.support.memory_workspace import MemoryWorkspace
from tests.support.samples import make_finding, make_inspection, make_visit, three_items

CASE = Case("c-1", make_head())
CASE_CHANGES: list[Any] = [
    CaseHeadChanged(CASE.head, make_head("Another title")),
    AgreementChanged(None, Agreement("Ana Keller", "Samir Haddad", "2025-02-01", "Port Sulmar")),
    SiteChanged("s", None, make_site()),
    DeclaredItemChanged("d-0", None, make_declared()),
    ItemsDeclared("list.csv", {"d-1": make_declared("A0002"), "d-2": make_declared("A0003")}),
    ConditionChanged("k", None, make_condition()),
    CustodyChanged("e", None, make_event(("d-1",))),
    ActionChanged("a", None, make_action()),
    NeedChanged("n", None, AssistanceNeed(1, "i-1", "f-1", Assistance.MATERIAL, "Padlocks", "")),
    PracticeChanged("p", None, GoodPractice(1, "i-1", "SA-A-01", "Keys in two boxes.", False)),
    RestrictedNoteChanged("r", None, RestrictedNote(1, "A broker was named.", "host")),
]
COUNT_CHANGES: list[Any] = [
    MarkChanged("m-0", None, make_mark()),
    MarksSeen("pasted", {"m-1": make_mark("A0002"), "m-2": make_mark("A0003")}),
    ExplanationChanged("d-1", None, Explained(Whereabouts.ISSUED, "Order 7", "")),
    QuantityCounted("d-2", None, Counted(4990, "Store 2", "Tomas Ruiz", "")),
    ResearchChanged("q", None, ResearchStep(1, "d-1", Research.RECOUNT, "Again not there", "Ana")),
    ConditionJudged("k", None, Judgement(Keeping.PARTLY_KEPT, "At night alone", "Roster")),
    FollowedUpChanged("f-1", None, FollowedUp(Since.PERSISTS, "Still open")),
    SampleChanged(None, plan_sample({"": 300}, 6, "0.95")),
]


def test_every_kind_is_tried() -> None:
    assert {change.kind for change in CASE_CHANGES} | {CaseOpened.kind} == set(CASE_KINDS)
    assert {change.kind for change in COUNT_CHANGES} == set(COUNT_KINDS)


@pytest.mark.parametrize(
    ("change", "start"),
    [(one, CASE) for one in CASE_CHANGES] + [(one, make_inspection()) for one in COUNT_CHANGES],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_a_change_and_its_inverse_lead_back(change: Any, start: Any) -> None:
    after = change.apply(start)
    assert after != start
    assert change.inverse().apply(after) == start
    assert change.inverse().inverse() == change
    with pytest.raises(ChangeOutOfStep):
        change.apply(after)
    read = change_from_record(change.kind, json.loads(json.dumps(to_record(change))))
    assert read == change


@given(st.permutations(CASE_CHANGES), st.integers(0, len(CASE_CHANGES)))
def test_undoing_every_change_of_a_case_leads_back(changes: list[Any], number: int) -> None:
    states = [CASE]
    for change in changes[:number]:
        states.append(change.apply(states[-1]))
    for change, before in zip(reversed(changes[:number]), reversed(states[:-1]), strict=True):
        states[-1] = change.inverse().apply(states[-1])
        assert states[-1] == before


@pytest.mark.parametrize("change", COUNT_CHANGES, ids=lambda change: change.kind)
def test_a_closed_inspection_takes_no_count(change: Any) -> None:
    closed = InspectionClosed().apply(make_inspection())
    with pytest.raises(InspectionSealed):
        change.apply(closed)


def test_a_case_is_read_back_from_its_record() -> None:
    case = CASE
    for change in CASE_CHANGES:
        case = change.apply(case)
    assert from_record(Case, json.loads(json.dumps(to_record(case)))) == case


def test_entries_are_numbered_in_their_order_and_undone_one_by_one() -> None:
    store = MemoryWorkspace()
    case = casework.open_case(store, make_head()).case.id
    casework.add(store, case, make_site())
    casework.declare_items(store, case, "a.csv", [make_declared("A1"), make_declared("A2")])
    casework.add(store, case, make_declared("A3"))
    known = casework.add(store, case, make_condition()).case
    assert [one.number for one in known.declared.values()] == [1, 2, 3]
    (condition,) = known.conditions
    casework.take_out(store, case, condition, type(make_condition()))
    assert casework.undo(store, case).case.conditions == known.conditions
    casework.undo(store, case)
    casework.undo(store, case)
    assert len(casework.undo(store, case).case.declared) == 0
    assert replay(store.trail(case)) == store.load_case(case)
    casework.undo(store, case)
    with pytest.raises(doing.NothingToUndo):
        casework.undo(store, case)


def test_marks_of_a_visit_are_numbered_and_undone_as_they_came() -> None:
    store = MemoryWorkspace()
    kind = InspectionKind.POST_DELIVERY_VERIFICATION
    visit = doing.start_inspection(store, kind, (three_items(),), make_visit()).inspection.id
    taking_stock.see_mark(store, visit, make_mark("A1"))
    outcome = taking_stock.see_marks(store, visit, "pasted", [make_mark("A2"), make_mark("A3")])
    seen = outcome.inspection.stocktake.seen
    assert [(mark.number, mark.text) for mark in seen.values()] == [(1, "A1"), (2, "A2"), (3, "A3")]
    assert len(doing.undo(store, visit).inspection.stocktake.seen) == 1
    assert doing.undo(store, visit).inspection.stocktake.seen == {}


def test_a_mark_says_with_which_row_it_came() -> None:
    store = MemoryWorkspace()
    kind = InspectionKind.POST_DELIVERY_VERIFICATION
    visit = doing.start_inspection(store, kind, (three_items(),), make_visit()).inspection.id
    taking_stock.see_mark(store, visit, make_mark("A1"))
    seen = taking_stock.see_marks(store, visit, "pasted", [make_mark("A2")]).inspection.stocktake
    one, listed = seen.seen
    for identity, kind_of_row in ((one, MarkChanged.kind), (listed, MarksSeen.kind)):
        row = taking_stock.when_seen(store, visit, identity)
        assert row is not None
        assert row.kind == kind_of_row
    assert taking_stock.when_seen(store, visit, "never seen") is None


def test_nothing_happens_to_a_case_that_is_not_open() -> None:
    with pytest.raises(ChangeOutOfStep):
        CASE_CHANGES[0].apply(None)


def test_every_deed_on_a_case_is_one_change_that_can_be_taken_back() -> None:
    store = MemoryWorkspace()
    case = casework.open_case(store, make_head()).case.id
    start = store.load_case(case)
    casework.change_head(store, case, make_head("Another title"))
    casework.sign_conditions(store, case, Agreement("Ana", "Samir", "2025-02-01", "Port Sulmar"))
    added = casework.add(store, case, make_condition()).case
    (condition,) = added.conditions
    casework.put(store, case, condition, replace(make_condition(), text="Lights stay on."))
    assert store.load_case(case).conditions[condition].text == "Lights stay on."
    finding = replace(make_finding(), recommendation=" ", diversion=DiversionRelevance.NONE)
    for domain in (None, *Domain):
        proposed = casework.propose_condition(store, case, "f-1", finding, domain).case
    last = max(proposed.conditions.values(), key=lambda one: one.number)
    assert (last.text, last.mitigates, last.proposed_by) == (finding.statement, (), "f-1")
    assert last.kind == ConditionKind.MANAGEMENT_MEASURE
    for _ in range(4 + 1 + len(Domain)):
        casework.undo(store, case)
    assert store.load_case(case) == start


def test_every_deed_of_a_count_is_one_change_that_can_be_taken_back() -> None:
    store = MemoryWorkspace()
    kind = InspectionKind.POST_DELIVERY_VERIFICATION
    visit = doing.start_inspection(store, kind, (three_items(),), make_visit()).inspection
    (mark,) = taking_stock.see_mark(store, visit.id, make_mark()).inspection.stocktake.seen
    deeds = (
        lambda: taking_stock.correct_mark(store, visit.id, mark, make_mark("A0009")),
        lambda: taking_stock.explain(store, visit.id, "d", Explained(Whereabouts.OTHER, "", "")),
        lambda: taking_stock.count(store, visit.id, "q", Counted(3, "", "", "")),
        lambda: taking_stock.research(
            store, visit.id, ResearchStep(0, "d", Research.RECOUNT, "no", "Ana")
        ),
        lambda: taking_stock.take_sample(store, visit.id, plan_sample({"": 30}, 3, "0.9")),
        lambda: taking_stock.judge(store, visit.id, "k", Judgement(Keeping.KEPT, "", "")),
    )
    for deed in deeds:
        deed()
    counted = store.load(visit.id)
    assert counted.stocktake.seen[mark].text == "A0009"
    assert counted.sample is not None
    assert [step.number for step in counted.stocktake.research.values()] == [1]
    for _ in range(len(deeds) + 1):
        doing.undo(store, visit.id)
    assert store.load(visit.id) == visit


def test_a_visit_begins_with_what_its_case_and_its_country_add() -> None:
    store = MemoryWorkspace()
    case = casework.open_case(store, make_head()).case.id
    (chosen,) = (one for one in shipped_checklists() if one.id == "small-unit-storage")
    bare = replace(make_visit(), transfer=NO_TRANSFER)
    there = replace(bare, facility=replace(bare.facility, country="KE"))
    kind = InspectionKind.ROUTINE_INSPECTION
    first = begin(store, Beginning(kind, (chosen,), there, case=case)).inspection
    assert first.visit.transfer == transfer_of(make_head())
    assert first.checklists[0].printed_digest() == chosen.digest()
    assert any(one.added_by for item in first.items() for one in item.references)
    told = replace(there, transfer=Transfer("own words", "", "", "", ""))
    second = begin(store, Beginning(kind, (chosen,), told, (), case, first.id)).inspection
    assert second.visit.transfer.authorization == "own words"
    assert second.earlier is not None
    assert second.earlier.inspection == first.id
    assert begin(store, Beginning(kind, (chosen,), bare)).inspection.visit == bare
