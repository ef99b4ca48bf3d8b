from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.inspecting.changes import (
    Change,
    InspectionClosed,
    InspectionStarted,
    ItemAnswered,
    ReportIssued,
)
from checklists.inspecting.inspection import IssuedReport
from checklists.inspecting.trail import (
    GENESIS,
    TrailBroken,
    TrailRow,
    check_chain,
    clock_went_back,
    last_undoable,
    replay,
    sealed,
)
from checklists.records import to_record
from checklists.values import Result
from tests.support.samples import NOON, answer, make_inspection


def chain(changes: Sequence[Change], undoes: dict[int, int] | None = None) -> list[TrailRow]:
    rows: list[TrailRow] = []
    for sequence, change in enumerate(changes, 1):
        rows.append(
            sealed(
                TrailRow(
                    sequence=sequence,
                    subject="i-1",
                    device="d",
                    actor="Ana",
                    at=NOON + timedelta(seconds=sequence),
                    monotonic_ms=sequence,
                    kind=change.kind,
                    body=to_record(change),
                    undoes=(undoes or {}).get(sequence, 0),
                    previous=rows[-1].hash if rows else GENESIS,
                    hash="",
                )
            )
        )
    return rows


STORY: list[Change] = [
    InspectionStarted(make_inspection()),
    ItemAnswered("SA-A-01", None, answer(Result.MET)),
    ItemAnswered("SA-A-01", answer(Result.MET), answer(Result.NOT_MET)),
    ItemAnswered("SA-B-01", None, answer(Result.PARTLY_MET)),
]


def test_replaying_leads_to_the_inspection() -> None:
    inspection = replay(chain(STORY))
    assert {item: found.result for item, found in inspection.answers.items()} == {
        "SA-A-01": Result.NOT_MET,
        "SA-B-01": Result.PARTLY_MET,
    }


def test_nothing_can_be_replayed_from_nothing() -> None:
    with pytest.raises(TrailBroken):
        replay([])


def test_an_unbroken_chain_gives_its_head() -> None:
    rows = chain(STORY)
    assert check_chain(rows) == rows[-1].hash
    assert check_chain([]) == GENESIS


@given(
    st.integers(0, 3),
    st.sampled_from(
        [
            {"actor": "Eve"},
            {"device": "other"},
            {"subject": "i-2"},
            {"kind": "item_unanswered"},
            {"monotonic_ms": 99},
            {"at": NOON},
            {"undoes": 9},
            {"body": {"item": "SA-A-01"}},
            {"previous": "e" * 64},
            {"hash": "e" * 64},
            {"sequence": 7},
        ]
    ),
)
def test_any_changed_field_breaks_the_chain(position: int, change: dict[str, Any]) -> None:
    rows = chain(STORY)
    rows[position] = replace(rows[position], **change)
    with pytest.raises(TrailBroken) as broken:
        check_chain(rows)
    assert broken.value.sequence == position + 1


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_missing_row_breaks_the_chain(gone: int) -> None:
    rows = chain(STORY)
    del rows[gone]
    with pytest.raises(TrailBroken) as broken:
        check_chain(rows)
    assert broken.value.sequence == gone + 1


def test_a_row_sealed_anew_breaks_at_the_next() -> None:
    rows = chain(STORY)
    rows[1] = sealed(replace(rows[1], actor="Eve"))
    with pytest.raises(TrailBroken) as broken:
        check_chain(rows)
    assert broken.value.sequence == 3


def test_the_latest_change_is_undone_first_and_an_undo_is_not_undone() -> None:
    undone = ItemAnswered("SA-B-01", answer(Result.PARTLY_MET), None)
    rows = chain([*STORY, undone], undoes={5: 4})
    assert last_undoable(rows[:4]) == rows[3]
    assert last_undoable(rows) == rows[2]


def test_the_start_cannot_be_undone() -> None:
    assert last_undoable(chain(STORY[:1])) is None
    assert last_undoable([]) is None


def test_an_issued_report_bars_undoing_what_came_before() -> None:
    report = ReportIssued(IssuedReport("c" * 64, "Ana", "en", NOON, 1, "d" * 64))
    assert last_undoable(chain([*STORY, InspectionClosed(), report])) is None


def test_a_clock_that_went_back_is_noticed() -> None:
    rows = chain(STORY)
    rows[2] = replace(rows[2], at=NOON - timedelta(days=1))
    assert clock_went_back(rows) == (3,)
    assert clock_went_back([]) == ()
