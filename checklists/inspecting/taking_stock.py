"""What is done at a visit about its case: marks, counts, explanations and judgements recorded."""

from collections.abc import Iterable
from dataclasses import replace

from checklists.delivering.sampling import SamplingPlan
from checklists.delivering.stocktake import (
    Counted,
    Explained,
    FollowedUp,
    Judgement,
    ResearchStep,
    SeenMark,
)
from checklists.entries import next_number
from checklists.inspecting.counting import (
    ConditionJudged,
    ExplanationChanged,
    FollowedUpChanged,
    MarkChanged,
    MarksSeen,
    QuantityCounted,
    ResearchChanged,
    SampleChanged,
)
from checklists.inspecting.keeping import InspectionStore, Outcome
from checklists.inspecting.trail import TrailRow


def see_mark(store: InspectionStore, inspection: str, mark: SeenMark) -> Outcome:
    """Record one mark; its number is given here."""
    numbered = replace(mark, number=next_number(store.load(inspection).stocktake.seen))
    return store.commit(inspection, MarkChanged(store.new_id(), None, numbered))


def see_marks(
    store: InspectionStore, inspection: str, source: str, marks: Iterable[SeenMark]
) -> Outcome:
    """Record a whole list of marks as one change."""
    first = next_number(store.load(inspection).stocktake.seen)
    numbered = {
        store.new_id(): replace(mark, number=number) for number, mark in enumerate(marks, first)
    }
    return store.commit(inspection, MarksSeen(source, numbered))


def correct_mark(
    store: InspectionStore, inspection: str, identity: str, mark: SeenMark | None
) -> Outcome:
    """Exchange a mark for what it should have been, or with None take it out."""
    before = store.load(inspection).stocktake.seen.get(identity)
    return store.commit(inspection, MarkChanged(identity, before, mark))


def when_seen(store: InspectionStore, inspection: str, identity: str) -> TrailRow | None:
    """The row with which a mark came into the count: when that was, and who did it."""
    for row in store.trail(inspection):
        # The records are looked into as they are: a long count has thousands of them.
        is_one = row.kind == MarkChanged.kind and row.body["id"] == identity
        if is_one or (row.kind == MarksSeen.kind and identity in row.body["items"]):
            return row
    return None


def explain(
    store: InspectionStore, inspection: str, item: str, explained: Explained | None
) -> Outcome:
    """Say where a declared item is that is not in the store."""
    before = store.load(inspection).stocktake.explained.get(item)
    return store.commit(inspection, ExplanationChanged(item, before, explained))


def count(store: InspectionStore, inspection: str, item: str, counted: Counted | None) -> Outcome:
    """Record how many of a declared item without serials were counted."""
    before = store.load(inspection).stocktake.counted.get(item)
    return store.commit(inspection, QuantityCounted(item, before, counted))


def research(store: InspectionStore, inspection: str, step: ResearchStep) -> Outcome:
    """Record one step before a difference is taken as real; its number is given here."""
    numbered = replace(step, number=next_number(store.load(inspection).stocktake.research))
    return store.commit(inspection, ResearchChanged(store.new_id(), None, numbered))


def take_sample(store: InspectionStore, inspection: str, plan: SamplingPlan | None) -> Outcome:
    """Count only the items this plan drew; None goes back to a full count."""
    before = store.load(inspection).sample
    return store.commit(inspection, SampleChanged(before, plan))


def judge(
    store: InspectionStore, inspection: str, condition: str, judgement: Judgement | None
) -> Outcome:
    """Say how an agreed condition stands."""
    before = store.load(inspection).stocktake.judged.get(condition)
    return store.commit(inspection, ConditionJudged(condition, before, judgement))


def follow_up(
    store: InspectionStore, inspection: str, finding: str, followed: FollowedUp | None
) -> Outcome:
    """Say what became of a finding of the visit before."""
    before = store.load(inspection).stocktake.followed.get(finding)
    return store.commit(inspection, FollowedUpChanged(finding, before, followed))
