"""What belongs to each part that can be withheld: places in a full edition's data."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checklists.delivering.reconciliation import same_name
from checklists.delivering.sampled import key_of
from checklists.delivering.stocktake import Stocktake
from checklists.inspecting.inspection import Inspection, Person
from reports.data import ReportData
from reports.pointers import free_texts, pointer, value_at
from reports.withholding import Part, Withheld

_RANGE = re.compile(r"([0-9]{1,9})\.\.([0-9]{1,9})")
_PERSON = re.compile(r"(team|hosts) ([0-9]{1,9})")
_OF_LINE = ("serial", "lot", "import_mark", "other_marks", "note", "doubt")
_SIDES: Mapping[str, Callable[[ReportData], tuple[Person, ...]]] = {
    "team": lambda full: full.inspection.visit.team,
    "hosts": lambda full: full.inspection.visit.hosts,
}


def places_of(part: Part, subject: str, full: ReportData, record: dict[str, Any]) -> list[str]:
    """The places of a part that hold anything, each once; `record` is the data's record."""
    found = dict.fromkeys(_FINDERS[part](subject, full, record))
    return [place for place in found if _holds_something(record, place)]


def dependents(inspection: Inspection, item: str) -> tuple[str, ...]:
    """The items that are asked or not by the answer to this one, however indirectly."""
    found = {item: None}
    for one in inspection.items():
        if one.asked_if is not None and one.asked_if.item in found:
            found[one.id] = None
    return tuple(found)[1:]


def concealed_items(data: ReportData) -> dict[str, Withheld]:
    """The items whose answers this edition withholds; also whether those they decide are asked."""
    found: dict[str, Withheld] = {}
    for one in data.withheld:
        if one.part is Part.ANSWER:
            for item in (one.subject, *dependents(data.inspection, one.subject)):
                found.setdefault(item, one)
    return found


def person_subject(full: ReportData, name: str) -> str | None:
    """How the first person of this name is named without the name."""
    for side, people in _SIDES.items():
        for number, person in enumerate(people(full), 1):
            if same_name(person.name) == same_name(name):
                return f"{side} {number}"
    return None


def serials_subject(full: ReportData, first: str, last: str) -> str | None:
    """The lines from one declared serial to another, without either."""
    if full.case is None:
        return None
    lines = [
        next((one.number for one in full.case.declared.values() if one.serial == serial), 0)
        for serial in (first, last)
    ]
    return f"{min(lines)}..{max(lines)}" if all(lines) else None


def _holds_something(record: dict[str, Any], place: str) -> bool:
    try:
        value = value_at(record, place)
    except KeyError:
        return False
    return bool(value.strip() if isinstance(value, str) else value)


def _answer(subject: str, full: ReportData, record: dict[str, Any]) -> Iterator[str]:
    """The answer, whatever became of it, and those of items that it decides."""
    for item in (subject, *dependents(full.inspection, subject)):
        for kept in ("answers", "to_confirm", "retired"):
            yield pointer("inspection", kept, item)
        yield pointer("inspection", "earlier", "answers", item)


def _photo(subject: str, full: ReportData, record: dict[str, Any]) -> Iterator[str]:
    """Every attachment of the same picture, here and at the visit before, and what names it."""
    shown = [one for one in full.inspection.evidence.values() if str(one.number) == subject]
    same = {digest for one in shown for digest in (one.sha256, one.derived_sha256)}
    earlier = full.inspection.earlier
    before = earlier.evidence if earlier is not None else {}
    for way, photos in (
        (("evidence",), full.inspection.evidence),
        (("earlier", "evidence"), before),
    ):
        for identity, photo in photos.items():
            if same & {photo.sha256, photo.derived_sha256}:
                yield pointer("inspection", *way, identity)
    for identity, action in (full.case.actions if full.case else {}).items():
        if action.proof_sha256 in same:
            yield pointer("case", "actions", identity, "proof_sha256")


def _serials(subject: str, full: ReportData, record: dict[str, Any]) -> Iterator[str]:
    """Marks and notes of these lines, as declared, seen, explained, counted, looked into, drawn."""
    limits = _RANGE.fullmatch(subject)
    if full.case is None or limits is None:
        return
    first, last = int(limits[1]), int(limits[2])
    lines = sorted(
        (item.number, identity)
        for identity, item in full.case.declared.items()
        if first <= item.number <= last
    )
    items = [identity for _number, identity in lines]
    yield from (pointer("case", "declared", one, name) for one in items for name in _OF_LINE)
    yield from _seen(dict.fromkeys(items), full.inspection.stocktake)
    yield from _drawn(items, full)


def _seen(items: Mapping[str, None], stock: Stocktake) -> Iterator[str]:
    """What a visit says of these items in words: marks, explanations, counts and research."""
    way = ("inspection", "stocktake")
    marks = {one: None for one, mark in stock.seen.items() if mark.item in items}
    for mark in marks:
        yield pointer(*way, "seen", mark, "text")
        yield pointer(*way, "seen", mark, "remark")
    for one in items:
        yield pointer(*way, "explained", one, "document")
        yield pointer(*way, "explained", one, "remark")
        yield pointer(*way, "counted", one, "remark")
    for step, research in stock.research.items():
        if research.subject in items or research.subject in marks:
            yield pointer(*way, "research", step, "result")


def _drawn(items: list[str], full: ReportData) -> Iterator[str]:
    """Their keys in a sample, and its seed: with it, their ranks would tell a guess from a miss."""
    if full.case is None or full.inspection.sample is None:
        return
    keys = {key_of(full.case.declared[identity]) for identity in items}
    for at, stratum in enumerate(full.inspection.sample.strata):
        for rank, key in enumerate(stratum.drawn):
            if key in keys:
                yield pointer("inspection", "sample", "strata", at, "drawn", rank)
    if items:
        yield pointer("inspection", "sample", "seed")


def _finding(subject: str, full: ReportData, record: dict[str, Any]) -> Iterator[str]:
    """The words of a finding; that there is one, and its grade, stay."""
    for identity, finding in full.inspection.findings.items():
        if str(finding.number) == subject:
            yield pointer("inspection", "findings", identity, "statement")
            yield pointer("inspection", "findings", identity, "recommendation")


def _person(subject: str, full: ReportData, record: dict[str, Any]) -> Iterator[str]:
    """A person's name wherever it stands alone, and their role and organization."""
    named = _PERSON.fullmatch(subject)
    if named is None:
        return
    side, number = named[1], int(named[2])
    people = _SIDES[side](full)
    if 1 <= number <= len(people):
        way = ("inspection", "visit", side, number - 1)
        yield pointer(*way, "name")
        yield from _equal(people[number - 1].name, record)
        yield pointer(*way, "role")
        yield pointer(*way, "organization")


def _text(subject: str, full: ReportData, record: dict[str, Any]) -> Iterator[str]:
    """One text, and the same text wherever else it stands alone."""
    text = next((text for place, text in free_texts(record) if place == subject), None)
    if text is not None:
        yield subject
        yield from _equal(text, record)


def _equal(text: str, record: dict[str, Any]) -> Iterator[str]:
    wanted = same_name(text)
    for place, other in free_texts(record):
        if wanted and same_name(other) == wanted:
            yield place


_FINDERS: Mapping[Part, Callable[[str, ReportData, dict[str, Any]], Iterator[str]]] = {
    Part.ANSWER: _answer,
    Part.PHOTO: _photo,
    Part.SERIALS: _serials,
    Part.FINDING: _finding,
    Part.PERSON: _person,
    Part.TEXT: _text,
}
