"""A correction holds what the issued inspection held, and says which report it supersedes."""

from dataclasses import replace

import pytest

from checklists.inspecting import doing
from checklists.inspecting.changes import InspectionStarted
from checklists.inspecting.correcting import (
    LONGEST_REASON,
    NotIssued,
    ReasonUnfit,
    begin_correction,
)
from checklists.inspecting.inspection import Conclusion, IssuedReport, Superseded
from checklists.values import Adequacy, Result, State
from tests.support.memory_store import MemoryStore
from tests.support.samples import (
    NOON,
    answer,
    make_evidence,
    make_finding,
    make_inspection,
    three_items,
)


def issued(store: MemoryStore) -> str:
    whole = replace(
        make_inspection(three_items(), "first"),
        state=State.ISSUED,
        answers={"SA-A-01": answer(Result.NOT_MET, "Open.")},
        findings={"f-1": make_finding()},
        evidence={"e-1": replace(make_evidence(), finding="f-1")},
        conclusion=Conclusion(Adequacy.NOT_ADEQUATE, "Open."),
        report=IssuedReport("a" * 64, "Ana", "en", NOON, 7, "b" * 64),
    )
    store.commit("first", InspectionStarted(whole))
    return "first"


def test_it_begins_with_all_that_was_there() -> None:
    store = MemoryStore()
    before = store.load(issued(store))
    begun = begin_correction(store, "first", " The wrong\nsafe. ").inspection
    superseded = Superseded("first", "a" * 64, NOON, "The wrong safe.")
    expected = replace(before, id=begun.id, state=State.DRAFT, report=None, supersedes=superseded)
    assert begun == expected == store.load(begun.id)
    assert begun.id != "first"
    assert store.load("first") == before


def test_it_is_changed_like_any_draft_and_its_beginning_stays() -> None:
    store = MemoryStore()
    begun = begin_correction(store, issued(store), "The wrong safe.").inspection
    changed = doing.answer_item(store, begun.id, "SA-A-01", answer(Result.MET)).inspection
    assert changed.answers["SA-A-01"].result is Result.MET
    doing.undo(store, begun.id)
    with pytest.raises(doing.NothingToUndo):
        doing.undo(store, begun.id)


def test_a_correction_can_be_corrected() -> None:
    store = MemoryStore()
    begun = begin_correction(store, issued(store), "One.").inspection
    report = IssuedReport("c" * 64, "Ana", "en", NOON, 8, "d" * 64)
    again = replace(begun, id="again", state=State.ISSUED, report=report)
    store.commit("again", InspectionStarted(again))
    second = begin_correction(store, "again", "Two.").inspection
    assert second.supersedes == Superseded("again", "c" * 64, NOON, "Two.")


def test_only_an_issued_inspection_is_corrected() -> None:
    store = MemoryStore()
    store.commit("draft", InspectionStarted(make_inspection(identity="draft")))
    with pytest.raises(NotIssued) as refused:
        begin_correction(store, "draft", "The wrong safe.")
    assert refused.value.state is State.DRAFT
    assert len(store.rows) == 1


@pytest.mark.parametrize("reason", ["", " \n ", "x" * (LONGEST_REASON + 1)])
def test_a_correction_needs_a_reason_that_fits(reason: str) -> None:
    store = MemoryStore()
    with pytest.raises(ReasonUnfit) as refused:
        begin_correction(store, issued(store), reason)
    assert refused.value.length == len(reason.strip())
