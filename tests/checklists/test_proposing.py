"""A list of marks is taken as far as it is certain; all else is asked."""

from dataclasses import replace

import pytest

from checklists.delivering.matching import MarkIndex, MatchKind
from checklists.delivering.proposing import Decision, Proposal, proposals
from checklists.delivering.reconciliation import Reconciliation
from checklists.delivering.reconciling import reconcile
from checklists.delivering.stocktake import Stocktake
from checklists.delivering.words import CountResult
from tests.support.cases import make_declared, make_mark
from tests.support.rifles import Consignment, make_consignment


def decide(texts: list[str], *serials: str, already: tuple[str, ...] = ()) -> list[Decision]:
    declared = {serial: make_declared(serial, number=n) for n, serial in enumerate(serials, 1)}
    return [one.decision for one in proposals(texts, MarkIndex(declared), already)]


def test_an_equal_mark_is_taken_and_a_repeated_one_names_its_first_place() -> None:
    index = MarkIndex({"i": make_declared("A1")})
    first, other, again = proposals(["a-1", "Z9", "A 1"], index)
    assert (first.decision, first.item, first.first_place) == (Decision.TAKEN, "i", 0)
    assert (other.decision, other.item) == (Decision.NOT_DECLARED, "")
    assert (again.decision, again.item, again.first_place) == (Decision.REPEATED, "", 1)


def test_blank_texts_are_nothing_and_repeat_nothing() -> None:
    assert decide(["", "-"], "A1") == [Decision.NOT_DECLARED, Decision.NOT_DECLARED]


def test_what_was_seen_before_is_asked() -> None:
    assert decide(["A1", "AI"], "A1", already=("A1",)) == [Decision.ALREADY_SEEN] * 2


def test_a_mark_that_looks_alike_is_taken_only_when_nothing_else_is_open() -> None:
    unique, asked = [Decision.MATCHED_UNIQUELY], [Decision.ASKED]
    assert decide(["A1OO5"], "A1005", "A7777") == unique
    # The item claimed by its own serial, or by another that looks alike.
    assert decide(["A1OO5", "A1005"], "A1005") == [*asked, Decision.TAKEN]
    assert decide(["A1OO5", "A10O5"], "A1005") == asked * 2
    # A100B may be A1003 with one wrong sign, unless that one was read as it is.
    assert decide(["A100B"], "A1008", "A1003") == asked
    assert decide(["A100B", "A1003"], "A1008", "A1003") == [*unique, Decision.TAKEN]
    assert decide(["A100B"], "A1008", "A1003", already=("A1003",)) == unique


def test_near_doubted_and_duplicate_serials_are_asked() -> None:
    doubted = replace(make_declared("B2", number=3), doubt="worn")
    declared = {"1": make_declared("A11"), "2": make_declared("A11", number=2), "3": doubted}
    found = proposals(["A11", "A111", "B2"], MarkIndex(declared))
    assert [one.decision for one in found] == [Decision.ASKED] * 3
    assert found[0].match.kind == MatchKind.EXACT_SEVERAL


def count(made: Consignment, found: tuple[Proposal, ...]) -> Reconciliation:
    """Reconcile as if whoever was asked had answered nothing: only what was taken is claimed."""
    marks = {
        f"mark-{one.place:05d}": make_mark(one.text, one.item, made.read[one.place - 1][1])
        for one in found
    }
    return reconcile(made.declared, Stocktake(seen=marks))


@pytest.mark.parametrize("seed", range(5))
def test_three_thousand_rifles_are_read_without_one_false_find(seed: int) -> None:
    made = make_consignment(seed=seed)
    found = proposals([text for text, _, _ in made.read], MarkIndex(made.declared))
    own = {true: place for place, (_, _, true) in enumerate(made.read)}
    for place, one in enumerate(found):
        true = made.read[place][2]
        assert one.item not in made.absent
        if one.item in ("", true):
            continue
        # A slip into the serial of another rifle, which is there and then is asked itself.
        assert place in made.slips
        assert one.decision == Decision.TAKEN
        assert own[one.item] in made.slips or found[own[one.item]].decision == Decision.REPEATED
    asked = [place for place in made.slips if not found[place].item]
    assert len(asked) > 0.8 * len(made.slips)
    offered = [place for place in asked if made.read[place][2] in found[place].match.candidates]
    assert len(offered) > 0.7 * len(asked)
    strangers = found[-made.extras :]
    assert {one.decision for one in strangers} == {Decision.NOT_DECLARED}


def test_the_figures_of_a_list_add_up() -> None:
    made = make_consignment()
    found = proposals([text for text, _, _ in made.read], MarkIndex(made.declared))
    whole = count(made, found)
    taken = sum(bool(one.item) for one in found)
    declared, totals = len(made.declared), whole.totals
    assert sum(totals.values()) == declared + len(found) - taken
    assert totals[CountResult.EXTRA] == len(found) - taken
    assert totals[CountResult.NOT_FOUND] == declared - taken
    assert made.absent <= {one.id for one in whole.lines if one.result == CountResult.NOT_FOUND}
    astray = {one.id for one in whole.lines if one.result == CountResult.WRONG_PLACE}
    slipped = {found[place].item for place in made.slips}
    unread = {made.read[place][2] for place, one in enumerate(found) if not one.item}
    assert made.misplaced - unread <= astray <= made.misplaced | slipped
    assert len(whole.differences()) == len(whole.extras) + len(astray) + declared - taken
