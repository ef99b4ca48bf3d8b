"""Correct an issued inspection: a new one takes its place, and says which report and why."""

from dataclasses import dataclass, replace

from checklists.inspecting.changes import InspectionStarted
from checklists.inspecting.inspection import Superseded
from checklists.inspecting.keeping import InspectionStore, Outcome
from checklists.values import Problem, State

LONGEST_REASON = 400


@dataclass(eq=False)
class NotIssued(Problem):
    """Only what was issued needs a correction; everything else can be changed as it is."""

    state: State


@dataclass(eq=False)
class ReasonUnfit(Problem):
    """A correction needs a reason that fits on the first page; `length` 0 is none."""

    length: int
    longest: int = LONGEST_REASON


def begin_correction(store: InspectionStore, inspection: str, reason: str) -> Outcome:
    """Begin a draft with all that the issued inspection holds, which supersedes its report.

    Findings and photos keep their ids and numbers, so that what refers to them still does. Raises
    NotIssued or ReasonUnfit.
    """
    known = store.load(inspection)
    if known.state != State.ISSUED or known.report is None:
        raise NotIssued(known.state)
    told = " ".join(reason.split())
    if not 0 < len(told) <= LONGEST_REASON:
        raise ReasonUnfit(len(told))
    identity = store.new_id()
    draft = replace(
        known,
        id=identity,
        state=State.DRAFT,
        report=None,
        supersedes=Superseded(known.id, known.report.sha256, known.report.issued, told),
    )
    return store.commit(identity, InspectionStarted(draft))
