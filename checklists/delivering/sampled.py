"""A sample of a case's declared items: which of them can be drawn, and which were."""

from collections.abc import Iterable, Mapping

from checklists.delivering.case import DeclaredItem
from checklists.delivering.drawing import drawn
from checklists.delivering.sampling import SamplingPlan, StratifyBy, Within, plan_sample


def key_of(item: DeclaredItem) -> str:
    """What names an item in a draw: its line in the declaration and its serial, `12/A0012`."""
    return f"{item.number}/{item.serial.strip()}"


def can_be_drawn(item: DeclaredItem) -> bool:
    """Quantities are counted whole; an item without a serial cannot be looked for by name."""
    return bool(item.serial.strip())


def sample_of(
    declared: Iterable[DeclaredItem],
    missing: int,
    confidence: str,
    within: Within,
    stratify_by: StratifyBy,
    seed: str,
) -> SamplingPlan:
    """A plan for these items with its sample drawn; raises SamplingRefused."""
    keys = _by_stratum(declared, stratify_by)
    lots = {name: len(some) for name, some in keys.items()}
    return drawn(plan_sample(lots, missing, confidence, within, stratify_by), seed, keys)


def drawn_again(plan: SamplingPlan, declared: Iterable[DeclaredItem]) -> SamplingPlan:
    """The plan with its sample drawn anew from the same seed, as after enlarging."""
    return drawn(plan, plan.seed, _by_stratum(declared, plan.stratify_by))


def drawn_ids(plan: SamplingPlan, declared: Mapping[str, DeclaredItem]) -> frozenset[str]:
    """The ids of what is to be seen: the items of the plan's sample, and every quantity, whole."""
    keys = {key for stratum in plan.strata for key in stratum.drawn}
    return frozenset(
        identity
        for identity, item in declared.items()
        if not can_be_drawn(item) or key_of(item) in keys
    )


def stratum_of(item: DeclaredItem, stratify_by: StratifyBy) -> str:
    """The name of the stratum an item belongs to; empty for an undivided lot."""
    names = {
        StratifyBy.TYPE: " ".join(f"{item.type} {item.model}".split()) or "-",
        StratifyBy.STORE: item.store or "-",
        StratifyBy.CATEGORY: str(item.category),
    }
    return names.get(stratify_by, "")


def _by_stratum(declared: Iterable[DeclaredItem], stratify_by: StratifyBy) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for item in declared:
        if can_be_drawn(item):
            keys.setdefault(stratum_of(item, stratify_by), []).append(key_of(item))
    return keys
