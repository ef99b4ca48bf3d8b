"""The count: what was declared held against what was seen, and every difference."""

from collections.abc import Iterable, Iterator

from checklists.asking.terms import term
from checklists.delivering.case import DeclaredItem
from checklists.delivering.reconciliation import (
    Difference,
    Extra,
    Grouping,
    Line,
    Reconciliation,
)
from checklists.delivering.stocktake import ResearchStep
from checklists.delivering.words import CountResult, Research
from reports.content_sums import IN_HAND, reconciled
from reports.content_withheld import stubs
from reports.content_words import or_not_recorded
from reports.data import ReportData
from reports.pieces import SIDE, Edge, Look, Para, Piece, Role, Row, fact, heading, words
from reports.withholding import Part
from reports.wording import speech

COUNT = "count"
_SUMS = (46, 18, 18, 18)
_TOTALS = (46, 10, 44)
_MARKS = {
    CountResult.FOUND: "met",
    CountResult.FOUND_MARKING_DAMAGED: "partly_met",
    CountResult.FOUND_MARKING_ALTERED: "not_met",
    CountResult.UNREADABLE: "partly_met",
    CountResult.WRONG_PLACE: "partly_met",
    CountResult.ELSEWHERE: "partly_met",
    CountResult.DESTROYED: "partly_met",
    CountResult.QUANTITY_DIFFERS: "not_met",
    CountResult.NOT_FOUND: "not_met",
    CountResult.NOT_IN_SAMPLE: "not_verified",
    CountResult.NOT_COUNTED: "not_verified",
    CountResult.EXTRA: "not_met",
}


def count(data: ReportData) -> Iterator[Piece]:
    found = reconciled(data)
    if found is None:
        return
    _ = speech(data.language).gettext
    yield heading(_("Count of what was declared"), 1, COUNT, anchor=COUNT)
    yield from stubs(Part.SERIALS, data, COUNT)
    yield from _totals(found, data)
    yield from _groups(found, data)
    yield from _quantities(found, data)
    yield from _differences(found, data)
    yield from _lists(found, data)


def _totals(found: Reconciliation, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    declared = _("{lines} lines declared, {marks} marks seen").format(
        lines=len(found.lines), marks=len(data.inspection.stocktake.seen)
    )
    yield fact(_("Compared"), declared, COUNT)
    for result, number in found.totals.items():
        if number:
            name = Para(term(result, data.language), mark=_MARKS[result])
            cells = ((name,), (Para(str(number), Look.NUMBER),), ())
            yield Row(cells, COUNT, _TOTALS, space_before=2)
    note = _("Together these are the lines declared and the marks beyond them: {sum}.")
    yield words(note.format(sum=sum(found.totals.values())), COUNT, Look.SMALL)


def _groups(found: Reconciliation, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    for by, title in ((Grouping.MODEL, _("By model")), (Grouping.STORE, _("By store"))):
        groups = found.groups(by)
        if len(groups) < 2:
            continue
        yield heading(title, 2, COUNT)
        labels = (_("In hand"), _("Absent or differs"), _("Beyond"))
        head = tuple((Para(label, Look.NUMBER_LABEL),) for label in labels)
        cells = ((), *head)
        yield Row(cells, COUNT, _SUMS, edge=Edge.RULE, keep_with_next=True, role=Role.HEAD)
        for group in groups:
            in_hand = sum(group.totals.get(one, 0) for one in IN_HAND)
            beyond = group.totals.get(CountResult.EXTRA, 0)
            rest = sum(group.totals.values()) - in_hand - beyond
            numbers = ((Para(str(number), Look.NUMBER),) for number in (in_hand, rest, beyond))
            name = Para(group.name or _("Not recorded"))
            yield Row(((name,), *numbers), COUNT, _SUMS, space_before=2)


def _quantities(found: Reconciliation, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    counted = [line for line in found.lines if line.counted is not None]
    if not counted:
        return
    yield heading(_("Quantities"), 2, COUNT)
    for line in counted:
        assert line.counted is not None  # noqa: S101 - chosen above
        text = _("declared {declared}, counted {counted} {unit}, tolerance {tolerance}").format(
            declared=line.item.quantity,
            counted=line.counted.quantity,
            unit=line.item.unit,
            tolerance=line.item.tolerance,
        )
        paras = (Para(text), Para(term(line.result, data.language), mark=_MARKS[line.result]))
        yield fact(item_words(line.item), paras, COUNT)


def _differences(found: Reconciliation, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    yield heading(_("Differences and discrepancies"), 2, COUNT)
    differing = found.differences()
    explained = [line for line in found.lines if line.explained and not line.differs]
    if not differing and not explained:
        yield words(_("None."), COUNT)
    for one in differing:
        yield from _difference(one, data)
    for line in explained:
        yield from _line(line, (), data)


def _difference(difference: Difference, data: ReportData) -> Iterator[Row]:
    if isinstance(difference.of, Line):
        yield from _line(difference.of, difference.missing, data)
    else:
        yield from _extra(difference.of, difference.missing, data)


def _line(line: Line, missing: tuple[Research, ...], data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    subject = f"{COUNT} {line.item.number}"
    main = [Para(term(line.result, data.language), Look.STRONG, mark=_MARKS[line.result])]
    if line.result is CountResult.WRONG_PLACE:
        said = _("declared in {declared}, seen in {seen}")
        main.append(Para(said.format(declared=line.item.store, seen=line.seen_in), Look.SMALL))
    if line.explained is not None:
        where = term(line.explained.whereabouts, data.language)
        document = or_not_recorded(line.explained.document, data)
        said = _("{where}; document: {document}").format(where=where, document=document)
        main.append(Para(said, Look.SMALL))
    if line.contradiction:
        main.append(Para(_("Explained as absent, and yet seen."), Look.SMALL))
    if line.also_claimed_by:
        main.append(Para(_("Claimed by more than one mark."), Look.SMALL))
    main += _research(line.research, missing, data)
    side = (Para(item_words(line.item), Look.STRONG), Para(line.item.store, Look.SMALL))
    yield Row((side, tuple(main)), subject, SIDE, space_before=6, edge=Edge.RULE)


def _extra(extra: Extra, missing: tuple[Research, ...], data: ReportData) -> Iterator[Row]:
    subject = f"{COUNT} + {extra.mark.number}"
    main = [
        Para(term(CountResult.EXTRA, data.language), Look.STRONG, mark="not_met"),
        *_research(extra.research, missing, data),
    ]
    if extra.mark.remark.strip():
        main.append(Para(extra.mark.remark, Look.SMALL))
    side = (Para(extra.mark.text or "-", Look.STRONG), Para(extra.mark.store, Look.SMALL))
    yield Row((side, tuple(main)), subject, SIDE, space_before=6, edge=Edge.RULE)


def _research(
    research: Iterable[ResearchStep], missing: tuple[Research, ...], data: ReportData
) -> list[Para]:
    _ = speech(data.language).gettext
    told = [
        Para(
            _("{step}: {result} ({person})").format(
                step=term(step.step, data.language),
                result=or_not_recorded(step.result, data),
                person=or_not_recorded(step.person, data),
            ),
            Look.SMALL,
        )
        for step in sorted(research, key=lambda one: one.number)
    ]
    if missing:
        named = _(", ").join(term(step, data.language) for step in missing)
        told.append(Para(_("Not done yet: {steps}").format(steps=named), Look.SMALL))
    return told


def _lists(found: Reconciliation, data: ReportData) -> Iterator[Row]:
    """Every declared item once, by its result, so that nobody need trust a sum."""
    _ = speech(data.language).gettext
    yield heading(_("Every declared item by its result"), 2, COUNT)
    for result in CountResult:
        items = [line.item for line in found.lines if line.result is result]
        if items:
            label = _("{name} ({number})").format(
                name=term(result, data.language), number=len(items)
            )
            serials = "  ".join(short_words(item) for item in items)
            yield fact(label, (Para(serials, Look.SMALL, mixed=True),), COUNT)


def item_words(item: DeclaredItem) -> str:
    """How an item is named: its serial, or what it is and its lot."""
    return item.serial or " ".join(part for part in (item.type, item.model, item.lot) if part)


def short_words(item: DeclaredItem) -> str:
    """An item in a list of many: no space inside, so that a line never parts it."""
    return (item.serial or item.lot or f"#{item.number}").replace(" ", "\u00a0")
