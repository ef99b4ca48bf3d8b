"""The fictional case carried out: opened, declared, agreed, and followed up after the visits."""

from collections.abc import Mapping

from checklists.delivering.case import Case
from checklists.inspecting import casework
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Workspace
from ui.demo.case_story import CaseStory, VisitIds

DECLARED_FILE = "declared.csv"


def make_case(workspace: Workspace, story: CaseStory) -> str:
    """The id of a new case as it stood on the day of delivery."""
    case = casework.open_case(workspace, story.head()).case.id
    for site in story.sites():
        casework.add(workspace, case, site)
    casework.declare_items(workspace, case, DECLARED_FILE, story.declared())
    for condition in story.conditions():
        casework.add(workspace, case, condition)
    casework.sign_conditions(workspace, case, story.agreement())
    return case


def add_custody(workspace: Workspace, case: str, story: CaseStory, since: str, until: str) -> None:
    """The events from one day to the day before another (ISO 8601)."""
    for event in story.custody(declared_ids(workspace.load_case(case))):
        if since <= event.happened < until:
            casework.add(workspace, case, event)


def follow_up_case(
    workspace: Workspace, case: str, story: CaseStory, first: str, main: str
) -> None:
    """What follows from both visits: actions, needs, good practices and a restricted note."""
    at_first, at_main = (_ids_of(workspace.load(visit)) for visit in (first, main))
    entries: tuple[casework.Numbered, ...] = (
        *story.actions(at_first, at_main),
        *story.needs(at_main),
        *story.practices(at_main),
        *story.restricted(),
    )
    for entry in entries:
        casework.add(workspace, case, entry)


def declared_ids(case: Case) -> Mapping[str, str]:
    """The ids of declared items by their serial, or else by their lot."""
    return {item.serial or item.lot: identity for identity, item in case.declared.items()}


def quantity_ids(case: Case) -> tuple[str, ...]:
    """The ids of what is counted, in the order of the declaration."""
    counted = [identity for identity, item in case.declared.items() if item.is_counted]
    return tuple(sorted(counted, key=lambda identity: case.declared[identity].number))


def _ids_of(visit: Inspection) -> VisitIds:
    findings = {finding.item: identity for identity, finding in visit.findings.items()}
    photos = {photo.item: photo.sha256 for photo in visit.evidence.values()}
    return VisitIds(visit.id, findings, photos)
