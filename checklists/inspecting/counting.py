"""Every way the count of a visit, and what it says of a case, may change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from checklists.delivering.sampling import SamplingPlan
from checklists.delivering.stocktake import (
    Counted,
    Explained,
    FollowedUp,
    Judgement,
    ResearchStep,
    SeenMark,
)
from checklists.entries import EntryChange, Exchange, ManyAdded, PartChange
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.preconditions import draft


class _OfCount:
    __slots__ = ()

    def apply(self: Exchange, inspection: Inspection | None) -> Inspection:
        known = draft(inspection, self.kind)
        part = self.exchanged(getattr(known.stocktake, self.part))
        return replace(known, stocktake=replace(known.stocktake, **{self.part: part}))


@dataclass(frozen=True, slots=True)
class MarkChanged(_OfCount, EntryChange):
    """One mark seen, corrected, or taken out."""

    kind: ClassVar[str] = "mark_changed"
    part: ClassVar[str] = "seen"
    id: str
    before: SeenMark | None
    after: SeenMark | None


@dataclass(frozen=True, slots=True)
class MarksSeen(_OfCount, ManyAdded):
    """A whole list of marks came in at once; `source` says from where."""

    kind: ClassVar[str] = "marks_seen"
    part: ClassVar[str] = "seen"
    source: str
    items: Mapping[str, SeenMark]
    taken_out: bool = False


@dataclass(frozen=True, slots=True)
class ExplanationChanged(_OfCount, EntryChange):
    kind: ClassVar[str] = "explanation_changed"
    part: ClassVar[str] = "explained"
    id: str
    before: Explained | None
    after: Explained | None


@dataclass(frozen=True, slots=True)
class QuantityCounted(_OfCount, EntryChange):
    kind: ClassVar[str] = "quantity_counted"
    part: ClassVar[str] = "counted"
    id: str
    before: Counted | None
    after: Counted | None


@dataclass(frozen=True, slots=True)
class ResearchChanged(_OfCount, EntryChange):
    kind: ClassVar[str] = "research_changed"
    part: ClassVar[str] = "research"
    id: str
    before: ResearchStep | None
    after: ResearchStep | None


@dataclass(frozen=True, slots=True)
class ConditionJudged(_OfCount, EntryChange):
    kind: ClassVar[str] = "condition_judged"
    part: ClassVar[str] = "judged"
    id: str
    before: Judgement | None
    after: Judgement | None


@dataclass(frozen=True, slots=True)
class FollowedUpChanged(_OfCount, EntryChange):
    kind: ClassVar[str] = "followed_up_changed"
    part: ClassVar[str] = "followed"
    id: str
    before: FollowedUp | None
    after: FollowedUp | None


@dataclass(frozen=True, slots=True)
class SampleChanged(PartChange):
    """A sample was drawn, drawn larger, or given up for a full count (after is None)."""

    kind: ClassVar[str] = "sample_changed"
    part: ClassVar[str] = "sample"
    before: SamplingPlan | None
    after: SamplingPlan | None

    def apply(self, inspection: Inspection | None) -> Inspection:
        known = draft(inspection, self.kind)
        return replace(known, sample=self.exchanged(known.sample))


CountChange = (
    MarkChanged
    | MarksSeen
    | ExplanationChanged
    | QuantityCounted
    | ResearchChanged
    | ConditionJudged
    | FollowedUpChanged
    | SampleChanged
)
COUNT_KINDS: Mapping[str, type[CountChange]] = {
    change.kind: change
    for change in (
        MarkChanged,
        MarksSeen,
        ExplanationChanged,
        QuantityCounted,
        ResearchChanged,
        ConditionJudged,
        FollowedUpChanged,
        SampleChanged,
    )
}
