"""What the stocktake says of each declared item, and what was seen beyond the declaration.

Every declared item gets one line with one result, every mark that was seen belongs to one line or
is one extra, and the order in which marks were entered makes no difference. The rules, in turn:

- An item of its own (a serial, or a single unmarked piece) is found by a mark a person took for it.
  In another store than declared, both being known, it is in the wrong place; else the state of its
  marking says how it was found. Of several marks that claim it the best stays, the rest are extras.
- An item without serial is counted: within its tolerance it is found, otherwise its quantity
  differs. Marks taken for it, such as those on its boxes, all belong to its line.
- Not seen but explained, it is elsewhere or destroyed, provided that a document says so. Without
  one the explanation is shown as unproven and changes nothing. What was seen outweighs what was
  explained; the two together are a contradiction.
- Otherwise it is not in the sample, not counted yet, or not found.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from checklists.delivering.case import DeclaredItem
from checklists.delivering.matching import normal_form
from checklists.delivering.reconciliation import (
    Extra,
    ExtraReason,
    Line,
    Reconciliation,
    same_name,
)
from checklists.delivering.stocktake import Counted, Explained, ResearchStep, Stocktake
from checklists.delivering.words import CountResult, Marking, Whereabouts

_BY_MARKING = {
    Marking.CLEAR: CountResult.FOUND,
    Marking.DAMAGED: CountResult.FOUND_MARKING_DAMAGED,
    Marking.ALTERED: CountResult.FOUND_MARKING_ALTERED,
    Marking.UNREADABLE: CountResult.UNREADABLE,
}
_WORSE = tuple(Marking)


def reconcile(
    declared: Mapping[str, DeclaredItem],
    stocktake: Stocktake,
    drawn: Collection[str] | None = None,
) -> Reconciliation:
    """Hold a stocktake against what was declared; `drawn` are the ids of a sample, None is all."""
    return _Reconciling(declared, stocktake, drawn).whole()


class _Reconciling:
    def __init__(
        self,
        declared: Mapping[str, DeclaredItem],
        stocktake: Stocktake,
        drawn: Collection[str] | None,
    ) -> None:
        self._declared = declared
        self._stocktake = stocktake
        self._drawn = declared.keys() if drawn is None else frozenset(drawn)
        self._research: dict[str, list[ResearchStep]] = defaultdict(list)
        for step in stocktake.research.values():
            self._research[step.subject].append(step)
        self._claims: dict[str, list[str]] = defaultdict(list)
        for identity, mark in stocktake.seen.items():
            self._claims[mark.item].append(identity)

    def whole(self) -> Reconciliation:
        order = sorted(self._declared, key=lambda one: (self._declared[one].number, one))
        lines = tuple(self._line(one) for one in order)
        placed = {mark for line in lines for mark in line.seen}
        extras = (self._extra(mark) for mark in self._stocktake.seen if mark not in placed)
        return Reconciliation(
            lines,
            tuple(sorted(extras, key=lambda extra: (extra.mark.text, extra.id))),
            self._unplaced(),
        )

    def _line(self, identity: str) -> Line:
        item = self._declared[identity]
        claims = self._claims.get(identity, [])
        if len(claims) > 1:
            claims = sorted(claims, key=lambda one: self._goodness(one, item))
        counted = None if item.serial else self._stocktake.counted.get(identity)
        by_quantity = item.is_counted or counted is not None
        seen = tuple(claims if by_quantity else claims[:1])
        marks = [self._stocktake.seen[one] for one in seen]
        explained = self._stocktake.explained.get(identity)
        seen_in = next((one.store for one in (counted, *marks) if one and one.store), "")
        marking = max((mark.marking for mark in marks), key=_WORSE.index, default=None)
        result = self._when_absent(identity, explained, is_counted=by_quantity)
        if counted is not None or (seen and not by_quantity):
            result = _when_there(item, counted, seen_in, marking)
        elif seen:
            result = CountResult.NOT_COUNTED
        return Line(
            id=identity,
            item=item,
            result=result,
            seen=seen,
            also_claimed_by=tuple(claims[len(seen) :]),
            marking=marking,
            seen_in=seen_in,
            explained=explained,
            counted=counted,
            contradiction=explained is not None and _is_all_there(item, counted, seen),
            second_person=any(one.second_person.strip() for one in (counted, *marks) if one),
            research=self._steps(identity),
        )

    def _goodness(self, identity: str, item: DeclaredItem) -> tuple[object, ...]:
        """Which of several marks stays with an item: told by themselves, not by their order."""
        mark = self._stocktake.seen[identity]
        return (
            normal_form(mark.text) != normal_form(item.serial),
            _is_elsewhere(mark.store, item.store),
            _WORSE.index(mark.marking),
            not mark.second_person,
            mark.text,
            mark.store,
            identity,
        )

    def _when_absent(
        self, identity: str, explained: Explained | None, *, is_counted: bool
    ) -> CountResult:
        if explained is not None and explained.document.strip():
            is_gone = explained.whereabouts == Whereabouts.DESTROYED
            return CountResult.DESTROYED if is_gone else CountResult.ELSEWHERE
        if identity not in self._drawn:
            return CountResult.NOT_IN_SAMPLE
        return CountResult.NOT_COUNTED if is_counted else CountResult.NOT_FOUND

    def _extra(self, identity: str) -> Extra:
        mark = self._stocktake.seen[identity]
        item = self._declared.get(mark.item)
        reason = ExtraReason.CLAIMED_TWICE
        if item is None:
            gone, never = ExtraReason.NO_LONGER_DECLARED, ExtraReason.NOT_DECLARED
            reason = gone if mark.item else never
        return Extra(identity, mark, reason, item, self._steps(identity))

    def _steps(self, subject: str) -> tuple[ResearchStep, ...]:
        steps = self._research.get(subject, ())
        return tuple(sorted(steps, key=lambda one: (one.step, one.person, one.result)))

    def _unplaced(self) -> tuple[str, ...]:
        counted = {
            one
            for one in self._stocktake.counted
            if one not in self._declared or self._declared[one].serial
        }
        return tuple(sorted(counted | (self._stocktake.explained.keys() - self._declared.keys())))


def _when_there(
    item: DeclaredItem, counted: Counted | None, seen_in: str, marking: Marking | None
) -> CountResult:
    if counted is not None and abs(counted.quantity - item.quantity) > item.tolerance:
        return CountResult.QUANTITY_DIFFERS
    if _is_elsewhere(seen_in, item.store):
        return CountResult.WRONG_PLACE
    return _BY_MARKING[marking or Marking.CLEAR]


def _is_all_there(item: DeclaredItem, counted: Counted | None, seen: tuple[str, ...]) -> bool:
    if counted is None:
        return bool(seen)
    return abs(counted.quantity - item.quantity) <= item.tolerance


def _is_elsewhere(seen_in: str, declared_in: str) -> bool:
    """Whether both stores are known and differ by more than upper case and spaces."""
    stores = {same_name(seen_in), same_name(declared_in)}
    return len(stores) == 2 and "" not in stores
