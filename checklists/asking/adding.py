"""References that a region or an authority adds to items, beside those a checklist has itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from checklists.asking.checklist import Checklist, Item
from checklists.asking.standards import Reference
from checklists.values import STORE_MARK


@dataclass(frozen=True, slots=True)
class AddedReference:
    """One reference, with its `added_by`, and the ids of the items it is added to."""

    reference: Reference
    items: tuple[str, ...]


def with_added_references(
    checklists: Iterable[Checklist], added: Iterable[AddedReference]
) -> tuple[Checklist, ...]:
    """The checklists with what is added behind what each item had, in this order.

    A clause of an edition that an item already rests on is not added again, whoever adds it.
    """
    by_item: dict[str, list[Reference]] = {}
    for each in added:
        for item in each.items:
            by_item.setdefault(item, []).append(each.reference)
    whole = tuple(checklists)
    # The copies of an item for several stores rest on the same.
    ids = (item.id for one in whole for item in one.items())
    return with_references(whole, {one: by_item.get(_named(one), ()) for one in ids})


def with_references(
    checklists: Iterable[Checklist], by_item: Mapping[str, Iterable[Reference]]
) -> tuple[Checklist, ...]:
    """As `with_added_references`, for references by the id of their item.

    The printed digest stays that of the checklist as it was handed out.
    """
    return tuple(_with_references(one, by_item) for one in checklists)


def without_references(
    checklists: Iterable[Checklist], by_item: Mapping[str, tuple[Reference, ...]]
) -> tuple[Checklist, ...]:
    """The checklists without these references at these items."""

    def kept(item: Item) -> tuple[Reference, ...]:
        gone = by_item.get(item.id, ())
        return tuple(one for one in item.references if one not in gone)

    return tuple(_changed(one, kept) for one in checklists)


def added_references(
    checklists: Iterable[Checklist], authors: frozenset[str] | None = None
) -> dict[str, tuple[Reference, ...]]:
    """What was added to each item: by these regions and authorities, or by any of them."""
    found: dict[str, tuple[Reference, ...]] = {}
    for checklist in checklists:
        for item in checklist.items():
            added = tuple(one for one in item.references if _is_added(one, authors))
            if added:
                found[item.id] = added
    return found


def _with_references(checklist: Checklist, by_item: Mapping[str, Iterable[Reference]]) -> Checklist:
    changed = _changed(checklist, lambda item: _joined(item, by_item))
    if changed == checklist:
        return checklist
    return replace(changed, edition_digest=checklist.printed_digest())


def _named(item: str) -> str:
    """The id of an item as its checklist names it, without the store it is asked for."""
    return item.partition(STORE_MARK)[0]


def _is_added(reference: Reference, authors: frozenset[str] | None) -> bool:
    return bool(reference.added_by) and (authors is None or reference.added_by in authors)


def _joined(item: Item, by_item: Mapping[str, Iterable[Reference]]) -> tuple[Reference, ...]:
    joined = list(item.references)
    places = {one.place for one in joined}
    for one in by_item.get(item.id, ()):
        if one.place not in places:
            places.add(one.place)
            joined.append(one)
    return tuple(joined)


def _changed(
    checklist: Checklist, references: Callable[[Item], tuple[Reference, ...]]
) -> Checklist:
    sections = tuple(
        replace(
            section,
            items=tuple(replace(item, references=references(item)) for item in section.items),
        )
        for section in checklist.sections
    )
    return replace(checklist, sections=sections)
