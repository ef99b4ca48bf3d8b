"""What a checked report says of itself, in a line for a reviewer's table."""

from collections import Counter

from checklists.delivering.words import Keeping
from checklists.inspecting.rating import grade
from checklists.inspecting.scoring import open_critical_items, score
from checklists.values import Severity
from reports.attachments import photo_names
from reports.content_sums import judged_counts, reconciled
from reports.data import ReportData
from reports.parts import concealed_items
from reports.verdicts import NamedOriginal, ReportFacts


def facts_of(data: ReportData) -> ReportFacts:
    """The facts of a report, counted anew from its data."""
    inspection, visit = data.inspection, data.inspection.visit
    count = reconciled(data)
    concealed = concealed_items(data)
    return ReportFacts(
        inspection=inspection.id,
        title=visit.title,
        facility=visit.facility.name,
        country=visit.facility.country,
        language=data.language,
        issued=data.issued,
        place=data.place,
        signer=data.signer.name if data.signer else "",
        fingerprint=data.signer.fingerprint if data.signer else "",
        adequacy=inspection.conclusion.adequacy if inspection.conclusion else None,
        percent=None if concealed else score(inspection).percent,
        open_critical=None if concealed else len(open_critical_items(inspection)),
        findings=len(inspection.findings),
        answers=len(inspection.answers),
        photos=len(inspection.evidence),
        trail_sequence=data.trail.sequence,
        trail_hash=data.trail.hash,
        withheld=data.withheld,
        full_edition=data.full_edition,
        full_signer=data.full_signer.name if data.full_signer else "",
        supersedes=inspection.supersedes,
        originals=tuple(NamedOriginal(name, digest) for digest, name in photo_names(inspection)),
        visited=visit.began or visit.ended,
        conditions=len(data.case.conditions) if data.case else 0,
        conditions_kept=judged_counts(data)[Keeping.KEPT],
        discrepancies=None if count is None else len(count.differences()),
        by_severity=_by_severity(data),
    )


def _by_severity(data: ReportData) -> dict[str, int]:
    """How many findings of each grade, the gravest first; grades without any are there as 0."""
    graded = Counter(grade(one, data.matrix) for one in data.inspection.findings.values())
    return {str(severity): graded[severity] for severity in Severity}
