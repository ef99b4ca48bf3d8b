"""The facility, the people, the transfer, and the checklists that were used."""

from collections.abc import Iterator

from checklists.asking.terms import term
from checklists.delivering.positions import PositionUnclear, read_position
from checklists.inspecting.preparing import as_loaded
from reports.content_words import or_not_recorded, people_words
from reports.data import ReportData
from reports.pieces import Look, Para, Piece, fact, heading
from reports.wording import grouped, moment, speech

VISIT = "visit"


def visit(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield heading(_("Facility, visit and team"), 1, VISIT)
    yield from _facility(data)
    yield from _transfer(data)
    yield from _checklists(data)


def _facility(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    visited = data.inspection.visit
    facility = visited.facility
    yield fact(_("Facility"), or_not_recorded(facility.name, data), VISIT)
    if facility.kind is not None:
        yield fact(_("Kind of facility"), term(facility.kind, data.language), VISIT)
    yield fact(_("Place"), or_not_recorded(facility.place, data), VISIT)
    yield fact(_("Country"), or_not_recorded(facility.country, data), VISIT)
    if facility.coordinates.strip():
        yield fact(_("Coordinates"), position_words(facility.coordinates), VISIT)
    if data.inspection.stores:
        names = tuple(Para(store.name, mixed=True) for store in data.inspection.stores)
        yield fact(_("Stores"), names, VISIT, listed=True)
    yield fact(_("Purpose of the visit"), or_not_recorded(visited.purpose, data), VISIT)
    yield fact(_("Visit began"), or_not_recorded(moment(visited.began), data), VISIT)
    yield fact(_("Visit ended"), or_not_recorded(moment(visited.ended), data), VISIT)
    yield fact(_("Inspection team"), people_words(visited.team, data), VISIT, listed=True)
    yield fact(_("Hosts"), people_words(visited.hosts, data), VISIT, listed=True)


def position_words(typed: str) -> str:
    """A position in degrees, in minutes and on the military grid; as typed when it is unclear."""
    try:
        position = read_position(typed)
    except PositionUnclear:
        return typed
    ways = (position.as_degrees(), position.as_minutes(), position.as_grid())
    return " · ".join(way for way in ways if way)


def _transfer(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    transfer = data.inspection.visit.transfer
    facts = [
        (_("Authorization"), transfer.authorization),
        (_("Exporter"), transfer.exporter),
        (_("Importer"), transfer.importer),
        (_("End user"), transfer.end_user),
        (_("Consignment"), transfer.consignment),
    ]
    if any(value.strip() for _label, value in facts):
        yield heading(_("The transfer"), 2, VISIT)
        for label, value in facts:
            yield fact(label, or_not_recorded(value, data), VISIT)


def _checklists(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield heading(_("Checklists used"), 2, VISIT)
    for checklist in data.inspection.checklists:
        edition = _("Edition {edition}, {count} items").format(
            edition=checklist.edition, count=sum(1 for _item in as_loaded(checklist).items())
        )
        digest = _("SHA-256 of the checklist: {digest}").format(
            digest=grouped(checklist.printed_digest())
        )
        paras = (
            Para(checklist.title.to(data.language)),
            Para(edition, Look.SMALL),
            Para(digest, Look.FINE),
        )
        yield fact(checklist.id, paras, VISIT)
