"""A whole list of marks against the declaration: what may be taken as it is, and what is asked.

Taken are a mark that equals one declared serial, at its first place in the list, and a mark that
equals one serial by signs that look alike when no other reading is open: no other mark of the list
or before it claims that item, and every item one slip away is claimed by a mark that equals it.
All else is asked. What no text can tell: a slip that makes exactly the serial of another declared
item which was not seen. That is what the second person is for.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checklists.delivering.matching import (
    MarkIndex,
    Match,
    MatchKind,
    match,
    normal_form,
    one_apart,
)


class Decision(StrEnum):
    """What becomes of one mark of a list: the first two are taken, the rest a person decides."""

    TAKEN = "taken"
    MATCHED_UNIQUELY = "matched_uniquely"
    REPEATED = "repeated"
    ALREADY_SEEN = "already_seen"
    ASKED = "asked"
    NOT_DECLARED = "not_declared"


@dataclass(frozen=True, slots=True)
class Proposal:
    """`place` counts the list from 1; `first_place` is where a repeated mark stood first, else 0.

    `item` is the id of the declared item that the mark is taken for, or empty.
    """

    place: int
    text: str
    match: Match
    decision: Decision
    item: str = ""
    first_place: int = 0


def proposals(
    texts: Sequence[str], index: MarkIndex, already: Collection[str] = ()
) -> tuple[Proposal, ...]:
    """One proposal per text; `already` are ids of items that earlier marks were taken for."""
    return _Reading(texts, index, already).proposals()


class _Reading:
    def __init__(self, texts: Sequence[str], index: MarkIndex, already: Collection[str]) -> None:
        self._texts = texts
        self._index = index
        self._already = frozenset(already)
        self._forms = [normal_form(text) for text in texts]
        by_form: dict[str, Match] = {}
        self._first: dict[str, int] = {}
        for place, form in enumerate(self._forms, 1):
            if form not in by_form:
                by_form[form] = match(form, index)
                self._first[form] = place
        self._matches = [by_form[form] for form in self._forms]
        self._claims = Counter(
            found.candidates[0]
            for found in by_form.values()
            if found.kind in (MatchKind.EXACT, MatchKind.LOOK_ALIKE)
        )
        self._certain = self._already | {
            one
            for found in by_form.values()
            if found.kind in (MatchKind.EXACT, MatchKind.EXACT_SEVERAL)
            for one in found.candidates
        }

    def proposals(self) -> tuple[Proposal, ...]:
        return tuple(self._proposal(place) for place in range(1, len(self._texts) + 1))

    def _proposal(self, place: int) -> Proposal:
        text, form, found = self._texts[place - 1], self._forms[place - 1], self._matches[place - 1]
        first = self._first[form]
        if form and first != place:
            return Proposal(place, text, found, Decision.REPEATED, first_place=first)
        decision = self._decision(form, found)
        is_taken = decision in (Decision.TAKEN, Decision.MATCHED_UNIQUELY)
        return Proposal(place, text, found, decision, found.candidates[0] if is_taken else "")

    def _decision(self, form: str, found: Match) -> Decision:
        if found.kind == MatchKind.NONE:
            return Decision.NOT_DECLARED
        if found.kind not in (MatchKind.EXACT, MatchKind.LOOK_ALIKE):
            return Decision.ASKED
        (item,) = found.candidates
        if item in self._already:
            return Decision.ALREADY_SEEN
        if found.kind == MatchKind.EXACT:
            return Decision.TAKEN
        return Decision.MATCHED_UNIQUELY if self._is_alone(form, item) else Decision.ASKED

    def _is_alone(self, form: str, item: str) -> bool:
        """Whether nothing else of the list claims the item, and no other reading is open."""
        others = (
            one
            for one in self._index.near(form)
            if one != item and one_apart(form, self._index.form(one))
        )
        return self._claims[item] == 1 and all(one in self._certain for one in others)
