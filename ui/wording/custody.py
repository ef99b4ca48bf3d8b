"""What a custody event says in a finding, and what its fault asks of the Parties."""

from collections.abc import Callable, Iterable, Mapping

from checklists.asking.terms import term
from checklists.delivering.case import CustodyEvent, DeclaredItem
from checklists.delivering.duties import DUTIES, PRACTICE, CustodyFault
from ui.speech import N_, is_right_to_left, isolated, speech

# More serials than a sentence can name are counted instead.
NAMED_ITEMS = 12
_STATEMENT: Mapping[CustodyFault, str] = {
    CustodyFault.LOST: N_("{event}: {kind} of {what}, {day}."),
    CustodyFault.WITHOUT_CONSENT: N_(
        "{event}: {kind} of {what}, {day}, without the exporter's consent."
    ),
    CustodyFault.CONSENT_UNCLEAR: N_(
        "{event}: {kind} of {what}, {day}; it is not clear that the exporter consented."
    ),
    CustodyFault.NO_DOCUMENT: N_("{event}: {kind} of {what}, {day}, explained by no document."),
}
_SUBJECTS: Mapping[str, str] = {"firearms": N_("firearms"), "explosives": N_("explosives")}


def event_name(event: CustodyEvent) -> str:
    return f"E-{event.number:02d}"


def concerned(
    event: CustodyEvent,
    declared: Mapping[str, DeclaredItem],
    language: str,
    write: Callable[[str], str] = str,
) -> str:
    """The serials, lots or lines of the items, or the quantity; empty when nothing is said.

    `write` sets a serial for where it is shown; what is recorded has it as it is.
    """
    _ = speech(language).gettext
    items = [declared[identity] for identity in event.items if identity in declared]
    if not items:
        return write(event.quantity.strip())
    shown = items[:NAMED_ITEMS]
    named = _(", ").join(write(item.serial or item.lot or str(item.number)) for item in shown)
    more = len(items) - len(shown)
    return _("{named} and {number} more").format(named=named, number=more) if more else named


def statement(
    event: CustodyEvent,
    fault: CustodyFault,
    declared: Mapping[str, DeclaredItem],
    language: str,
) -> str:
    """What a finding on this event says to begin with."""
    _ = speech(language).gettext
    said = _(_STATEMENT[fault]).format(
        event=event_name(event),
        kind=term(event.kind, language),
        what=concerned(event, declared, language) or _("arms that are not named"),
        day=event.happened or _("on a day not recorded"),
    )
    if not event.origin.strip() and not event.destination.strip():
        return said
    way = _("From {origin} to {destination}.").format(
        origin=event.origin.strip() or _("a place not recorded"),
        destination=event.destination.strip() or _("a place not recorded"),
    )
    return f"{said} {way}"


def duties(language: str) -> Iterable[str]:
    """Each duty with the place of the treaty it stands in."""
    _ = speech(language).gettext
    for duty, reference in DUTIES:
        place = isolated(reference, right_to_left=is_right_to_left(language))
        yield _("{reference}: {duty}").format(reference=place, duty=term(duty, language))


def practice(language: str) -> str:
    """Within which times other bodies have losses reported, and that this is no law here."""
    _ = speech(language).gettext
    told = _("; ").join(
        _("{hours} hours for {subject} ({source})").format(
            hours=one.hours,
            subject=_(_SUBJECTS[one.subject]),
            source=isolated(one.source, right_to_left=is_right_to_left(language)),
        )
        for one in PRACTICE
    )
    note = _(
        "Reporting times of other bodies, for comparison only and not law for this visit: {told}."
    )
    return note.format(told=told)
