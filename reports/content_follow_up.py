"""What became of the findings of the visit before, and of the actions agreed on them."""

from collections.abc import Iterator

from checklists.asking.terms import term
from checklists.delivering.case import AssistanceNeed, CorrectiveAction, GoodPractice
from checklists.delivering.words import ActionState, Since
from checklists.inspecting.inspection import EarlierVisit, Finding
from checklists.values import Result
from reports.content_words import (
    action_name,
    finding_anchor,
    finding_name,
    item_anchor,
    or_not_recorded,
    result_para,
)
from reports.data import ReportData
from reports.pieces import SIDE, Edge, Look, Para, Piece, Role, Row, fact, heading, words
from reports.wording import grouped, moment, speech

FOLLOW_UP = "follow_up"
ACTIONS = "actions"
PRACTICES = "practices"
_MARKS = {
    Since.FIXED: Result.MET,
    Since.PARTLY_FIXED: Result.PARTLY_MET,
    Since.PERSISTS: Result.NOT_MET,
    Since.WORSE: Result.NOT_MET,
    Since.NOT_SEEN: Result.NOT_VERIFIED,
}
_CHANGES = (24, 38, 38)


def follow_up(data: ReportData) -> Iterator[Piece]:
    earlier = data.inspection.earlier
    if earlier is None:
        return
    _ = speech(data.language).gettext
    yield heading(_("Since the visit before"), 1, FOLLOW_UP, anchor=FOLLOW_UP)
    before = Para(_earlier_words(earlier, data), mixed=True)
    yield fact(_("Visit before"), (before,), FOLLOW_UP)
    if earlier.report_sha256:
        yield fact(_("SHA-256 of its report"), grouped(earlier.report_sha256), FOLLOW_UP)
    yield heading(_("Its findings"), 2, FOLLOW_UP)
    if not earlier.findings:
        yield words(_("No findings were recorded."), FOLLOW_UP)
    for identity, finding in sorted(earlier.findings.items(), key=lambda pair: pair[1].number):
        yield from _earlier_finding(identity, finding, data)
    yield from _changed_answers(earlier, data)


def _earlier_words(earlier: EarlierVisit, data: ReportData) -> str:
    _ = speech(data.language).gettext
    parts = (earlier.title, moment(earlier.ended), earlier.inspection)
    return _(", ").join(part for part in parts if part)


def _earlier_finding(identity: str, finding: Finding, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    followed = data.inspection.stocktake.followed.get(identity)
    name = finding_name(finding)
    since = (
        Para(_("Nothing said"), mark="no_answer")
        if followed is None
        else Para(term(followed.since, data.language), mark=_MARKS[followed.since])
    )
    side = (Para(name, Look.STRONG), since)
    main = [Para(finding.statement)]
    if followed is not None and followed.remark.strip():
        main.append(Para(followed.remark, Look.SMALL))
    again = [one for one in data.inspection.findings.values() if one.earlier == identity]
    main += [
        Para(
            _("Found again as {name}, at {times} visits in a row").format(
                name=finding_name(one), times=one.times
            ),
            Look.SMALL,
            link=finding_anchor(one),
        )
        for one in again
    ]
    subject = f"earlier {name}"
    yield Row((side, tuple(main)), subject, SIDE, space_before=6, edge=Edge.RULE)


def _changed_answers(earlier: EarlierVisit, data: ReportData) -> Iterator[Row]:
    """The items whose result is another one now; the rest stayed as it was."""
    _ = speech(data.language).gettext
    changed = [
        (item.id, earlier.answers[item.id].result, data.inspection.answers[item.id].result)
        for item in data.inspection.asked_items()
        if item.id in earlier.answers
        and item.id in data.inspection.answers
        and earlier.answers[item.id].result != data.inspection.answers[item.id].result
    ]
    if not changed:
        return
    yield heading(_("Answers that changed"), 2, FOLLOW_UP)
    heads = ((), (Para(_("Visit before"), Look.SMALL),), (Para(_("This visit"), Look.SMALL),))
    yield Row(
        heads,
        FOLLOW_UP,
        _CHANGES,
        edge=Edge.RULE,
        space_before=6,
        keep_with_next=True,
        role=Role.HEAD,
    )
    for item, before, now in changed:
        cells = (
            (Para(item, Look.BODY, link=item_anchor(item)),),
            (result_para(before, data),),
            (result_para(now, data),),
        )
        yield Row(cells, item, _CHANGES, space_before=3)


def actions(data: ReportData) -> Iterator[Piece]:
    """Corrective actions, needs for assistance and good practices of the case."""
    if data.case is None:
        return
    _ = speech(data.language).gettext
    given = sorted(data.case.actions.values(), key=lambda action: action.number)
    if given:
        yield heading(_("Corrective actions"), 1, ACTIONS, anchor=ACTIONS)
    for action in given:
        yield from _action(action, data)
    needs = sorted(data.case.needs.values(), key=lambda need: need.number)
    if needs:
        yield heading(_("Needs for assistance"), 1, ACTIONS)
        yield words(_("Article 16 of the Arms Trade Treaty."), ACTIONS, Look.SMALL, keep=True)
    for need in needs:
        yield _need(need, data)
    yield from _practices(data)


def _action(action: CorrectiveAction, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    name = action_name(action)
    side = (Para(name, Look.STRONG), Para(term(action.state, data.language), Look.SMALL))
    main = (Para(action.text, Look.STRONG),)
    yield Row((side, main), name, SIDE, space_before=8, edge=Edge.RULE, keep_with_next=True)
    yield fact(_("Owner"), or_not_recorded(action.owner, data), name)
    yield fact(_("Due"), or_not_recorded(action.due, data), name)
    if action.state is ActionState.DONE:
        yield fact(_("Closed"), or_not_recorded(action.closed, data), name)
        yield fact(_("Proof"), or_not_recorded(action.proof, data), name)


def _need(need: AssistanceNeed, data: ReportData) -> Row:
    name = f"N-{need.number:02d}"
    side = (Para(name, Look.STRONG), Para(term(need.kind, data.language), Look.SMALL))
    return Row((side, (Para(need.text),)), name, SIDE, space_before=6, edge=Edge.RULE)


def _practices(data: ReportData) -> Iterator[Piece]:
    practices: list[GoodPractice] = []
    if data.case is not None:
        practices = sorted(data.case.practices.values(), key=lambda one: one.number)
    if not practices:
        return
    _ = speech(data.language).gettext
    yield heading(_("Good practices"), 1, PRACTICES)
    for one in practices:
        name = f"G-{one.number:02d}"
        yield Row(
            ((Para(name, Look.STRONG),), (Para(one.text),)),
            name,
            SIDE,
            space_before=6,
            edge=Edge.RULE,
        )
