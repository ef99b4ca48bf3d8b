"""The visit after a visit: it begins with what was found, and says what became of each finding."""

from dataclasses import replace

from checklists.delivering.stocktake import FollowedUp
from checklists.delivering.words import Since
from checklists.inspecting import taking_stock
from checklists.inspecting.doing import record_finding
from checklists.inspecting.inspection import EarlierVisit, Finding, Inspection
from checklists.inspecting.keeping import InspectionStore, Outcome
from checklists.inspecting.preconditions import UnknownItem

STILL_THERE = (Since.PARTLY_FIXED, Since.PERSISTS, Since.WORSE)


def remembered(inspection: Inspection) -> EarlierVisit:
    """What the next visit needs to know of this one."""
    return EarlierVisit(
        inspection=inspection.id,
        title=inspection.visit.title,
        ended=inspection.visit.ended,
        report_sha256=inspection.report.sha256 if inspection.report else "",
        answers=inspection.answers,
        findings=inspection.findings,
        evidence=inspection.evidence,
    )


def say_since(
    store: InspectionStore, inspection: str, finding: str, followed: FollowedUp | None
) -> Outcome:
    """Say what became of a finding of the visit before.

    One that is still there, in part or worse, becomes a finding of this visit, which counts how
    often it was found; its words are the starting point and may be changed.
    """
    known = store.load(inspection)
    earlier = known.earlier.findings.get(finding) if known.earlier is not None else None
    if earlier is None:
        raise UnknownItem(finding)
    outcome = taking_stock.follow_up(store, inspection, finding, followed)
    again = found_again(known, finding, followed)
    return outcome if again is None else record_finding(store, inspection, again)


def found_again(
    inspection: Inspection, finding: str, followed: FollowedUp | None
) -> Finding | None:
    """The finding that an earlier one becomes by what is said of it, unless it already did."""
    earlier = inspection.earlier.findings.get(finding) if inspection.earlier else None
    if earlier is None or followed is None or followed.since not in STILL_THERE:
        return None
    if any(one.earlier == finding for one in inspection.findings.values()):
        return None
    item = earlier.item if inspection.find_item(earlier.item) else ""
    return replace(earlier, item=item, earlier=finding, times=earlier.times + 1)
