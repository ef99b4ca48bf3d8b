"""A reviewer's answer to a report as a signed file of its own, made there and judged here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from checklists.inspecting.review import About, Review, ReviewNote, ReviewQuestion
from checklists.records import BadRecord, from_record, to_record
from checklists.values import Problem
from reports.contents import ReportContents
from reports.envelope import EnvelopeFault, EnvelopeRefused, open_envelope, seal_envelope
from reports.identity import Identity
from reports.trust import TrustList, judge_signer
from reports.verdicts import Standing, Verdict, Verification
from reports.verify import signer_of

KIND = "review-note"
SUFFIX = ".pssm-note"
MOST_QUESTIONS = 500
LONGEST_QUESTION = 4_000


@dataclass(eq=False)
class NotReviewable(Problem):
    """The file does not say which report it is, so no note can name it."""

    file_name: str


@dataclass(eq=False)
class NotAcceptable(Problem):
    """A report of which a check fails cannot be accepted."""

    file_name: str


@dataclass(eq=False)
class QuestionsUnfit(Problem):
    """A returned report has no question, too many, or an empty or too long one."""

    most: int
    longest: int


@dataclass(eq=False)
class UnknownSubject(Problem):
    """The report has no item, finding or photo of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A note whose signature is right, and whether its signer is trusted."""

    note: ReviewNote
    who: Verdict


def write_note(
    report: Verification,
    decision: Review,
    questions: Sequence[ReviewQuestion],
    identity: Identity,
    now: datetime,
) -> bytes:
    """The signed file; raises a problem for a report or questions that are not fit for one."""
    if report.facts is None:
        raise NotReviewable(report.file_name)
    if decision is Review.ACCEPTED and report.standing is Standing.FAILS:
        raise NotAcceptable(report.file_name)
    _check_questions(decision, questions)
    identity.check_valid_at(now)
    note = ReviewNote(
        report_sha256=_answered(report),
        inspection=report.facts.inspection,
        decision=decision,
        questions=tuple(questions),
        reviewer=identity.name,
        organization=identity.organization,
        fingerprint=identity.fingerprint,
        written=now,
    )
    return seal_envelope(KIND, to_record(note), identity)


def _answered(report: Verification) -> str:
    """The digest of the report its inspector issued, whatever was added or withheld since."""
    if report.facts is not None and report.facts.full_edition:
        return report.facts.full_edition
    return report.report_sha256 or report.sha256


def read_note(untrusted: bytes, trust: TrustList | None) -> ReadNote:
    """Raises EnvelopeRefused unless the note is as its reviewer signed it."""
    opened = open_envelope(KIND, untrusted)
    try:
        note = from_record(ReviewNote, dict(opened.content))
        _check_questions(note.decision, note.questions)
    except (BadRecord, QuestionsUnfit) as bad:
        where = bad.where if isinstance(bad, BadRecord) else "questions"
        raise EnvelopeRefused(KIND, EnvelopeFault.BAD_FIELD, where) from bad
    signer = signer_of(opened.signer)
    named = (note.reviewer, note.organization, note.fingerprint)
    if named != (signer.name, signer.organization, signer.fingerprint):
        raise EnvelopeRefused(KIND, EnvelopeFault.BAD_FIELD, "reviewer")
    if note.written.tzinfo is None:
        raise EnvelopeRefused(KIND, EnvelopeFault.BAD_FIELD, "written")
    return ReadNote(note, judge_signer(trust, opened.signer, opened.chain, note.written))


def question_of(typed: str, contents: ReportContents | None) -> ReviewQuestion:
    """`ITEM: text`, `F-01: text` (a finding), `P-1: text` (a photo), `report: text`, or a text.

    A first word before a colon must be one of these; raises UnknownSubject.
    """
    name, colon, text = (part.strip() for part in typed.partition(":"))
    if not colon or " " in name:
        return ReviewQuestion(About.REPORT, "", typed.strip())
    if name == About.REPORT:
        return ReviewQuestion(About.REPORT, "", text)
    found = subjects(contents).get(name)
    if found is None:
        raise UnknownSubject(name)
    return ReviewQuestion(*found, text)


def subjects(contents: ReportContents | None) -> dict[str, tuple[About, str]]:
    """What can be asked about, by the name a person calls it: findings, items, photos."""
    if contents is None:
        return {}
    return {
        **{f"F-{one.number:02d}": (About.FINDING, one.id) for one in contents.findings},
        **{one.id: (About.ITEM, one.id) for one in contents.items},
        **{f"P-{one.number}": (About.PHOTO, one.sha256) for one in contents.photos},
    }


def _check_questions(decision: Review, questions: Sequence[ReviewQuestion]) -> None:
    fit = all(0 < len(one.text.strip()) <= LONGEST_QUESTION for one in questions)
    asks = bool(questions) is (decision is Review.RETURNED)
    if not fit or not asks or len(questions) > MOST_QUESTIONS:
        raise QuestionsUnfit(MOST_QUESTIONS, LONGEST_QUESTION)
