"""How many items of a lot to check, and what a sample of that size can and cannot notice.

Zero acceptance, drawn without replacement: exact whole numbers and fractions, never floats.
No instrument prescribes a size; it follows from the loss and the confidence somebody chose.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from checklists.delivering.detecting import (
    allocated,
    detection_probability,
    smallest,
    worst_case,
)
from checklists.values import Problem

LARGEST_LOT = 1_000_000
_CONFIDENCE = re.compile(r"[0-9]{0,12}\.[0-9]{1,12}|[0-9]{1,12}/[0-9]{1,12}")


class Within(StrEnum):
    """Where the loss that shall be noticed may lie."""

    WHOLE = "whole"  # anywhere in the lot, however it is spread over the strata
    EACH = "each"  # inside any one stratum


class StratifyBy(StrEnum):
    """What the strata of a lot are."""

    NOTHING = "nothing"
    TYPE = "type"
    STORE = "store"
    CATEGORY = "category"
    OTHER = "other"


class SamplingFault(StrEnum):
    """Why a sample cannot be planned or drawn."""

    LOT = "lot"
    MISSING = "missing"
    CONFIDENCE = "confidence"
    STRATUM_TWICE = "stratum_twice"
    UNKNOWN_STRATUM = "unknown_stratum"
    SEED = "seed"
    KEY = "key"
    KEY_TWICE = "key_twice"
    LIST_DIFFERS = "list_differs"


@dataclass(eq=False)
class SamplingRefused(Problem):
    """A sample cannot be planned or drawn like this; `value` is what was given."""

    fault: SamplingFault
    value: str


@dataclass(frozen=True, slots=True)
class Stratum:
    """`planned` items carry the promise, `size` are to be checked now, `drawn` in order of rank.

    An undivided lot is one stratum without a name.
    """

    name: str
    lot: int
    planned: int
    size: int
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SamplingPlan:
    """`missing` is the loss that shall be noticed, `confidence` a text between 0 and 1."""

    missing: int
    confidence: str
    within: Within
    stratify_by: StratifyBy
    strata: tuple[Stratum, ...]
    seed: str = ""

    @property
    def lot(self) -> int:
        return sum(stratum.lot for stratum in self.strata)

    @property
    def size(self) -> int:
        return sum(stratum.size for stratum in self.strata)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sample of the plan's sizes shows when all of it is found in order.

    `probability` is that of meeting at least one of `missing` lost items where they hide best,
    `smallest_noticed` the smallest loss met with the plan's confidence, `one_missing` the
    probability of meeting a single lost item where it hides best. Only `lot` items exclude it.
    """

    lot: int
    size: int
    missing: int
    confidence: str
    within: Within
    probability: Fraction
    smallest_noticed: int
    one_missing: Fraction


def sample_size(lot: int, missing: int, confidence: str) -> int:
    """The smallest n with C(lot-missing, n) / C(lot, n) <= 1 - confidence.

    At least `missing` of `lot` items are gone: n drawn at random meet one with that confidence.
    """
    _check_lot(lot)
    _check_missing(missing, lot)
    wanted = read_confidence(confidence)
    return smallest(lambda n: detection_probability(lot, missing, n) >= wanted, 1, lot)


def percent(probability: Fraction) -> str:
    """With two decimals, rounded down, so that it never says more than is true: `95.01 %`."""
    hundredths = int(probability * 10_000)
    return f"{hundredths // 100}.{hundredths % 100:02} %"


def read_confidence(confidence: str) -> Fraction:
    """`0.95` or `19/20` as a fraction; raises SamplingRefused unless it is between 0 and 1."""
    if _CONFIDENCE.fullmatch(confidence):
        try:
            read = Fraction(confidence)
        except ZeroDivisionError:
            read = Fraction(0)
        if 0 < read < 1:
            return read
    raise SamplingRefused(SamplingFault.CONFIDENCE, confidence)


def plan_sample(
    lots: Mapping[str, int],
    missing: int,
    confidence: str,
    within: Within = Within.WHOLE,
    stratify_by: StratifyBy = StratifyBy.NOTHING,
) -> SamplingPlan:
    """The smallest plan that keeps the promise; `lots` is the number of items by stratum.

    The loss is `missing` items of the whole lot, in the spread over strata that is hardest to
    notice; or `missing` items of any one stratum (all of a stratum that has fewer).
    """
    _check_lot(sum(lots.values()), *lots.values())
    _check_missing(missing, sum(lots.values()) if within == Within.WHOLE else max(lots.values()))
    wanted = read_confidence(confidence)
    # Sorted, so that the order in which somebody lists the strata changes nothing.
    ordered = dict(sorted(lots.items()))
    if within == Within.EACH:
        sizes = [
            sample_size(lot, min(missing, lot), confidence) if lot else 0
            for lot in ordered.values()
        ]
    else:
        sizes = _whole_sizes(list(ordered.values()), missing, wanted)
    strata = tuple(
        Stratum(name, lot, size, size)
        for (name, lot), size in zip(ordered.items(), sizes, strict=True)
    )
    return SamplingPlan(missing, confidence, within, stratify_by, strata)


def statement(plan: SamplingPlan) -> Statement:
    """What the plan's sizes show, computed from them and not from what was wished for."""
    wanted = read_confidence(plan.confidence)
    filled = [stratum for stratum in plan.strata if stratum.lot]
    most = plan.lot if plan.within == Within.WHOLE else max(one.lot for one in filled)
    return Statement(
        lot=plan.lot,
        size=plan.size,
        missing=plan.missing,
        confidence=plan.confidence,
        within=plan.within,
        probability=_noticed(plan, plan.missing),
        smallest_noticed=smallest(lambda loss: _noticed(plan, loss) >= wanted, 1, most),
        one_missing=min(Fraction(one.size, one.lot) for one in filled),
    )


def smallest_noticed(stratum: Stratum, confidence: str) -> int:
    """The smallest loss inside this stratum alone that its sample meets with the confidence."""
    wanted = read_confidence(confidence)
    return smallest(
        lambda loss: detection_probability(stratum.lot, loss, stratum.size) >= wanted,
        1,
        stratum.lot,
    )


def enlarged(plan: SamplingPlan, discrepancies: Iterable[str]) -> SamplingPlan:
    """The plan after discrepancies in the named strata: those whole, all others twice as planned.

    Twice the items leave a loss unnoticed with at most the square of the old probability. The
    same discrepancies again change nothing, and no stratum becomes smaller.
    """
    found = set(discrepancies)
    unknown = found - {stratum.name for stratum in plan.strata}
    if unknown:
        raise SamplingRefused(SamplingFault.UNKNOWN_STRATUM, min(unknown))
    if not found:
        return plan
    strata = tuple(
        replace(one, size=one.lot)
        if one.name in found
        else replace(one, size=max(one.size, min(one.lot, 2 * one.planned)))
        for one in plan.strata
    )
    return replace(plan, strata=strata)


def _whole_sizes(lots: list[int], missing: int, wanted: Fraction) -> list[int]:
    least = sum(lot > 0 for lot in lots)
    size = smallest(
        lambda n: worst_case(lots, allocated(lots, n), missing) >= wanted, least, sum(lots)
    )
    return allocated(lots, size)


def _noticed(plan: SamplingPlan, missing: int) -> Fraction:
    """The probability that a loss is met where it hides best."""
    filled = [(one.lot, one.size) for one in plan.strata if one.lot]
    if plan.within == Within.EACH:
        return min(detection_probability(lot, min(missing, lot), size) for lot, size in filled)
    return worst_case([lot for lot, _ in filled], [size for _, size in filled], missing)


def _check_lot(lot: int, *strata: int) -> None:
    if not 1 <= lot <= LARGEST_LOT or any(one < 0 for one in strata):
        raise SamplingRefused(SamplingFault.LOT, str(lot))


def _check_missing(missing: int, most: int) -> None:
    if not 1 <= missing <= most:
        raise SamplingRefused(SamplingFault.MISSING, str(missing))
