"""How grave a finding is: its likelihood and consequence by a matrix, raised when it recurs.

The default matrix is a convention of this program, not of any standard; an authority may put its
own in its place. A finding that was there at the visit before counts one grade graver, at three
visits in a row two grades, and so on up to critical: what was known and not mended is worse.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checklists.inspecting.inspection import Finding
from checklists.values import Likelihood, Problem, Severity

S, L = Severity, Likelihood
GRADES = tuple(Severity)
# Under this name a workspace remembers the matrix of its authority, as JSON.
MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """The grade for each consequence and likelihood; `name` says whose matrix it is."""

    name: str
    grades: Mapping[str, Mapping[str, Severity]]

    def grade(self, consequence: Severity, likelihood: Likelihood) -> Severity:
        return self.grades[consequence][likelihood]


@dataclass(eq=False)
class MatrixRefused(Problem):
    """A matrix lacks a grade, or is not a table of grades; `place` says where."""

    place: str


DEFAULT = RiskMatrix(
    name="",
    grades={
        S.CRITICAL: {L.LIKELY: S.CRITICAL, L.POSSIBLE: S.CRITICAL, L.UNLIKELY: S.HIGH},
        S.HIGH: {L.LIKELY: S.CRITICAL, L.POSSIBLE: S.HIGH, L.UNLIKELY: S.MODERATE},
        S.MODERATE: {L.LIKELY: S.HIGH, L.POSSIBLE: S.MODERATE, L.UNLIKELY: S.LOW},
        S.LOW: {L.LIKELY: S.MODERATE, L.POSSIBLE: S.LOW, L.UNLIKELY: S.LOW},
    },
)


def grade(finding: Finding, matrix: RiskMatrix = DEFAULT) -> Severity:
    """The grade of a finding, with what its recurrence adds."""
    first = GRADES.index(matrix.grade(finding.severity, finding.likelihood))
    return GRADES[max(0, first - (finding.times - 1))]


def by_risk(findings: Iterable[tuple[str, Finding]], matrix: RiskMatrix = DEFAULT) -> list[str]:
    """The ids of findings, gravest first; then by consequence, likelihood and number."""
    likelihoods = list(Likelihood)

    def key(entry: tuple[str, Finding]) -> tuple[int, int, int, int]:
        finding = entry[1]
        return (
            GRADES.index(grade(finding, matrix)),
            GRADES.index(finding.severity),
            likelihoods.index(finding.likelihood),
            finding.number,
        )

    return [identity for identity, _finding in sorted(findings, key=key)]


def read_matrix(record: object) -> RiskMatrix:
    """A matrix as an authority writes it: `name`, and per consequence a grade per likelihood.

    Raises MatrixRefused with the place of the first thing that is missing or not a grade.
    """
    if not isinstance(record, dict):
        raise MatrixRefused("")
    grades = {
        str(consequence): {str(one): _grade_at(record, consequence, one) for one in Likelihood}
        for consequence in Severity
    }
    return RiskMatrix(str(record.get("name", "")), grades)


def _grade_at(
    record: Mapping[str, object], consequence: Severity, likelihood: Likelihood
) -> Severity:
    row = record.get(consequence)
    try:
        return Severity(row[likelihood])  # type: ignore[index]
    except (KeyError, TypeError, ValueError) as error:
        raise MatrixRefused(f"{consequence}.{likelihood}") from error
