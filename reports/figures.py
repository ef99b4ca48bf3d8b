"""The figures of a report as values, computed by the core, for readers without this program."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checklists.delivering.case import Case
from checklists.delivering.reconciling import reconcile
from checklists.delivering.sampled import drawn_again, drawn_ids
from checklists.delivering.sampling import SamplingPlan, SamplingRefused
from checklists.delivering.words import ActionState, CountResult, Keeping
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.rating import RiskMatrix, grade
from checklists.inspecting.scoring import Score, open_critical_items, score, score_by_domain
from checklists.records import to_record
from checklists.values import Severity

NOT_JUDGED = "not_judged"
_TO_DO = (ActionState.OPEN, ActionState.IN_PROGRESS)


class Draw(StrEnum):
    """What came of drawing a sample again from its seed and the declared items."""

    SAME = "same"
    DIFFERS = "differs"
    LIST_CHANGED = "list_changed"  # the declared items are no longer those it was drawn from


@dataclass(frozen=True, slots=True)
class ScoreFigures:
    """`earned` and `possible` in half points times weight; `percent` is None without a score."""

    percent: int | None
    earned: int
    possible: int
    results: Mapping[str, int]
    unanswered: int


@dataclass(frozen=True, slots=True)
class CountFigures:
    """The count held against the declaration: `results` sums lines, and extras as `extra`."""

    declared: int
    results: Mapping[str, int]
    differences: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class SampleFigures:
    lot: int
    size: int
    seed: str
    drawn: int
    draw: Draw


@dataclass(frozen=True, slots=True)
class ActionFigures:
    """Corrective actions by state; `overdue` are those to be done before the day of issue (UTC)."""

    states: Mapping[str, int]
    overdue: int


@dataclass(frozen=True, slots=True)
class Figures:
    """`findings` counts grades; `conditions` how they stand, those not judged included.

    `critical_open` has ids of items. What a report has no case, count or sample for is None.
    """

    score: ScoreFigures
    domains: Mapping[str, ScoreFigures]
    critical_open: tuple[str, ...]
    findings: Mapping[str, int]
    conditions: Mapping[str, int] | None
    count: CountFigures | None
    sample: SampleFigures | None
    actions: ActionFigures | None


def figures_of(
    inspection: Inspection, case: Case | None, matrix: RiskMatrix, issued: date
) -> Figures:
    """The figures as they follow from the rest of a report's data; `issued` is a day in UTC."""
    by_domain = score_by_domain(inspection)
    grades = (grade(finding, matrix) for finding in inspection.findings.values())
    return Figures(
        score=_score(score(inspection)),
        domains={str(domain): _score(part) for domain, part in by_domain},
        critical_open=tuple(item.id for item in open_critical_items(inspection)),
        findings=_counted(grades, Severity),
        conditions=None if case is None else _conditions(inspection, case),
        count=None if case is None else _count(inspection, case),
        sample=None if case is None else _sample(inspection.sample, case),
        actions=None if case is None else _actions(case, issued.isoformat()),
    )


def first_difference(said: Figures, follows: Figures) -> tuple[str, str, str] | None:
    """Where figures differ first: its place in the data, what is said, and what follows."""
    return _difference("figures", to_record(said), to_record(follows))


def _difference(where: str, said: object, follows: object) -> tuple[str, str, str] | None:
    if isinstance(said, dict) and isinstance(follows, dict):
        for key in [*follows, *(key for key in said if key not in follows)]:
            found = _difference(f"{where}.{key}", said.get(key), follows.get(key))
            if found is not None:
                return found
        return None
    return None if said == follows else (where, _told(said), _told(follows))


def _told(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) or "-"
    return "-" if value is None else str(value)


def _score(part: Score) -> ScoreFigures:
    results = {str(result): number for result, number in part.counts}
    return ScoreFigures(part.percent, part.earned, part.possible, results, part.unanswered)


def _counted(found: Iterable[StrEnum], words: type[StrEnum]) -> dict[str, int]:
    numbers = Counter(found)
    return {str(word): numbers[word] for word in words}


def _conditions(inspection: Inspection, case: Case) -> dict[str, int]:
    judged = inspection.stocktake.judged
    known = [judged[one].keeping for one in case.conditions if one in judged]
    return {**_counted(known, Keeping), NOT_JUDGED: len(case.conditions) - len(known)}


def _count(inspection: Inspection, case: Case) -> CountFigures | None:
    stock = inspection.stocktake
    if not case.declared or not (stock.seen or stock.counted or stock.explained):
        return None
    plan = inspection.sample
    drawn = None if plan is None else drawn_ids(plan, case.declared)
    found = reconcile(case.declared, stock, drawn)
    return CountFigures(
        declared=len(found.lines),
        results={str(result): found.totals[result] for result in CountResult},
        differences=len(found.differences()),
        unplaced=len(found.unplaced),
    )


def _sample(plan: SamplingPlan | None, case: Case) -> SampleFigures | None:
    if plan is None:
        return None
    number = sum(len(stratum.drawn) for stratum in plan.strata)
    return SampleFigures(plan.lot, plan.size, plan.seed, number, _draw(plan, case))


def _draw(plan: SamplingPlan, case: Case) -> Draw:
    try:
        again = drawn_again(plan, case.declared.values())
    except SamplingRefused:
        return Draw.LIST_CHANGED
    return Draw.SAME if again == plan else Draw.DIFFERS


def _actions(case: Case, day: str) -> ActionFigures:
    given = tuple(case.actions.values())
    overdue = sum(bool(one.due) and one.due < day and one.state in _TO_DO for one in given)
    return ActionFigures(_counted((one.state for one in given), ActionState), overdue)
