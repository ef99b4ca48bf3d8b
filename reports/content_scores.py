"""The score by domain, the critical items, and the items without an answer."""

from collections.abc import Iterator, Sequence

from checklists.asking.checklist import Item
from checklists.asking.terms import term
from checklists.inspecting.scoring import (
    Score,
    open_critical_items,
    score,
    score_by_domain,
    score_by_store,
)
from checklists.values import Result
from reports.content_withheld import figures_are_withheld, not_counted
from reports.content_words import id_paras, item_anchor, result_of, result_para
from reports.data import ReportData
from reports.parts import concealed_items
from reports.pieces import SIDE, Edge, Look, Para, Piece, Role, Row, heading, words
from reports.wording import speech

SCORES = "scores"
_TABLE = (24, 8, 10, 14, 10, 12, 11, 11)


def scores(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield heading(_("Score by domain and critical items"), 1, SCORES, anchor=SCORES)
    if figures_are_withheld(data):
        yield not_counted(SCORES, data)
        return
    yield _score_header(_("Domain"), data)
    for domain, part in score_by_domain(data.inspection):
        yield _score_row(term(domain, data.language), Look.BODY, part)
    yield _score_row(_("All domains"), Look.STRONG, score(data.inspection))
    stores = score_by_store(data.inspection)
    if len(stores) > 1:
        yield heading(_("Score by store"), 2, SCORES)
        yield _score_header(_("Store"), data)
        for at, (store, part) in enumerate(stores, 1):
            yield _score_row(store.name, Look.BODY, part, is_last=at == len(stores))


def _score_header(name: str, data: ReportData) -> Row:
    _ = speech(data.language).gettext
    names = [_("Score"), *(term(result, data.language) for result in Result), _("Not answered")]
    header = (
        (Para(name, Look.FINE),),
        *((Para(name, Look.NUMBER_LABEL),) for name in names),
    )
    return Row(
        header,
        SCORES,
        _TABLE,
        edge=Edge.RULE,
        space_before=6,
        keep_with_next=True,
        role=Role.HEAD,
    )


def _score_row(name: str, look: Look, part: Score, *, is_last: bool = False) -> Row:
    percent = "-" if part.percent is None else str(part.percent)
    numbers = [percent, *(str(count) for _result, count in part.counts), str(part.unanswered)]
    cells = ((Para(name, look),), *((Para(number, Look.NUMBER),) for number in numbers))
    ends = is_last or look is Look.STRONG
    edge = Edge.NONE if ends else Edge.RULE
    return Row(cells, SCORES, _TABLE, edge=edge, space_before=3, keep_with_next=not ends)


def critical_items(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    concealed = concealed_items(data)
    still_open = tuple(
        item for item in open_critical_items(data.inspection) if item.id not in concealed
    )
    settled = [
        item
        for item in data.inspection.asked_items()
        if item.is_critical and item not in still_open and item.id not in concealed
    ]
    yield heading(_("Critical items that are open"), 2, SCORES)
    if concealed:
        yield words(_("An item whose answer is withheld is in none of these lists."), SCORES)
    elif not still_open:
        yield words(_("None: every critical item is met or does not apply."), SCORES)
    yield from _item_rows(still_open, data)
    if settled:
        yield heading(_("Critical items that are met or do not apply"), 2, SCORES)
        yield from _item_rows(settled, data)


def _item_rows(items: Sequence[Item], data: ReportData) -> Iterator[Piece]:
    for item in items:
        side = (
            *id_paras(item.id, data, link=item_anchor(item.id)),
            result_para(result_of(data.inspection, item), data),
        )
        main = (
            Para(item.question.to(data.language)),
            Para(item.critical_because.to(data.language), Look.SMALL),
        )
        yield Row((side, main), item.id, SIDE, edge=Edge.RULE, space_before=5)


def unanswered(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    asked = data.inspection.asked_items()
    known = data.inspection.answers.keys() | concealed_items(data).keys()
    items = [item for item in asked if item.id not in known]
    if not items:
        return
    yield heading(_("Items without an answer"), 2, SCORES)
    for item in items:
        side = id_paras(item.id, data, link=item_anchor(item.id))
        main = (Para(item.question.to(data.language)),)
        yield Row((side, main), item.id, SIDE, space_before=3)
