"""What is still missing before an inspection can be closed, item by item."""

from dataclasses import dataclass
from enum import StrEnum

from checklists.inspecting.inspection import Inspection
from checklists.values import EvidenceKind, Result

NEEDS_REASON = (Result.NOT_APPLICABLE, Result.NOT_VERIFIED)
NEEDS_FINDING = (Result.NOT_MET,)


class GapKind(StrEnum):
    """What can be missing. Those in BARS_CLOSING keep an inspection from being closed."""

    NOT_ANSWERED = "not_answered"
    NOT_CONFIRMED = "not_confirmed"
    NO_REASON = "no_reason"
    NO_CONCLUSION = "no_conclusion"
    NO_TEAM = "no_team"
    NO_FINDING = "no_finding"
    NO_PHOTO = "no_photo"


BARS_CLOSING = (
    GapKind.NOT_ANSWERED,
    GapKind.NOT_CONFIRMED,
    GapKind.NO_REASON,
    GapKind.NO_CONCLUSION,
    GapKind.NO_TEAM,
)


@dataclass(frozen=True, slots=True)
class Gap:
    """`item` is empty for a gap that concerns the inspection as a whole."""

    kind: GapKind
    item: str


def gaps(inspection: Inspection) -> tuple[Gap, ...]:
    """Everything missing: what bars closing first, then what is only advised."""
    found = [*_item_gaps(inspection)]
    if inspection.conclusion is None:
        found.append(Gap(GapKind.NO_CONCLUSION, ""))
    if not inspection.visit.team:
        found.append(Gap(GapKind.NO_TEAM, ""))
    return tuple(sorted(found, key=lambda gap: gap.kind not in BARS_CLOSING))


def bars_closing(inspection: Inspection) -> tuple[Gap, ...]:
    return tuple(gap for gap in gaps(inspection) if gap.kind in BARS_CLOSING)


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
