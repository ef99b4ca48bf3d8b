"""What stands beside the answers that count: items not asked, and answers to earlier wordings."""

from collections.abc import Iterator, Mapping, Sequence

from checklists.asking.checklist import Item, Measure
from checklists.asking.terms import term
from checklists.inspecting.inspection import Answer, HeldAnswer
from reports.content_words import item_anchor, measured_words, result_para
from reports.data import ReportData
from reports.pieces import SIDE, Edge, Look, Para, Piece, Row, fact, heading, words
from reports.wording import speech

RETIRED = "retired"


def given_rows(
    measures: Sequence[Measure], answer: Answer, subject: str, data: ReportData
) -> Iterator[Row]:
    """What was measured, remarked and reasoned with an answer."""
    _ = speech(data.language).gettext
    known = {measure.id: measure for measure in measures}
    measured = tuple(
        Para(
            measured_words(known[key], value, data) if key in known else f"{key}: {value}",
            mixed=True,
        )
        for key, value in _in_order(known, answer)
        if value.strip()
    )
    if measured:
        yield fact(_("Measured"), measured, subject, listed=True)
    if answer.remark.strip():
        yield fact(_("Remark"), answer.remark, subject)
    if answer.reason.strip():
        yield fact(_("Reason"), answer.reason, subject)


def _in_order(known: Mapping[str, Measure], answer: Answer) -> list[tuple[str, str]]:
    """The values in the order the item asks for them, any others after."""
    places = {key: place for place, key in enumerate(known)}
    return sorted(answer.measured.items(), key=lambda pair: (places.get(pair[0], 99), pair[0]))


def held_rows(held: HeldAnswer, subject: str, data: ReportData) -> Iterator[Row]:
    """An answer to an earlier wording: it was not confirmed and does not count."""
    _ = speech(data.language).gettext
    paras = (
        result_para(held.answer.result, data),
        Para(_("Given to an earlier wording, not confirmed; it does not count."), Look.SMALL),
        Para(held.question.to(data.language), Look.SMALL),
    )
    yield fact(_("Earlier answer"), paras, subject)
    yield from given_rows((), held.answer, subject, data)


def unasked_rows(item: Item, data: ReportData) -> Iterator[Row]:
    """An item that is not asked here, why, and what was answered before it fell away."""
    _ = speech(data.language).gettext
    side = (Para(item.id, Look.STRONG), Para(_("Not asked"), Look.SMALL))
    main = (Para(item.question.to(data.language), Look.SMALL), Para(_why(item, data), Look.SMALL))
    yield Row((side, main), item.id, SIDE, item_anchor(item.id), space_before=6)
    answer = data.inspection.answers.get(item.id)
    if answer:
        note = Para(_("Given before the item fell away; it does not count."), Look.SMALL)
        paras = (result_para(answer.result, data), note)
        yield fact(_("Earlier answer"), paras, item.id)
        yield from given_rows(item.measures, answer, item.id, data)


def _why(item: Item, data: ReportData) -> str:
    _ = speech(data.language).gettext
    kind = data.inspection.visit.facility.kind
    if item.asked_if is None or (kind and item.facilities and kind not in item.facilities):
        kinds = _(", ").join(term(facility, data.language) for facility in item.facilities)
        return _("Asked only for: {kinds}").format(kinds=kinds)
    results = _(", ").join(term(result, data.language) for result in item.asked_if.results)
    return _("Asked only when {item} is: {results}").format(
        item=item.asked_if.item, results=results
    )


def retired(data: ReportData) -> Iterator[Piece]:
    """Answers to items that are no longer asked: of an earlier edition, or of a store."""
    _ = speech(data.language).gettext
    if not data.inspection.retired:
        return
    yield heading(_("Answers to items that are no longer asked"), 2, RETIRED)
    note = _("An earlier edition or a store taken away asked them. Their answers do not count.")
    yield words(note, RETIRED, Look.SMALL, keep=True)
    for identity, held in sorted(data.inspection.retired.items()):
        store = (Para(held.store, Look.SMALL),) if held.store else ()
        side = (Para(identity, Look.STRONG), *store, result_para(held.answer.result, data))
        question = (Para(held.question.to(data.language)),)
        anchor = item_anchor(identity)
        yield Row((side, question), identity, SIDE, anchor, edge=Edge.RULE, space_before=6)
        yield from given_rows((), held.answer, identity, data)
