"""A reviewer's table of reports in words: its columns, and what each report says in them."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from checklists.asking.spreadsheet import Sheet
from checklists.asking.terms import term
from checklists.values import Severity
from reports.listed import ListedReport
from reports.verdicts import Question, ReportFacts
from ui.speech import N_, speech
from ui.wording.verdicts import question_name, standing_name

SHEET = "reports"
SHORT_DIGEST = 8


class Column(StrEnum):
    """The columns beside those of the questions."""

    STANDING = N_("All checks")
    FACILITY = N_("Facility")
    COUNTRY = N_("Country")
    DAY = N_("Date")
    CONCLUSION = N_("Conclusion")
    SCORE = N_("Score")
    CRITICAL = N_("Critical open")
    CONDITIONS = N_("Conditions kept")
    DISCREPANCIES = N_("Differences in count")
    FINDINGS = N_("Findings")
    SIGNER = N_("Signed by")
    SUPERSEDES = N_("Supersedes")
    FILE = N_("File")
    DIGEST = N_("SHA-256")


COLUMNS: tuple[Column | Question, ...] = (
    *(Column.STANDING, Column.FACILITY, Column.COUNTRY, Column.DAY, Column.CONCLUSION),
    *(Column.SCORE, Column.CRITICAL, Column.CONDITIONS, Column.DISCREPANCIES, Column.FINDINGS),
    *Question,
    *(Column.SIGNER, Column.SUPERSEDES, Column.FILE),
)


def column_head(column: Column | Question, language: str) -> str:
    if isinstance(column, Question):
        return question_name(column, language)
    return speech(language).gettext(column)


def cell_text(report: ListedReport, column: Column | Question, language: str) -> str:
    """What a report says in a column; empty where it says nothing."""
    found, facts = report.verification, report.facts
    if isinstance(column, Question):
        verdict = next((one for one in found.verdicts if one.question is column), None)
        return standing_name(verdict.standing, language) if verdict else ""
    if column is Column.STANDING:
        return standing_name(found.standing, language)
    if column is Column.FILE:
        return " = ".join(report.files)
    if column is Column.DIGEST:
        return found.sha256
    if column is Column.SUPERSEDES:
        return _place(report, language)
    return "" if facts is None else _FACTS[column](facts, language)


def report_sheet(reports: tuple[ListedReport, ...], language: str) -> Sheet:
    """The table as a sheet of texts, with the digest of each file as its last column."""
    columns = (*COLUMNS, Column.DIGEST)
    head = tuple(column_head(column, language) for column in columns)
    rows = (tuple(cell_text(one, column, language) for column in columns) for one in reports)
    return Sheet(SHEET, (head, *rows))


def severity_words(by_severity: Mapping[str, int], language: str) -> str:
    """How many findings of each grade, such as “2 critical, 1 low”; empty without any."""
    _ = speech(language).gettext
    counted = [(term(one, language), by_severity.get(one, 0)) for one in Severity]
    return _(", ").join(f"{number} {name}" for name, number in counted if number)


def _place(report: ListedReport, language: str) -> str:
    _ = speech(language).gettext
    parts = []
    if report.facts is not None and report.facts.supersedes:
        digits = report.facts.supersedes.report_sha256[:SHORT_DIGEST]
        parts.append(_("takes the place of {digits}").format(digits=digits))
    if report.superseded_by:
        digits = report.superseded_by[:SHORT_DIGEST]
        parts.append(_("superseded by {digits}").format(digits=digits))
    return _(", ").join(parts)


def _findings(facts: ReportFacts, language: str) -> str:
    words = severity_words(facts.by_severity, language)
    return f"{facts.findings} ({words})" if words else str(facts.findings)


_FACTS: Mapping[Column, Callable[[ReportFacts, str], str]] = {
    Column.FACILITY: lambda facts, _: facts.facility,
    Column.COUNTRY: lambda facts, _: facts.country,
    Column.DAY: lambda facts, _: (facts.visited or facts.issued).date().isoformat(),
    Column.CONCLUSION: lambda facts, language: (
        term(facts.adequacy, language) if facts.adequacy else ""
    ),
    Column.SCORE: lambda facts, _: "" if facts.percent is None else str(facts.percent),
    Column.CRITICAL: lambda facts, _: (
        "" if facts.open_critical is None else str(facts.open_critical)
    ),
    Column.CONDITIONS: lambda facts, _: (
        f"{facts.conditions_kept}/{facts.conditions}" if facts.conditions else ""
    ),
    Column.DISCREPANCIES: lambda facts, _: (
        "" if facts.discrepancies is None else str(facts.discrepancies)
    ),
    Column.FINDINGS: _findings,
    Column.SIGNER: lambda facts, _: facts.signer,
}
