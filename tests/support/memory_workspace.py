"""A workspace in memory: the same behaviour as the store, a fixed clock, and gates for tests."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from checklists.asking.checklist import Checklist
from checklists.asking.overlays import Overlay
from checklists.delivering.case import Case
from checklists.delivering.changes import CaseChange
from checklists.delivering.words import ActionState
from checklists.inspecting.changes import Change
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import (
    CaseOutcome,
    CaseSummary,
    InspectionSummary,
    NewPhoto,
    Outcome,
    UnknownCase,
    UnknownInspection,
    WorkspaceHealth,
)
from checklists.inspecting.mishaps import EvidenceMissing
from checklists.inspecting.trail import GENESIS, TrailRow, sealed
from checklists.records import to_record
from checklists.values import Progress

BEGIN = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


@dataclass(slots=True)
class MemoryWorkspace:
    """`gate` holds every commit back until it is set; `refusal` makes every commit fail."""

    folder: Path = Path("/memory")
    actor: str = "Ada Inspector"
    gate: Event = field(default_factory=Event)
    refusal: Exception | None = None
    is_closed: bool = False
    inspections: dict[str, Inspection] = field(default_factory=dict)
    rows: list[TrailRow] = field(default_factory=list)
    bytes_by_digest: dict[str, NewPhoto] = field(default_factory=dict)
    reports: dict[str, bytes] = field(default_factory=dict)
    checklists: dict[str, Checklist] = field(default_factory=dict)
    case_files: dict[str, Case] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    kept_overlay: Overlay | None = None
    on_commit: Callable[[], None] = lambda: None
    _ids: int = 0

    def __post_init__(self) -> None:
        self.gate.set()

    def new_id(self) -> str:
        self._ids += 1
        return f"00000000-0000-7000-8000-{self._ids:012d}"

    def load(self, inspection: str) -> Inspection:
        if inspection not in self.inspections:
            raise UnknownInspection(inspection)
        return self.inspections[inspection]

    def trail(self, subject: str) -> Sequence[TrailRow]:
        return tuple(row for row in self.rows if row.subject == subject)

    def commit(self, inspection: str, change: Change, undoes: int = 0) -> Outcome:
        self._wait_or_refuse()
        after = change.apply(self.inspections.get(inspection))
        row = self._row(inspection, change, undoes)
        self.inspections[inspection] = after
        self.rows.append(row)
        return Outcome(after, row)

    def summaries(self) -> Sequence[InspectionSummary]:
        changed = {row.subject: row.at for row in self.rows}
        found = [
            InspectionSummary(
                id=each.id,
                kind=each.kind,
                state=each.state,
                title=each.visit.title,
                facility=each.visit.facility.name,
                answered=len(each.answers),
                asked=sum(1 for _ in each.asked_items()),
                changed=changed[each.id],
                case=each.case,
            )
            for each in self.inspections.values()
        ]
        return tuple(sorted(found, key=lambda summary: summary.changed, reverse=True))

    def load_case(self, case: str) -> Case:
        if case not in self.case_files:
            raise UnknownCase(case)
        return self.case_files[case]

    def commit_case(self, case: str, change: CaseChange, undoes: int = 0) -> CaseOutcome:
        self._wait_or_refuse()
        after = change.apply(self.case_files.get(case))
        row = self._row(case, change, undoes)
        self.case_files[case] = after
        self.rows.append(row)
        return CaseOutcome(after, row)

    def cases(self) -> Sequence[CaseSummary]:
        changed = {row.subject: row.at for row in self.rows}
        open_states = (ActionState.OPEN, ActionState.IN_PROGRESS)
        found = [
            CaseSummary(
                id=each.id,
                title=each.head.title,
                authorization=each.head.authorization.number,
                end_user=each.head.end_user.name,
                declared=len(each.declared),
                conditions=len(each.conditions),
                open_actions=sum(one.state in open_states for one in each.actions.values()),
                visits=sum(one.case == each.id for one in self.inspections.values()),
                changed=changed[each.id],
            )
            for each in self.case_files.values()
        ]
        return tuple(sorted(found, key=lambda summary: summary.changed, reverse=True))

    def remembered(self, name: str) -> str:
        return self.settings.get(name, "")

    def remember(self, name: str, value: str) -> None:
        self.settings[name] = value

    def own_checklists(self) -> Sequence[Checklist]:
        return tuple(self.checklists[key] for key in sorted(self.checklists))

    def keep_checklist(self, checklist: Checklist) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.checklists[checklist.id] = checklist

    def overlay(self) -> Overlay | None:
        return self.kept_overlay

    def keep_overlay(self, overlay: Overlay | None) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.kept_overlay = overlay

    def keep_photo(self, photo: NewPhoto) -> None:
        self.bytes_by_digest[hashlib.sha256(photo.original).hexdigest()] = photo

    def keep_report(self, report: bytes) -> str:
        digest = hashlib.sha256(report).hexdigest()
        self.reports[digest] = report
        return digest

    def original(self, sha256: str) -> bytes:
        return self.reports.get(sha256) or self._photo(sha256).original

    def derived(self, sha256: str) -> bytes:
        return self._photo(sha256).derived

    def thumbnail(self, sha256: str) -> bytes:
        return self._photo(sha256).thumbnail

    def check(self, progress: Progress) -> WorkspaceHealth:
        progress.at(1, 1, "check")
        head = self.rows[-1].hash if self.rows else GENESIS
        return WorkspaceHealth(len(self.inspections), len(self.rows), head, 0, 0, (), ())

    def back_up(self, target: Path) -> Path:
        return target

    def close(self) -> None:
        self.is_closed = True

    def _wait_or_refuse(self) -> None:
        self.gate.wait()
        self.on_commit()
        if self.refusal is not None:
            raise self.refusal

    def _photo(self, sha256: str) -> NewPhoto:
        if sha256 not in self.bytes_by_digest:
            raise EvidenceMissing(sha256)
        return self.bytes_by_digest[sha256]

    def _row(self, subject: str, change: Change | CaseChange, undoes: int) -> TrailRow:
        sequence = len(self.rows) + 1
        return sealed(
            TrailRow(
                sequence=sequence,
                subject=subject,
                device="test laptop",
                actor=self.actor,
                at=BEGIN + timedelta(seconds=sequence),
                monotonic_ms=1000 * sequence,
                kind=change.kind,
                body=to_record(change),
                undoes=undoes,
                previous=self.rows[-1].hash if self.rows else GENESIS,
                hash="",
            )
        )
