from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.asking.checklist import Checklist, Section
from checklists.delivering.places import Store
from checklists.inspecting import doing
from checklists.inspecting.changes import ItemAnswered, StoresChanged
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.preconditions import ChangeOutOfStep
from checklists.inspecting.preparing import ChecklistsClash, prepared
from checklists.inspecting.revising import revised
from checklists.inspecting.stores import numbered, placed, with_stores
from checklists.inspecting.trail import change_from_record, replay
from checklists.records import to_record
from checklists.values import InspectionKind, Result
from tests.support.memory_store import MemoryStore
from tests.support.samples import (
    answer,
    make_checklist,
    make_evidence,
    make_finding,
    make_inspection,
    make_item,
    make_visit,
    texts,
)

NORTH, SOUTH = Store("s1", "North"), Store("s2", "South")
KIND = InspectionKind.ROUTINE_INSPECTION


def walk(*racks: str, edition: str = "1.0") -> Checklist:
    inside = tuple(make_item(one) for one in racks or ("SA-R-01", "SA-R-02"))
    sections = (
        Section("site", texts("Site"), (make_item("SA-S-01"),)),
        Section("racks", texts("Racks"), inside, per_store=True),
    )
    return replace(make_checklist(), edition=edition, sections=sections)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def begun(store: MemoryStore, *stores: Store) -> str:
    return doing.start_inspection(store, KIND, (walk(),), make_visit(), stores).inspection.id


def asked(inspection: Inspection) -> list[str]:
    return [item.id for item in inspection.asked_items()]


def test_new_stores_are_numbered_on_and_no_number_comes_back() -> None:
    new = Store("", "New")
    assert numbered((new, new)) == (Store("s1", "New"), Store("s2", "New"))
    assert [one.id for one in numbered((SOUTH, new, NORTH), {"s7", "annex"})] == ["s2", "s8", "s1"]


def test_an_inspection_asks_at_each_store(store: MemoryStore) -> None:
    inspection = store.load(begun(store, Store("", "North"), Store("", "South")))
    assert inspection.stores == (NORTH, SOUTH)
    assert asked(inspection) == [
        *("SA-S-01", "SA-R-01@s1", "SA-R-02@s1", "SA-R-01@s2", "SA-R-02@s2")
    ]


def test_what_was_said_before_there_were_stores_is_said_of_the_first(store: MemoryStore) -> None:
    inspection = begun(store)
    doing.answer_item(store, inspection, "SA-R-01", answer(Result.MET, "dry"))
    doing.record_finding(store, inspection, make_finding(item="SA-R-02"))
    doing.attach_photo(store, inspection, make_evidence(item="SA-S-01"))
    before = store.load(inspection)
    after = doing.change_stores(store, inspection, (Store("", "A"), Store("", "B"))).inspection
    assert dict(after.answers) == {"SA-R-01@s1": answer(Result.MET, "dry")}
    assert [one.item for one in after.findings.values()] == ["SA-R-02@s1"]
    assert [one.item for one in after.evidence.values()] == ["SA-S-01"]
    assert after.retired == {}
    assert doing.undo(store, inspection).inspection == before


def test_answers_of_a_store_that_is_gone_are_kept_with_its_name(store: MemoryStore) -> None:
    inspection = begun(store, NORTH, SOUTH)
    doing.answer_item(store, inspection, "SA-R-01@s2", answer(Result.NOT_MET, "damp"))
    doing.record_finding(store, inspection, make_finding(item="SA-R-01@s2"))
    before = store.load(inspection)
    after = doing.change_stores(store, inspection, (NORTH,)).inspection
    (kept,) = after.retired.values()
    assert (kept.store, kept.answer.remark) == ("South", "damp")
    assert kept.question == make_item("SA-R-01").question
    assert [one.item for one in after.findings.values()] == ["SA-R-01@s2"]
    another = doing.change_stores(store, inspection, (NORTH, Store("", "Annex"))).inspection
    assert another.stores[1].id == "s3"
    doing.undo(store, inspection)
    assert doing.undo(store, inspection).inspection == before


def test_a_renamed_store_keeps_its_answers(store: MemoryStore) -> None:
    inspection = begun(store, NORTH)
    doing.answer_item(store, inspection, "SA-R-01@s1", answer())
    after = doing.change_stores(store, inspection, (Store("s1", "Nord"),)).inspection
    assert dict(after.answers) == {"SA-R-01@s1": answer()}
    assert after.retired == {}


def test_another_edition_is_asked_at_the_same_stores(store: MemoryStore) -> None:
    inspection = begun(store, NORTH, SOUTH)
    for item in ("SA-R-01@s1", "SA-R-02@s2"):
        doing.answer_item(store, inspection, item, answer(remark=item))
    newer = walk("SA-R-01", "SA-R-03", edition="2.0")
    after = doing.revise_checklist(store, inspection, newer).inspection
    assert asked(after)[1:3] == ["SA-R-01@s1", "SA-R-03@s1"]
    assert [*after.answers] == ["SA-R-01@s1"]
    assert [(key, kept.store) for key, kept in after.retired.items()] == [("SA-R-02@s2", "South")]
    assert after.checklists[0].edition_digest == newer.digest()


def test_an_answer_that_waits_in_a_store_taken_away_is_kept_too(store: MemoryStore) -> None:
    inspection = begun(store, NORTH, SOUTH)
    doing.answer_item(store, inspection, "SA-R-01@s2", answer(remark="as it was asked"))
    racks = replace(make_item("SA-R-01"), question=texts("Asked anew?"))
    section = replace(walk().sections[1], items=(racks,))
    doing.revise_checklist(store, inspection, replace(walk(), sections=(section,)))
    assert [*store.load(inspection).to_confirm] == ["SA-R-01@s2"]
    after = doing.change_stores(store, inspection, (NORTH,)).inspection
    (kept,) = after.retired.values()
    assert (after.to_confirm, kept.store, kept.answer.remark) == ({}, "South", "as it was asked")
    assert kept.question == make_item("SA-R-01").question


def test_an_edition_brings_back_what_another_checklist_had_asked_for_both(
    store: MemoryStore,
) -> None:
    own = replace(make_checklist(make_item("SA-S-01"), make_item("OW-1")), id="own")
    chosen = (walk(), own)
    inspection = doing.start_inspection(store, KIND, chosen, make_visit(), (NORTH,)).inspection
    assert asked(inspection).count("SA-S-01") == 1
    newer = replace(walk(edition="2.0"), sections=walk().sections[1:])
    after = doing.revise_checklist(store, inspection.id, newer).inspection
    assert asked(after)[-2:] == ["SA-S-01", "OW-1"]
    other = replace(make_item("OW-1"), question=texts("Something else?"))
    clashing = replace(newer, sections=(Section("x", texts("X"), (other,)),))
    with pytest.raises(ChecklistsClash):
        revised(after, clashing)


stores = st.lists(
    st.sampled_from([NORTH, SOUTH, Store("s1", "Renamed"), Store("s9", "Far"), Store("", "New")]),
    max_size=4,
    unique_by=lambda one: one.id,
).map(tuple)


@given(stores, st.lists(st.tuples(stores, st.integers(0, 9)), max_size=4))
def test_replaying_and_undoing_lead_to_the_same(
    first: tuple[Store, ...], steps: list[tuple[tuple[Store, ...], int]]
) -> None:
    store = MemoryStore()
    inspection = begun(store, *first)
    states = [store.load(inspection)]
    for wanted, which in steps:
        items = asked(states[-1])
        item = items[which % len(items)]
        if item not in states[-1].answers:
            states.append(
                doing.answer_item(store, inspection, item, answer(remark=item)).inspection
            )
        states.append(doing.change_stores(store, inspection, wanted).inspection)
        said = [*states[-1].answers.values(), *(k.answer for k in states[-1].retired.values())]
        assert len(said) == sum(isinstance(row.change(), ItemAnswered) for row in store.rows)
    assert replay(store.rows) == states[-1]
    assert prepared(states[-1].checklists, states[-1].stores) == states[-1].checklists
    for before in reversed(states[:-1]):
        assert doing.undo(store, inspection).inspection == before


def test_a_change_of_stores_survives_its_record_and_knows_when_it_is_late() -> None:
    start = make_inspection(prepared((walk(),), ())[0])
    change = StoresChanged(placed(start), with_stores(start, (NORTH,)))
    assert change_from_record(change.kind, to_record(change)) == change
    assert change.inverse().inverse() == change
    after = change.apply(start)
    assert change.inverse().apply(after) == start
    with pytest.raises(ChangeOutOfStep):
        change.apply(after)
