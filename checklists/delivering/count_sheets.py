"""What a visit says of its case as sheets of text: the count, its discrepancies, the conditions."""

from collections.abc import Iterable

from checklists.asking.spreadsheet import Sheet
from checklists.delivering.case import Case
from checklists.delivering.case_sheets import as_sheet
from checklists.delivering.reconciliation import Difference, Line
from checklists.delivering.reconciling import reconcile
from checklists.delivering.sampled import drawn_ids
from checklists.delivering.sampling import SamplingPlan
from checklists.delivering.stocktake import Stocktake
from checklists.delivering.timeline import Visited, timeline
from checklists.delivering.words import CountResult

_LINES = (
    "Line",
    "Serial number",
    "Lot",
    "Model",
    "Store",
    "Result",
    "Seen in",
    "Counted",
    "Document",
)
_DISCREPANCIES = ("Mark", "Line", "Result", "Store", "Seen in", "Difference", "Still to be done")
_CONDITIONS = ("Condition", "Kind", "Text", "Judgement", "Evidence", "Remark")
_MOMENTS = ("Day", "What", "About")


def count_sheets(
    case: Case, stocktake: Stocktake, sample: SamplingPlan | None
) -> tuple[Sheet, ...]:
    """The reconciliation line by line, its discrepancies, and the conditions as judged."""
    drawn = None if sample is None else drawn_ids(sample, case.declared)
    found = reconcile(case.declared, stocktake, drawn)
    return (
        as_sheet("reconciliation", _LINES, (_line(line) for line in found.lines)),
        as_sheet(
            "discrepancies", _DISCREPANCIES, (_discrepancy(one) for one in found.differences())
        ),
        as_sheet("judgements", _CONDITIONS, _judgements(case, stocktake)),
    )


def timeline_sheet(case: Case, visits: Iterable[Visited]) -> Sheet:
    """Everything of the case that has a day, earliest first."""
    numbers = {
        **{key: f"E-{one.number:02d}" for key, one in case.custody.items()},
        **{key: f"A-{one.number:02d}" for key, one in case.actions.items()},
    }
    rows = (
        (entry.day, str(entry.moment), numbers.get(entry.subject, entry.subject))
        for entry in timeline(case, visits)
    )
    return as_sheet("timeline", _MOMENTS, rows)


def _line(line: Line) -> tuple[str, ...]:
    item = line.item
    counted = "" if line.counted is None else str(line.counted.quantity)
    document = "" if line.explained is None else line.explained.document
    where = (item.store, str(line.result), line.seen_in, counted, document)
    return (str(item.number), item.serial, item.lot, item.model, *where)


def _discrepancy(difference: Difference) -> tuple[str, ...]:
    missing = ", ".join(str(step) for step in difference.missing)
    of = difference.of
    if isinstance(of, Line):
        differs = "" if of.difference is None else str(of.difference)
        mark = of.item.serial or of.item.lot
        number = str(of.item.number)
        return (mark, number, str(of.result), of.item.store, of.seen_in, differs, missing)
    number = str(of.item.number) if of.item is not None else ""
    return (of.mark.text, number, str(CountResult.EXTRA), "", of.mark.store, "", missing)


def _judgements(case: Case, stocktake: Stocktake) -> Iterable[tuple[str, ...]]:
    conditions = sorted(case.conditions.items(), key=lambda entry: entry[1].number)
    for identity, condition in conditions:
        judged = stocktake.judged.get(identity)
        said = (
            ("", "", "")
            if judged is None
            else (str(judged.keeping), judged.evidence, judged.remark)
        )
        yield (f"C-{condition.number:02d}", str(condition.kind), condition.text, *said)
