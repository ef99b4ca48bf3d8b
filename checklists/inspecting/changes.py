"""Every way an inspection may change: one class per thing a person does, each with its inverse.

Undo commits the inverse as a new change, so the trail tells the truth and survives a restart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, get_args

from checklists.asking.adding import with_references, without_references
from checklists.asking.checklist import Checklist
from checklists.asking.standards import Reference
from checklists.entries import ChangeOutOfStep, expect, put, swap
from checklists.inspecting.counting import CountChange
from checklists.inspecting.inspection import (
    Answer,
    Conclusion,
    Evidence,
    Finding,
    HeldAnswer,
    Inspection,
    IssuedReport,
    Visit,
)
from checklists.inspecting.preconditions import UnknownItem, check_item, draft, in_state
from checklists.inspecting.review import ReviewKept
from checklists.inspecting.stores import Placed, at_stores, placed
from checklists.values import State


@dataclass(frozen=True, slots=True)
class InspectionStarted:
    """The first change of every inspection; replaying a trail begins with it."""

    kind: ClassVar[str] = "inspection_started"
    inspection: Inspection

    def inverse(self) -> None:
        return None

    def apply(self, inspection: Inspection | None) -> Inspection:
        if inspection is not None:
            raise ChangeOutOfStep(self.kind)
        return self.inspection


@dataclass(frozen=True, slots=True)
class ItemAnswered:
    kind: ClassVar[str] = "item_answered"
    item: str
    before: Answer | None
    after: Answer | None

    def inverse(self) -> "ItemAnswered":
        return ItemAnswered(self.item, self.after, self.before)

    def apply(self, inspection: Inspection | None) -> Inspection:
        known = draft(inspection, self.kind)
        if known.find_item(self.item) is None:
            raise UnknownItem(self.item)
        return replace(known, answers=swap(known.answers, self.item, self))


@dataclass(frozen=True, slots=True)
class HeldAnswerSettled:
    """An item that waited to be confirmed again is answered, or its confirmation taken back."""

    kind: ClassVar[str] = "held_answer_settled"
    item: str
    before: Answer | None
    after: Answer | None
    held_before: HeldAnswer | None
    held_after: HeldAnswer | None

    def inverse(self) -> "HeldAnswerSettled":
        return HeldAnswerSettled(
            self.item, self.after, self.before, self.held_after, self.held_before
        )

    def apply(self, inspection: Inspection | None) -> Inspection:
        known = draft(inspection, self.kind)
        expect(known.to_confirm.get(self.item) == self.held_before, self.kind)
        return replace(
            known,
            answers=swap(known.answers, self.item, self),
            to_confirm=put(known.to_confirm, self.item, self.held_after),
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What an inspection asks and what was answered to it: all that an edition can touch."""

    checklists: tuple[Checklist, ...]
    answers: Mapping[str, Answer]
    to_confirm: Mapping[str, HeldAnswer]
    retired: Mapping[str, HeldAnswer]


@dataclass(frozen=True, slots=True)
class ChecklistRevised:
    """The inspection moved to another edition of a checklist."""

    kind: ClassVar[str] = "checklist_revised"
    before: Asked
    after: Asked

    def inverse(self) -> "ChecklistRevised":
        return ChecklistRevised(self.after, self.before)

    def apply(self, inspection: Inspection | None) -> Inspection:
        known = draft(inspection, self.kind)
        expect(asked(known) == self.before, self.kind)
        return replace(
            known,
            checklists=self.after.checklists,
            answers=self.after.answers,
            to_confirm=self.after.to_confirm,
            retired=self.after.retired,
        )


def asked(inspection: Inspection) -> Asked:
    return Asked(
        inspection.checklists, inspection.answers, inspection.to_confirm, inspection.retired
    )


@dataclass(frozen=True, slots=True)
class StoresChanged:
    """Stores added, renamed or taken away; the checklists follow from the stores."""

    kind: ClassVar[str] = "stores_changed"
    before: Placed
    after: Placed

    def inverse(self) -> "StoresChanged":
        return StoresChanged(self.after, self.before)

    def apply(self, inspection: Inspection | None) -> Inspection:
        known = draft(inspection, self.kind)
        expect(placed(known) == self.before, self.kind)
        return at_stores(known, self.after)


@dataclass(frozen=True, slots=True)
class FindingChanged:
    """A finding recorded (before is None), reworded, or withdrawn (after is None)."""

    kind: ClassVar[str] = "finding_changed"
    finding: str
    before: Finding | None
    after: Finding | None

    def inverse(self) -> "FindingChanged":
        return FindingChanged(self.finding, self.after, self.before)

    def apply(self, inspection: Inspection | None) -> Inspection:
        known = draft(inspection, self.kind)
        check_item(known, self.before, self.after)
        return replace(known, findings=swap(known.findings, self.finding, self))


@dataclass(frozen=True, slots=True)
class EvidenceChanged:
    """A photo attached, captioned or detached; its bytes are never deleted."""

    kind: ClassVar[str] = "evidence_changed"
    evidence: str
    before: Evidence | None
    after: Evidence | None

    def inverse(self) -> "EvidenceChanged":
        return EvidenceChanged(self.evidence, self.after, self.before)

    def apply(self, inspection: Inspection | None) -> Inspection:
        known = draft(inspection, self.kind)
        check_item(known, self.before, self.after)
        return replace(known, evidence=swap(known.evidence, self.evidence, self))


@dataclass(frozen=True, slots=True)
class VisitChanged:
    kind: ClassVar[str] = "visit_changed"
    before: Visit
    after: Visit

    def inverse(self) -> "VisitChanged":
        return VisitChanged(self.after, self.before)

    def apply(self, inspection: Inspection | None) -> Inspection:
        known = draft(inspection, self.kind)
        expect(known.visit == self.before, self.kind)
        return replace(known, visit=self.after)


@dataclass(frozen=True, slots=True)
class VisitMoved:
    """The visit is in another country now, whose regions add other references to the items.

    `added_before` and `added_after` are those references by the id of their item.
    """

    kind: ClassVar[str] = "visit_moved"
    before: Visit
    after: Visit
    added_before: Mapping[str, tuple[Reference, ...]]
    added_after: Mapping[str, tuple[Reference, ...]]

    def inverse(self) -> "VisitMoved":
        return VisitMoved(self.after, self.before, self.added_after, self.added_before)

    def apply(self, inspection: Inspection | None) -> Inspection:
        known = draft(inspection, self.kind)
        expect(known.visit == self.before, self.kind)
        rest = without_references(known.checklists, self.added_before)
        expect(with_references(rest, self.added_before) == known.checklists, self.kind)
        checklists = with_references(rest, self.added_after)
        return replace(known, visit=self.after, checklists=checklists)


@dataclass(frozen=True, slots=True)
class ConclusionChanged:
    kind: ClassVar[str] = "conclusion_changed"
    before: Conclusion | None
    after: Conclusion | None

    def inverse(self) -> "ConclusionChanged":
        return ConclusionChanged(self.after, self.before)

    def apply(self, inspection: Inspection | None) -> Inspection:
        known = draft(inspection, self.kind)
        expect(known.conclusion == self.before, self.kind)
        return replace(known, conclusion=self.after)


@dataclass(frozen=True, slots=True)
class InspectionClosed:
    kind: ClassVar[str] = "inspection_closed"

    def inverse(self) -> "InspectionReopened":
        return InspectionReopened()

    def apply(self, inspection: Inspection | None) -> Inspection:
        return replace(draft(inspection, self.kind), state=State.CLOSED)


@dataclass(frozen=True, slots=True)
class InspectionReopened:
    kind: ClassVar[str] = "inspection_reopened"

    def inverse(self) -> InspectionClosed:
        return InspectionClosed()

    def apply(self, inspection: Inspection | None) -> Inspection:
        return replace(in_state(inspection, State.CLOSED, self.kind), state=State.DRAFT)


@dataclass(frozen=True, slots=True)
class ReportIssued:
    """The one change that cannot be undone: the report has left the laptop."""

    kind: ClassVar[str] = "report_issued"
    report: IssuedReport

    def inverse(self) -> None:
        return None

    def apply(self, inspection: Inspection | None) -> Inspection:
        closed = in_state(inspection, State.CLOSED, self.kind)
        return replace(closed, state=State.ISSUED, report=self.report)


Change = (
    InspectionStarted
    | ItemAnswered
    | HeldAnswerSettled
    | ChecklistRevised
    | StoresChanged
    | FindingChanged
    | EvidenceChanged
    | VisitChanged
    | VisitMoved
    | ConclusionChanged
    | InspectionClosed
    | InspectionReopened
    | ReportIssued
    | ReviewKept
    | CountChange
)
KINDS: Mapping[str, type[Change]] = {change.kind: change for change in get_args(Change)}
