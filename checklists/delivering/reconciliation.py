"""What a stocktake came to: a line per declared item, what was beyond, sums, and differences."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from checklists.delivering.case import DeclaredItem
from checklists.delivering.stocktake import Counted, Explained, ResearchStep, SeenMark
from checklists.delivering.words import CountResult, Marking, Research

Totals = Mapping[CountResult, int]

_NEEDS_NO_WORD = frozenset(
    (
        CountResult.FOUND,
        CountResult.FOUND_MARKING_DAMAGED,
        CountResult.ELSEWHERE,
        CountResult.DESTROYED,
        CountResult.NOT_IN_SAMPLE,
        CountResult.NOT_COUNTED,
    )
)


class ExtraReason(StrEnum):
    """Why a mark that was seen belongs to no declared item."""

    NOT_DECLARED = "not_declared"
    NO_LONGER_DECLARED = "no_longer_declared"
    CLAIMED_TWICE = "claimed_twice"


class Grouping(StrEnum):
    """By what results are added up."""

    CATEGORY = "category"
    TYPE = "type"
    MODEL = "model"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class Line:
    """One declared item. `id` is the item's, `seen` and `also_claimed_by` are ids of marks.

    `marking` is the worst that was seen on it, whatever the result. `seen_in` is the store where it
    was seen or counted, `difference` what was counted less what was declared. A `contradiction` is
    an item that was seen although somebody explained why it is not there.
    """

    id: str
    item: DeclaredItem
    result: CountResult
    seen: tuple[str, ...]
    also_claimed_by: tuple[str, ...]
    marking: Marking | None
    seen_in: str
    explained: Explained | None
    counted: Counted | None
    contradiction: bool
    second_person: bool
    research: tuple[ResearchStep, ...]

    @property
    def difference(self) -> int | None:
        return None if self.counted is None else self.counted.quantity - self.item.quantity

    @property
    def differs(self) -> bool:
        """Whether it needs an explanation; a damaged marking alone does not."""
        is_odd = self.contradiction or bool(self.also_claimed_by)
        return is_odd or self.result not in _NEEDS_NO_WORD

    @property
    def is_unproven(self) -> bool:
        """Whether it is explained without a document."""
        return self.explained is not None and not self.explained.document.strip()


@dataclass(frozen=True, slots=True)
class Extra:
    """One mark (`id`) beyond the declaration. `item` is what it claims, or None."""

    id: str
    mark: SeenMark
    reason: ExtraReason
    item: DeclaredItem | None
    research: tuple[ResearchStep, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one type, model, store or category; `name` is empty where it is not known."""

    name: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class Difference:
    """What needs an explanation: an item's line or an extra, and what research is still missing."""

    of: Line | Extra
    missing: tuple[Research, ...]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Lines in the order of the declaration, extras by their text.

    `unplaced` are ids that were counted or explained but are not declared, or not any more.
    """

    lines: tuple[Line, ...]
    extras: tuple[Extra, ...]
    unplaced: tuple[str, ...]

    @property
    def totals(self) -> Totals:
        """How many lines and extras have each result; all results are there."""
        found = Counter(line.result for line in self.lines)
        return {**{one: found[one] for one in CountResult}, CountResult.EXTRA: len(self.extras)}

    def groups(self, by: Grouping) -> tuple[Group, ...]:
        """Results added up, by name. An extra counts in the store where it was seen."""
        found: dict[str, Counter[CountResult]] = defaultdict(Counter)
        for line in self.lines:
            found[getattr(line.item, by)][line.result] += 1
        for extra in self.extras:
            known = extra.mark if by == Grouping.STORE else extra.item
            found[getattr(known, by, "")][CountResult.EXTRA] += 1
        return tuple(Group(name, dict(found[name])) for name in sorted(found))

    def differences(self) -> tuple[Difference, ...]:
        """What needs an explanation, before it may be taken as real."""
        differing: list[Line | Extra] = [line for line in self.lines if line.differs]
        return tuple(Difference(one, _missing(one)) for one in (*differing, *self.extras))


@cache
def same_name(name: str) -> str:
    """The name of a store or person, the same however its spaces and capitals are written."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _missing(one: Line | Extra) -> tuple[Research, ...]:
    """What was not done yet; a second person is somebody else than whoever counted again."""
    done = [step for step in one.research if step.result.strip()]
    again = {same_name(step.person) for step in done if step.step == Research.RECOUNT}
    second = {same_name(step.person) for step in done if step.step == Research.SECOND_PERSON}
    found = {step.step for step in done} - {Research.SECOND_PERSON}
    if _has_second_person(one) or second - again - {""}:
        found.add(Research.SECOND_PERSON)
    if isinstance(one, Line) and one.explained is not None and not one.is_unproven:
        found.add(Research.DOCUMENTS)
    return tuple(step for step in Research if step not in found)


def _has_second_person(one: Line | Extra) -> bool:
    return one.second_person if isinstance(one, Line) else bool(one.mark.second_person.strip())
