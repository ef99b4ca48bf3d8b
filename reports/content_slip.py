"""The slip that host and inspector sign on paper at the end of a visit: where the trail stood."""

from collections.abc import Iterable, Iterator

from checklists.asking.terms import term
from checklists.inspecting.inspection import Person
from checklists.inspecting.scoring import score
from reports.content_sums import findings_words
from reports.content_words import clipped, or_not_recorded
from reports.data import ReportData, TrailHead
from reports.pieces import (
    SIDE,
    Code,
    Lines,
    Look,
    NewPage,
    Para,
    Piece,
    Row,
    Space,
    fact,
    heading,
    words,
)
from reports.square_code import square_code
from reports.wording import grouped, moment, speech

SLIP = "slip"
LINE = 74
_TWO = (1, 1)


def slip(data: ReportData, lines: int, *, on_two_sides: bool = False) -> Iterator[Piece]:
    """`lines` are those for the host's remarks. On two sides, what is signed stands on the second
    together with the head of the trail.
    """
    _ = speech(data.language).gettext
    yield heading(_("Slip of the visit"), 1, SLIP)
    note = _(
        "For the inspected side to keep. It is not the report and concludes nothing: it shows "
        "where the record of the inspection stood when both sides signed."
    )
    yield words(note, SLIP, Look.SMALL)
    yield from _visit(data)
    if on_two_sides:
        yield NewPage()
    yield from _trail(data)
    yield heading(_("Remarks of the inspected side"), 2, SLIP)
    yield Lines(lines)
    yield from _signatures(data)


def code_text(inspection: str, head: TrailHead) -> str:
    """What the square code says: inspection, number of the change, its hash."""
    return f"PSSM-SLIP 1 {inspection} {head.sequence} {head.hash}"


def _visit(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    visit = data.inspection.visit
    facility = visit.facility
    place = " · ".join(part for part in (facility.name, facility.place, facility.country) if part)
    began, ended = moment(visit.began), moment(visit.ended)
    period = _("{began} to {ended}").format(began=began or "…", ended=ended or "…")
    lists = " · ".join(one.title.to(data.language) for one in data.inspection.checklists)
    whole = score(data.inspection)
    answered = _("{count} of {total}").format(
        count=whole.total - whole.unanswered, total=whole.total
    )
    yield Space(6)
    yield fact(_("Kind of visit"), term(data.inspection.kind, data.language), SLIP)
    yield fact(_("Facility"), (Para(clipped(place, LINE), mixed=True),), SLIP)
    yield fact(_("Visit"), period, SLIP)
    yield fact(_("Inspection team"), (_names(visit.team, data),), SLIP)
    yield fact(_("Hosts"), (_names(visit.hosts, data),), SLIP)
    yield fact(_("Checklists used"), clipped(lists, LINE), SLIP)
    yield fact(_("Items answered"), answered, SLIP)
    yield fact(_("Findings"), findings_words(data), SLIP)
    yield fact(_("Photos"), str(len(data.inspection.evidence)), SLIP)


def _names(people: Iterable[Person], data: ReportData) -> Para:
    _ = speech(data.language).gettext
    names = _(", ").join(person.name for person in people if person.name.strip())
    return Para(clipped(or_not_recorded(names, data), LINE), mixed=True)


def _trail(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield heading(_("Where the trail stands"), 2, SLIP)
    yield Code(square_code(code_text(data.inspection.id, data.trail)))
    half = len(data.trail.hash) // 2
    told = (
        Para(_("Inspection id"), Look.LABEL),
        Para(data.inspection.id),
        Para(_("Slip printed (the laptop's clock claims)"), Look.LABEL),
        Para(moment(data.issued)),
        Para(_("Trail head (SHA-256)"), Look.LABEL),
        Para(_("Change {sequence}").format(sequence=data.trail.sequence)),
        Para(grouped(data.trail.hash[:half], 4), Look.STRONG),
        Para(grouped(data.trail.hash[half:], 4), Look.STRONG),
    )
    yield Row(((), told), SLIP, SIDE, space_before=6)
    note = _(
        "Whoever keeps this slip can later ask to be shown that the trail still holds this hash at "
        "this change. What was recorded before cannot have been altered since."
    )
    yield words(note, SLIP, Look.SMALL)


def _signatures(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    sides = (_("For the inspection team"), _("For the inspected side"))
    yield Row(
        tuple((Para(side, Look.STRONG),) for side in sides), SLIP, _TWO,
        space_before=12, keep_with_next=True,
    )  # fmt: skip
    for label in (_("Name"), _("Date and time"), _("Signature")):
        cell = (Para(f"{label} …………………………………………", Look.SMALL),)
        yield Row((cell, cell), SLIP, _TWO, space_before=12)
