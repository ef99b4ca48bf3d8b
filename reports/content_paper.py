"""A checklist for paper: questions with boxes to tick, and room to write or what was answered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checklists.asking.checklist import Checklist, Item
from checklists.asking.terms import term
from checklists.delivering.places import Store
from checklists.inspecting.inspection import Answer, Inspection
from checklists.inspecting.preparing import section_name
from checklists.values import Result
from reports.pieces import (
    BOX,
    SIDE,
    TICKED,
    Lines,
    Look,
    Para,
    Piece,
    Row,
    fact,
    heading,
    words,
)
from reports.wording import grouped, moment, speech

# The boxes begin where the second cell of a row above begins.
_TICKS = (30, 13, 14, 14, 16, 13)
_INDENT = 0.28
BLANK = "……………………………"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed. `inspection` is None for a blank one."""

    checklists: tuple[Checklist, ...]
    inspection: Inspection | None = None

    @property
    def answers(self) -> Mapping[str, Answer]:
        return self.inspection.answers if self.inspection else {}

    @property
    def stores(self) -> Iterable[Store]:
        return self.inspection.stores if self.inspection else ()


def paper(printed: Paper, language: str) -> Iterator[Piece]:
    _ = speech(language).gettext
    asked = None
    if printed.inspection is not None:
        asked = {item.id for item in printed.inspection.asked_items()}
    for checklist in printed.checklists:
        yield heading(checklist.title.to(language), 1, checklist.id)
        edition = _("Edition {edition}, {count} items").format(
            edition=checklist.edition, count=sum(1 for _item in checklist.items())
        )
        yield words(edition, checklist.id, Look.SMALL)
        digest = grouped(checklist.printed_digest())
        yield words(
            _("SHA-256 of the checklist: {digest}").format(digest=digest), checklist.id, Look.FINE
        )
        yield from _visit(printed.inspection, language)
        for section in checklist.sections:
            items = [item for item in section.items if asked is None or item.id in asked]
            if items:
                title = section_name(section, printed.stores, language)
                yield heading(title, 2, section.id)
            for item in items:
                yield from _item(item, printed.answers.get(item.id), language)


def _visit(inspection: Inspection | None, language: str) -> Iterator[Piece]:
    _ = speech(language).gettext
    if inspection is None:
        for label in (_("Facility"), _("Inspector"), _("Date and time")):
            yield fact(label, BLANK * 2, "visit")
        return
    visit = inspection.visit
    team = _(", ").join(person.name for person in visit.team)
    yield fact(_("Facility"), visit.facility.name or BLANK, "visit")
    yield fact(_("Inspection team"), (Para(team or BLANK, mixed=True),), "visit")
    yield fact(_("Visit began"), moment(visit.began) or BLANK, "visit")


def _item(item: Item, answer: Answer | None, language: str) -> Iterator[Piece]:
    _ = speech(language).gettext
    side = [Para(item.id, Look.STRONG)]
    if item.is_critical:
        side.append(Para(_("Critical item"), Look.SMALL, mark="critical"))
    main = (
        Para(item.question.to(language), Look.STRONG),
        Para(item.guidance.to(language), Look.FINE),
    )
    yield Row((tuple(side), main), item.id, SIDE, space_before=10, keep_with_next=True)
    given = answer.result if answer else None
    ticks = (
        (Para(term(one, language), Look.FINE, mark=TICKED if one is given else BOX),)
        for one in Result
    )
    yield Row(((), *ticks), item.id, _TICKS, space_before=4, keep_with_next=True)
    for measure in item.measures:
        measured = answer.measured.get(measure.id, "") if answer else ""
        value = f"{measured or BLANK} {measure.unit}".strip()
        yield fact(measure.label.to(language), value, item.id, keep=True)
    yield from _remarks(item, answer, language)


def _remarks(item: Item, answer: Answer | None, language: str) -> Iterator[Piece]:
    _ = speech(language).gettext
    written = [text for text in (answer.remark, answer.reason) if text.strip()] if answer else []
    for text in written:
        yield fact(_("Remark"), text, item.id)
    if not written:
        yield Lines(2 if answer is None else 1, _INDENT)
