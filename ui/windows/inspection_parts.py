"""The parts of an inspection in order: what each is called, when it applies, and how it is made."""

from collections.abc import Callable

from checklists.delivering.case import Case
from checklists.inspecting.inspection import Inspection
from ui.desk import Desk
from ui.panels.checklist import ChecklistPanel
from ui.panels.conclusion import ConclusionPanel
from ui.panels.count import CountPanel
from ui.panels.findings import Findings
from ui.panels.follow_up import FollowUpPanel
from ui.panels.judging import JudgingPanel
from ui.panels.overview import Overview
from ui.panels.report import ReportPanel
from ui.panels.visit import VisitPanel
from ui.speech import N_

PARTS = {
    "overview": N_("Overview"),
    "visit": N_("Visit"),
    "checklist": N_("Checklist"),
    "count": N_("Count"),
    "conditions": N_("Conditions"),
    "follow_up": N_("Follow-up"),
    "findings": N_("Findings"),
    "conclusion": N_("Conclusion"),
    "report": N_("Report"),
}
Part = (
    Overview
    | VisitPanel
    | ChecklistPanel
    | CountPanel
    | JudgingPanel
    | FollowUpPanel
    | Findings
    | ConclusionPanel
    | ReportPanel
)
_MAKERS: dict[str, Callable[[Desk], Part]] = {
    "overview": Overview,
    "visit": VisitPanel,
    "checklist": ChecklistPanel,
    "count": CountPanel,
    "conditions": JudgingPanel,
    "follow_up": FollowUpPanel,
    "findings": Findings,
    "conclusion": ConclusionPanel,
    "report": ReportPanel,
}


def make_part(name: str, desk: Desk) -> Part:
    return _MAKERS[name](desk)


def show_part(part: Part, inspection: Inspection) -> None:
    if isinstance(part, Findings):
        part.show_item(inspection, None)
    else:
        part.show_inspection(inspection)


def applies(name: str, inspection: Inspection | None, case: Case | None) -> bool:
    """Whether there is anything to do in this part of this inspection."""
    if name == "count":
        return case is not None and bool(case.declared)
    if name == "conditions":
        return case is not None and bool(case.conditions)
    if name == "follow_up":
        return inspection is not None and inspection.earlier is not None
    return True
