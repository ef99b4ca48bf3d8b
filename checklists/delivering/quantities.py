"""Quantities as lists have them: separators of thousands, units behind, and what stays unclear."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST_UNITS = 1_000_000_000

_FORM = re.compile(
    r"(?P<sign>[+\-\u2212]?)\s*(?P<number>\d[\d.,' \u2019]*)(?P<unit>\D.*)?", re.DOTALL
)
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_GROUPS = re.compile(r"\d{1,3}(?:([ ',.])\d{3})(?:\1\d{3})*")
_REPEATED_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}\1\d{3}(?:\1\d{3})*")
_WITH_FRACTION = re.compile(
    r"(?P<whole>\d+|\d{1,3}(?:(?P<by>[ ',.])\d{3})+)(?P<mark>[.,])(?P<part>\d+)"
)
# "12-24", "5/6", "10 x 20" and "1.2E+05" are no numbers with a unit.
_MORE_THAN_A_UNIT = re.compile(r"[^\w\s]?\s?\d|(?:x|\u00d7|E\+?)\s*\d", re.IGNORECASE)
# The Arabic mark of thousands and an apostrophe can be nothing else.
_SEPARATORS = {"\u066c": "'", "\u066b": ".", "\u2019": "'"}


class QuantityDoubt(StrEnum):
    """What is unclear about a quantity."""

    MISSING = "quantity_missing"
    UNCLEAR_SEPARATOR = "quantity_unclear_separator"
    NOT_WHOLE = "quantity_not_whole"
    UNREADABLE = "quantity_unreadable"
    NOT_POSITIVE = "quantity_not_positive"
    TOO_LARGE = "quantity_too_large"


@dataclass(frozen=True, slots=True)
class Quantity:
    """`number` is 0 when there is none that could be taken; `unit` is what stood behind it."""

    number: int
    unit: str = ""
    doubt: QuantityDoubt | None = None


def thousands_marks(untrusted_texts: Iterable[str]) -> frozenset[str]:
    """The marks that surely part thousands in this column: those that stand twice in a number."""
    marks = set()
    for text in untrusted_texts:
        for number in _REPEATED_GROUPS.finditer(_ascii(text)):
            marks.add(number[1])
    return frozenset(marks) if len(marks) == 1 else frozenset()


def read_quantity(untrusted_text: str, thousands: frozenset[str] = frozenset()) -> Quantity:
    """The quantity in a cell such as "5.000 Schuss", "5 000" or "5,000 rds".

    One point or comma before three digits may part thousands or begin a fraction: it is read as
    thousands and doubted, unless it is known from the column as a mark of thousands.
    """
    text = _ascii(untrusted_text).strip()
    if not text:
        return Quantity(0, doubt=QuantityDoubt.MISSING)
    form = _FORM.fullmatch(text)
    if form is None:
        return Quantity(0, doubt=QuantityDoubt.UNREADABLE)
    number = _whole(form["number"].rstrip(" .,'"), thousands)
    unit = (form["unit"] or "").strip()
    if form["sign"] not in ("", "+") or (number.number == 0 and number.doubt is None):
        return Quantity(0, unit, QuantityDoubt.NOT_POSITIVE)
    if number.number > MOST_UNITS:
        return Quantity(0, unit, QuantityDoubt.TOO_LARGE)
    if _MORE_THAN_A_UNIT.match(unit):
        return Quantity(0, doubt=QuantityDoubt.UNREADABLE)
    return Quantity(number.number, unit, number.doubt)


def _whole(number: str, thousands: frozenset[str]) -> Quantity:
    if number.isdigit():
        # So many digits that Python would refuse to convert them are too many units anyway.
        return Quantity(int(number) if len(number) < 20 else MOST_UNITS + 1)
    groups = _GROUPS.fullmatch(number)
    if groups is not None:
        mark = groups[1]
        is_sure = mark in " '" or mark in thousands or number.count(mark) > 1
        taken = int(number.replace(mark, "")[:20])
        return Quantity(taken, doubt=None if is_sure else QuantityDoubt.UNCLEAR_SEPARATOR)
    return _with_fraction(number)


def _with_fraction(number: str) -> Quantity:
    """A number with a fraction: only one of noughts leaves a whole number."""
    form = _WITH_FRACTION.fullmatch(number)
    if form is None or form["by"] == form["mark"]:
        return Quantity(0, doubt=QuantityDoubt.UNREADABLE)
    if form["part"].strip("0"):
        return Quantity(0, doubt=QuantityDoubt.NOT_WHOLE)
    return Quantity(int(re.sub(r"\D", "", form["whole"])[:20]))


def _ascii(text: str) -> str:
    """The text with digits of any script as ours, and one kind of space."""
    plain = "".join(str(unicodedata.decimal(one, _SEPARATORS.get(one, one))) for one in text)
    return _SPACES.sub(" ", plain)
