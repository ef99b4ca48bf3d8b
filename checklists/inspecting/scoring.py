"""Scores: weighted, not-applicable out of the divisor, and no score when nothing counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from checklists.asking.checklist import Item
from checklists.delivering.places import Store, find_store
from checklists.inspecting.inspection import Inspection
from checklists.values import Domain, Result

# In half points, so that scores stay whole numbers.
HALF_POINTS = {Result.MET: 2, Result.PARTLY_MET: 1, Result.NOT_MET: 0}


@dataclass(frozen=True, slots=True)
class Score:
    """`earned` and `possible` are half points times weight over the items that count.

    An item counts when it was met, partly met or not met. `counts` has the number of items per
    result; `unanswered` has no result.
    """

    earned: int
    possible: int
    counts: tuple[tuple[Result, int], ...]
    unanswered: int

    @property
    def percent(self) -> int | None:
        """Rounded half up; None when nothing counts, for which there is no score."""
        if not self.possible:
            return None
        return (200 * self.earned + self.possible) // (2 * self.possible)

    def count(self, result: Result) -> int:
        return dict(self.counts)[result]

    @property
    def total(self) -> int:
        return self.unanswered + sum(number for _, number in self.counts)


def score(inspection: Inspection) -> Score:
    return _score(inspection, inspection.asked_items())


def score_by_domain(inspection: Inspection) -> tuple[tuple[Domain, Score], ...]:
    """A score for each of the six domains, in their fixed order."""
    items = tuple(inspection.asked_items())
    return tuple(
        (domain, _score(inspection, (item for item in items if item.domain == domain)))
        for domain in Domain
    )


def score_by_store(inspection: Inspection) -> tuple[tuple[Store, Score], ...]:
    """A score for each store over what is asked for it alone, in the order of the walk."""
    items = tuple(
        (item, find_store(item.id, inspection.stores)) for item in inspection.asked_items()
    )
    return tuple(
        (store, _score(inspection, (item for item, place in items if place == store)))
        for store in inspection.stores
    )


def open_critical_items(inspection: Inspection) -> tuple[Item, ...]:
    """Critical items that are anything but met or not applicable, unanswered ones included."""
    settled = (Result.MET, Result.NOT_APPLICABLE)
    return tuple(
        item
        for item in inspection.asked_items()
        if item.is_critical and _result(inspection, item) not in settled
    )


def _score(inspection: Inspection, items: Iterable[Item]) -> Score:
    earned = possible = unanswered = 0
    counts = dict.fromkeys(Result, 0)
    for item in items:
        result = _result(inspection, item)
        if result is None:
            unanswered += 1
            continue
        counts[result] += 1
        if result in HALF_POINTS:
            earned += HALF_POINTS[result] * item.weight
            possible += HALF_POINTS[Result.MET] * item.weight
    return Score(earned, possible, tuple(counts.items()), unanswered)


def _result(inspection: Inspection, item: Item) -> Result | None:
    answer = inspection.answers.get(item.id)
    return None if answer is None else answer.result
