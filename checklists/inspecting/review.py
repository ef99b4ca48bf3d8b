"""A reviewer's answer to an issued report: accepted, or returned with questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol

from checklists.entries import expect
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.preconditions import in_state
from checklists.values import Problem, State


class Review(StrEnum):
    """What a reviewer says of a report as a whole."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


class About(StrEnum):
    """What a question of a reviewer is about."""

    REPORT = "report"
    ITEM = "item"
    FINDING = "finding"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class ReviewQuestion:
    """`subject` is the id of an item or finding, or a printed photo's SHA-256; else empty."""

    about: About
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """Who answered which report, and how; digests and fingerprint are SHA-256 in hex.

    `written` is what the reviewer's clock claimed.
    """

    report_sha256: str
    inspection: str
    decision: Review
    questions: tuple[ReviewQuestion, ...]
    reviewer: str
    organization: str
    fingerprint: str
    written: datetime


@dataclass(eq=False)
class NoteOfOtherReport(Problem):
    """The note answers another report than that of this inspection."""

    report_sha256: str


@dataclass(eq=False)
class NoteKeptBefore(Problem):
    """The very same note is already kept with the inspection."""

    reviewer: str


@dataclass(frozen=True, slots=True)
class ReviewKept:
    """A note came back; `sha256` names its signed bytes. The inspection stays as it is."""

    kind: ClassVar[str] = "review_kept"
    sha256: str
    note: ReviewNote

    def inverse(self) -> None:
        return None

    def apply(self, inspection: Inspection | None) -> Inspection:
        issued = in_state(inspection, State.ISSUED, self.kind)
        report = issued.report
        expect(report is not None and report.sha256 == self.note.report_sha256, self.kind)
        return issued


class _Row(Protocol):
    @property
    def kind(self) -> str: ...

    def change(self) -> object: ...


def kept_reviews(rows: Iterable[_Row]) -> tuple[ReviewKept, ...]:
    """The notes that a trail keeps, in the order in which they came."""
    changes = (row.change() for row in rows if row.kind == ReviewKept.kind)
    return tuple(change for change in changes if isinstance(change, ReviewKept))
