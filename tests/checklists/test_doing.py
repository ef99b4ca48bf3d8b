import pytest

from checklists.inspecting import doing
from checklists.inspecting.inspection import Conclusion, IssuedReport
from checklists.inspecting.keeping import NewPhoto
from checklists.inspecting.preconditions import UnknownItem
from checklists.values import Adequacy, InspectionKind, Result, State
from tests.support.memory_store import MemoryStore
from tests.support.samples import (
    NOON,
    answer,
    make_evidence,
    make_finding,
    make_visit,
    three_items,
)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def inspection(store: MemoryStore) -> str:
    kind = InspectionKind.ROUTINE_INSPECTION
    return doing.start_inspection(store, kind, (three_items(),), make_visit()).inspection.id


def answer_everything(store: MemoryStore, inspection: str) -> None:
    for item in store.load(inspection).items():
        doing.answer_item(store, inspection, item.id, answer(Result.MET))
    doing.conclude(store, inspection, Conclusion(Adequacy.ADEQUATE, "Fine."))


def issued_at_head(store: MemoryStore) -> IssuedReport:
    return IssuedReport("c" * 64, "Ana", "en", NOON, len(store.rows), store.rows[-1].hash)


def test_an_answer_is_given_changed_and_taken_away(store: MemoryStore, inspection: str) -> None:
    for given in (answer(Result.MET), answer(Result.NOT_MET, "open"), None):
        outcome = doing.answer_item(store, inspection, "SA-A-01", given)
        assert outcome.inspection.answers.get("SA-A-01") == given


def test_findings_are_numbered_reworded_and_withdrawn(store: MemoryStore, inspection: str) -> None:
    first = doing.record_finding(store, inspection, make_finding(number=0))
    second = doing.record_finding(store, inspection, make_finding(number=0))
    assert [one.number for one in second.inspection.findings.values()] == [1, 2]
    (identity,) = first.inspection.findings
    reworded = make_finding(number=1, item="SA-B-01")
    outcome = doing.reword_finding(store, inspection, identity, reworded)
    assert outcome.inspection.findings[identity] == reworded
    outcome = doing.withdraw_finding(store, inspection, identity)
    assert [one.number for one in outcome.inspection.findings.values()] == [2]


def test_photos_are_numbered_captioned_and_detached(store: MemoryStore, inspection: str) -> None:
    doing.attach_photo(store, inspection, make_evidence(number=0))
    outcome = doing.attach_photo(store, inspection, make_evidence(number=0, item="SA-B-01"))
    assert [photo.number for photo in outcome.inspection.evidence_in_order()] == [1, 2]
    identity = next(iter(outcome.inspection.evidence))
    outcome = doing.caption_photo(store, inspection, identity, "The lock")
    assert outcome.inspection.evidence[identity].caption == "The lock"
    outcome = doing.detach_photo(store, inspection, identity)
    assert identity not in outcome.inspection.evidence
    with pytest.raises(UnknownItem):
        doing.caption_photo(store, inspection, identity, "Gone")


def test_a_new_photo_becomes_evidence_by_its_digest() -> None:
    photo = NewPhoto("a.jpg", "image/jpeg", b"original", b"small", b"tiny", 40, 30, "yesterday")
    kept = photo.as_evidence("The door", "SA-A-01")
    assert kept.sha256 == "0682c5f2076f099c34cfdd15a9e063849ed437a49677e6fcc5b4198c76575be5"
    assert (kept.size_bytes, kept.item, kept.finding, kept.number) == (8, "SA-A-01", "", 0)


def test_the_visit_can_be_changed(store: MemoryStore, inspection: str) -> None:
    outcome = doing.change_visit(store, inspection, make_visit("Another"))
    assert outcome.inspection.visit.title == "Another"


def test_an_incomplete_inspection_cannot_be_closed(store: MemoryStore, inspection: str) -> None:
    with pytest.raises(doing.NotComplete) as refused:
        doing.close_inspection(store, inspection)
    assert len(refused.value.gaps) == 4
    assert len(store.rows) == 1


def test_a_complete_inspection_is_closed_reopened_and_issued(
    store: MemoryStore, inspection: str
) -> None:
    answer_everything(store, inspection)
    doing.close_inspection(store, inspection)
    doing.reopen_inspection(store, inspection)
    doing.close_inspection(store, inspection)
    outcome = doing.record_issue(store, inspection, issued_at_head(store))
    assert outcome.inspection.state == State.ISSUED
    with pytest.raises(doing.NothingToUndo):
        doing.undo(store, inspection)


def test_a_report_of_an_earlier_state_is_not_recorded(store: MemoryStore, inspection: str) -> None:
    answer_everything(store, inspection)
    doing.close_inspection(store, inspection)
    report = issued_at_head(store)
    doing.reopen_inspection(store, inspection)
    doing.close_inspection(store, inspection)
    with pytest.raises(doing.MovedOn):
        doing.record_issue(store, inspection, report)
    assert store.load(inspection).state == State.CLOSED


def test_undo_goes_back_step_by_step_to_the_start(store: MemoryStore, inspection: str) -> None:
    start = store.load(inspection)
    doing.answer_item(store, inspection, "SA-A-01", answer(Result.MET))
    doing.record_finding(store, inspection, make_finding())
    doing.attach_photo(store, inspection, make_evidence())
    for _ in range(3):
        outcome = doing.undo(store, inspection)
    assert outcome.inspection == start
    with pytest.raises(doing.NothingToUndo):
        doing.undo(store, inspection)
    assert len(store.rows) == 7  # nothing was deleted: four changes and three that took them back
