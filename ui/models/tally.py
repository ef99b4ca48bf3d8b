"""The count as it stands: the index of declared marks, and the reconciliation after each change."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from checklists.delivering.case import Case, DeclaredItem
from checklists.delivering.matching import MarkIndex
from checklists.delivering.reconciliation import Difference, Extra, Line, Reconciliation
from checklists.delivering.reconciling import reconcile
from checklists.delivering.sampled import drawn_ids, key_of
from checklists.delivering.sampling import SamplingPlan
from checklists.delivering.stocktake import SeenMark, Stocktake
from checklists.inspecting.inspection import Inspection
from ui.jobs import Job, JobContext, Jobs

State = tuple[Mapping[str, DeclaredItem], Stocktake, SamplingPlan | None]


@dataclass(frozen=True, slots=True)
class Tallied:
    """What was reconciled, ready to be shown: `order` holds the ids of all lines and extras.

    Differences come first; with a sample its items do, as they were drawn. `lines` are in the order
    of the declaration.
    """

    whole: Reconciliation
    lines: Mapping[str, Line | Extra]
    differences: Mapping[str, Difference]
    order: tuple[str, ...]
    is_drawn: bool


class Tally(QObject):
    """Both take up to a second for 10,000 items, so they are made in the work lane.

    `index` is None until it is made for these declared items, `tallied` until the first count is
    reconciled. Changes that come while one is reconciled are reconciled together afterwards.
    """

    indexed = Signal()
    reconciled = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.declared: Mapping[str, DeclaredItem] = {}
        self.index: MarkIndex | None = None
        self.tallied: Tallied | None = None
        self._inspection: Inspection | None = None
        self._sent: dict[str, SeenMark] = {}
        self._state: State | None = None
        self._running: Job[Tallied] | None = None
        self._is_stale = False

    def show(self, inspection: Inspection, case: Case, *, all_is_saved: bool) -> None:
        if self._inspection is None or self._inspection.id != inspection.id:
            self.tallied = None
        self._inspection = inspection
        if all_is_saved:
            self._sent.clear()
        # The store gives equal items anew with every change of the case; their index stays good.
        if case.declared is not self.declared and case.declared != self.declared:
            self.declared, self.index = case.declared, None
            self._make_index(case.declared)
        state = (self.declared, inspection.stocktake, inspection.sample)
        known = self._state
        if known is None or any(one is not other for one, other in zip(state, known, strict=True)):
            self._state = state
            self._reconcile()

    @property
    def whole(self) -> Reconciliation | None:
        return self.tallied.whole if self.tallied is not None else None

    def expect(self, mark: SeenMark) -> None:
        """A mark is on its way to the store: its item counts as seen from now on."""
        self._sent[mark.item] = mark

    def seen_of(self, item: str) -> tuple[str, SeenMark] | None:
        """The mark, with its id, that an item was taken for; the id is empty until it is saved."""
        if self._inspection is not None:
            for identity, mark in self._inspection.stocktake.seen.items():
                if mark.item == item:
                    return identity, mark
        return ("", self._sent[item]) if item in self._sent else None

    def mark(self, identity: str) -> SeenMark | None:
        return self._inspection.stocktake.seen.get(identity) if self._inspection else None

    def all_seen(self) -> frozenset[str]:
        """The ids of all declared items that a mark was taken for."""
        marks = self._inspection.stocktake.seen.values() if self._inspection else ()
        return frozenset(mark.item for mark in marks if mark.item) | self._sent.keys()

    def _make_index(self, declared: Mapping[str, DeclaredItem]) -> None:
        job = self._jobs.on_work(lambda _: (declared, MarkIndex(declared)))
        job.succeeded.connect(self._on_index)

    @Slot(object)
    def _on_index(self, made: tuple[Mapping[str, DeclaredItem], MarkIndex]) -> None:
        declared, index = made
        if declared is self.declared:
            self.index = index
            self.indexed.emit()

    def _reconcile(self) -> None:
        if self._running is not None or self._state is None:
            self._is_stale = True
            return
        declared, stocktake, sample = self._state

        def work(_: JobContext) -> Tallied:
            drawn = drawn_ids(sample, declared) if sample is not None else None
            whole = reconcile(declared, stocktake, drawn)
            return _tallied(whole, _draw_order(sample, declared))

        self._is_stale = False
        self._running = self._jobs.on_work(work)
        self._running.succeeded.connect(self._on_reconciled)
        self._running.settled.connect(self._on_settled)

    @Slot(object)
    def _on_reconciled(self, tallied: Tallied) -> None:
        self.tallied = tallied
        self.reconciled.emit()

    @Slot()
    def _on_settled(self) -> None:
        self._running = None
        if self._is_stale:
            self._reconcile()


def _tallied(whole: Reconciliation, draw: Mapping[str, int]) -> Tallied:
    lines: dict[str, Line | Extra] = {line.id: line for line in whole.lines}
    lines.update((extra.id, extra) for extra in whole.extras)
    differences = {difference.of.id: difference for difference in whole.differences()}
    order = [*differences, *(line.id for line in whole.lines if line.id not in differences)]
    if draw:
        order.sort(key=lambda one: draw.get(one, len(draw)))
    return Tallied(whole, lines, differences, tuple(order), bool(draw))


def _draw_order(plan: SamplingPlan | None, declared: Mapping[str, DeclaredItem]) -> dict[str, int]:
    """The place of each drawn item in the draw, stratum by stratum; empty without a sample."""
    if plan is None:
        return {}
    by_key = {key_of(item): identity for identity, item in declared.items()}
    keys = (key for stratum in plan.strata for key in stratum.drawn if key in by_key)
    return {by_key[key]: place for place, key in enumerate(keys)}
