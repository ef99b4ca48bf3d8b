"""The findings in order of risk, each with what it rests on."""

from collections.abc import Iterator, Sequence

from checklists.asking.terms import term
from checklists.delivering.places import item_name
from checklists.inspecting.inspection import Evidence, Finding
from checklists.inspecting.rating import by_risk, grade
from reports.content_withheld import finding_stub
from reports.content_words import (
    finding_anchor,
    finding_name,
    item_anchor,
    or_not_recorded,
    photo_anchor,
    photo_words,
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
    yield heading(_("Findings"), 1, FINDINGS, anchor=FINDINGS)
    if not data.inspection.findings:
        yield words(_("No findings were recorded."), FINDINGS)
        return
    note = _(
        "Gravest first. The grade comes from consequence and likelihood; each visit in a row at "
        "which a finding is found again raises it by one."
    )
    yield words(note, FINDINGS, Look.SMALL, keep=True)
    for identity in by_risk(data.inspection.findings.items(), data.matrix):
        yield from _finding(identity, data)


def _finding(identity: str, data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    finding = data.inspection.findings[identity]
    name = finding_name(finding)
    graded = grade(finding, data.matrix)
    severity = Para(term(graded, data.language), Look.STRONG, mark=graded)
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
    yield from finding_stub(finding.number, name, data)
    yield fact(_("Recommendation"), or_not_recorded(finding.recommendation, data), name)
    yield fact(_("Consequence"), term(finding.severity, data.language), name, keep=True)
    yield fact(_("Likelihood"), term(finding.likelihood, data.language), name, keep=True)
    yield fact(_("Diversion"), term(finding.diversion, data.language), name)
    if finding.times > 1:
        again = _("{times} visits in a row").format(times=finding.times)
        yield fact(_("Found at"), again, name)
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
        Para(item_name(item.id, data.inspection.stores), Look.BODY, link=item_anchor(item.id)),
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
            Picture(
                photo.derived_sha256,
                photo.width,
                photo.height,
                link=photo_anchor(photo),
                alt=photo_words(photo, data),
            )
            for photo in photos
        ),
        Row((label, *captions, *free), name, _THUMBNAIL_WIDTHS),
    )
