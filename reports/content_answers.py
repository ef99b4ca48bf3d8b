"""All answers, section by section of each checklist, and the standards they rest on."""

from collections.abc import Iterator
from dataclasses import replace

from checklists.asking.checklist import Item, SharedItem
from checklists.asking.regions import regions
from checklists.asking.standards import Reference
from checklists.asking.terms import term
from checklists.inspecting.preparing import section_name, shared_in
from reports.content_held import given_rows, held_rows, retired, unasked_rows
from reports.content_withheld import answer_stub
from reports.content_words import (
    finding_anchor,
    finding_name,
    item_anchor,
    photo_para,
    reference_words,
    references_words,
    result_para,
)
from reports.data import ReportData
from reports.parts import concealed_items
from reports.pieces import SIDE, Edge, Look, NewPage, Para, Piece, Row, fact, heading, words
from reports.wording import speech

ANSWERS = "answers"
STANDARDS = "standards"


def answers(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield NewPage()
    yield heading(_("All answers"), 1, ANSWERS)
    asked = {item.id for item in data.inspection.asked_items()}
    concealed = concealed_items(data)
    for checklist in data.inspection.checklists:
        yield heading(checklist.title.to(data.language), 2, checklist.id)
        for section in checklist.sections:
            title = section_name(section, data.inspection.stores, data.language)
            yield heading(title, 3, section.id)
            for item in section.items:
                if item.id in concealed:
                    question = item.question.to(data.language)
                    rows = answer_stub(item.id, question, concealed[item.id], data)
                elif item.id in asked:
                    rows = answer_rows(item, data)
                else:
                    rows = unasked_rows(item, data)
                yield from _closed(rows)
            for shared in shared_in(checklist, section):
                yield from _closed(_asked_elsewhere(shared, data))
    yield from retired(data)


def _closed(given: Iterator[Row]) -> Iterator[Row]:
    """The rows of one item; a rule closes the last."""
    rows = list(given)
    rows[-1] = replace(rows[-1], edge=Edge.RULE)
    yield replace(rows[0], keep_with_next=len(rows) > 1)
    yield from rows[1:]


def answer_rows(item: Item, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    answer = data.inspection.answers.get(item.id)
    side = (Para(item.id, Look.STRONG), result_para(answer.result if answer else None, data))
    main = [Para(item.question.to(data.language), Look.STRONG)]
    if item.is_critical:
        main.append(Para(_("Critical item"), Look.SMALL))
    anchor = item_anchor(item.id)
    yield Row((side, tuple(main)), item.id, SIDE, anchor, space_before=6)
    if answer:
        yield from given_rows(item.measures, answer, item.id, data)
    held = data.inspection.to_confirm.get(item.id)
    if held:
        yield from held_rows(held, item.id, data)
    if item.references:
        text = references_words(item.references, data)
        yield fact(_("References"), (Para(text, Look.SMALL, mixed=True),), item.id)
    yield from _links(item, data)


def _asked_elsewhere(shared: SharedItem, data: ReportData) -> Iterator[Row]:
    """An item that means the same as one of another checklist, and where that is answered."""
    _ = speech(data.language).gettext
    item = shared.item
    once = _("Asked once, as {item}").format(item=shared.answered_as)
    main = (
        Para(item.question.to(data.language), Look.SMALL),
        Para(once, Look.SMALL, link=item_anchor(shared.answered_as)),
    )
    yield Row(((Para(item.id, Look.STRONG),), main), item.id, SIDE, space_before=6)


def _links(item: Item, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    found = [
        Para(finding_name(finding), Look.SMALL, link=finding_anchor(finding))
        for finding in data.inspection.findings.values()
        if finding.item == item.id
    ]
    photos = [
        photo_para(photo, data)
        for photo in data.inspection.evidence_in_order()
        if photo.item == item.id
    ]
    if found:
        yield fact(_("Findings"), tuple(found), item.id, listed=True)
    if photos:
        yield fact(_("Photos"), tuple(photos), item.id, listed=True)


def standards_cited(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    cited = _cited(data)
    if not cited:
        return
    yield heading(_("Standards cited"), 1, STANDARDS)
    note = _("Each reference once, with its edition and how sure the reference is.")
    yield words(note, STANDARDS, Look.SMALL, keep=True)
    # A reader must not take a region's reference for a word on what binds the State.
    authors = {reference.added_by for reference in cited}
    for region in regions():
        if region.id in authors:
            said = f"{region.name.to(data.language)} — {region.note.to(data.language)}"
            yield words(said, STANDARDS, Look.SMALL, keep=True)
    for reference in cited:
        details = [
            _("Edition {edition}").format(edition=reference.edition) if reference.edition else "",
            term(reference.confidence, data.language),
        ]
        paras = (
            Para(reference.name.to(data.language)),
            Para(" · ".join(filter(None, details)), Look.SMALL, mixed=True),
        )
        yield fact(reference_words(reference, data), paras, STANDARDS)


def _cited(data: ReportData) -> list[Reference]:
    """Each once; a clause of another edition, or added by another, is another reference."""
    found = {
        (reference.label, reference.edition, reference.added_by): reference
        for item in data.inspection.items()
        for reference in item.references
    }
    return [found[key] for key in sorted(found)]
