"""A reviewer's note: written, read again, altered, and kept only with the report it answers."""

import json
from dataclasses import replace

import pytest

from checklists.inspecting import doing
from checklists.inspecting.changes import InspectionClosed, InspectionStarted, ReportIssued
from checklists.inspecting.inspection import IssuedReport
from checklists.inspecting.review import (
    About,
    NoteKeptBefore,
    NoteOfOtherReport,
    Review,
    ReviewQuestion,
    kept_reviews,
)
from checklists.records import canonical_json
from checklists.values import State
from reports.contents import contents_of
from reports.envelope import EnvelopeFault, EnvelopeRefused
from reports.review_note import (
    NotAcceptable,
    NotReviewable,
    QuestionsUnfit,
    UnknownSubject,
    question_of,
    read_note,
    write_note,
)
from reports.trust import TrustList
from reports.verdicts import Standing
from reports.verify import verify_report
from tests.support.memory_workspace import MemoryWorkspace
from tests.support.samples import make_inspection
from tests.support.signed_reports import material, report_data, signed_report
from tests.support.signing import NOW, inspector

TRUST = TrustList().with_certificates([inspector().certificate])
SIGNED = signed_report()
CHECKED = verify_report("report.pdf", SIGNED.pdf, TRUST)
ASKED = (ReviewQuestion(About.ITEM, "SA-A-01", "Since when is the safe open?"),)


def returned() -> bytes:
    return write_note(CHECKED, Review.RETURNED, ASKED, inspector(), NOW)


def test_a_note_says_who_answered_which_report_and_how() -> None:
    read = read_note(returned(), TRUST)
    assert read.note.report_sha256 == CHECKED.sha256
    assert read.note.inspection == material("red", "blue").inspection.id
    assert (read.note.decision, read.note.questions) == (Review.RETURNED, ASKED)
    assert read.note.fingerprint == inspector().fingerprint
    assert read.who.standing is Standing.HOLDS
    assert read_note(returned(), None).who.standing is Standing.UNKNOWN


@pytest.mark.parametrize(
    "content", [{"decision": "accepted"}, {"report_sha256": "0" * 64}, {"reviewer": "Else"}]
)
def test_an_altered_note_is_refused(content: dict[str, object]) -> None:
    record = json.loads(returned())
    record["content"] |= content
    with pytest.raises(EnvelopeRefused) as refused:
        read_note(canonical_json(record), TRUST)
    assert refused.value.fault is EnvelopeFault.WRONG_SIGNATURE


def test_what_is_not_fit_for_a_note_is_refused() -> None:
    changed = verify_report("changed.pdf", SIGNED.pdf + b"\n", TRUST)
    foreign = verify_report("foreign.pdf", b"%PDF-1.7 junk", TRUST)
    with pytest.raises(NotAcceptable):
        write_note(changed, Review.ACCEPTED, (), inspector(), NOW)
    assert write_note(changed, Review.RETURNED, ASKED, inspector(), NOW)
    with pytest.raises(NotReviewable):
        write_note(foreign, Review.RETURNED, ASKED, inspector(), NOW)
    empty = (replace(ASKED[0], text="  "),)
    for decision, questions in (
        (Review.RETURNED, ()),
        (Review.RETURNED, empty),
        (Review.ACCEPTED, ASKED),
    ):
        with pytest.raises(QuestionsUnfit):
            write_note(CHECKED, decision, questions, inspector(), NOW)


def test_a_question_names_what_it_is_about() -> None:
    contents = contents_of(report_data())
    photo = contents.photos[0]
    assert question_of("SA-B-01: Why: how?", contents) == ReviewQuestion(
        About.ITEM, "SA-B-01", "Why: how?"
    )
    finding = f"F-{contents.findings[0].number:02d}: Who?"
    assert question_of(finding, contents).subject == contents.findings[0].id
    assert question_of("P-1: Which room?", contents).subject == photo.sha256
    for whole in ("Who came?", "report: Who came?"):
        assert question_of(whole, contents) == ReviewQuestion(About.REPORT, "", "Who came?")
    assert question_of("The note said: no", None).about is About.REPORT
    for contents_or_none in (contents, None):
        with pytest.raises(UnknownSubject):
            question_of("SA-Z-99: Why?", contents_or_none)


def issued_workspace(sha256: str) -> MemoryWorkspace:
    workspace = MemoryWorkspace()
    draft = replace(make_inspection(), state=State.DRAFT)
    report = IssuedReport(sha256, "Ana", "en", NOW, 2, "c" * 64)
    for change in (InspectionStarted(draft), InspectionClosed(), ReportIssued(report)):
        workspace.commit(draft.id, change)
    return workspace


def test_a_note_is_kept_with_its_report_once_and_with_no_other() -> None:
    untrusted = returned()
    note = read_note(untrusted, TRUST).note
    workspace = issued_workspace(CHECKED.sha256)
    outcome = doing.keep_review(workspace, note.inspection, untrusted, note)
    assert outcome.inspection == workspace.load(note.inspection)
    (kept,) = kept_reviews(workspace.trail(note.inspection))
    assert kept.note == note
    assert workspace.original(kept.sha256) == untrusted
    with pytest.raises(NoteKeptBefore):
        doing.keep_review(workspace, note.inspection, untrusted, note)
    other = issued_workspace("ab" * 32)
    with pytest.raises(NoteOfOtherReport):
        doing.keep_review(other, note.inspection, untrusted, note)
    assert not kept_reviews(other.trail(note.inspection))
