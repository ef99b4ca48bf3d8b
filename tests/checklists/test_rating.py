from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.inspecting.rating import DEFAULT, GRADES, MatrixRefused, by_risk, grade, read_matrix
from checklists.values import Likelihood, Severity
from tests.support.samples import make_finding

consequences, likelihoods = st.sampled_from(Severity), st.sampled_from(Likelihood)


@given(consequences, likelihoods)
def test_a_likelier_or_worse_finding_is_never_graded_lower(
    consequence: Severity, likelihood: Likelihood
) -> None:
    here = GRADES.index(DEFAULT.grade(consequence, likelihood))
    for worse in GRADES[: GRADES.index(consequence)]:
        assert GRADES.index(DEFAULT.grade(worse, likelihood)) <= here
    for likelier in tuple(Likelihood)[: tuple(Likelihood).index(likelihood)]:
        assert GRADES.index(DEFAULT.grade(consequence, likelier)) <= here


@given(consequences, likelihoods, st.integers(1, 6))
def test_each_recurrence_raises_the_grade_by_one_up_to_critical(
    consequence: Severity, likelihood: Likelihood, times: int
) -> None:
    finding = replace(make_finding(), severity=consequence, likelihood=likelihood, times=times)
    first = GRADES.index(DEFAULT.grade(consequence, likelihood))
    assert GRADES.index(grade(finding)) == max(0, first - times + 1)


def test_the_gravest_come_first_and_equals_by_number() -> None:
    low = replace(make_finding(), number=1, severity=Severity.LOW, likelihood=Likelihood.UNLIKELY)
    high = replace(make_finding(), number=3, severity=Severity.HIGH, likelihood=Likelihood.LIKELY)
    same = replace(high, number=2)
    often = replace(low, number=4, times=4)
    order = by_risk([("low", low), ("high", high), ("same", same), ("often", often)])
    assert order == ["same", "high", "often", "low"]


def test_an_authoritys_matrix_takes_the_place_of_ours() -> None:
    record = {"name": "Arvenia", **{c: dict.fromkeys(Likelihood, "high") for c in Severity}}
    matrix = read_matrix(record)
    assert (matrix.name, grade(make_finding(), matrix)) == ("Arvenia", Severity.HIGH)


@pytest.mark.parametrize(
    ("record", "place"),
    [
        ("text", ""),
        ({}, "critical.likely"),
        ({**{c: dict.fromkeys(Likelihood, "high") for c in Severity}, "low": {}}, "low.likely"),
        ({c: dict.fromkeys(Likelihood, "grave") for c in Severity}, "critical.likely"),
    ],
)
def test_a_matrix_with_a_hole_is_refused_with_its_place(record: object, place: str) -> None:
    with pytest.raises(MatrixRefused) as refused:
        read_matrix(record)
    assert refused.value.place == place
