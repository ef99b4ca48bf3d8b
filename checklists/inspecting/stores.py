"""The stores of an inspection: how they get their ids, and what becomes of answers among them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from checklists.asking.checklist import Item
from checklists.delivering.places import Store, find_store
from checklists.inspecting.inspection import Answer, Evidence, Finding, HeldAnswer, Inspection
from checklists.inspecting.preparing import prepared
from checklists.values import STORE_MARK

Entry = TypeVar("Entry", Finding, Evidence)


@dataclass(frozen=True, slots=True)
class Placed:
    """The stores of an inspection and all that hangs on an item, which may be one store's."""

    stores: tuple[Store, ...]
    answers: Mapping[str, Answer]
    to_confirm: Mapping[str, HeldAnswer]
    retired: Mapping[str, HeldAnswer]
    findings: Mapping[str, Finding]
    evidence: Mapping[str, Evidence]


def placed(inspection: Inspection) -> Placed:
    return Placed(
        inspection.stores,
        inspection.answers,
        inspection.to_confirm,
        inspection.retired,
        inspection.findings,
        inspection.evidence,
    )


def at_stores(inspection: Inspection, wanted: Placed) -> Inspection:
    """The inspection with exactly this, its checklists asked at these stores."""
    return replace(
        inspection,
        checklists=prepared(inspection.checklists, wanted.stores),
        stores=wanted.stores,
        answers=wanted.answers,
        to_confirm=wanted.to_confirm,
        retired=wanted.retired,
        findings=wanted.findings,
        evidence=wanted.evidence,
    )


def with_stores(inspection: Inspection, stores: tuple[Store, ...]) -> Placed:
    """What is placed where after the stores are these; an empty id stands for a new store.

    So does the id of a store that was taken away while something hangs on it.

    Answers of a store that is gone are kept apart with their text and its name. Where there was
    no store before, what was said of the only building is said of the first one.
    """
    used = ids_in_use(inspection)
    returning = used - {store.id for store in inspection.stores}
    stores = numbered((replace(one, id="") if one.id in returning else one for one in stores), used)
    older = {item.id: item for item in inspection.items()}
    checklists = prepared(inspection.checklists, stores)
    newer = {item.id for one in checklists for item in one.items()}
    moved = {} if inspection.stores or not stores else _to_first(older, newer, stores[0])
    answers = {moved.get(key, key): given for key, given in inspection.answers.items()}
    to_confirm = {moved.get(key, key): held for key, held in inspection.to_confirm.items()}
    retired = dict(inspection.retired)
    for key in [key for key in to_confirm if key not in newer]:
        retired[key] = replace(to_confirm.pop(key), store=store_name(key, inspection))
    for key in [key for key in answers if key not in newer]:
        retired[key] = held(older[key], answers.pop(key), inspection)
    return Placed(
        stores,
        answers,
        to_confirm,
        retired,
        {key: _at(moved, finding) for key, finding in inspection.findings.items()},
        {key: _at(moved, photo) for key, photo in inspection.evidence.items()},
    )


def numbered(stores: Iterable[Store], used: Iterable[str] = ()) -> tuple[Store, ...]:
    """The stores, those without an id with one that none of them had before."""
    known = tuple(stores)
    taken = {*used, *(store.id for store in known)}
    latest = max(
        (int(one[1:]) for one in taken if one[:1] == "s" and one[1:].isdecimal()), default=0
    )
    found = []
    for store in known:
        latest += not store.id
        found.append(store if store.id else replace(store, id=f"s{latest}"))
    return tuple(found)


def ids_in_use(inspection: Inspection) -> set[str]:
    """Also those of stores that are gone: what was kept apart must not meet a new store's."""
    kept = [*inspection.retired]
    kept += [finding.item for finding in inspection.findings.values()]
    kept += [photo.item for photo in inspection.evidence.values()]
    return {one.rpartition(STORE_MARK)[2] for one in kept} | {one.id for one in inspection.stores}


def held(item: Item, answer: Answer, inspection: Inspection) -> HeldAnswer:
    """An answer with the words it was given to and the name of its store."""
    return HeldAnswer(item.question, item.guidance, answer, store_name(item.id, inspection))


def store_name(item: str, inspection: Inspection) -> str:
    """The name of the store an item is asked for; empty for one of the whole facility."""
    store = find_store(item, inspection.stores)
    return store.name if store else ""


def _to_first(older: Iterable[str], newer: set[str], first: Store) -> dict[str, str]:
    ids = {identity: f"{identity}{STORE_MARK}{first.id}" for identity in older}
    return {old: new for old, new in ids.items() if old not in newer and new in newer}


def _at(moved: Mapping[str, str], entry: Entry) -> Entry:
    return replace(entry, item=moved.get(entry.item, entry.item))
