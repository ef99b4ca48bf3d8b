"""What records of a case should hold (Arms Trade Treaty, Article 12(3)) and how long they stay."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checklists.delivering.case import Case, DeclaredItem

# Article 12(4): a minimum.
YEARS_KEPT = 10


class RecordGroup(StrEnum):
    """The seven groups of fields of Article 12(3); the Treaty encourages them, as appropriate."""

    QUANTITY = "quantity"
    VALUE = "value"
    MODEL_OR_TYPE = "model_or_type"
    AUTHORIZED_TRANSFERS = "authorized_transfers"
    ARMS_TRANSFERRED = "arms_transferred"
    STATES = "states"
    END_USERS = "end_users"


class RecordGapKind(StrEnum):
    NO_ITEMS = "no_items"
    DOUBTFUL_QUANTITY = "doubtful_quantity"
    NO_VALUE = "no_value"
    NO_CURRENCY = "no_currency"
    NO_MODEL_OR_TYPE = "no_model_or_type"
    NO_AUTHORIZATION = "no_authorization"
    NO_DAY_OF_AUTHORIZATION = "no_day_of_authorization"
    NOT_SAID_AS_SENT = "not_said_as_sent"
    NO_DAY_OF_TRANSFER = "no_day_of_transfer"
    NO_EXPORTER = "no_exporter"
    NO_IMPORTER = "no_importer"
    NO_END_USER = "no_end_user"


@dataclass(frozen=True, slots=True)
class RecordGap:
    """`items` are the numbers of the declared items concerned; empty when the case is meant."""

    group: RecordGroup
    kind: RecordGapKind
    items: tuple[int, ...] = ()


def record_gaps(case: Case) -> tuple[RecordGap, ...]:
    """What the records of a case lack, in the order of the groups.

    States of transit and trans-shipment are not asked for: a consignment may have none.
    """
    return tuple(
        gap
        for gaps in (_of_items(case), _of_value(case), _of_transfer(case), _of_parties(case))
        for gap in gaps
    )


def keep_records_until(case: Case) -> str:
    """The earliest day (ISO 8601) on which the records may be given up; empty while unknown.

    Ten years (Article 12(4)) after the last of: delivery, else sending, else the day of issue of
    the authorization; and every dated custody event, so that records outlive the destruction of
    the arms. Never before the day that `keep_until` of the case says. A text that is no ISO day
    counts as unknown.
    """
    consignment, authorization = case.head.consignment, case.head.authorization
    stated = (consignment.delivered, consignment.sent, authorization.issued)
    first = next((day for day in map(_day, stated) if day is not None), None)
    events = [_day(event.happened) for event in case.custody.values()]
    last = max((day for day in (first, *events) if day is not None), default=None)
    wanted = [day for day in (_day(case.head.keep_until),) if day is not None]
    if last is not None:
        wanted.append(_years_after(last))
    return max(wanted).isoformat() if wanted else ""


def _of_items(case: Case) -> Iterator[RecordGap]:
    items = sorted(case.declared.values(), key=lambda item: item.number)
    if not items:
        yield RecordGap(RecordGroup.QUANTITY, RecordGapKind.NO_ITEMS)
    doubtful = _numbers([item for item in items if item.doubt and not item.serial])
    if doubtful:
        yield RecordGap(RecordGroup.QUANTITY, RecordGapKind.DOUBTFUL_QUANTITY, doubtful)


def _of_value(case: Case) -> Iterator[RecordGap]:
    consignment = case.head.consignment
    if not consignment.value:
        yield RecordGap(RecordGroup.VALUE, RecordGapKind.NO_VALUE)
    elif not consignment.currency:
        yield RecordGap(RecordGroup.VALUE, RecordGapKind.NO_CURRENCY)
    items = sorted(case.declared.values(), key=lambda item: item.number)
    nameless = _numbers([item for item in items if not item.model and not item.type])
    if nameless:
        yield RecordGap(RecordGroup.MODEL_OR_TYPE, RecordGapKind.NO_MODEL_OR_TYPE, nameless)


def _of_transfer(case: Case) -> Iterator[RecordGap]:
    authorization, consignment = case.head.authorization, case.head.consignment
    group = RecordGroup.AUTHORIZED_TRANSFERS
    if not authorization.number:
        yield RecordGap(group, RecordGapKind.NO_AUTHORIZATION)
    if not authorization.issued:
        yield RecordGap(group, RecordGapKind.NO_DAY_OF_AUTHORIZATION)
    group = RecordGroup.ARMS_TRANSFERRED
    if not consignment.reference:
        yield RecordGap(group, RecordGapKind.NOT_SAID_AS_SENT)
    if not consignment.sent and not consignment.delivered:
        yield RecordGap(group, RecordGapKind.NO_DAY_OF_TRANSFER)


def _of_parties(case: Case) -> Iterator[RecordGap]:
    head = case.head
    for party, group, kind in (
        (head.exporter, RecordGroup.STATES, RecordGapKind.NO_EXPORTER),
        (head.importer, RecordGroup.STATES, RecordGapKind.NO_IMPORTER),
        (head.end_user, RecordGroup.END_USERS, RecordGapKind.NO_END_USER),
    ):
        if not party.name and (group == RecordGroup.END_USERS or not party.country):
            yield RecordGap(group, kind)


def _numbers(items: list[DeclaredItem]) -> tuple[int, ...]:
    return tuple(item.number for item in items)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _years_after(day: date) -> date:
    year = min(day.year + YEARS_KEPT, date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        # Ten years after a 29 February there may be none: never a day too early.
        return date(year, 3, 1)
