from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.asking.checklist import Checklist, Item
from checklists.entries import ChangeOutOfStep
from checklists.inspecting import doing
from checklists.inspecting.changes import ChecklistRevised, asked
from checklists.inspecting.completeness import Gap, GapKind, gaps
from checklists.inspecting.preparing import prepared
from checklists.inspecting.revising import difference, revised
from checklists.values import InspectionKind, Result, Texts
from tests.support.memory_store import MemoryStore
from tests.support.samples import (
    answer,
    make_checklist,
    make_finding,
    make_item,
    make_visit,
    texts,
)


def edition(*items: Item, number: str = "1.0") -> Checklist:
    return replace(make_checklist(*items), edition=number)


KEPT, CHANGED, REMOVED, RETOLD = (make_item(f"SA-{n}") for n in range(4))
ADDED = make_item("SA-9")
OLD = edition(KEPT, CHANGED, REMOVED, RETOLD)
NEW = edition(
    KEPT,
    replace(CHANGED, question=texts("Is SA-1 really in order?")),
    replace(RETOLD, question=Texts({**RETOLD.question.by_language, "zh": "更好的译文？"})),
    ADDED,
    number="1.1",
)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def half_done(store: MemoryStore) -> str:
    kind = InspectionKind.ROUTINE_INSPECTION
    inspection = doing.start_inspection(store, kind, (OLD,), make_visit()).inspection.id
    for item in OLD.items():
        doing.answer_item(store, inspection, item.id, answer(Result.MET, f"seen {item.id}"))
    doing.record_finding(store, inspection, make_finding(item="SA-2"))
    return inspection


def test_the_difference_of_two_editions() -> None:
    found = difference(OLD, NEW)
    assert (found.added, found.removed) == (("SA-9",), ("SA-2",))
    assert (found.changed, found.reworded) == (("SA-1",), ("SA-3",))


def test_one_changed_one_removed_one_added_one_retranslated(
    store: MemoryStore, half_done: str
) -> None:
    after = doing.revise_checklist(store, half_done, NEW).inspection
    assert set(after.answers) == {"SA-0", "SA-3"}
    held = after.to_confirm["SA-1"]
    assert (held.question, held.answer.remark) == (CHANGED.question, "seen SA-1")
    assert set(after.to_confirm) == {"SA-1"}
    assert set(after.retired) == {"SA-2"}
    assert Gap(GapKind.NOT_CONFIRMED, "SA-1") in gaps(after)
    assert Gap(GapKind.NOT_ANSWERED, "SA-9") in gaps(after)
    assert len(after.findings) == 1  # what was found at a removed item is still found


def test_confirming_takes_an_item_off_the_queue_and_undo_puts_it_back(
    store: MemoryStore, half_done: str
) -> None:
    waiting = doing.revise_checklist(store, half_done, NEW).inspection
    confirmed = doing.answer_item(store, half_done, "SA-1", answer(Result.NOT_MET)).inspection
    assert confirmed.to_confirm == {}
    assert confirmed.answers["SA-1"].result == Result.NOT_MET
    assert doing.undo(store, half_done).inspection == waiting
    assert doing.undo(store, half_done).inspection.checklists == prepared((OLD,), ())


def test_a_finding_at_a_removed_item_can_still_be_reworded(
    store: MemoryStore, half_done: str
) -> None:
    after = doing.revise_checklist(store, half_done, NEW).inspection
    ((identity, finding),) = after.findings.items()
    reworded = replace(finding, statement="Better said.")
    outcome = doing.reword_finding(store, half_done, identity, reworded)
    assert outcome.inspection.findings[identity] == reworded


def test_what_waits_is_retired_when_a_later_edition_removes_it(
    store: MemoryStore, half_done: str
) -> None:
    doing.revise_checklist(store, half_done, NEW)
    after = doing.revise_checklist(store, half_done, edition(KEPT, number="1.2")).inspection
    assert after.to_confirm == {}
    assert set(after.retired) == {"SA-1", "SA-2", "SA-3"}


def test_a_revision_of_another_state_is_refused(store: MemoryStore, half_done: str) -> None:
    before = store.load(half_done)
    change = ChecklistRevised(asked(before), revised(before, NEW))
    doing.answer_item(store, half_done, "SA-0", None)
    with pytest.raises(ChangeOutOfStep):
        store.commit(half_done, change)


ids = st.sampled_from([f"SA-{n}" for n in range(6)])


@given(st.lists(ids, unique=True), st.lists(ids, unique=True), st.sets(ids), st.sets(ids))
def test_no_answer_is_ever_lost(
    old_ids: list[str], new_ids: list[str], changed: set[str], answered: set[str]
) -> None:
    old = edition(*(make_item(key) for key in old_ids))
    new = edition(
        *(
            replace(make_item(key), question=texts("Anew?")) if key in changed else make_item(key)
            for key in new_ids
        )
    )
    store = MemoryStore()
    kind = InspectionKind.ROUTINE_INSPECTION
    inspection = doing.start_inspection(store, kind, (old,), make_visit()).inspection.id
    for key in answered & set(old_ids):
        doing.answer_item(store, inspection, key, answer(Result.MET, key))
    before = store.load(inspection)
    after = doing.revise_checklist(store, inspection, new).inspection
    kept = [*after.answers, *after.to_confirm, *after.retired]
    assert sorted(kept) == sorted(before.answers)
    assert set(after.answers) <= set(new_ids) - changed
    change = store.rows[-1].change()
    inverse = change.inverse()
    assert inverse is not None
    assert inverse.apply(after) == before
