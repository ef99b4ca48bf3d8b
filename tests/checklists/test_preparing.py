from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.asking.checklist import Checklist, Condition, Item, Section
from checklists.delivering.places import Store, find_store
from checklists.inspecting.preparing import (
    ChecklistsClash,
    as_loaded,
    find_clash,
    prepared,
    section_name,
    shared_in,
)
from checklists.values import FacilityKind, Result, Texts
from tests.support.made_up import checklists
from tests.support.samples import make_checklist, make_item, texts

STORES = (Store("s1", "North"), Store("s2", "South"))
MET = (Result.MET,)


def walk(identity: str = "sample") -> Checklist:
    """Site once, building per store, papers once, racks per store, people once."""
    racks = replace(make_item("SA-R-01"), asked_if=Condition("SA-B-01", MET))
    shelves = replace(make_item("SA-R-02"), asked_if=Condition("SA-P-01", MET))
    sections = (
        Section("site", texts("Site"), (make_item("SA-S-01"),)),
        Section("building", texts("Building"), (make_item("SA-B-01"),), per_store=True),
        Section("papers", texts("Papers"), (make_item("SA-P-01"),)),
        Section("racks", texts("Racks"), (racks, shelves), per_store=True),
        Section("people", texts("People"), (make_item("SA-E-01"),)),
    )
    return replace(make_checklist(identity=identity), sections=sections)


def own(*items: Item, per_store: bool = False) -> Checklist:
    section = Section("only", texts("Own"), items, per_store)
    return replace(make_checklist(identity="own"), sections=(section,))


def same_words(item: Item, identity: str) -> Item:
    return replace(item, id=identity)


def ids(checklist: Checklist) -> list[str]:
    return [item.id for item in checklist.items()]


def test_an_inspector_walks_store_by_store() -> None:
    (copy,) = prepared((walk(),), STORES)
    assert [section.id for section in copy.sections] == [
        *("site", "papers", "building@s1", "racks@s1", "building@s2", "racks@s2", "people")
    ]
    assert ids(copy)[:5] == ["SA-S-01", "SA-P-01", "SA-B-01@s1", "SA-R-01@s1", "SA-R-02@s1"]
    conditions = [item.asked_if.item for item in copy.items() if item.asked_if]
    assert conditions == ["SA-B-01@s1", "SA-P-01", "SA-B-01@s2", "SA-P-01"]
    assert section_name(copy.sections[4], STORES, "zh") == "中文 Building — South"
    assert section_name(copy.sections[0], STORES, "en") == "Site"
    assert find_store("SA-B-01@s2", STORES) == STORES[1]
    assert find_store("SA-S-01", STORES) is None


def test_without_a_store_everything_is_asked_once_and_in_order() -> None:
    (copy,) = prepared((walk(),), ())
    assert copy.sections == walk().sections
    assert copy.edition_digest == walk().digest() == copy.printed_digest()


def test_a_digest_known_before_is_kept() -> None:
    known = replace(walk(), edition_digest="d" * 64)
    assert prepared((known,), STORES)[0].edition_digest == "d" * 64


def test_the_same_id_and_meaning_is_asked_once() -> None:
    shared, mine = make_item("SA-S-01"), make_item("OW-1")
    depending = replace(make_item("OW-2"), asked_if=Condition("SA-S-01", MET))
    first, second = prepared((walk(), own(shared, mine, depending)), STORES)
    assert ids(first) == ids(prepared((walk(),), STORES)[0])
    assert ids(second) == ["OW-1", "OW-2"]
    (left_out,) = second.shared
    assert (left_out.section, left_out.position, left_out.answered_as) == ("only", 0, "SA-S-01")


def test_the_same_meaning_under_another_id_is_asked_once_for_each_store() -> None:
    theirs = same_words(make_item("SA-B-01"), "OW-1")
    depending = replace(make_item("OW-2"), asked_if=Condition("OW-1", MET))
    mine = own(theirs, depending, per_store=True)
    _, copy = prepared((walk(), mine), STORES)
    assert ids(copy) == ["OW-2@s1", "OW-2@s2"]
    assert [item.asked_if.item for item in copy.items() if item.asked_if] == [
        *("SA-B-01@s1", "SA-B-01@s2")
    ]
    (shown,) = shared_in(copy, copy.sections[1])
    assert (shown.item.id, shown.answered_as) == ("OW-1@s2", "SA-B-01@s2")
    assert as_loaded(copy).sections == mine.sections


def test_one_asked_per_store_and_one_asked_once_are_not_shared() -> None:
    once = own(make_item("SA-B-01"))
    _, copy = prepared((walk(), once), STORES)
    assert ids(copy) == ["SA-B-01"]
    _, copy = prepared((walk(), once), ())
    assert ids(copy) == []


LONELY = make_item("OW-1")


@pytest.mark.parametrize(
    "other",
    [
        replace(make_item("SA-S-01"), facilities=(FacilityKind.HEADQUARTERS,)),
        replace(make_item("SA-S-01"), critical_because=texts("All hangs on it.")),
        replace(make_item("SA-S-01"), guidance=texts("Look again.")),
    ],
    ids=["asked elsewhere", "critical", "another meaning"],
)
def test_what_is_not_quite_the_same_is_asked_too_or_clashes(other: Item) -> None:
    _, copy = prepared((walk(), own(same_words(other, "OW-1"))), ())
    assert ids(copy) == ["OW-1"]
    clash = find_clash((walk(), own(other)))
    assert clash is not None
    assert (clash.one.id, clash.other.id, clash.item) == ("sample", "own", "SA-S-01")


def test_words_that_hang_on_their_section_are_not_shared() -> None:
    question = make_item("SA-S-01")
    twice = own(same_words(question, "OW-1"), same_words(question, "OW-2"))
    assert ids(prepared((walk(), twice), ())[1]) == ["OW-1", "OW-2"]
    bare = replace(question, guidance=Texts({"en": "(to be written)"}))
    one, other = own(bare), own(same_words(bare, "OW-1"))
    assert ids(prepared((one, replace(other, id="other")), ())[1]) == ["OW-1"]


def test_two_editions_of_one_checklist_clash() -> None:
    with pytest.raises(ChecklistsClash):
        prepared((walk(), replace(walk(), edition="2.0")), STORES)
    assert find_clash((walk(), own(LONELY))) is None


stores = st.lists(
    st.builds(Store, st.sampled_from(["s1", "s2", "s7", "s10"]), st.text(max_size=5)),
    max_size=4,
    unique_by=lambda store: store.id,
).map(tuple)


def renamed(section: Section, before: str) -> Section:
    """The section with other ids, and without conditions on items that stand elsewhere."""
    known = {item.id for item in section.items}

    def waiting(item: Item) -> Condition | None:
        if item.asked_if is None or item.asked_if.item not in known:
            return None
        return replace(item.asked_if, item=f"{before}{item.asked_if.item}")

    items = (replace(one, id=f"{before}{one.id}", asked_if=waiting(one)) for one in section.items)
    return replace(section, id=f"{before}{section.id}", items=tuple(items))


@st.composite
def chosen(draw: st.DrawFn) -> tuple[Checklist, ...]:
    """Two checklists, the second repeating a section of the first, at times under its own ids."""
    one, two = draw(checklists()), draw(checklists())
    sections = [renamed(section, "Q") for section in two.sections]
    again = renamed(draw(st.sampled_from(one.sections)), draw(st.sampled_from(("", "R"))))
    return one, replace(two, id=one.id + "'", sections=(*sections, replace(again, id="again")))


@given(chosen(), stores, stores)
def test_preparing_again_changes_nothing_and_can_be_taken_back(
    two: tuple[Checklist, ...], some: tuple[Store, ...], others: tuple[Store, ...]
) -> None:
    try:
        once = prepared(two, some)
        elsewhere = prepared(once, others)
    except ChecklistsClash:
        return
    assert prepared(once, some) == once
    assert prepared(elsewhere, some) == once
    for copy, loaded in zip(once, two, strict=True):
        assert replace(as_loaded(copy), edition_digest="") == loaded
        assert as_loaded(copy).edition_digest == loaded.digest()
    asked = list(chain.from_iterable(ids(copy) for copy in once))
    assert len(asked) == len(set(asked))
    earlier: set[str] = set()
    for item in chain.from_iterable(copy.items() for copy in once):
        assert item.asked_if is None or item.asked_if.item in earlier
        earlier.add(item.id)
