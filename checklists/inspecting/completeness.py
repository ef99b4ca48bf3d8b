"""What is still missing before an inspection can be closed, item by item."""

from dataclasses import dataclass
from enum import StrEnum

from checklists.delivering.case import Case
from checklists.inspecting.inspection import Inspection
from checklists.values import EvidenceKind, InspectionKind, Result

NEEDS_REASON = (Result.NOT_APPLICABLE, Result.NOT_VERIFIED)
NEEDS_FINDING = (Result.NOT_MET,)
VERIFYING = (InspectionKind.POST_DELIVERY_VERIFICATION, InspectionKind.FOLLOW_UP_VISIT)


class GapKind(StrEnum):
    """What can be missing. Those in BARS_CLOSING keep an inspection from being closed."""

    NOT_ANSWERED = "not_answered"
    NOT_CONFIRMED = "not_confirmed"
    NO_REASON = "no_reason"
    NO_CONCLUSION = "no_conclusion"
    NO_TEAM = "no_team"
    NOT_FOLLOWED_UP = "not_followed_up"
    CONDITION_NOT_JUDGED = "condition_not_judged"
    NOT_COUNTED = "not_counted"
    NO_FINDING = "no_finding"
    NO_PHOTO = "no_photo"


BARS_CLOSING = (
    GapKind.NOT_ANSWERED,
    GapKind.NOT_CONFIRMED,
    GapKind.NO_REASON,
    GapKind.NO_CONCLUSION,
    GapKind.NO_TEAM,
    GapKind.NOT_FOLLOWED_UP,
    GapKind.CONDITION_NOT_JUDGED,
)


@dataclass(frozen=True, slots=True)
class Gap:
    """`item` is empty for a gap that concerns the inspection as a whole.

    For a finding not followed up and a condition not judged it is their number, as printed.
    """

    kind: GapKind
    item: str


def gaps(inspection: Inspection, case: Case | None = None) -> tuple[Gap, ...]:
    """Everything missing: what bars closing first, then what is only advised.

    `case` is the case the visit belongs to; without it nothing is asked of conditions and counts.
    """
    found = [*_item_gaps(inspection), *_follow_up_gaps(inspection)]
    if inspection.conclusion is None:
        found.append(Gap(GapKind.NO_CONCLUSION, ""))
    if not inspection.visit.team:
        found.append(Gap(GapKind.NO_TEAM, ""))
    if case is not None:
        found += _case_gaps(inspection, case)
    return tuple(sorted(found, key=lambda gap: gap.kind not in BARS_CLOSING))


def bars_closing(inspection: Inspection, case: Case | None = None) -> tuple[Gap, ...]:
    return tuple(gap for gap in gaps(inspection, case) if gap.kind in BARS_CLOSING)


def not_followed_up(inspection: Inspection) -> tuple[str, ...]:
    """The ids of the earlier visit's findings of which nothing was said yet, by their numbers."""
    findings = inspection.earlier.findings if inspection.earlier is not None else {}
    open_ones = [key for key in findings if key not in inspection.stocktake.followed]
    return tuple(sorted(open_ones, key=lambda key: findings[key].number))


def _follow_up_gaps(inspection: Inspection) -> list[Gap]:
    if inspection.earlier is None:
        return []
    findings = inspection.earlier.findings
    numbers = [findings[key].number for key in not_followed_up(inspection)]
    return [Gap(GapKind.NOT_FOLLOWED_UP, f"F-{number:02d}") for number in numbers]


def _case_gaps(inspection: Inspection, case: Case) -> list[Gap]:
    """Conditions are judged one by one at every visit after delivery; a count is only advised."""
    if inspection.kind not in VERIFYING:
        return []
    judged, stock = inspection.stocktake.judged, inspection.stocktake
    conditions = sorted(case.conditions.items(), key=lambda entry: entry[1].number)
    found = [
        Gap(GapKind.CONDITION_NOT_JUDGED, f"C-{condition.number:02d}")
        for identity, condition in conditions
        if identity not in judged
    ]
    if case.declared and not (stock.seen or stock.counted):
        found.append(Gap(GapKind.NOT_COUNTED, ""))
    return found


def _item_gaps(inspection: Inspection) -> list[Gap]:
    with_finding = {finding.item for finding in inspection.findings.values()}
    with_photo = {photo.item for photo in inspection.evidence.values()}
    found = []
    for item in inspection.asked_items():
        answer = inspection.answers.get(item.id)
        if answer is None:
            held = item.id in inspection.to_confirm
            found.append(Gap(GapKind.NOT_CONFIRMED if held else GapKind.NOT_ANSWERED, item.id))
            continue
        if answer.result in NEEDS_REASON and not answer.reason.strip():
            found.append(Gap(GapKind.NO_REASON, item.id))
        if answer.result in NEEDS_FINDING and item.id not in with_finding:
            found.append(Gap(GapKind.NO_FINDING, item.id))
        seen = answer.result not in NEEDS_REASON
        if seen and EvidenceKind.PHOTO in item.evidence and item.id not in with_photo:
            found.append(Gap(GapKind.NO_PHOTO, item.id))
    return found
