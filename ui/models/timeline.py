"""The time line of a case as a table: the day, what happened, and what it is about."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from checklists.asking.terms import term
from checklists.delivering.case import Case, CustodyEvent
from checklists.delivering.timeline import Moment, TimelineEntry, Visited, timeline
from ui.desk import Desk
from ui.models.case_visits import VisitLine
from ui.models.rows import Rows
from ui.speech import N_

DAY, WHAT, ABOUT = range(3)


class TimelineTable(Rows[TimelineEntry]):
    """The identity of a row is the id of its visit, or empty."""

    heads = (N_("Day"), N_("What happened"), N_("About"))

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk.voice, parent)
        self._desk = desk
        self._case: Case | None = None
        self._visits: dict[str, VisitLine] = {}

    def show_case(self, case: Case, visits: Sequence[VisitLine]) -> None:
        self._case = case
        self._visits = {visit.id: visit for visit in visits}
        self.show(timeline(case, [Visited(visit.id, visit.day) for visit in visits]))

    def identity(self, row: TimelineEntry) -> str:
        return row.subject if row.moment == Moment.VISIT else ""

    def text(self, row: TimelineEntry, column: int) -> str:
        if column == DAY:
            return row.day or self._voice.gettext("Day not said")
        if column == WHAT:
            return term(row.moment, self._voice.language)
        return self._about(row)

    def _about(self, entry: TimelineEntry) -> str:
        if self._case is None:
            return ""
        beside = self._desk.voice.beside
        if entry.moment == Moment.VISIT:
            return self._about_visit(self._visits[entry.subject])
        if entry.moment == Moment.CUSTODY:
            event = self._case.custody[entry.subject]
            kind = term(event.kind, self._desk.voice.language)
            return beside(kind, self._way(event))
        if entry.moment in (Moment.ACTION_DUE, Moment.ACTION_CLOSED):
            action = self._case.actions[entry.subject]
            return beside(action.text, action.owner)
        return beside(_about_fixed(self._case, entry.moment))

    def _way(self, event: CustodyEvent) -> str:
        if not event.destination:
            return event.origin
        words = self._desk.voice.gettext("from {origin} to {destination}")
        return words.format(origin=event.origin or "…", destination=event.destination)

    def _about_visit(self, visit: VisitLine) -> str:
        voice = self._desk.voice
        kind, state = (term(word, voice.language) for word in (visit.kind, visit.state))
        return voice.beside(visit.title, kind, state)


def _about_fixed(case: Case, moment: Moment) -> str:
    agreed = case.agreement.place if case.agreement is not None else ""
    return {
        Moment.CONDITIONS_AGREED: agreed,
        Moment.AUTHORIZED: case.head.authorization.number,
        Moment.AUTHORIZATION_EXPIRES: case.head.authorization.number,
        Moment.SENT: case.head.consignment.reference,
        Moment.DELIVERED: case.head.consignment.reference,
    }.get(moment, "")
