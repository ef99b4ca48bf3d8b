"""References that regions and authorities add: what comes, in which order, and that it can go."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.asking.adding import (
    AddedReference,
    added_references,
    with_added_references,
    with_references,
    without_references,
)
from checklists.asking.checklist import Checklist
from checklists.asking.overlays import Overlay, additions
from checklists.asking.regions import added_by_regions, region_ids
from checklists.asking.shelf import shipped_checklists
from checklists.asking.standards import Reference
from checklists.inspecting import doing
from checklists.inspecting.changes import VisitMoved
from checklists.inspecting.inspection import Inspection, Visit
from checklists.inspecting.preconditions import ChangeOutOfStep
from checklists.inspecting.trail import replay
from checklists.records import from_record, to_record
from checklists.values import Confidence, InspectionKind, Result
from tests.support.memory_store import MemoryStore
from tests.support.samples import answer, make_visit, texts, three_items

IDS = ("SA-A-01", "SA-B-01", "SA-C-01")


def reference(
    standard: str = "NORM", clause: str = "1", edition: str = "2", author: str = "osce"
) -> Reference:
    return Reference(standard, texts(standard), edition, clause, Confidence.READ, author)


added = st.lists(
    st.builds(
        AddedReference,
        st.builds(
            reference,
            st.sampled_from(["NORM", "ATT"]),
            st.sampled_from(["", "1", "Art 11(1)"]),
            st.sampled_from(["1", "2013"]),
            st.sampled_from(["osce", "sadc", "Ministry"]),
        ),
        st.lists(st.sampled_from([*IDS, "SA-Z-99"]), max_size=4).map(tuple),
    ),
    max_size=6,
)


def places(checklist: Checklist, item: str) -> list[tuple[str, str, str]]:
    (found,) = (one for one in checklist.items() if one.id == item)
    return [one.place for one in found.references]


@given(added)
def test_what_an_item_had_comes_first_and_nothing_comes_twice(
    given_added: list[AddedReference],
) -> None:
    before = three_items()
    (after,) = with_added_references((before,), given_added)
    for item in before.items():
        wanted = [one.reference.place for one in given_added if item.id in one.items]
        had = [one.place for one in item.references]
        assert places(after, item.id) == list(dict.fromkeys([*had, *wanted]))
    assert with_added_references((after,), given_added) == (after,)


@given(added)
def test_what_was_added_goes_again_and_comes_back_as_it_was(
    given_added: list[AddedReference],
) -> None:
    before = (three_items(),)
    after = with_added_references(before, given_added)
    found = added_references(after)
    (plain,) = without_references(after, found)
    assert replace(plain, edition_digest="") == before[0]
    assert after[0].printed_digest() == before[0].digest()
    assert with_references(before, found) == after
    assert [one.meaning_digest() for one in after[0].items()] == [
        one.meaning_digest() for one in before[0].items()
    ]


def test_a_clause_of_another_edition_is_another_clause() -> None:
    own = three_items()
    older = replace(reference("ATT", "Art 11(1)", "1999"), added_by="Ministry")
    (after,) = with_added_references((own,), [AddedReference(older, IDS[:1])])
    assert [edition for _, edition, _ in places(after, IDS[0])] == ["2013", "1999"]


def test_whose_additions_are_asked_for() -> None:
    both = [
        AddedReference(reference(clause="1", author="osce"), IDS[:2]),
        AddedReference(reference(clause="2", author="Ministry"), IDS[1:]),
    ]
    after = with_added_references((three_items(),), both)
    assert {*added_references(after, frozenset({"osce"}))} == {*IDS[:2]}
    assert {*added_references(after)} == {*IDS}


def test_the_authority_comes_before_the_regions() -> None:
    own = AddedReference(reference(author="Ministry"), IDS)
    overlay = Overlay("Ministry", (), (own,))
    assert additions("ke", overlay)[0] == own
    assert {one.reference.added_by for one in additions("KE", overlay)[1:]} == {
        "great-lakes-and-horn"
    }
    assert additions("JP", None) == ()


def visit_in(country: str, title: str = "A visit") -> Visit:
    visit = make_visit(title)
    return replace(visit, facility=replace(visit.facility, country=country))


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def start(store: MemoryStore, country: str) -> Inspection:
    (weapons_store,) = (one for one in shipped_checklists() if one.id == "weapons-store")
    overlay = Overlay(
        "Ministry", (), (AddedReference(reference(author="Ministry"), ("WS-KEY-01",)),)
    )
    whole = with_added_references((weapons_store,), additions(country, overlay))
    kind = InspectionKind.ROUTINE_INSPECTION
    return doing.start_inspection(store, kind, whole, visit_in(country)).inspection


def authors(inspection: Inspection) -> set[str]:
    found = added_references(inspection.checklists).values()
    return {one.added_by for references in found for one in references}


def test_what_regions_add_follows_the_country_and_what_an_authority_added_stays(
    store: MemoryStore,
) -> None:
    before = start(store, "KE")
    doing.answer_item(store, before.id, "WS-KEY-01", answer(Result.MET))
    assert authors(before) == {"Ministry", "great-lakes-and-horn"}
    moved = doing.change_visit(store, before.id, visit_in("ZM")).inspection
    assert authors(moved) == {"Ministry", "sadc"}
    assert moved.answers["WS-KEY-01"] == answer(Result.MET)
    assert moved.checklists == start(MemoryStore(), "ZM").checklists
    nowhere = doing.change_visit(store, before.id, visit_in("XX")).inspection
    assert authors(nowhere) == {"Ministry"}
    assert replay(store.trail(before.id)) == nowhere
    doing.undo(store, before.id)
    back = doing.undo(store, before.id).inspection
    assert (back.visit, back.checklists) == (before.visit, before.checklists)


def test_a_change_of_the_visit_that_moves_no_reference_is_only_that(store: MemoryStore) -> None:
    identity = start(store, "JP").id
    for visit in (visit_in("JP", "Again"), visit_in("KR"), visit_in("")):
        outcome = doing.change_visit(store, identity, visit)
        assert outcome.row.kind == "visit_changed"
        assert outcome.inspection.visit == visit


def test_a_move_of_the_visit_survives_its_record_and_refuses_another_state(
    store: MemoryStore,
) -> None:
    before = start(store, "KE")
    row = doing.change_visit(store, before.id, visit_in("ZM")).row
    change = row.change()
    assert isinstance(change, VisitMoved)
    assert from_record(VisitMoved, to_record(change)) == change
    assert change.inverse().inverse() == change
    with pytest.raises(ChangeOutOfStep):
        change.apply(store.load(before.id))
    stripped = replace(before, checklists=without_references(
        before.checklists, added_references(before.checklists)
    ))  # fmt: skip
    with pytest.raises(ChangeOutOfStep):
        change.apply(stripped)


def test_another_edition_keeps_what_was_added_to_its_items(store: MemoryStore) -> None:
    before = start(store, "KE")
    (shipped,) = (one for one in shipped_checklists() if one.id == "weapons-store")
    first, *rest = shipped.sections
    edition = replace(
        shipped, edition="99", sections=(replace(first, items=first.items[1:]), *rest)
    )
    moved = doing.revise_checklist(store, before.id, edition).inspection
    assert moved.checklists[0].edition == "99"
    kept = added_references(moved.checklists)
    gone = first.items[0].id
    assert kept == {
        item: found for item, found in added_references(before.checklists).items() if item != gone
    }


def test_every_region_adds_in_its_own_name() -> None:
    for country in ("NG", "ZA", "UG", "CM", "BR", "CH"):
        found = {one.reference.added_by for one in added_by_regions(country)}
        assert found
        assert found <= region_ids()
