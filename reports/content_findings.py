"""The findings in order of risk, each with what it rests on."""

from collections.abc import Iterator, Sequence

from checklists.asking.terms import term
from checklists.inspecting.inspection import Evidence, Finding, Inspection
from checklists.values import Likelihood, Severity
from reports.content_words import (
    finding_anchor,
    finding_name,
    item_anchor,
    or_not_recorded,
    photo_anchor,
    references_words,
)
from reports.data import ReportData
from reports.pieces import (
    SIDE,
    Edge,
    Look,
    Para,
    Picture,
    Piece,
    Row,
    Thumbnails,
    fact,
    heading,
    words,
)
from reports.wording import speech

FINDINGS = "findings"
THUMBNAILS_PER_LINE = 4
# The first column as wide as that of a fact.
_THUMBNAIL_WIDTHS = (1272, 770, 770, 770, 770)


def findings(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield heading(_("Findings"), 1, FINDINGS)
    if not data.inspection.findings:
        yield words(_("No findings were recorded."), FINDINGS)
        return
    note = _("In order of risk: by severity, then by likelihood.")
    yield words(note, FINDINGS, Look.SMALL, keep=True)
    for identity in in_order_of_risk(data.inspection):
        yield from _finding(identity, data)


def in_order_of_risk(inspection: Inspection) -> Sequence[str]:
    """The ids of the findings: worst and most likely first, then by number."""
    severities, likelihoods = list(Severity), list(Likelihood)

    def risk(identity: str) -> tuple[int, int, int]:
        finding = inspection.findings[identity]
        return (
            severities.index(finding.severity),
            likelihoods.index(finding.likelihood),
            finding.number,
        )

    return sorted(inspection.findings, key=risk)


def _finding(identity: str, data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    finding = data.inspection.findings[identity]
    name = finding_name(finding)
    severity = Para(term(finding.severity, data.language), Look.STRONG, mark=finding.severity)
    yield Row(
        ((Para(name, Look.HEADING), severity), (Para(finding.statement, Look.STRONG),)),
        name,
        SIDE,
        anchor=finding_anchor(finding),
        outline=2,
        edge=Edge.TINT,
        space_before=16,
        keep_with_next=True,
    )
    yield fact(_("Recommendation"), or_not_recorded(finding.recommendation, data), name)
    yield fact(_("Likelihood"), term(finding.likelihood, data.language), name, keep=True)
    yield fact(_("Diversion"), term(finding.diversion, data.language), name)
    yield from _item(finding, data)
    photos = [
        photo
        for photo in data.inspection.evidence_in_order()
        if photo.finding == identity or (photo.item and photo.item == finding.item)
    ]
    for start in range(0, len(photos), THUMBNAILS_PER_LINE):
        yield _thumbnails(photos[start : start + THUMBNAILS_PER_LINE], name, data)


def _item(finding: Finding, data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    name = finding_name(finding)
    item = data.inspection.find_item(finding.item) if finding.item else None
    if item is None:
        yield fact(_("Found at"), finding.item or _("The facility as a whole"), name)
        return
    paras = (
        Para(item.id, Look.BODY, link=item_anchor(item.id)),
        Para(item.question.to(data.language), Look.SMALL),
    )
    yield fact(_("Found at item"), paras, name)
    if item.references:
        text = references_words(item.references, data)
        yield fact(_("References"), (Para(text, mixed=True),), name)


def _thumbnails(photos: Sequence[Evidence], name: str, data: ReportData) -> Thumbnails:
    _ = speech(data.language).gettext
    captions = [
        (
            Para(
                _("Photo {number}").format(number=photo.number), Look.FINE, link=photo_anchor(photo)
            ),
        )
        for photo in photos
    ]
    label = (Para(_("Photos"), Look.LABEL),)
    free = [()] * (THUMBNAILS_PER_LINE - len(photos))
    return Thumbnails(
        tuple(
            Picture(photo.derived_sha256, photo.width, photo.height, link=photo_anchor(photo))
            for photo in photos
        ),
        Row((label, *captions, *free), name, _THUMBNAIL_WIDTHS),
    )
