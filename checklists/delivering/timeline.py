"""The time line of a case: authorization, sending, delivery, visits and custody, to the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checklists.delivering.case import Case


class Moment(StrEnum):
    """What stands on a time line beside custody events and visits."""

    CONDITIONS_AGREED = "conditions_agreed"
    AUTHORIZED = "authorized"
    SENT = "sent"
    DELIVERED = "delivered"
    AUTHORIZATION_EXPIRES = "authorization_expires"
    CUSTODY = "custody"
    VISIT = "visit"
    ACTION_DUE = "action_due"
    ACTION_CLOSED = "action_closed"
    RECORDS_KEPT_UNTIL = "records_kept_until"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """`day` is an ISO 8601 day, or empty when nobody knows it; `subject` is what it is about.

    For custody, actions and visits `subject` is the entry's id, for the rest it is empty.
    """

    day: str
    moment: Moment
    subject: str


@dataclass(frozen=True, slots=True)
class Visited:
    """A visit of the case: its id and the day it began, empty when that is not said."""

    inspection: str
    day: str


def timeline(case: Case, visits: Iterable[Visited] = ()) -> tuple[TimelineEntry, ...]:
    """Everything with a day, earliest first; what has none stands at the end."""
    head = case.head
    agreed = case.agreement.signed_on if case.agreement is not None else ""
    fixed = (
        (agreed, Moment.CONDITIONS_AGREED),
        (head.authorization.issued, Moment.AUTHORIZED),
        (head.consignment.sent, Moment.SENT),
        (head.consignment.delivered, Moment.DELIVERED),
        (head.authorization.expires, Moment.AUTHORIZATION_EXPIRES),
        (head.keep_until, Moment.RECORDS_KEPT_UNTIL),
    )
    entries = [TimelineEntry(day, moment, "") for day, moment in fixed if day]
    entries += [TimelineEntry(one.day, Moment.VISIT, one.inspection) for one in visits]
    entries += [
        TimelineEntry(event.happened, Moment.CUSTODY, identity)
        for identity, event in case.custody.items()
    ]
    for identity, action in case.actions.items():
        if action.closed:
            entries.append(TimelineEntry(action.closed, Moment.ACTION_CLOSED, identity))
        elif action.due:
            entries.append(TimelineEntry(action.due, Moment.ACTION_DUE, identity))
    order = list(Moment)
    return tuple(
        sorted(
            entries, key=lambda one: (not one.day, one.day, order.index(one.moment), one.subject)
        )
    )
