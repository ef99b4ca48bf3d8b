"""Everything in a full edition that can be withheld, part by part, for a person to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklists.delivering.reconciliation import same_name
from checklists.inspecting.preparing import section_name
from checklists.records import to_record
from reports.data import ReportData
from reports.parts import places_of
from reports.pointers import free_texts, is_within
from reports.withholding import Choice, Part


@dataclass(frozen=True, slots=True)
class Withholdable:
    """One part that is there. `group` is the section of an answer, or empty; `says` what it is."""

    part: Part
    subject: str
    group: str
    says: str


def withholdable(full: ReportData) -> tuple[Withholdable, ...]:
    """Each part once: answers, photos, findings, people, declared lines, and all other texts."""
    lines = tuple(_lines(full))
    found = [*_answers(full), *_numbered(full), *_people(full)]
    named = [(one.part, one.subject) for one in found]
    if lines:
        # All at once: each alone would go through every mark.
        first, last = lines[0].subject, lines[-1].subject
        named.append((Part.SERIALS, f"{first.partition('..')[0]}..{last.partition('..')[2]}"))
    record = to_record(full)
    taken = {place for one in named for place in places_of(*one, full, record)}
    found += lines
    return (*found, *_texts(full, taken))


def in_ranges(choices: list[Choice]) -> list[Choice]:
    """The same choices with lines of the declaration that follow one another as one part."""
    kept = [one for one in choices if one.part is not Part.SERIALS]
    lines = sorted(
        (one.reason, int(one.subject.partition("..")[0]), int(one.subject.partition("..")[2]))
        for one in choices
        if one.part is Part.SERIALS
    )
    ranges: list[tuple[str, int, int]] = []
    for reason, first, last in lines:
        if ranges and ranges[-1][0] == reason and ranges[-1][2] + 1 >= first:
            ranges[-1] = (reason, ranges[-1][1], max(last, ranges[-1][2]))
        else:
            ranges.append((reason, first, last))
    return kept + [Choice(Part.SERIALS, f"{first}..{last}", why) for why, first, last in ranges]


def _answers(full: ReportData) -> Iterator[Withholdable]:
    inspection = full.inspection
    earlier = inspection.earlier.answers if inspection.earlier is not None else {}
    left = {**earlier, **inspection.to_confirm, **inspection.retired, **inspection.answers}
    for checklist in inspection.checklists:
        for section in checklist.sections:
            name = section_name(section, inspection.stores, full.language)
            for item in section.items:
                if left.pop(item.id, None) is not None:
                    yield Withholdable(Part.ANSWER, item.id, name, item.question.to(full.language))
    for item_id in sorted(left):
        yield Withholdable(Part.ANSWER, item_id, "", "")


def _numbered(full: ReportData) -> Iterator[Withholdable]:
    seen: set[str] = set()
    for photo in full.inspection.evidence_in_order():
        if not seen & {photo.sha256, photo.derived_sha256}:
            yield Withholdable(Part.PHOTO, str(photo.number), "", photo.caption or photo.file_name)
        seen |= {photo.sha256, photo.derived_sha256}
    for finding in sorted(full.inspection.findings.values(), key=lambda one: one.number):
        yield Withholdable(Part.FINDING, str(finding.number), "", finding.statement)


def _people(full: ReportData) -> Iterator[Withholdable]:
    visit = full.inspection.visit
    for side, people in (("team", visit.team), ("hosts", visit.hosts)):
        for number, person in enumerate(people, 1):
            if person.name.strip():
                yield Withholdable(Part.PERSON, f"{side} {number}", "", person.name)


def _lines(full: ReportData) -> Iterator[Withholdable]:
    declared = full.case.declared.values() if full.case is not None else ()
    for item in sorted(declared, key=lambda one: one.number):
        line = f"{item.number}..{item.number}"
        yield Withholdable(Part.SERIALS, line, "", item.serial or item.lot or item.model)


def _texts(full: ReportData, taken: set[str]) -> Iterator[Withholdable]:
    told: set[str] = set()
    for place, text in free_texts(to_record(full)):
        if not is_within(place, taken) and same_name(text) not in told:
            told.add(same_name(text))
            yield Withholdable(Part.TEXT, place, "", text)
