"""Days and amounts as they are typed: kept in one spelling, or refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.checked_line import as_amount, as_day


@given(st.dates())
def test_every_day_is_kept_as_iso_writes_it(day: date) -> None:
    assert as_day(day.isoformat()) == day.isoformat()


@given(st.decimals(0, 10**9, places=2))
def test_every_amount_is_kept_digit_by_digit(amount: Decimal) -> None:
    assert as_amount(f"{amount:f}") == f"{amount:f}"


def test_digits_of_other_scripts_are_the_same_day() -> None:
    assert as_day("٢٠٢٦-٠٣-٣١") == "2026-03-31"
    assert as_amount("\uff11\uff18\uff10") == "180"


@pytest.mark.parametrize("text", ["12 June 2025", "2026-02-30", "31.3.2026", "2026", "."])
def test_what_is_no_day_is_refused(text: str) -> None:
    assert as_day(text) is None


@pytest.mark.parametrize("text", ["1e5", "-5", "180,000", "NaN", "1_000", "1.", "x"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert as_amount(text) is None
