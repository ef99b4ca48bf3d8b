"""What stands in a report, for a reviewer who opened it: its answers, findings and photos."""

from dataclasses import dataclass
from datetime import datetime

from checklists.inspecting.rating import by_risk, grade
from checklists.values import DiversionRelevance, Likelihood, Result, Severity
from reports.data import ReportData, printed_photos


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One item as it was asked, in the report's language; `result` is None without an answer."""

    id: str
    question: str
    is_critical: bool
    result: Result | None
    remark: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """One finding with its grade; `earlier` is its id at the visit before, or empty."""

    id: str
    number: int
    item: str
    statement: str
    recommendation: str
    grade: Severity
    likelihood: Likelihood
    diversion: DiversionRelevance
    earlier: str
    times: int


@dataclass(frozen=True, slots=True)
class ReportedPhoto:
    """One printed photo; `sha256` (hex) is that of the JPEG bytes that stand in the report."""

    number: int
    sha256: str
    caption: str
    taken: str
    item: str
    finding: str


@dataclass(frozen=True, slots=True)
class ReportContents:
    """Items in the order they were asked, findings gravest first, photos as numbered."""

    inspection: str
    language: str
    issued: datetime
    summary: str
    items: tuple[AskedItem, ...]
    findings: tuple[ReportedFinding, ...]
    photos: tuple[ReportedPhoto, ...]


def contents_of(data: ReportData) -> ReportContents:
    inspection = data.inspection
    return ReportContents(
        inspection=inspection.id,
        language=data.language,
        issued=data.issued,
        summary=inspection.conclusion.summary if inspection.conclusion else "",
        items=_items(data),
        findings=_findings(data),
        photos=tuple(
            ReportedPhoto(
                number=photo.number,
                sha256=photo.derived_sha256,
                caption=photo.caption,
                taken=photo.taken,
                item=photo.item,
                finding=photo.finding,
            )
            for photo in printed_photos(inspection)
        ),
    )


def _items(data: ReportData) -> tuple[AskedItem, ...]:
    found = []
    for item in data.inspection.asked_items():
        answer = data.inspection.answers.get(item.id)
        question = item.question.to(data.language)
        given = (answer.result, answer.remark, answer.reason) if answer else (None, "", "")
        found.append(AskedItem(item.id, question, item.is_critical, *given))
    return tuple(found)


def _findings(data: ReportData) -> tuple[ReportedFinding, ...]:
    known = data.inspection.findings
    return tuple(
        ReportedFinding(
            id=identity,
            number=known[identity].number,
            item=known[identity].item,
            statement=known[identity].statement,
            recommendation=known[identity].recommendation,
            grade=grade(known[identity], data.matrix),
            likelihood=known[identity].likelihood,
            diversion=known[identity].diversion,
            earlier=known[identity].earlier,
            times=known[identity].times,
        )
        for identity in by_risk(known.items(), data.matrix)
    )
