from checklists.delivering.sampled import drawn_ids, sample_of
from checklists.delivering.sampling import StratifyBy, Within
from tests.support.cases import make_declared, make_quantity


def test_a_sample_leaves_quantities_to_be_counted_whole() -> None:
    rifles = {f"r{n}": make_declared(f"A{n:04d}", number=n) for n in range(1, 21)}
    declared = {**rifles, "q": make_quantity()}
    plan = sample_of(declared.values(), 10, "0.9", Within.WHOLE, StratifyBy.NOTHING, "lantern")
    ids = drawn_ids(plan, declared)
    assert "q" in ids
    assert len(ids) == plan.size + 1
    assert plan.lot == 20
