"""Conditions between items: which of them cannot hold, and where each item can be asked at all."""

from collections.abc import Iterator, Mapping

from checklists.asking.checklist import Checklist
from checklists.asking.files import FaultKind
from checklists.values import FacilityKind


def condition_faults(checklist: Checklist) -> Iterator[tuple[str, FaultKind, str]]:
    """(item, kind, detail) of each condition that names no earlier item, or one asked per store.

    The detail is the item it names, or for a circle every item on it, from the first on.
    """
    known = {item.id for item in checklist.items()}
    circles = _circles(
        {item.id: item.asked_if.item for item in checklist.items() if item.asked_if is not None}
    )
    for circle in circles:
        yield circle[0], FaultKind.CONDITION_CIRCLE, " → ".join((*circle, circle[0]))
    turning = {identity for circle in circles for identity in circle}
    earlier: set[str] = set()
    per_store = {item.id for one in checklist.sections if one.per_store for item in one.items}
    for item in checklist.items():
        named = item.asked_if.item if item.asked_if is not None else ""
        if named and named not in known:
            yield item.id, FaultKind.UNKNOWN_CONDITION, named
        elif named and named not in earlier and item.id not in turning:
            yield item.id, FaultKind.LATE_CONDITION, named
        elif named in per_store and item.id not in per_store:
            yield item.id, FaultKind.STORE_CONDITION, named
        earlier.add(item.id)


def where_asked(checklist: Checklist) -> Mapping[str, frozenset[FacilityKind]]:
    """The kinds of facility at which each item can be asked, with all that it waits for.

    Empty: the item, or one it waits for, is meant for other kinds only, so nobody is ever asked.
    """
    found: dict[str, frozenset[FacilityKind]] = {}
    for item in checklist.items():
        kinds = frozenset(item.facilities or FacilityKind)
        found[item.id] = kinds & found[item.asked_if.item] if item.asked_if is not None else kinds
    return found


def _circles(waits_for: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Each circle of items that wait for one another; an item waits for one other at most."""
    found: list[tuple[str, ...]] = []
    passed: set[str] = set()
    for start in waits_for:
        way: list[str] = []
        here = start
        while here in waits_for and here not in passed:
            passed.add(here)
            way.append(here)
            here = waits_for[here]
        if here in way:
            found.append(tuple(way[way.index(here) :]))
    return found
