"""The case a visit belongs to, and the conditions agreed before export, judged one by one."""

from collections.abc import Iterator

from checklists.asking.terms import term
from checklists.delivering.case import AgreedCondition, Case, CaseHead, Party
from checklists.delivering.stocktake import Judgement
from checklists.delivering.words import Keeping
from checklists.values import Result
from reports.content_words import condition_name, or_not_recorded
from reports.data import ReportData
from reports.pieces import SIDE, Edge, Look, Para, Piece, Row, fact, heading, words
from reports.wording import speech

CASE = "case"
CONDITIONS = "conditions"
_MARKS = {
    Keeping.KEPT: Result.MET,
    Keeping.PARTLY_KEPT: Result.PARTLY_MET,
    Keeping.NOT_KEPT: Result.NOT_MET,
    Keeping.NOT_VERIFIED: Result.NOT_VERIFIED,
}


def case(data: ReportData) -> Iterator[Piece]:
    if data.case is None:
        return
    _ = speech(data.language).gettext
    head = data.case.head
    yield heading(_("The case"), 1, CASE, anchor=CASE)
    yield fact(_("Case"), or_not_recorded(head.title, data), CASE)
    yield fact(_("Stage of the supply chain"), term(head.stage, data.language), CASE)
    for label, party in (
        (_("Exporter"), head.exporter),
        (_("Importer"), head.importer),
        (_("End user"), head.end_user),
    ):
        named = or_not_recorded(party_words(party, data), data)
        yield fact(label, (Para(named, mixed=True),), CASE)
    yield from _authorization(head, data)
    yield from _consignment(head, data)
    yield fact(_("Records kept until"), or_not_recorded(head.keep_until, data), CASE)


def _authorization(head: CaseHead, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    given = head.authorization
    period = _("{number}; issued {issued}; expires {expires}").format(
        number=or_not_recorded(given.number, data),
        issued=or_not_recorded(given.issued, data),
        expires=or_not_recorded(given.expires, data),
    )
    yield fact(_("Authorization"), (Para(period, mixed=True),), CASE)
    if given.terms.strip():
        yield fact(_("Terms"), given.terms, CASE)


def _consignment(head: CaseHead, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    sent = head.consignment
    facts = (
        (_("Consignment"), sent.reference),
        (_("Value"), f"{sent.value} {sent.currency}".strip()),
        (_("Sent"), sent.sent),
        (_("Delivered"), sent.delivered),
        (_("Transit and trans-shipment"), _(", ").join(sent.transit)),
    )
    for label, value in facts:
        yield fact(label, (Para(or_not_recorded(value, data), mixed=True),), CASE)


def party_words(party: Party, data: ReportData) -> str:
    _ = speech(data.language).gettext
    return _(", ").join(part for part in (party.name, party.country) if part.strip())


def conditions(data: ReportData) -> Iterator[Piece]:
    """A row per agreed condition, and how it stands at this visit."""
    if data.case is None or not data.case.conditions:
        return
    _ = speech(data.language).gettext
    yield heading(_("Conditions and assurances"), 1, CONDITIONS, anchor=CONDITIONS)
    yield words(_signed_words(data.case, data), CONDITIONS, Look.SMALL, keep=True)
    judged = data.inspection.stocktake.judged
    for identity, condition in in_order(data.case):
        yield from _condition(condition, judged.get(identity), data)


def in_order(case: Case) -> list[tuple[str, AgreedCondition]]:
    return sorted(case.conditions.items(), key=lambda entry: entry[1].number)


def _signed_words(case: Case, data: ReportData) -> str:
    _ = speech(data.language).gettext
    agreed = case.agreement
    if agreed is None:
        return _("The list of conditions was not signed by both sides.")
    return _("Agreed and signed on {day} in {place} by {exporter} and {importer}.").format(
        exporter=or_not_recorded(agreed.exporter_name, data),
        importer=or_not_recorded(agreed.importer_name, data),
        day=or_not_recorded(agreed.signed_on, data),
        place=or_not_recorded(agreed.place, data),
    )


def _condition(
    condition: AgreedCondition, judgement: Judgement | None, data: ReportData
) -> Iterator[Row]:
    _ = speech(data.language).gettext
    name = condition_name(condition)
    standing = (
        Para(_("Not judged"), mark="no_answer")
        if judgement is None
        else Para(term(judgement.keeping, data.language), mark=_MARKS[judgement.keeping])
    )
    side = (Para(name, Look.STRONG), standing)
    main = (
        Para(condition.text, Look.STRONG),
        Para(term(condition.kind, data.language), Look.SMALL),
    )
    yield Row((side, main), name, SIDE, space_before=8, edge=Edge.RULE, keep_with_next=True)
    agreed = _(", ").join(
        part
        for part in (condition.agreed_by, condition.agreed_on, condition.document)
        if part.strip()
    )
    yield fact(_("Agreed"), (Para(or_not_recorded(agreed, data), mixed=True),), name)
    if condition.mitigates:
        risks = _("; ").join(term(one, data.language) for one in condition.mitigates)
        yield fact(_("Mitigates"), risks, name)
    if condition.how_verified.strip():
        yield fact(_("To be verified by"), condition.how_verified, name)
    if judgement is not None:
        yield fact(_("Rests on"), or_not_recorded(judgement.evidence, data), name)
        if judgement.remark.strip():
            yield fact(_("Remark"), judgement.remark, name)
