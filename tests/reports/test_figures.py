"""The figures of a report follow from its data, and the first that does not is named."""

import json
from dataclasses import replace
from datetime import date

import pytest

from checklists.delivering.sampled import sample_of
from checklists.delivering.sampling import StratifyBy, Within
from checklists.delivering.words import ActionState, CountResult
from checklists.inspecting.scoring import score
from reports.data import ReportData, report_data_from_json, with_figures
from reports.figures import Draw, Figures
from reports.figures_check import check_figures
from reports.refusal import Refused
from reports.verdicts import Question, Reason, Standing
from reports.verify import verify_report
from tests.reports.test_content_case import make_visit_of_case
from tests.support.cases import make_action, make_declared
from tests.support.reports_samples import make_data, make_inspection
from tests.support.signed_reports import attaching, lying, report_data


def figures(data: ReportData) -> Figures:
    found = with_figures(data).figures
    assert found is not None
    return found


def sampled(draw_seed: str = "two words") -> ReportData:
    data = make_visit_of_case()
    assert data.case is not None
    declared = {f"d-{n}": make_declared(f"A{n:04d}", number=n) for n in range(1, 41)}
    plan = sample_of(declared.values(), 4, "0.95", Within.WHOLE, StratifyBy.NOTHING, draw_seed)
    case = replace(data.case, declared=declared)
    return replace(data, case=case, inspection=replace(data.inspection, sample=plan))


def test_the_figures_are_those_of_the_core() -> None:
    data = make_data(make_inspection())
    found = figures(data)
    whole = score(data.inspection)
    assert found.score.percent == whole.percent
    assert sum(found.score.results.values()) + found.score.unanswered == whole.total
    assert sum(part.earned for part in found.domains.values()) == found.score.earned
    assert sum(found.findings.values()) == len(data.inspection.findings)
    assert (found.conditions, found.count, found.sample, found.actions) == (None,) * 4


def test_a_case_adds_its_conditions_count_and_actions() -> None:
    data = make_visit_of_case()
    found = figures(data)
    assert data.case is not None
    assert found.count is not None
    assert found.conditions is not None
    assert sum(found.conditions.values()) == len(data.case.conditions)
    results = dict(found.count.results)
    extra = results.pop(CountResult.EXTRA)
    assert sum(results.values()) == found.count.declared == len(data.case.declared)
    assert found.count.differences >= extra


@pytest.mark.parametrize(
    ("due", "state", "overdue"),
    [
        ("2026-11-23", ActionState.OPEN, 1),
        ("2026-11-23", ActionState.IN_PROGRESS, 1),
        ("2026-11-23", ActionState.DONE, 0),
        ("2026-11-24", ActionState.OPEN, 0),
        ("", ActionState.OPEN, 0),
    ],
)
def test_an_action_is_overdue_after_its_day(due: str, state: ActionState, overdue: int) -> None:
    data = make_visit_of_case()
    assert data.case is not None
    assert data.issued.date() == date(2026, 11, 24)
    actions = {"a-1": replace(make_action(), due=due, state=state)}
    found = figures(replace(data, case=replace(data.case, actions=actions))).actions
    assert found is not None
    assert (found.states[state], found.overdue) == (1, overdue)


def test_figures_are_read_back_as_they_were_written() -> None:
    data = with_figures(sampled())
    assert report_data_from_json(json.loads(data.to_json())) == data


def test_a_sample_is_drawn_again() -> None:
    data = with_figures(sampled())
    assert check_figures(data).reason is Reason.FIGURES_FOLLOW
    assert data.figures is not None
    assert data.figures.sample is not None
    assert data.figures.sample.draw is Draw.SAME


def test_a_chosen_sample_is_found_out() -> None:
    """Somebody kept the seed, but exchanged an item that was drawn for another."""
    data = sampled()
    plan = data.inspection.sample
    assert plan is not None
    assert data.case is not None
    (stratum,) = plan.strata
    keys = {f"{n}/A{n:04d}" for n in range(1, 41)} - set(stratum.drawn)
    chosen = replace(stratum, drawn=(*stratum.drawn[:-1], min(keys)))
    forged = replace(data.inspection, sample=replace(plan, strata=(chosen,)))
    with pytest.raises(Refused) as refused:
        check_figures(with_figures(replace(data, inspection=forged)))
    assert refused.value.reason is Reason.DRAW_DIFFERS


def test_a_list_that_changed_after_the_draw_is_said_to_have_changed() -> None:
    data = sampled()
    assert data.case is not None
    fewer = dict(tuple(data.case.declared.items())[:-1])
    changed = with_figures(replace(data, case=replace(data.case, declared=fewer)))
    verdict = check_figures(changed)
    assert (verdict.standing, verdict.reason) == (Standing.HOLDS, Reason.DRAW_NOT_REPEATED)


def test_a_figure_that_does_not_follow_is_named_with_both_values() -> None:
    data = report_data()
    assert data.figures is not None
    said = replace(data.figures, score=replace(data.figures.score, percent=99))
    follows = data.figures.score.percent
    pdf = lying(attaching(replace(data, figures=said)))
    found = verify_report("a.pdf", pdf, None).verdicts[
        list(Question).index(Question.FIGURES_FOLLOW)
    ]
    assert (found.standing, found.reason) == (Standing.FAILS, Reason.FIGURE_DIFFERS)
    assert found.detail == f"figures.score.percent: 99 / {follows}"


def test_a_figure_beyond_the_known_ones_is_named() -> None:
    data = report_data()
    assert data.figures is not None
    said = replace(data.figures, findings={**data.figures.findings, "harmless": 4})
    with pytest.raises(Refused) as refused:
        check_figures(replace(data, figures=said))
    assert refused.value.detail == "figures.findings.harmless: 4 / -"


def test_lists_and_what_is_not_there_are_told_in_words() -> None:
    data = report_data()
    assert data.figures is not None
    said = replace(data.figures, critical_open=("SA-A-01", "SA-B-01"))
    with pytest.raises(Refused) as refused:
        check_figures(replace(data, figures=said))
    assert refused.value.detail == "figures.critical_open: SA-A-01 SA-B-01 / -"


def test_a_report_without_figures_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        check_figures(replace(report_data(), figures=None))
    assert refused.value.reason is Reason.NO_FIGURES
