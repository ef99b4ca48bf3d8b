"""What a case comes to in numbers, for the summary and for the parts that tell it whole."""

from collections import Counter
from collections.abc import Iterator, Sequence

from checklists.asking.terms import term
from checklists.delivering.reconciliation import Reconciliation
from checklists.delivering.reconciling import reconcile
from checklists.delivering.sampled import drawn_ids
from checklists.delivering.words import ActionState, CountResult, Keeping
from checklists.inspecting.rating import grade
from checklists.values import Severity
from reports.data import ReportData
from reports.pieces import Row, fact
from reports.wording import speech

# Results in which an item was held in hand, whatever else is to be said of it.
IN_HAND = (
    CountResult.FOUND,
    CountResult.FOUND_MARKING_DAMAGED,
    CountResult.FOUND_MARKING_ALTERED,
    CountResult.UNREADABLE,
    CountResult.WRONG_PLACE,
)


def reconciled(data: ReportData) -> Reconciliation | None:
    """The count held against the declaration; None when nothing was declared or counted."""
    stock = data.inspection.stocktake
    if data.case is None or not data.case.declared:
        return None
    if not (stock.seen or stock.counted or stock.explained):
        return None
    plan = data.inspection.sample
    drawn = None if plan is None else drawn_ids(plan, data.case.declared)
    return reconcile(data.case.declared, stock, drawn)


def judged_counts(data: ReportData) -> dict[Keeping, int]:
    """How many of the agreed conditions stand how; a condition not judged counts nowhere."""
    counts = dict.fromkeys(Keeping, 0)
    if data.case is not None:
        for identity in data.case.conditions:
            judgement = data.inspection.stocktake.judged.get(identity)
            if judgement is not None:
                counts[judgement.keeping] += 1
    return counts


def open_actions(data: ReportData) -> int:
    if data.case is None:
        return 0
    still = (ActionState.OPEN, ActionState.IN_PROGRESS)
    return sum(action.state in still for action in data.case.actions.values())


def case_facts(data: ReportData, subject: str) -> Iterator[Row]:
    """Conditions kept, declared items in hand, differences, and actions still open."""
    _ = speech(data.language).gettext
    if data.case is None:
        return
    of_all = _("{count} of {total}")
    if data.case.conditions:
        kept = judged_counts(data)[Keeping.KEPT]
        told = of_all.format(count=kept, total=len(data.case.conditions))
        yield fact(_("Conditions kept"), told, subject)
    found = reconciled(data)
    if found is not None:
        in_hand = sum(found.totals[one] for one in IN_HAND)
        told = of_all.format(count=in_hand, total=len(found.lines))
        yield fact(_("Declared items in hand"), told, subject)
        yield fact(_("Differences in the count"), str(len(found.differences())), subject)
    if data.case.actions:
        told = of_all.format(count=open_actions(data), total=len(data.case.actions))
        yield fact(_("Corrective actions open"), told, subject)


def findings_words(data: ReportData) -> str:
    """How many findings there are of each grade."""
    _ = speech(data.language).gettext
    found = Counter(grade(one, data.matrix) for one in data.inspection.findings.values())
    counted = [(term(severity, data.language), found[severity]) for severity in Severity]
    return counted_words(counted, data) or _("None")


def counted_words(counted: Sequence[tuple[str, int]], data: ReportData) -> str:
    """Each name with its count; what there is none of is left out."""
    _ = speech(data.language).gettext
    return " · ".join(
        _("{name} {count}").format(name=name, count=count) for name, count in counted if count
    )
