from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checklists.asking.checklist import Checklist, Condition
from checklists.asking.conditions import condition_faults, where_asked
from checklists.asking.files import FaultKind
from checklists.values import FacilityKind, Result
from tests.support.samples import make_checklist, make_item

STORE, DEPOT = FacilityKind.WEAPONS_STORE, FacilityKind.AMMUNITION_DEPOT


def waiting(
    waits_for: Mapping[str, str], facilities: Mapping[str, tuple[FacilityKind, ...]]
) -> Checklist:
    """Items in the order of the mapping; one that waits for nothing has an empty text."""
    return make_checklist(
        *(
            replace(
                make_item(identity),
                asked_if=Condition(named, (Result.MET,)) if named else None,
                facilities=facilities.get(identity, ()),
            )
            for identity, named in waits_for.items()
        )
    )


def faults(waits_for: Mapping[str, str]) -> list[tuple[str, FaultKind, str]]:
    return list(condition_faults(waiting(waits_for, {})))


def test_conditions_on_earlier_items_are_no_fault() -> None:
    assert faults({"A": "", "B": "A", "C": "A", "D": "C"}) == []


def test_a_condition_on_no_item_and_one_on_a_later_item_are_told_apart() -> None:
    assert faults({"A": "B", "B": "", "C": "X"}) == [
        ("A", FaultKind.LATE_CONDITION, "B"),
        ("C", FaultKind.UNKNOWN_CONDITION, "X"),
    ]


def test_a_circle_is_named_once_with_all_its_items() -> None:
    assert faults({"A": "C", "B": "A", "C": "B", "D": "A", "E": "E"}) == [
        ("A", FaultKind.CONDITION_CIRCLE, "A → C → B → A"),
        ("E", FaultKind.CONDITION_CIRCLE, "E → E"),
    ]


def test_who_waits_for_a_circle_is_not_on_it() -> None:
    assert faults({"A": "B", "B": "C", "C": "B"}) == [
        ("B", FaultKind.CONDITION_CIRCLE, "B → C → B"),
        ("A", FaultKind.LATE_CONDITION, "B"),
    ]


@given(st.lists(st.integers(-1, 11), min_size=1, max_size=12))
def test_following_conditions_ends_exactly_when_there_is_no_circle(waits_for: list[int]) -> None:
    named = {str(n): str(one) if one >= 0 else "" for n, one in enumerate(waits_for)}

    def ends(start: str) -> bool:
        here = start
        for _ in range(len(named) + 1):
            here = named.get(here, "")
        return not here

    has_circle = any(kind is FaultKind.CONDITION_CIRCLE for _, kind, _ in faults(named))
    assert has_circle is not all(ends(start) for start in named)


def test_an_item_is_asked_only_where_all_it_waits_for_is_asked() -> None:
    checklist = waiting(
        {"A": "", "B": "A", "C": "B", "D": "C"}, {"A": (STORE, DEPOT), "C": (DEPOT,), "D": (STORE,)}
    )
    kinds = where_asked(checklist)
    assert kinds == {
        "A": {STORE, DEPOT},
        "B": {STORE, DEPOT},
        "C": {DEPOT},
        "D": frozenset(),
    }
