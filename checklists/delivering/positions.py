"""Positions as people type them (degrees, minutes and seconds, military grid), read and shown."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from checklists.delivering.directions import in_our_signs, in_our_words
from checklists.delivering.grid import BANDS, from_mgrs, to_mgrs
from checklists.values import Problem

LONGEST_POSITION = 100
# About a centimetre.
_EXACT = Decimal("0.0000001")
_SECOND = Decimal("0.01")


class PositionFault(StrEnum):
    """Why a text was not taken for a position."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_A_POSITION = "not_a_position"
    ONE_NUMBER = "one_number"
    UNCLEAR_COMMA = "unclear_comma"
    UNCLEAR_LETTER = "unclear_letter"
    SAME_AXIS = "same_axis"
    SIGN_AND_LETTER = "sign_and_letter"
    MINUTES = "minutes"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    GRID_FORM = "grid_form"
    GRID_SQUARE = "grid_square"
    GRID_POLAR = "grid_polar"


@dataclass(eq=False)
class PositionUnclear(Problem):
    """A typed position was not taken; `detail` is the part that is meant."""

    kind: PositionFault
    detail: str


@dataclass(frozen=True, slots=True)
class Position:
    """WGS 84, degrees to seven decimals; north and east are positive."""

    latitude: Decimal
    longitude: Decimal

    def as_degrees(self) -> str:
        """Such as "12.5, -44.25": how a position is kept in `Facility.coordinates`."""
        return f"{_short(self.latitude)}, {_short(self.longitude)}"

    def as_minutes(self) -> str:
        """Degrees, minutes and seconds to a hundredth (some 30 cm)."""
        return f"{_sexagesimal(self.latitude, 'NS')} {_sexagesimal(self.longitude, 'EW')}"

    def as_grid(self) -> str:
        """The MGRS reference of the square metre; empty beyond 84 degrees north, 80 south."""
        return to_mgrs(float(self.latitude), float(self.longitude))


def read_position(untrusted_text: str) -> Position:
    """The position that is meant; raises PositionUnclear with the reason.

    Latitude comes first unless letters say otherwise. A grid reference gives the south-west
    corner of its square.
    """
    if len(untrusted_text) > LONGEST_POSITION:
        raise PositionUnclear(PositionFault.TOO_LONG, "")
    text = in_our_signs(untrusted_text)
    if not text:
        raise PositionUnclear(PositionFault.EMPTY, "")
    # Before words are looked for: 40DEG is a square of the grid.
    whole, worded = text.replace(" ", ""), in_our_words(text)
    if _GRID.fullmatch(whole) or _LIKE_GRID.match(worded.replace(" ", "")):
        return _from_grid(whole)
    return _from_parts(untrusted_text, worded)


def _from_parts(untrusted_text: str, text: str) -> Position:
    first, second = (_coordinate(part) for part in _two_parts(text))
    if first.axis and first.axis == second.axis:
        raise PositionUnclear(PositionFault.SAME_AXIS, untrusted_text)
    if first.axis == "EW" or second.axis == "NS":
        first, second = second, first
    if abs(first.degrees) > 90:
        raise PositionUnclear(PositionFault.LATITUDE, _short(abs(first.degrees)))
    if abs(second.degrees) > 180:
        raise PositionUnclear(PositionFault.LONGITUDE, _short(abs(second.degrees)))
    return Position(first.degrees, second.degrees)


@dataclass(frozen=True, slots=True)
class _Coordinate:
    """`axis` is NS, EW, or empty when no letter says it."""

    degrees: Decimal
    axis: str


_LIKE_GRID = re.compile(r"\d{1,2}[A-Z]{2,}|[ABYZ][A-Z]{2}\d")
_GRID = re.compile(rf"(?P<zone>\d{{1,2}})(?P<band>[{BANDS}])(?P<square>[A-Z]{{2}})(?P<digits>\d*)")
_POLAR = re.compile(r"(?:\d{1,2})?[ABYZ][A-Z]{2}\d*")
_NUMBER = r"\d+(?:\.\d+)?"
_ANGLE = re.compile(rf"({_NUMBER})[\u00b0: ]*(?:({_NUMBER})[': ]*(?:({_NUMBER})[\"' ]*)?)?")


def _from_grid(text: str) -> Position:
    form = _GRID.fullmatch(text)
    if form is None and _POLAR.fullmatch(text):
        raise PositionUnclear(PositionFault.GRID_POLAR, text)
    if form is None or len(form["digits"]) % 2 or len(form["digits"]) > 10:
        raise PositionUnclear(PositionFault.GRID_FORM, text)
    zone = int(form["zone"])
    found = None
    if 1 <= zone <= 60:
        found = from_mgrs(zone, form["band"], form["square"], form["digits"])
    if found is None:
        raise PositionUnclear(PositionFault.GRID_SQUARE, text)
    return Position(*(Decimal(repr(degrees)).quantize(_EXACT) for degrees in found))


def _two_parts(text: str) -> tuple[str, str]:
    """Latitude and longitude as typed, with points in their fractions."""
    if re.search(r"[\d\u00b0'\" ]O(?![A-Z])|(?<![A-Z])O ?\d", text):
        raise PositionUnclear(PositionFault.UNCLEAR_LETTER, text)
    by_line = re.split(r"\s*[;/\n]\s*", text)
    if len(by_line) == 2:
        return by_line[0].replace(",", "."), by_line[1].replace(",", ".")
    has_points = "." in text
    pointed = text if has_points else re.sub(r"(?<=\d),(?=\d)", ".", text)
    by_comma = re.split(r"\s*,\s*", pointed)
    if len(by_comma) == 2:
        return by_comma[0], by_comma[1]
    parts = _by_letters(pointed) or _by_numbers(pointed)
    if parts is not None:
        return parts
    if re.fullmatch(_NUMBER, pointed):
        kind = PositionFault.ONE_NUMBER if pointed == text else PositionFault.UNCLEAR_COMMA
        raise PositionUnclear(kind, text)
    raise PositionUnclear(PositionFault.NOT_A_POSITION, text)


def _by_letters(text: str) -> tuple[str, str] | None:
    """Parts that end, or begin, with their letters."""
    ending = re.fullmatch(r"([^NSEW]+[NSEW])\s*([^NSEW]+[NSEW])", text)
    beginning = re.fullmatch(r"([NSEW][^NSEW]+?)\s*([NSEW][^NSEW]+)", text)
    form = ending or beginning
    return (form[1], form[2]) if form else None


def _by_numbers(text: str) -> tuple[str, str] | None:
    """Numbers without letters or commas: the first half is the latitude."""
    pieces = re.findall(rf"[+-]?{_NUMBER}[\u00b0'\":]*", text)
    if len(pieces) not in (2, 4, 6) or re.sub(r"\s", "", text) != "".join(pieces):
        return None
    half = len(pieces) // 2
    return " ".join(pieces[:half]), " ".join(pieces[half:])


def _coordinate(part: str) -> _Coordinate:
    text = part.strip()
    letters = re.fullmatch(r"([NSEW])?\s*([+-]?)\s*(.*?)\s*([NSEW])?", text, re.DOTALL)
    if letters is None or (letters[1] and letters[4]):
        raise PositionUnclear(PositionFault.NOT_A_POSITION, part)
    letter = letters[1] or letters[4] or ""
    if letter and letters[2]:
        raise PositionUnclear(PositionFault.SIGN_AND_LETTER, part)
    degrees = _degrees(letters[3], part)
    is_negative = letters[2] == "-" or letter in ("S", "W")
    axis = next((axis for axis in ("NS", "EW") if letter and letter in axis), "")
    return _Coordinate(-degrees if is_negative else degrees, axis)


def _degrees(text: str, part: str) -> Decimal:
    form = _ANGLE.fullmatch(text)
    if form is None:
        raise PositionUnclear(PositionFault.NOT_A_POSITION, part)
    numbers = [number for number in form.groups() if number is not None]
    if any("." in number for number in numbers[:-1]):
        raise PositionUnclear(PositionFault.MINUTES, part)
    degrees, *rest = map(Decimal, numbers)
    if any(number >= 60 for number in rest):
        raise PositionUnclear(PositionFault.MINUTES, part)
    minutes, seconds = (*rest, Decimal(0), Decimal(0))[:2]
    return (degrees + minutes / 60 + seconds / 3600).quantize(_EXACT)


def _short(degrees: Decimal) -> str:
    whole = f"{degrees:.7f}".rstrip("0").rstrip(".")
    return "0" if whole in ("-0", "") else whole


def _sexagesimal(degrees: Decimal, letters: str) -> str:
    seconds = (abs(degrees) * 3600).quantize(_SECOND)
    minutes, rest = divmod(seconds, 60)
    whole, left = divmod(int(minutes), 60)
    letter = letters[1] if degrees < 0 else letters[0]
    return f"{whole}\u00b0{left:02d}'{rest:05.2f}\"{letter}"
