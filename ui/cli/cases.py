"""`case list`, `show` and `reconcile`: the cases, one of them, and a list of marks against it."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checklists.asking.terms import term
from checklists.delivering.case import Case
from checklists.delivering.matching import MarkIndex
from checklists.delivering.proposing import Decision, Proposal, proposals
from checklists.delivering.reconciliation import Line, Reconciliation
from checklists.delivering.reconciling import reconcile
from checklists.delivering.sampled import drawn_ids
from checklists.delivering.seen_lists import SeenLine, read_seen_list
from checklists.delivering.stocktake import SeenMark, Stocktake
from checklists.delivering.words import CountResult, EntryWay, Marking
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Workspace
from checklists.inspecting.taking_stock import see_marks
from checklists.records import to_record
from checklists.values import State
from ui.cli.exits import DONE, FOUND_FAULTS
from ui.cli.terminal import Terminal
from ui.cli.workspaces import find_case, find_inspection, open_workspace
from ui.doors import Doors
from ui.files import read_file
from ui.refusals import UnknownStore, VisitNotClear, VisitOfAnotherCase
from ui.wording.counting import decision_name

_PARTS = ("sites", "declared", "conditions", "custody", "actions", "needs", "practices")


@dataclass(frozen=True, slots=True)
class _Read:
    """A list as it was read: its lines, what is proposed for each, and what would come of it."""

    case: Case
    inspection: str
    lines: Sequence[SeenLine]
    found: Sequence[Proposal]
    marks: Sequence[SeenMark]
    twice: tuple[tuple[str, ...], ...]
    whole: Reconciliation

    def decided(self, *decisions: Decision) -> Iterator[tuple[SeenLine, Proposal]]:
        pairs = zip(self.lines, self.found, strict=True)
        return ((line, one) for line, one in pairs if one.decision in decisions)

    def ended(self, result: CountResult) -> Iterator[Line]:
        return (line for line in self.whole.lines if line.result == result)

    @property
    def agrees(self) -> bool:
        return all(one.item for one in self.found) and not self.whole.differences()


def list_cases(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    workspace = open_workspace(terminal, doors, arguments)
    try:
        cases = workspace.cases()
    finally:
        workspace.close()
    says = terminal._("{declared} declared, {visits} visits")
    lines = [
        f"{one.id}  {says.format(declared=one.declared, visits=one.visits)}  "
        f"{one.authorization}  {one.end_user}  {one.title}"
        for one in cases
    ]
    terminal.result({"cases": [to_record(one) for one in cases]}, lines)
    return DONE


def show_case(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """What a case is about, and how much of everything it holds; no restricted note."""
    workspace = open_workspace(terminal, doors, arguments)
    try:
        case = workspace.load_case(find_case(workspace, arguments.case))
        visits = [one for one in workspace.summaries() if one.case == case.id]
    finally:
        workspace.close()
    counts = {part: len(getattr(case, part)) for part in _PARTS}
    head = case.head
    lines = [
        f"{case.id}  {head.title}",
        terminal._("Authorization {number}: from {exporter} to {importer} for {user}.").format(
            number=head.authorization.number,
            exporter=head.exporter.name,
            importer=head.importer.name,
            user=head.end_user.name,
        ),
        ", ".join(f"{part}: {number}" for part, number in counts.items()),
    ]
    lines += [f"{one.id}  {term(one.state, terminal.language)}  {one.title}" for one in visits]
    record = {
        "id": case.id,
        "head": to_record(head),
        "counts": counts,
        "visits": [{"id": one.id, "state": str(one.state), "title": one.title} for one in visits],
    }
    terminal.result(record, lines)
    return DONE


def reconcile_list(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Hold a list of marks against a case; with --take, record those that are certain."""
    lines = read_seen_list(arguments.file.name, read_file(arguments.file))
    workspace = open_workspace(terminal, doors, arguments)
    try:
        case = workspace.load_case(find_case(workspace, arguments.case))
        visit = _visit(workspace, case.id, arguments)
        lines = _in_stores(case, lines, arguments.store)
        read = _read(terminal, case, visit, lines)
        if arguments.take and read.marks:
            see_marks(workspace, read.inspection, arguments.file.name, read.marks)
    finally:
        workspace.close()
    recorded = len(read.marks) if arguments.take else 0
    terminal.result(_record(read, recorded), list(_lines(terminal, read, recorded)))
    return DONE if read.agrees else FOUND_FAULTS


def _visit(workspace: Workspace, case: str, arguments: Namespace) -> Inspection | None:
    """The visit that is named, else the one in draft; None when nothing is to be recorded."""
    if arguments.inspection:
        visit = workspace.load(find_inspection(workspace, arguments.inspection))
        if visit.case != case:
            raise VisitOfAnotherCase(visit.id)
        return visit
    drafts = [
        one.id for one in workspace.summaries() if one.case == case and one.state == State.DRAFT
    ]
    if len(drafts) == 1:
        return workspace.load(drafts[0])
    if arguments.take:
        raise VisitNotClear(len(drafts))
    return None


def _in_stores(case: Case, lines: Iterable[SeenLine], given: str) -> tuple[SeenLine, ...]:
    """The lines with the store of each; raises UnknownStore, or a slip would misplace them all."""
    stores = (store.name for site in case.sites.values() for store in site.stores)
    known = {*stores, *(item.store for item in case.declared.values())} - {""}
    placed = tuple(replace(line, store=line.store or given) for line in lines)
    for line in placed:
        if known and line.store and line.store not in known:
            raise UnknownStore(line.store, tuple(sorted(known)))
    return placed


def _read(
    terminal: Terminal, case: Case, visit: Inspection | None, lines: Sequence[SeenLine]
) -> _Read:
    stocktake = Stocktake() if visit is None else visit.stocktake
    index = MarkIndex(case.declared)
    already = {mark.item for mark in stocktake.seen.values()} - {""}
    found = proposals([line.text for line in lines], index, already)
    remark = terminal._("Matched uniquely by signs that look alike.")
    marks = [
        SeenMark(
            number=0,
            text=line.text,
            way=EntryWay.PASTED,
            marking=Marking.CLEAR,
            item=one.item,
            store=line.store,
            second_person="",
            remark=remark if one.decision == Decision.MATCHED_UNIQUELY else "",
        )
        for line, one in zip(lines, found, strict=True)
        if one.item
    ]
    would_be = {**stocktake.seen, **{f"list-{n}": mark for n, mark in enumerate(marks)}}
    sample = None if visit is None else visit.sample
    drawn = None if sample is None else drawn_ids(sample, case.declared)
    whole = reconcile(case.declared, replace(stocktake, seen=would_be), drawn)
    inspection = "" if visit is None else visit.id
    return _Read(case, inspection, lines, found, marks, index.declared_twice(), whole)


def _lines(terminal: Terminal, read: _Read, recorded: int) -> Iterator[str]:
    yield from _mark_lines(terminal, read)
    yield from _item_lines(terminal, read)
    language = terminal.language
    decided = Counter(one.decision for one in read.found)
    yield from (f"{decision_name(one, language)}: {decided[one]}" for one in sorted(decided))
    ended = read.whole.totals.items()
    yield from (f"{term(one, language)}: {number}" for one, number in ended if number)
    if recorded:
        yield terminal._("{number} marks were recorded.").format(number=recorded)


def _mark_lines(terminal: Terminal, read: _Read) -> Iterator[str]:
    """The marks a person should look at, with the items each may be."""
    shown = (Decision.MATCHED_UNIQUELY, Decision.REPEATED, Decision.ASKED, Decision.NOT_DECLARED)
    for line, one in read.decided(*shown):
        says = decision_name(one.decision, terminal.language)
        items = ", ".join(_item_text(read.case, item) for item in one.match.candidates)
        yield f"{line.line}  {line.text}  {says}  {items}".rstrip()


def _item_lines(terminal: Terminal, read: _Read) -> Iterator[str]:
    """The items that are absent or astray, and serials that were declared twice."""
    for result in (CountResult.NOT_FOUND, CountResult.WRONG_PLACE):
        says = term(result, terminal.language)
        for one in read.ended(result):
            yield f"{_item_text(read.case, one.id)}  {says}  {one.seen_in}".rstrip()
    for items in read.twice:
        named = ", ".join(_item_text(read.case, item) for item in items)
        yield terminal._("Declared more than once: {items}").format(items=named)


def _item_text(case: Case, item: str) -> str:
    declared = case.declared[item]
    return f"#{declared.number} {declared.serial or declared.lot or declared.type}"


def _record(read: _Read, recorded: int) -> dict[str, Any]:
    asked = (Decision.ASKED, Decision.REPEATED, Decision.ALREADY_SEEN)
    taken = (Decision.TAKEN, Decision.MATCHED_UNIQUELY)
    return {
        "case": read.case.id,
        "inspection": read.inspection,
        "agrees": read.agrees,
        "recorded": recorded,
        "taken": [_mark_record(read, *pair) for pair in read.decided(*taken)],
        "asked": [_mark_record(read, *pair) for pair in read.decided(*asked)],
        "extras": [_mark_record(read, *pair) for pair in read.decided(Decision.NOT_DECLARED)],
        "absent": [_item_record(read.case, one.id) for one in read.ended(CountResult.NOT_FOUND)],
        "wrong_place": [
            {**_item_record(read.case, one.id), "seen_in": one.seen_in}
            for one in read.ended(CountResult.WRONG_PLACE)
        ],
        "declared_twice": [
            [_item_record(read.case, item) for item in items] for items in read.twice
        ],
        "totals": {str(result): number for result, number in read.whole.totals.items()},
    }


def _mark_record(read: _Read, line: SeenLine, one: Proposal) -> dict[str, Any]:
    return {
        "line": line.line,
        "text": line.text,
        "store": line.store,
        "decision": str(one.decision),
        "match": str(one.match.kind),
        "first_line": read.lines[one.first_place - 1].line if one.first_place else 0,
        "candidates": [_item_record(read.case, item) for item in one.match.candidates],
    }


def _item_record(case: Case, item: str) -> dict[str, Any]:
    declared = case.declared[item]
    return {
        "id": item,
        "number": declared.number,
        "serial": declared.serial,
        "store": declared.store,
    }
