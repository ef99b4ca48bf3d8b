"""What an open workspace does for the rest of the program, and the values it takes and gives."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from checklists.asking.checklist import Checklist
from checklists.asking.overlays import Overlay
from checklists.delivering.case import Case
from checklists.delivering.changes import CaseChange
from checklists.inspecting.changes import Change
from checklists.inspecting.inspection import Evidence, Inspection
from checklists.inspecting.rating import DEFAULT, MATRIX, RiskMatrix, read_matrix
from checklists.inspecting.trail import TrailRow
from checklists.values import InspectionKind, Problem, Progress, State


@dataclass(eq=False)
class UnknownCase(Problem):
    """The workspace has no case of this id."""

    case: str


@dataclass(eq=False)
class UnknownInspection(Problem):
    """The workspace has no inspection of this id."""

    inspection: str


class PhotoFault(StrEnum):
    """Why a file was not taken as a photo."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    NOT_AN_IMAGE = "not_an_image"
    NOT_ALLOWED = "not_allowed"
    DAMAGED = "damaged"
    NO_CODE = "no_code"


@dataclass(eq=False)
class PhotoRefused(Problem):
    """A file was not taken as a photo; nothing was kept of it."""

    file_name: str
    fault: PhotoFault


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A photo that was decoded once and found whole: original bytes and two reduced JPEGs.

    `derived` (long side about 1,000 px) is what reports print, `thumbnail` (about 240 px) what
    screens show; neither holds metadata. Sizes are the original's, upright, in pixels.
    """

    file_name: str
    media_type: str
    original: bytes
    derived: bytes
    thumbnail: bytes
    width: int
    height: int
    taken: str

    def as_evidence(self, caption: str, item: str, finding: str = "") -> Evidence:
        """The attachment of this photo; its number is given when it is attached."""
        return Evidence(
            number=0,
            sha256=hashlib.sha256(self.original).hexdigest(),
            derived_sha256=hashlib.sha256(self.derived).hexdigest(),
            file_name=self.file_name,
            media_type=self.media_type,
            size_bytes=len(self.original),
            width=self.width,
            height=self.height,
            taken=self.taken,
            caption=caption,
            item=item,
            finding=finding,
        )


@dataclass(frozen=True, slots=True)
class InspectionSummary:
    """One line of the list of inspections; `asked` is the number of items that are asked."""

    id: str
    kind: InspectionKind
    state: State
    title: str
    facility: str
    answered: int
    asked: int
    changed: datetime
    case: str = ""


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One line of the list of cases: what is declared, agreed and open, in numbers."""

    id: str
    title: str
    authorization: str
    end_user: str
    declared: int
    conditions: int
    open_actions: int
    visits: int
    changed: datetime


@dataclass(frozen=True, slots=True)
class WorkspaceHealth:
    """What a check of a whole workspace found; `faults` is empty when all is well.

    Each fault is a code of `HealthFault` with the id, digest or sequence it concerns.
    """

    inspections: int
    trail_rows: int
    trail_head: str
    originals: int
    original_bytes: int
    clock_set_back: tuple[int, ...]
    faults: tuple["HealthFault", ...]


class HealthFaultKind(StrEnum):
    FILE_DAMAGED = "file_damaged"
    TRAIL_BROKEN = "trail_broken"
    ROWS_DIFFER = "rows_differ"
    PHOTO_MISSING = "photo_missing"
    PHOTO_CHANGED = "photo_changed"


@dataclass(frozen=True, slots=True)
class HealthFault:
    kind: HealthFaultKind
    subject: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A committed change and the inspection after it: only now may a screen say "Saved"."""

    inspection: Inspection
    row: TrailRow


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """A committed change of a case, and the case after it."""

    case: Case
    row: TrailRow


class CaseStore(Protocol):
    """Where cases stay; commits are as durable as those of inspections."""

    def new_id(self) -> str: ...

    def load_case(self, case: str) -> Case: ...

    def trail(self, subject: str) -> Sequence[TrailRow]: ...

    def commit_case(self, case: str, change: CaseChange, undoes: int = 0) -> CaseOutcome: ...

    def cases(self) -> Sequence[CaseSummary]:
        """Every case, the one changed last first."""


class InspectionStore(Protocol):
    """Where inspections stay. `commit` returns after the change is durable, or raises."""

    def new_id(self) -> str: ...

    def load(self, inspection: str) -> Inspection: ...

    def load_case(self, case: str) -> Case: ...

    def trail(self, subject: str) -> Sequence[TrailRow]: ...

    def commit(self, inspection: str, change: Change, undoes: int = 0) -> Outcome: ...


class EvidenceStore(Protocol):
    """Where photos and signed reports stay, by their digests."""

    def keep_photo(self, photo: NewPhoto) -> None:
        """Make the photo's bytes durable; keeping the same photo again changes nothing."""

    def keep_report(self, report: bytes) -> str:
        """Make a signed report, or a note on one, durable; gives its SHA-256 in hex."""

    def original(self, sha256: str) -> bytes:
        """The untouched bytes of a photo or report by their digest."""

    def derived(self, sha256: str) -> bytes:
        """The reduced copy, by the digest of the original."""

    def thumbnail(self, sha256: str) -> bytes:
        """The small copy for screens, by the digest of the original."""


class Workspace(InspectionStore, CaseStore, EvidenceStore, Protocol):
    """One open workspace. Used from one thread: the one that opened it."""

    @property
    def folder(self) -> Path: ...

    @property
    def actor(self) -> str:
        """The name of the person who works with this workspace."""

    def summaries(self) -> Sequence[InspectionSummary]:
        """Every inspection, the one changed last first."""

    def own_checklists(self) -> Sequence[Checklist]:
        """The checklists brought into this workspace, in the order of their ids."""

    def keep_checklist(self, checklist: Checklist) -> None:
        """Make a checklist part of the workspace; one of the same id takes its place."""

    def remembered(self, name: str) -> str:
        """What was remembered under this name, such as a mapping of columns; empty if nothing."""

    def remember(self, name: str, value: str) -> None: ...
    def overlay(self) -> Overlay | None:
        """The clauses an authority added to this workspace; None when it added nothing."""

    def keep_overlay(self, overlay: Overlay | None) -> None:
        """Make this the overlay of the workspace, in the place of any other; None removes it."""

    def check(self, progress: Progress) -> WorkspaceHealth:
        """Check trail, rows against trail, and every photo against its digest."""

    def back_up(self, target: Path) -> Path:
        """Write a checked copy into a new folder inside `target`; gives that folder."""

    def close(self) -> None: ...


def matrix_of(workspace: Workspace) -> RiskMatrix:
    """The authority's own matrix when one was brought into the workspace, else the default."""
    kept = workspace.remembered(MATRIX)
    return read_matrix(json.loads(kept)) if kept else DEFAULT
