"""Custody: the time line of the case, each event, and what an unexplained one asks for."""

from collections.abc import Iterator
from datetime import date

from checklists.asking.terms import term
from checklists.delivering.case import Case, CustodyEvent
from checklists.delivering.duties import DUTIES, PRACTICE, fault_of
from checklists.delivering.timeline import Moment, TimelineEntry, Visited, timeline
from checklists.delivering.words import Consent
from reports.content_words import action_name, event_name, or_not_recorded
from reports.data import ReportData
from reports.pieces import (
    MOMENT,
    SIDE,
    UNEXPLAINED,
    VISITED,
    Edge,
    Look,
    Para,
    Piece,
    Row,
    fact,
    heading,
    words,
)
from reports.wording import speech

CUSTODY = "custody"
# More serials than a line can name are counted instead.
NAMED_ITEMS = 12
_LINE = (27, 58, 15)


def custody(data: ReportData) -> Iterator[Piece]:
    if data.case is None:
        return
    _ = speech(data.language).gettext
    yield heading(_("Custody"), 1, CUSTODY, anchor=CUSTODY)
    events = sorted(data.case.custody.values(), key=lambda event: event.number)
    if not events:
        none = _("No change of place, possession or control after delivery was recorded.")
        yield words(none, CUSTODY)
    for event in events:
        yield from _event(event, data.case, data)
    if any(fault_of(event) is not None for event in events):
        yield from _duties(data)
    yield from _line(data.case, data)


def _event(event: CustodyEvent, case: Case, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    name = event_name(event)
    fault = fault_of(event)
    side = (Para(name, Look.STRONG), Para(or_not_recorded(event.happened, data), Look.SMALL))
    main = [Para(term(event.kind, data.language), Look.STRONG)]
    if fault is not None:
        main.append(Para(term(fault, data.language), Look.SMALL, mark="not_met"))
    yield Row((side, tuple(main)), name, SIDE, space_before=8, edge=Edge.RULE, keep_with_next=True)
    yield fact(_("What"), (_concerned(event, case, data),), name)
    if event.origin.strip() or event.destination.strip():
        way = _("{origin} to {destination}").format(
            origin=or_not_recorded(event.origin, data),
            destination=or_not_recorded(event.destination, data),
        )
        yield fact(_("From and to"), way, name)
    if event.consent is not Consent.NOT_NEEDED:
        yield fact(_("Exporter's consent"), term(event.consent, data.language), name)
    yield fact(_("Document"), or_not_recorded(event.document, data), name)
    if event.remark.strip():
        yield fact(_("Remark"), event.remark, name)


def _concerned(event: CustodyEvent, case: Case, data: ReportData) -> Para:
    _ = speech(data.language).gettext
    items = [case.declared[key] for key in event.items if key in case.declared]
    if not items:
        return Para(or_not_recorded(event.quantity, data))
    named = _(", ").join(
        item.serial or item.lot or str(item.number) for item in items[:NAMED_ITEMS]
    )
    rest = len(items) - NAMED_ITEMS
    if rest > 0:
        named = _("{named} and {number} more").format(named=named, number=rest)
    return Para(named, mixed=True)


def _duties(data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    yield heading(_("What an unexplained or unconsented change asks for"), 2, CUSTODY)
    for duty, reference in DUTIES:
        yield fact(reference, term(duty, data.language), CUSTODY)
    told = _("; ").join(
        _("{hours} hours ({source})").format(hours=one.hours, source=one.source) for one in PRACTICE
    )
    note = _(
        "Reporting times of other bodies, for comparison only and not law for this visit: {told}."
    )
    yield words(note.format(told=told), CUSTODY, Look.SMALL)


def _line(case: Case, data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    began = data.inspection.visit.began
    this = Visited(data.inspection.id, began.date().isoformat() if began else "")
    visits = [this]
    earlier = data.inspection.earlier
    if earlier is not None:
        day = earlier.ended.date().isoformat() if earlier.ended else ""
        visits.append(Visited(earlier.inspection, day))
    yield heading(_("Time line"), 2, CUSTODY)
    before = ""
    for entry in timeline(case, visits):
        when = (Para(entry.day or _("No date"), Look.LABEL),)
        told = (Para(_told(entry, case, data), mark=_mark(entry, case), mixed=True),)
        later = (Para(_days(before, entry.day, data), Look.NUMBER_LABEL),)
        yield Row((when, told, later), CUSTODY, _LINE, space_before=2.5)
        before = entry.day


def _mark(entry: TimelineEntry, case: Case) -> str:
    if entry.moment is Moment.VISIT:
        return VISITED
    if entry.moment is Moment.CUSTODY and fault_of(case.custody[entry.subject]) is not None:
        return UNEXPLAINED
    return MOMENT


def _days(before: str, day: str, data: ReportData) -> str:
    """How many days lie between two days (ISO 8601); empty where one is not known whole."""
    try:
        passed = (date.fromisoformat(day) - date.fromisoformat(before)).days
    except ValueError:
        return ""
    _ = speech(data.language).gettext
    return _("+{days} days").format(days=passed) if passed else ""


def _told(entry: TimelineEntry, case: Case, data: ReportData) -> str:
    _ = speech(data.language).gettext
    named = _("{what}: {which}")
    word = term(entry.moment, data.language)
    if entry.moment is Moment.CUSTODY:
        event = case.custody[entry.subject]
        return f"{event_name(event)} · {term(event.kind, data.language)}"
    if entry.moment in (Moment.ACTION_DUE, Moment.ACTION_CLOSED):
        return named.format(what=word, which=action_name(case.actions[entry.subject]))
    if entry.moment is Moment.VISIT:
        is_this = entry.subject == data.inspection.id
        return named.format(what=word, which=_("this visit") if is_this else entry.subject[-12:])
    return word
