from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.asking.checklist import Condition
from checklists.inspecting.completeness import GapKind, bars_closing, gaps
from checklists.inspecting.inspection import Conclusion, Inspection
from checklists.inspecting.scoring import open_critical_items, score, score_by_domain
from checklists.values import Adequacy, Domain, FacilityKind, Result
from tests.support.samples import (
    answer,
    make_checklist,
    make_evidence,
    make_finding,
    make_inspection,
    make_item,
)

# Weights 1, 3 (critical) and 5.
ITEMS = ("SA-A-01", "SA-B-01", "SA-C-01")
results = st.one_of(st.none(), st.sampled_from(Result))


def answered(*found: Result | None) -> Inspection:
    answers = {
        item: answer(result, reason="because")
        for item, result in zip(ITEMS, found, strict=False)
        if result is not None
    }
    return replace(make_inspection(), answers=answers)


@pytest.mark.parametrize(
    ("found", "percent"),
    [
        ((Result.MET, Result.MET, Result.MET), 100),
        ((Result.NOT_MET, Result.NOT_MET, Result.NOT_MET), 0),
        ((Result.MET, Result.PARTLY_MET, Result.NOT_MET), 28),  # 2.5 of 9
        ((Result.MET, Result.NOT_APPLICABLE, Result.NOT_MET), 17),  # 1 of 6, not 1 of 9
        ((Result.MET, Result.NOT_VERIFIED, None), 100),
        ((Result.NOT_APPLICABLE, Result.NOT_APPLICABLE, Result.NOT_APPLICABLE), None),
        ((None, None, None), None),
    ],
)
def test_the_score_is_weighted_over_what_counts(
    found: tuple[Result | None, ...], percent: int | None
) -> None:
    assert score(answered(*found)).percent == percent


def test_half_a_percent_is_rounded_up() -> None:
    items = [make_item(f"SA-{n}", weight=1) for n in range(200)]
    inspection = make_inspection(make_checklist(*items))
    answers = {item.id: answer(Result.NOT_MET) for item in items}
    answers["SA-0"] = answer(Result.MET)
    assert score(replace(inspection, answers=answers)).percent == 1  # 0.5 %


@given(st.tuples(results, results, results))
def test_the_domains_add_up_to_the_whole(found: tuple[Result | None, ...]) -> None:
    inspection = answered(*found)
    whole, parts = score(inspection), dict(score_by_domain(inspection))
    assert list(parts) == list(Domain)
    assert whole.earned == sum(part.earned for part in parts.values())
    assert whole.possible == sum(part.possible for part in parts.values())
    assert whole.total == 3
    for result in Result:
        assert whole.count(result) == sum(part.count(result) for part in parts.values())
    assert whole.percent is None or 0 <= whole.percent <= 100


@given(st.tuples(results, results, results))
def test_a_better_answer_never_lowers_the_score(found: tuple[Result | None, ...]) -> None:
    ladder = [Result.NOT_MET, Result.PARTLY_MET, Result.MET]
    percents = [score(answered(step, *found[1:])).percent for step in ladder]
    assert percents == sorted(percents, key=lambda percent: -1 if percent is None else percent)


@pytest.mark.parametrize(
    ("result", "is_open"),
    [
        (None, True),
        (Result.MET, False),
        (Result.NOT_APPLICABLE, False),
        (Result.PARTLY_MET, True),
        (Result.NOT_MET, True),
        (Result.NOT_VERIFIED, True),
    ],
)
def test_a_critical_item_is_open_until_it_is_met(result: Result | None, is_open: bool) -> None:
    found = [item.id for item in open_critical_items(answered(Result.NOT_MET, result))]
    assert found == (["SA-B-01"] if is_open else [])


def test_a_new_inspection_lacks_everything_that_bars_closing() -> None:
    inspection = replace(make_inspection(), visit=replace(make_inspection().visit, team=()))
    found = [(gap.kind, gap.item) for gap in gaps(inspection)]
    assert found == [
        *((GapKind.NOT_ANSWERED, item) for item in ITEMS),
        (GapKind.NO_CONCLUSION, ""),
        (GapKind.NO_TEAM, ""),
    ]
    assert bars_closing(inspection) == gaps(inspection)


def test_a_complete_inspection_lacks_nothing() -> None:
    inspection = replace(
        answered(Result.NOT_MET, Result.NOT_VERIFIED, Result.MET),
        findings={"f": make_finding(item="SA-A-01")},
        evidence={"e": make_evidence(item="SA-C-01")},
        conclusion=Conclusion(Adequacy.ADEQUATE, ""),
    )
    assert gaps(inspection) == ()


def test_reasons_bar_closing_but_findings_and_photos_are_only_advised() -> None:
    inspection = replace(
        answered(Result.NOT_MET, Result.NOT_APPLICABLE, Result.MET),
        conclusion=Conclusion(Adequacy.ADEQUATE, ""),
    )
    answers = {**inspection.answers, "SA-B-01": answer(Result.NOT_APPLICABLE, reason=" ")}
    inspection = replace(inspection, answers=answers)
    assert [(gap.kind, gap.item) for gap in gaps(inspection)] == [
        (GapKind.NO_REASON, "SA-B-01"),
        (GapKind.NO_FINDING, "SA-A-01"),
        (GapKind.NO_PHOTO, "SA-C-01"),
    ]
    assert [gap.kind for gap in bars_closing(inspection)] == [GapKind.NO_REASON]


def test_an_item_that_was_not_seen_expects_no_photo() -> None:
    found = gaps(answered(Result.MET, Result.MET, Result.NOT_VERIFIED))
    assert GapKind.NO_PHOTO not in {gap.kind for gap in found}


def asked(inspection: Inspection) -> list[str]:
    return [item.id for item in inspection.asked_items()]


def test_an_item_is_asked_only_when_its_condition_is_met() -> None:
    chain = make_checklist(
        make_item("SA-1"),
        replace(make_item("SA-2"), asked_if=Condition("SA-1", (Result.MET, Result.PARTLY_MET))),
        replace(make_item("SA-3"), asked_if=Condition("SA-2", (Result.NOT_MET,))),
    )
    inspection = make_inspection(chain)
    assert asked(inspection) == ["SA-1"]
    inspection = replace(inspection, answers={"SA-1": answer(Result.MET)})
    assert asked(inspection) == ["SA-1", "SA-2"]
    answers = {"SA-1": answer(Result.MET), "SA-2": answer(Result.NOT_MET)}
    assert asked(replace(inspection, answers=answers)) == ["SA-1", "SA-2", "SA-3"]
    # An answer below an item that is no longer asked counts for nothing.
    answers["SA-1"] = answer(Result.NOT_MET)
    inspection = replace(inspection, answers=answers)
    assert asked(inspection) == ["SA-1"]
    assert score(inspection).total == 1


def test_an_item_of_another_kind_of_facility_is_not_asked() -> None:
    items = (
        make_item("SA-1"),
        replace(make_item("SA-2"), facilities=(FacilityKind.AMMUNITION_DEPOT,)),
    )
    inspection = make_inspection(make_checklist(*items))
    assert asked(inspection) == ["SA-1", "SA-2"]
    for kind, expected in (
        (FacilityKind.AMMUNITION_DEPOT, ["SA-1", "SA-2"]),
        (FacilityKind.WEAPONS_STORE, ["SA-1"]),
    ):
        facility = replace(inspection.visit.facility, kind=kind)
        visit = replace(inspection.visit, facility=facility)
        assert asked(replace(inspection, visit=visit)) == expected
