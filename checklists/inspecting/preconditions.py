"""What must hold of an inspection before a change applies."""

from dataclasses import dataclass

from checklists.entries import ChangeOutOfStep
from checklists.inspecting.inspection import Evidence, Finding, Inspection
from checklists.values import Problem, State


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


def check_item(
    draft: Inspection, before: Finding | Evidence | None, after: Finding | Evidence | None
) -> None:
    """What stays at its item may stay there even when an edition no longer asks it."""
    if after is None or not after.item or (before is not None and before.item == after.item):
        return
    if draft.find_item(after.item) is None:
        raise UnknownItem(after.item)
