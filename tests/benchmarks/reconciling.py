"""Matching 10,000 marks, 4 in 100 with a slip, against rapidfuzz trying each declared serial."""

from collections.abc import Callable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from checklists.delivering.matching import MarkIndex, normal_form
from checklists.delivering.proposing import Proposal, proposals
from checklists.delivering.reconciling import reconcile
from checklists.delivering.stocktake import Stocktake
from tests.benchmarks.measuring import Comparison, in_turn
from tests.support.cases import make_mark
from tests.support.rifles import Consignment, make_consignment

ITEMS = 10_000


def measure() -> Comparison:
    made = make_consignment(ITEMS)
    texts = [text for text, _, _ in made.read]
    found = proposals(texts, MarkIndex(made.declared))

    def ours() -> object:
        return proposals(texts, MarkIndex(made.declared))

    each = in_turn(ours, _brute_force(made, texts, known_first=False), 3)
    unknown = in_turn(ours, _brute_force(made, texts, known_first=True), 3)
    sums = in_turn(_reconcile(made, found), lambda: None, 5)
    taken = sum(bool(one.item) for one in found)
    note = (
        f"{len(texts)} marks, {taken} taken, {len(texts) - taken} asked; rapidfuzz for what a dict "
        f"does not know {unknown[1]:.0f} ms, ratio {unknown[0] / unknown[1]:.2f}; "
        f"reconciled then in {sums[0]:.0f} ms"
    )
    return Comparison("match a list of marks", *each, aim=0.1, note=note)


def _brute_force(
    made: Consignment, texts: list[str], *, known_first: bool
) -> Callable[[], list[object]]:
    """The nearest declared serial at most one slip away, normal forms on both sides."""

    def each() -> list[object]:
        forms = {one: normal_form(item.serial) for one, item in made.declared.items()}
        known = set(forms.values()) if known_first else set()
        return [
            process.extractOne(form, forms, scorer=OSA.distance, score_cutoff=1)
            for form in map(normal_form, texts)
            if form not in known
        ]

    return each


def _reconcile(made: Consignment, found: tuple[Proposal, ...]) -> Callable[[], object]:
    marks = {
        str(one.place): make_mark(one.text, one.item, made.read[one.place - 1][1]) for one in found
    }
    return lambda: reconcile(made.declared, Stocktake(seen=marks))
