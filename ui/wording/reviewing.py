"""Words and sentences for a reviewer's answer to a report."""

from checklists.inspecting.inspection import Inspection
from checklists.inspecting.review import (
    About,
    NoteKeptBefore,
    NoteOfOtherReport,
    Review,
    ReviewNote,
    ReviewQuestion,
)
from reports.review_note import NotAcceptable, NotReviewable, QuestionsUnfit, UnknownSubject
from ui.speech import speech
from ui.wording.sentence import Say, Sayings, Sentence, told


def decision_sentence(note: ReviewNote, language: str) -> str:
    """Who said what of the report."""
    _ = speech(language).gettext
    said = {
        Review.ACCEPTED: _("{name} accepted the report."),
        Review.RETURNED: _("{name} returned the report with questions."),
    }[note.decision]
    named = f"{note.reviewer} ({note.organization})" if note.organization else note.reviewer
    return said.format(name=named)


def question_line(question: ReviewQuestion, inspection: Inspection, language: str) -> str:
    """A question with the name of what it is about."""
    _ = speech(language).gettext
    name = _("The whole report")
    if question.about is About.ITEM:
        name = question.subject
    elif question.about is About.FINDING:
        finding = inspection.findings.get(question.subject)
        name = f"F-{finding.number:02d}" if finding else question.subject
    elif question.about is About.PHOTO:
        photos = inspection.evidence_in_order()
        number = next((p.number for p in photos if p.derived_sha256 == question.subject), 0)
        name = _("Photo {number}").format(number=number or question.subject[:8])
    return told(name, question.text, _)


def items_of(question: ReviewQuestion, inspection: Inspection) -> frozenset[str]:
    """The items a question concerns: its own, or those of its finding or photo."""
    if question.about is About.ITEM:
        return frozenset((question.subject,))
    if question.about is About.FINDING:
        finding = inspection.findings.get(question.subject)
        return frozenset((finding.item,)) if finding else frozenset()
    photos = inspection.evidence.values() if question.about is About.PHOTO else ()
    return frozenset(photo.item for photo in photos if photo.derived_sha256 == question.subject)


def _of_other(problem: NoteOfOtherReport, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The note answers another report: {digits}.").format(digits=problem.report_sha256[:16]),
        _("Open the inspection whose report it names, or ask the reviewer."),
    )


def _kept_before(problem: NoteKeptBefore, _: Say, language: str) -> Sentence:
    return Sentence(_("This note of {name} is already kept.").format(name=problem.reviewer))


def _not_reviewable(problem: NotReviewable, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{file} does not say which report it is, so it cannot be answered.").format(
            file=problem.file_name
        ),
        _("Ask for the report again, as it was issued."),
    )


def _not_acceptable(problem: NotAcceptable, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{file} cannot be accepted: at least one check does not hold.").format(
            file=problem.file_name
        ),
        _("Return it with a question, or ask for the report again."),
    )


def _unfit(problem: QuestionsUnfit, _: Say, language: str) -> Sentence:
    return Sentence(
        _("A returned report needs a question, an accepted one has none."),
        _("Ask 1 to {most} questions of up to {longest} characters.").format(
            most=problem.most, longest=problem.longest
        ),
    )


def _unknown(problem: UnknownSubject, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The report has no item, finding or photo “{name}”.").format(name=problem.name),
        _("Name an item by its id, a finding as F-01, a photo as P-1, or begin with “report:”."),
    )


SAYINGS: Sayings = {
    NotAcceptable: _not_acceptable,
    NoteKeptBefore: _kept_before,
    NoteOfOtherReport: _of_other,
    NotReviewable: _not_reviewable,
    QuestionsUnfit: _unfit,
    UnknownSubject: _unknown,
}
