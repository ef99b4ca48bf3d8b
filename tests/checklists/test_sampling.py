from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.delivering.detecting import allocated, detection_probability
from checklists.delivering.sampling import (
    LARGEST_LOT,
    SamplingFault,
    SamplingPlan,
    SamplingRefused,
    StratifyBy,
    Stratum,
    Within,
    enlarged,
    plan_sample,
    read_confidence,
    sample_size,
    smallest_noticed,
    statement,
)
from checklists.records import from_record, to_record

SHARES_PERCENT = (1, 2, 5, 10)
# lot, confidence, then the sizes for one missing item and for each share, rounded up to items.
TABLE = """
    20, 0.90, 18, 18, 18, 18, 14
    20, 0.95, 19, 19, 19, 19, 16
    20, 0.99, 20, 20, 20, 20, 18
    50, 0.90, 45, 45, 45, 27, 18
    50, 0.95, 48, 48, 48, 31, 22
    50, 0.99, 50, 50, 50, 39, 29
    100, 0.90, 90, 90, 69, 37, 20
    100, 0.95, 95, 95, 78, 45, 25
    100, 0.99, 99, 99, 90, 59, 36
    200, 0.90, 180, 137, 87, 41, 21
    200, 0.95, 190, 155, 105, 51, 27
    200, 0.99, 198, 180, 136, 73, 40
    300, 0.90, 270, 161, 95, 42, 22
    300, 0.95, 285, 189, 117, 54, 28
    300, 0.99, 297, 235, 160, 78, 41
    500, 0.90, 450, 184, 102, 43, 22
    500, 0.95, 475, 225, 129, 56, 28
    500, 0.99, 495, 300, 183, 83, 42
    1000, 0.90, 900, 205, 108, 44, 22
    1000, 0.95, 950, 258, 138, 57, 29
    1000, 0.99, 990, 368, 204, 86, 43
    2000, 0.90, 1800, 217, 111, 45, 22
    2000, 0.95, 1900, 277, 143, 58, 29
    2000, 0.99, 1980, 410, 216, 88, 44
    5000, 0.90, 4500, 224, 113, 45, 22
    5000, 0.95, 4750, 290, 147, 59, 29
    5000, 0.99, 4950, 438, 223, 89, 44
    10000, 0.90, 9000, 227, 114, 45, 22
    10000, 0.95, 9500, 294, 148, 59, 29
    10000, 0.99, 9900, 448, 226, 90, 44
"""

confidences = st.sampled_from(("0.5", "0.80", "9/10", "0.95", "0.99", ".999"))
withins = st.sampled_from(Within)
few_lots = st.lists(st.integers(0, 6), min_size=1, max_size=3).filter(any)
lots_by_name = st.dictionaries(
    st.sampled_from(("", "a", "b", "c", "d")), st.integers(0, 400), min_size=1
).filter(lambda lots: any(lots.values()))


def table() -> Iterator[tuple[int, int, str, int]]:
    for line in TABLE.split("\n")[1:-1]:
        lot, confidence, *sizes = line.replace(",", "").split()
        losses = (1, *(-(-int(lot) * share // 100) for share in SHARES_PERCENT))
        for missing, size in zip(losses, sizes, strict=True):
            yield int(lot), missing, confidence, int(size)


def hardest(lots: list[int], sizes: list[int], missing: int) -> Fraction:
    """The smallest probability over every spread of the loss, one spread after another."""
    spreads = product(*(range(lot + 1) for lot in lots))
    return min(
        1
        - prod(
            (
                1 - detection_probability(lot, lost, size)
                for lot, size, lost in zip(lots, sizes, spread, strict=True)
            ),
            start=Fraction(1),
        )
        for spread in spreads
        if sum(spread) == missing
    )


def test_the_published_table_is_reproduced_whole() -> None:
    cells = list(table())
    assert len(cells) == 150
    wrong = [cell for cell in cells if sample_size(*cell[:3]) != cell[3]]
    assert wrong == []


@given(st.integers(1, 8).flatmap(lambda n: st.tuples(st.just(n), *[st.integers(0, n)] * 2)))
def test_the_probability_is_what_counting_every_sample_gives(sizes: tuple[int, int, int]) -> None:
    lot, missing, size = sizes
    samples = list(combinations(range(lot), size))
    meets = sum(any(item < missing for item in sample) for sample in samples)
    assert detection_probability(lot, missing, size) == Fraction(meets, len(samples))


@given(st.integers(1, 500), st.data(), confidences)
def test_the_size_is_enough_and_one_less_is_not(lot: int, data: st.DataObject, text: str) -> None:
    missing = data.draw(st.integers(1, lot))
    size, wanted = sample_size(lot, missing, text), read_confidence(text)
    assert detection_probability(lot, missing, size) >= wanted
    assert detection_probability(lot, missing, size - 1) < wanted


@given(st.integers(2, LARGEST_LOT), st.data())
def test_a_larger_loss_needs_no_more_and_more_confidence_no_less(
    lot: int, data: st.DataObject
) -> None:
    missing = data.draw(st.integers(1, lot - 1))
    assert sample_size(lot, missing, "0.95") >= sample_size(lot, missing + 1, "0.95")
    assert sample_size(lot, missing, "0.95") <= sample_size(lot, missing, "0.99")


def test_one_missing_item_needs_nearly_a_full_count() -> None:
    assert sample_size(LARGEST_LOT, 1, "0.999") == 999_000
    assert sample_size(7, 1, "0.999") == 7


@given(few_lots, st.data())
def test_the_spread_that_hides_best_is_found_exactly(lots: list[int], data: st.DataObject) -> None:
    sizes = [data.draw(st.integers(min(lot, 1), lot)) for lot in lots]
    missing = data.draw(st.integers(1, sum(lots)))
    strata = tuple(
        Stratum(str(n), lot, size, size)
        for n, (lot, size) in enumerate(zip(lots, sizes, strict=True))
    )
    plan = SamplingPlan(missing, "0.9", Within.WHOLE, StratifyBy.STORE, strata)
    assert statement(plan).probability == hardest(lots, sizes, missing)


@given(lots_by_name, st.data(), confidences, withins)
def test_the_promise_is_kept_and_no_smaller_size_keeps_it(
    lots: dict[str, int], data: st.DataObject, text: str, within: Within
) -> None:
    most = sum(lots.values()) if within == Within.WHOLE else max(lots.values())
    missing = data.draw(st.integers(1, most))
    plan = plan_sample(lots, missing, text, within, StratifyBy.TYPE)
    facts, wanted = statement(plan), read_confidence(text)
    assert plan.lot == facts.lot == sum(lots.values())
    assert all(min(one.lot, 1) <= one.size <= one.lot for one in plan.strata)
    assert facts.probability >= wanted
    assert 1 <= facts.smallest_noticed <= missing
    if facts.smallest_noticed > 1:
        less = statement(replace(plan, missing=facts.smallest_noticed - 1))
        assert less.probability < wanted
    if within == Within.WHOLE and plan.size > sum(lot > 0 for lot in lots.values()):
        shares = allocated([one.lot for one in plan.strata], plan.size - 1)
        smaller = tuple(
            replace(one, size=size) for one, size in zip(plan.strata, shares, strict=True)
        )
        assert statement(replace(plan, strata=smaller)).probability < wanted


def test_within_each_stratum_has_the_size_it_would_have_alone() -> None:
    plan = plan_sample({"rifles": 300, "pistols": 4, "none": 0}, 6, "0.95", Within.EACH)
    assert {one.name: one.size for one in plan.strata} == {"none": 0, "pistols": 1, "rifles": 117}
    assert plan.size == 118


def test_an_undivided_lot_is_one_stratum() -> None:
    plan = plan_sample({"": 300}, 6, "0.95")
    assert plan.strata == (Stratum("", 300, 117, 117),)
    assert statement(plan).probability == detection_probability(300, 6, 117)
    assert statement(plan).one_missing == Fraction(117, 300)


def test_the_order_of_the_strata_changes_nothing() -> None:
    assert plan_sample({"b": 70, "a": 70}, 9, "0.9") == plan_sample({"a": 70, "b": 70}, 9, "0.9")


@given(few_lots | st.lists(st.integers(0, 100_000), min_size=1, max_size=9).filter(any), st.data())
def test_shares_add_up_and_only_grow_with_the_size(lots: list[int], data: st.DataObject) -> None:
    filled = sum(lot > 0 for lot in lots)
    size = data.draw(st.integers(filled, sum(lots)))
    shares = allocated(lots, size)
    assert sum(shares) == size
    assert all(min(lot, 1) <= one <= lot for one, lot in zip(shares, lots, strict=True))
    if size < sum(lots):
        more = allocated(lots, size + 1)
        assert all(one <= other for one, other in zip(shares, more, strict=True))


def test_a_stratum_alone_notices_its_own_smallest_loss() -> None:
    assert smallest_noticed(Stratum("", 300, 117, 117), "0.95") == 6
    assert smallest_noticed(Stratum("", 300, 300, 300), "0.95") == 1


@given(lots_by_name, st.data(), confidences, withins)
def test_enlarging_counts_what_was_hit_and_squares_the_rest(
    lots: dict[str, int], data: st.DataObject, text: str, within: Within
) -> None:
    missing = data.draw(st.integers(1, max(lots.values())))
    plan = plan_sample(lots, missing, text, within)
    first, second = (data.draw(st.sets(st.sampled_from(sorted(lots)))) for _ in range(2))
    grown = enlarged(plan, first)
    assert enlarged(grown, first) == grown
    assert enlarged(grown, second) == enlarged(plan, first | second)
    assert all(
        old.planned == new.planned <= old.size <= new.size <= new.lot
        for old, new in zip(plan.strata, grown.strata, strict=True)
    )
    assert all(one.size == one.lot for one in grown.strata if one.name in first)
    assert (grown == plan) or first
    if first:
        assert 1 - statement(grown).probability <= (1 - statement(plan).probability) ** 2


@pytest.mark.parametrize(
    ("lots", "missing", "confidence", "fault", "value"),
    [
        ({}, 1, "0.95", SamplingFault.LOT, "0"),
        ({"": 0}, 1, "0.95", SamplingFault.LOT, "0"),
        ({"": LARGEST_LOT + 1}, 1, "0.95", SamplingFault.LOT, "1000001"),
        ({"a": -1, "b": 5}, 1, "0.95", SamplingFault.LOT, "4"),
        ({"": 5}, 0, "0.95", SamplingFault.MISSING, "0"),
        ({"": 5}, 6, "0.95", SamplingFault.MISSING, "6"),
        ({"": 5}, 2, "1.0", SamplingFault.CONFIDENCE, "1.0"),
        ({"": 5}, 2, "0.0", SamplingFault.CONFIDENCE, "0.0"),
        ({"": 5}, 2, "1/0", SamplingFault.CONFIDENCE, "1/0"),
        ({"": 5}, 2, "95", SamplingFault.CONFIDENCE, "95"),
        ({"": 5}, 2, "-0.5", SamplingFault.CONFIDENCE, "-0.5"),
        ({"": 5}, 2, "nan", SamplingFault.CONFIDENCE, "nan"),
        ({"": 5}, 2, "0." + "9" * 13, SamplingFault.CONFIDENCE, "0." + "9" * 13),
    ],
)
def test_what_cannot_be_planned_is_refused_with_its_facts(
    lots: dict[str, int], missing: int, confidence: str, fault: SamplingFault, value: str
) -> None:
    with pytest.raises(SamplingRefused) as refused:
        plan_sample(lots, missing, confidence)
    assert (refused.value.fault, refused.value.value) == (fault, value)


def test_a_size_alone_is_refused_for_the_same_reasons() -> None:
    for lot, missing in ((0, 1), (5, 0), (5, 6)):
        with pytest.raises(SamplingRefused):
            sample_size(lot, missing, "0.95")


def test_a_loss_larger_than_every_stratum_cannot_lie_in_one() -> None:
    lots = {"a": 5, "b": 5}
    assert plan_sample(lots, 6, "0.95", Within.WHOLE).missing == 6
    with pytest.raises(SamplingRefused):
        plan_sample(lots, 6, "0.95", Within.EACH)


def test_an_unknown_stratum_has_no_discrepancy() -> None:
    with pytest.raises(SamplingRefused) as refused:
        enlarged(plan_sample({"a": 5}, 1, "0.5"), ["a", "b"])
    assert refused.value.value == "b"


def test_a_plan_and_its_statement_keep_their_value_as_records() -> None:
    plan = plan_sample({"a": 50, "b": 20}, 3, "0.9", Within.EACH, StratifyBy.TYPE)
    assert from_record(SamplingPlan, to_record(plan)) == plan
    facts = statement(plan)
    assert from_record(type(facts), to_record(facts)) == facts
