"""What records of a case lack, and from when they may be given up."""

from dataclasses import replace

import pytest

from checklists.delivering.case import Authorization, Case, CaseHead, Consignment, Party
from checklists.delivering.keeping_records import (
    RecordGap,
    RecordGapKind,
    RecordGroup,
    keep_records_until,
    record_gaps,
)
from checklists.values import Stage
from tests.support.cases import make_declared, make_event, make_head, make_quantity

NOBODY = Party("", "")
EMPTY = CaseHead(
    title="Nothing yet",
    stage=Stage.BEFORE_TRANSFER,
    exporter=NOBODY,
    importer=NOBODY,
    end_user=NOBODY,
    authorization=Authorization("", "", "", ""),
    consignment=Consignment("", "", "", "", "", ()),
    keep_until="",
)


def test_a_whole_case_lacks_nothing() -> None:
    assert record_gaps(Case("c", make_head(), declared={"a": make_declared()})) == ()


def test_an_empty_case_lacks_something_in_every_group_but_models() -> None:
    gaps = record_gaps(Case("c", EMPTY))
    assert {gap.group for gap in gaps} == set(RecordGroup) - {RecordGroup.MODEL_OR_TYPE}
    assert len(gaps) == 9


def test_items_without_model_and_quantities_in_doubt_are_named_by_number() -> None:
    declared = {
        "a": replace(make_declared(number=1), model="", type=""),
        "b": replace(make_quantity(), number=2, doubt="5.000 can be read in two ways."),
        "c": replace(make_declared(number=3), doubt="No serial."),
    }
    head = make_head()
    head = replace(head, consignment=replace(head.consignment, currency=""))
    assert record_gaps(Case("c", head, declared=declared)) == (
        RecordGap(RecordGroup.QUANTITY, RecordGapKind.DOUBTFUL_QUANTITY, (2,)),
        RecordGap(RecordGroup.VALUE, RecordGapKind.NO_CURRENCY),
        RecordGap(RecordGroup.MODEL_OR_TYPE, RecordGapKind.NO_MODEL_OR_TYPE, (1,)),
    )


def test_a_state_may_be_given_by_its_code_alone_an_end_user_may_not() -> None:
    coded = Party("", "XA")
    head = replace(make_head(), exporter=coded, importer=coded, end_user=coded)
    gaps = record_gaps(Case("c", head, declared={"a": make_declared()}))
    assert gaps == (RecordGap(RecordGroup.END_USERS, RecordGapKind.NO_END_USER),)


@pytest.mark.parametrize(
    ("issued", "sent", "delivered", "events", "keep_until", "expected"),
    [
        ("2025-03-03", "2025-05-30", "2025-06-12", (), "", "2035-06-12"),
        ("2025-03-03", "2025-05-30", "", (), "", "2035-05-30"),
        ("2025-03-03", "", "", (), "", "2035-03-03"),
        ("", "", "", (), "", ""),
        ("", "", "", (), "2030-01-01", "2030-01-01"),
        ("2025-03-03", "", "2025-06-12", (), "2036-03-02", "2036-03-02"),
        ("2025-03-03", "", "2025-06-12", (), "2026-01-01", "2035-06-12"),
        ("2025-03-03", "", "2025-06-12", ("2028-02-29", "2027-01-01"), "", "2038-03-01"),
        ("", "", "", ("2027-01-01",), "", "2037-01-01"),
        ("2025-03-03", "June", "soon", ("one day",), "", "2035-03-03"),
        ("9998-01-01", "", "", (), "", "9999-01-01"),
    ],
)
def test_records_stay_ten_years_after_the_last_that_happened(
    issued: str,
    sent: str,
    delivered: str,
    events: tuple[str, ...],
    keep_until: str,
    expected: str,
) -> None:
    head = replace(
        EMPTY,
        authorization=Authorization("1", issued, "", ""),
        consignment=Consignment("", "", "", sent, delivered, ()),
        keep_until=keep_until,
    )
    custody = {str(n): replace(make_event(), happened=day) for n, day in enumerate(events)}
    assert keep_records_until(Case("c", head, custody=custody)) == expected
