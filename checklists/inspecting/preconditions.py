"""What must hold before a change applies, and how it takes one entry's place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from checklists.inspecting.inspection import Evidence, Finding, Inspection
from checklists.values import Problem, State

Entry = TypeVar("Entry")


@dataclass(eq=False)
class ChangeOutOfStep(Problem):
    """The inspection is no longer as it was when the change was made."""

    kind: str


@dataclass(eq=False)
class InspectionSealed(Problem):
    """A closed or issued inspection was to be changed."""

    state: State


@dataclass(eq=False)
class UnknownItem(Problem):
    """No checklist of the inspection has this item."""

    item: str


def draft(inspection: Inspection | None, kind: str) -> Inspection:
    return in_state(inspection, State.DRAFT, kind)


def in_state(inspection: Inspection | None, state: State, kind: str) -> Inspection:
    if inspection is None:
        raise ChangeOutOfStep(kind)
    if inspection.state != state:
        raise InspectionSealed(inspection.state)
    return inspection


def expect(in_step: bool, kind: str) -> None:  # noqa: FBT001 - a guard, not a switch
    if not in_step:
        raise ChangeOutOfStep(kind)


def check_item(
    draft: Inspection, before: Finding | Evidence | None, after: Finding | Evidence | None
) -> None:
    """What stays at its item may stay there even when an edition no longer asks it."""
    if after is None or not after.item or (before is not None and before.item == after.item):
        return
    if draft.find_item(after.item) is None:
        raise UnknownItem(after.item)


def swap(entries: Mapping[str, Entry], key: str, change: Any) -> dict[str, Entry]:
    expect(entries.get(key) == change.before, change.kind)
    return put(entries, key, change.after)


def put(entries: Mapping[str, Entry], key: str, after: Entry | None) -> dict[str, Entry]:
    changed = dict(entries)
    changed.pop(key, None)
    if after is not None:
        changed[key] = after
    return changed
