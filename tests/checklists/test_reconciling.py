"""Every declared item gets one result and every mark counts once, in whatever order they came."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.delivering.case import DeclaredItem
from checklists.delivering.reconciliation import (
    ExtraReason,
    Group,
    Grouping,
    Line,
    Reconciliation,
)
from checklists.delivering.reconciling import reconcile
from checklists.delivering.stocktake import (
    Counted,
    Explained,
    ResearchStep,
    SeenMark,
    Stocktake,
)
from checklists.delivering.words import CountResult, Marking, Research, Whereabouts
from checklists.inspecting.counting import (
    ExplanationChanged,
    MarkChanged,
    MarksSeen,
    QuantityCounted,
    ResearchChanged,
)
from checklists.inspecting.inspection import Inspection
from tests.support.cases import make_declared, make_mark, make_quantity
from tests.support.samples import make_inspection

RIFLE = {"r": make_declared("A1", "Store 1")}
ROUNDS = {"q": make_quantity("AM-1", 5000, tolerance=10)}
ISSUED = Explained(Whereabouts.ISSUED, "Order 7", "")


def seen(**marks: SeenMark) -> Stocktake:
    return Stocktake(seen=marks)


def line(declared: Mapping[str, DeclaredItem], stocktake: Stocktake) -> Line:
    (only,) = reconcile(declared, stocktake).lines
    return only


@pytest.mark.parametrize(
    ("marking", "result"),
    [
        (Marking.CLEAR, CountResult.FOUND),
        (Marking.DAMAGED, CountResult.FOUND_MARKING_DAMAGED),
        (Marking.ALTERED, CountResult.FOUND_MARKING_ALTERED),
        (Marking.UNREADABLE, CountResult.UNREADABLE),
    ],
)
def test_what_is_seen_in_its_store_is_found_as_its_marking_is(
    marking: Marking, result: CountResult
) -> None:
    found = line(RIFLE, seen(m=replace(make_mark("A1", "r"), marking=marking)))
    assert (found.result, found.seen, found.marking) == (result, ("m",), marking)
    elsewhere = replace(make_mark("A1", "r", "Store 2"), marking=marking)
    astray = line(RIFLE, seen(m=elsewhere))
    assert (astray.result, astray.seen_in) == (CountResult.WRONG_PLACE, "Store 2")
    assert astray.marking == marking


@pytest.mark.parametrize(
    ("declared_in", "seen_in"), [("", "S"), ("S", ""), (" store  A", "Store a")]
)
def test_a_store_that_is_not_known_or_written_otherwise_is_no_wrong_place(
    declared_in: str, seen_in: str
) -> None:
    found = line({"r": make_declared("A1", declared_in)}, seen(m=make_mark("A1", "r", seen_in)))
    assert found.result == CountResult.FOUND


def test_only_a_document_proves_where_an_item_is() -> None:
    gone = Explained(Whereabouts.DESTROYED, "Protocol 3", "")
    said = Explained(Whereabouts.DESTROYED, " ", "says the host")
    lost = Explained(Whereabouts.COMBAT_LOSS, "Report 9", "")
    results = {
        explained: line(RIFLE, Stocktake(explained={"r": explained}))
        for explained in (ISSUED, gone, said, lost)
    }
    assert results[ISSUED].result == CountResult.ELSEWHERE
    assert results[gone].result == CountResult.DESTROYED
    assert results[lost].result == CountResult.ELSEWHERE
    assert (results[said].result, results[said].is_unproven) == (CountResult.NOT_FOUND, True)
    assert not results[gone].is_unproven


def test_what_is_seen_outweighs_an_explanation_and_contradicts_it() -> None:
    stocktake = replace(seen(m=make_mark("A1", "r")), explained={"r": ISSUED})
    found = line(RIFLE, stocktake)
    assert (found.result, found.contradiction) == (CountResult.FOUND, True)
    (difference,) = reconcile(RIFLE, stocktake).differences()
    assert difference.missing == (Research.RECOUNT, Research.SECOND_PERSON)


def count(quantity: int, store: str = "Store 2", **parts: Any) -> Line:
    return line(ROUNDS, Stocktake(counted={"q": Counted(quantity, store, "", "")}, **parts))


def test_a_quantity_is_found_within_its_tolerance_only() -> None:
    results = {n: count(n).result for n in (4989, 4990, 5000, 5010, 5011)}
    assert results[4990] == results[5000] == results[5010] == CountResult.FOUND
    assert results[4989] == results[5011] == CountResult.QUANTITY_DIFFERS
    assert (count(4989).difference, count(5011).difference) == (-11, 11)
    assert count(5000, "Store 1").result == CountResult.WRONG_PLACE
    assert count(4000, "Store 1").result == CountResult.QUANTITY_DIFFERS


def test_marks_on_boxes_belong_to_the_quantity_and_tell_their_state() -> None:
    boxes = {
        "a": make_mark("AM-1", "q", "Store 2"),
        "b": replace(make_mark("AM-1", "q", "Store 2"), marking=Marking.ALTERED),
    }
    found = count(5000, seen=boxes)
    assert (found.seen, found.result) == (("a", "b"), CountResult.FOUND_MARKING_ALTERED)
    assert reconcile(ROUNDS, Stocktake(seen=boxes)).extras == ()
    assert line(ROUNDS, Stocktake(seen=boxes)).result == CountResult.NOT_COUNTED


def test_an_explanation_of_a_missing_quantity_is_no_contradiction() -> None:
    assert not count(4000, explained={"q": ISSUED}).contradiction
    assert count(5000, explained={"q": ISSUED}).contradiction
    assert line(ROUNDS, Stocktake()).difference is None
    assert line(ROUNDS, Stocktake()).result == CountResult.NOT_COUNTED
    assert line(ROUNDS, Stocktake(explained={"q": ISSUED})).result == CountResult.ELSEWHERE


def test_one_unmarked_piece_is_seen_or_counted() -> None:
    piece = {"p": make_declared("", "Store 1")}
    assert line(piece, Stocktake()).result == CountResult.NOT_FOUND
    assert line(piece, seen(m=make_mark("", "p"))).result == CountResult.FOUND
    one = Stocktake(counted={"p": Counted(1, "Store 1", "", "")})
    none = Stocktake(counted={"p": Counted(0, "Store 1", "", "")})
    assert line(piece, one).result == CountResult.FOUND
    assert line(piece, none).result == CountResult.QUANTITY_DIFFERS


def test_outside_the_sample_nothing_is_missed_but_what_is_seen_counts() -> None:
    declared = {**RIFLE, "s": make_declared("A2", number=2), **ROUNDS}

    def results(stocktake: Stocktake) -> dict[str, CountResult]:
        return {one.id: one.result for one in reconcile(declared, stocktake, ["s"]).lines}

    nothing = results(Stocktake())
    assert nothing == {
        "r": CountResult.NOT_IN_SAMPLE,
        "q": CountResult.NOT_IN_SAMPLE,
        "s": CountResult.NOT_FOUND,
    }
    assert results(seen(m=make_mark("A1", "r")))["r"] == CountResult.FOUND
    assert results(Stocktake(explained={"r": ISSUED}))["r"] == CountResult.ELSEWHERE


def test_each_mark_beyond_the_declaration_is_an_extra_with_its_reason() -> None:
    marks = {
        "best": make_mark("A1", "r"),
        "astray": make_mark("A1", "r", "Store 2"),
        "misread": make_mark("A7", "r"),
        "gone": make_mark("B1", "no-longer"),
        "new": make_mark("C1"),
    }
    whole = reconcile(RIFLE, Stocktake(seen=marks))
    assert whole.lines[0].seen == ("best",)
    assert whole.lines[0].also_claimed_by == ("astray", "misread")
    assert [(one.id, one.reason) for one in whole.extras] == [
        ("astray", ExtraReason.CLAIMED_TWICE),
        ("misread", ExtraReason.CLAIMED_TWICE),
        ("gone", ExtraReason.NO_LONGER_DECLARED),
        ("new", ExtraReason.NOT_DECLARED),
    ]
    assert [one.of for one in whole.differences()] == [*whole.lines, *whole.extras]
    assert whole.totals[CountResult.EXTRA] == 4


AS_DECLARED = make_mark("A1", "r", "Store 1")


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (replace(AS_DECLARED, store="Store 0"), replace(AS_DECLARED, text="A0")),
        (
            replace(AS_DECLARED, marking=Marking.UNREADABLE),
            replace(AS_DECLARED, store="Store 0", second_person="Tomas Ruiz"),
        ),
        (AS_DECLARED, replace(AS_DECLARED, marking=Marking.DAMAGED, second_person="Tomas Ruiz")),
        (replace(AS_DECLARED, text="a-1", second_person="Tomas Ruiz"), AS_DECLARED),
    ],
)
def test_of_two_marks_the_better_stays_with_the_item(better: SeenMark, worse: SeenMark) -> None:
    for marks in ({"a": better, "b": worse}, {"b": worse, "a": better}):
        assert line(RIFLE, Stocktake(seen=marks)).seen == ("a",)
    assert line(RIFLE, seen(b=better, a=worse)).seen == ("b",)


def test_a_count_without_an_item_to_count_is_named() -> None:
    nobody = Counted(3, "", "", "")
    stocktake = Stocktake(counted={"gone": nobody, "r": nobody}, explained={"lost": ISSUED})
    whole = reconcile(RIFLE, stocktake)
    assert whole.unplaced == ("gone", "lost", "r")
    assert whole.lines[0].result == CountResult.NOT_FOUND


def test_research_is_missing_until_it_says_something_and_by_two_people() -> None:
    def missing(*steps: ResearchStep) -> tuple[Research, ...]:
        stocktake = Stocktake(research={str(n): step for n, step in enumerate(steps)})
        (difference,) = reconcile(RIFLE, stocktake).differences()
        return difference.missing

    again = ResearchStep(1, "r", Research.RECOUNT, "Not there", "Ana Keller")
    same = ResearchStep(2, "r", Research.SECOND_PERSON, "Not there", "ana  keller")
    other = replace(same, person="Tomas Ruiz")
    papers = ResearchStep(3, "r", Research.DOCUMENTS, "No receipt", "Ana Keller")
    assert missing() == tuple(Research)
    assert missing(again, same) == (Research.SECOND_PERSON, Research.DOCUMENTS)
    assert missing(again, other) == (Research.DOCUMENTS,)
    assert missing(replace(again, result=" "), other, papers) == (Research.RECOUNT,)
    assert missing(again, replace(other, person="")) == (Research.SECOND_PERSON, Research.DOCUMENTS)
    assert missing(again, other, papers) == ()


def test_a_second_person_beside_the_mark_or_count_is_one() -> None:
    extra = replace(make_mark("Z9"), second_person="Tomas Ruiz")
    (of_extra,) = reconcile({}, seen(m=extra)).differences()
    assert of_extra.missing == (Research.RECOUNT, Research.DOCUMENTS)
    counted = {"q": Counted(1, "Store 2", "Tomas Ruiz", "")}
    (of_count,) = reconcile(ROUNDS, Stocktake(counted=counted)).differences()
    assert of_count.missing == (Research.RECOUNT, Research.DOCUMENTS)


def test_results_are_added_up_by_type_model_store_and_category() -> None:
    declared = {**RIFLE, **ROUNDS}
    marks = {"a": make_mark("A1", "r"), "b": make_mark("A1", "r", "Store 9"), "c": make_mark("Z")}
    whole = reconcile(declared, Stocktake(seen=marks))
    found, extra = {CountResult.FOUND: 1}, {CountResult.EXTRA: 1}
    pending = {CountResult.NOT_COUNTED: 1}
    assert whole.groups(Grouping.TYPE) == (
        Group("", extra),
        Group("cartridges", pending),
        Group("rifle", {**found, **extra}),
    )
    assert whole.groups(Grouping.STORE) == (
        Group("Store 1", {**found, **extra}),
        Group("Store 2", pending),
        Group("Store 9", extra),
    )
    assert [one.name for one in whole.groups(Grouping.CATEGORY)] == ["", "ammunition", "h"]
    assert [one.name for one in whole.groups(Grouping.MODEL)] == ["", "TEST-15", "ball"]


ITEMS: dict[str, DeclaredItem] = {
    **{f"r{n}": make_declared(f"A{n}", f"Store {n % 2}", n + 1) for n in range(4)},
    "piece": replace(make_declared("", ""), number=5),
    **{f"q{n}": replace(make_quantity(f"L{n}", 10, n), number=n + 6) for n in range(2)},
}
SUBJECTS = st.sampled_from([*ITEMS, "gone", ""])
STORES = st.sampled_from(["", "Store 0", "Store 1"])
PEOPLE = st.sampled_from(["", "Ana", "Tomas"])
_MARKS = st.builds(
    lambda text, item, store, marking, second: replace(
        make_mark(text, item, store), marking=marking, second_person=second
    ),
    st.sampled_from(["", "A0", "A1", "A2", "a-1", "Z"]),
    SUBJECTS,
    STORES,
    st.sampled_from(Marking),
    PEOPLE,
)
_EXPLAINED = st.builds(
    Explained, st.sampled_from(Whereabouts), st.sampled_from(["", "Order"]), st.just("")
)
_COUNTED = st.builds(Counted, st.integers(0, 12), STORES, PEOPLE, st.just(""))
_STEPS = st.builds(
    ResearchStep,
    st.just(1),
    SUBJECTS,
    st.sampled_from(Research),
    st.sampled_from(["", "x"]),
    PEOPLE,
)


@st.composite
def entries(draw: st.DrawFn) -> list[Any]:
    """Changes of a stocktake that can be made in any order: each has an id of its own."""
    marks = draw(st.lists(_MARKS, max_size=8))
    changes: list[Any] = [MarkChanged(f"m{n}", None, mark) for n, mark in enumerate(marks)]
    many = draw(st.lists(_MARKS, max_size=3))
    changes.append(MarksSeen("list", {f"l{n}": mark for n, mark in enumerate(many)}))
    explained = draw(st.dictionaries(SUBJECTS, _EXPLAINED, max_size=4))
    changes += [ExplanationChanged(key, None, one) for key, one in explained.items()]
    counted = draw(st.dictionaries(SUBJECTS, _COUNTED, max_size=4))
    changes += [QuantityCounted(key, None, one) for key, one in counted.items()]
    steps = draw(st.lists(_STEPS, max_size=4))
    changes += [ResearchChanged(f"s{n}", None, step) for n, step in enumerate(steps)]
    return draw(st.permutations(changes))


DRAWN = st.none() | st.frozensets(st.sampled_from(list(ITEMS)))


def enter(changes: list[Any]) -> Inspection:
    visit = make_inspection()
    for number, change in enumerate(changes, 1):
        numbered = change
        if isinstance(change, MarkChanged | ResearchChanged):
            numbered = replace(change, after=replace(change.after, number=number))
        visit = numbered.apply(visit)
    return visit


def without_numbers(whole: Reconciliation) -> Any:
    """What remains when the order of entry, which gives the numbers, is taken out."""
    lines = [replace(one, research=_plain_steps(one.research)) for one in whole.lines]
    extras = [
        replace(one, mark=replace(one.mark, number=0), research=_plain_steps(one.research))
        for one in whole.extras
    ]
    return lines, extras, whole.unplaced


def _plain_steps(steps: tuple[ResearchStep, ...]) -> tuple[ResearchStep, ...]:
    return tuple(replace(step, number=0) for step in steps)


@given(entries(), st.randoms(use_true_random=False), DRAWN)
def test_the_order_of_entry_makes_no_difference(
    changes: list[Any], chance: Any, drawn: frozenset[str] | None
) -> None:
    other = list(changes)
    chance.shuffle(other)
    items = list(ITEMS.items())
    chance.shuffle(items)
    one = reconcile(ITEMS, enter(changes).stocktake, drawn)
    two = reconcile(dict(items), enter(other).stocktake, drawn)
    assert without_numbers(one) == without_numbers(two)


@given(entries(), DRAWN)
def test_each_mark_counts_once_and_the_sums_agree(
    changes: list[Any], drawn: frozenset[str] | None
) -> None:
    stocktake = enter(changes).stocktake
    whole = reconcile(ITEMS, stocktake, drawn)
    marks = [mark for one in whole.lines for mark in one.seen] + [one.id for one in whole.extras]
    assert sorted(marks) == sorted(stocktake.seen)
    assert [one.id for one in whole.lines] == list(ITEMS)
    everything = len(whole.lines) + len(whole.extras)
    assert sum(whole.totals.values()) == everything
    assert set(whole.totals) == set(CountResult)
    for by in Grouping:
        groups = whole.groups(by)
        assert sum(sum(group.totals.values()) for group in groups) == everything
    differing = {one.of.id for one in whole.differences()}
    assert {one.id for one in whole.extras} <= differing
    for one in whole.lines:
        assert (one.id in differing) == one.differs
        assert not (one.result == CountResult.FOUND and not (one.seen or one.counted))


@given(entries(), DRAWN)
def test_undoing_each_entry_restores_each_reconciliation(
    changes: list[Any], drawn: frozenset[str] | None
) -> None:
    visit = make_inspection()
    befores = []
    for change in changes:
        befores.append((change, reconcile(ITEMS, visit.stocktake, drawn)))
        visit = change.apply(visit)
    for change, before in reversed(befores):
        visit = change.inverse().apply(visit)
        assert reconcile(ITEMS, visit.stocktake, drawn) == before
