"""Serial numbers as lists have them, and why one cannot be relied on."""

import re
import unicodedata
from enum import StrEnum

from checklists.delivering.column_names import NO_SERIAL, plain

LONGEST_SERIAL = 64

_BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+E\+?|E\+)\d+", re.IGNORECASE)
_DECIMAL_TAIL = re.compile(r"\d+[.,]0+")
_STAND_IN = re.compile(r"([x?*#0.\-_/ ])\1*", re.IGNORECASE)
_ONLY_SIGNS = re.compile(r"[\W_]+")


class SerialDoubt(StrEnum):
    """Why a serial, as it stands in a list, cannot be relied on."""

    MISSING = "serial_missing"
    ONLY_SIGNS = "serial_only_signs"
    STAND_IN = "serial_stand_in"
    CONTROL_CHARACTERS = "serial_control_characters"
    BIDI_CONTROLS = "serial_bidi_controls"
    TOO_LONG = "serial_too_long"
    SCIENTIFIC_NOTATION = "serial_scientific_notation"
    DECIMAL_TAIL = "serial_decimal_tail"


def as_shown(untrusted_text: str) -> str:
    """A cell without invisible characters, its white space as single spaces."""
    spaced = " ".join(untrusted_text.split())
    return "".join(one for one in spaced if unicodedata.category(one) not in ("Cc", "Cf")).strip()


def serial_doubts(untrusted_text: str) -> tuple[tuple[SerialDoubt, str], ...]:
    """Each doubt with what it rests on; none for a serial in order. An empty one is in doubt."""
    found = list(_invisible(untrusted_text.strip()))
    serial = as_shown(untrusted_text)
    if len(serial) > LONGEST_SERIAL:
        found.append((SerialDoubt.TOO_LONG, str(len(serial))))
    doubt = _doubt_by_form(serial)
    if doubt is not None:
        found.append((doubt, serial))
    return tuple(found)


def is_serial(serial: str) -> bool:
    """Whether it can stand for one weapon at all: not empty, not a word such as "unknown"."""
    return _doubt_by_form(serial) not in (
        SerialDoubt.MISSING,
        SerialDoubt.ONLY_SIGNS,
        SerialDoubt.STAND_IN,
    )


def _doubt_by_form(serial: str) -> SerialDoubt | None:
    if not serial:
        return SerialDoubt.MISSING
    if _STAND_IN.fullmatch(serial) or plain(serial) in NO_SERIAL:
        return SerialDoubt.STAND_IN
    if _ONLY_SIGNS.fullmatch(serial):
        return SerialDoubt.ONLY_SIGNS
    if _SCIENTIFIC.fullmatch(serial):
        return SerialDoubt.SCIENTIFIC_NOTATION
    return SerialDoubt.DECIMAL_TAIL if _DECIMAL_TAIL.fullmatch(serial) else None


def _invisible(text: str) -> list[tuple[SerialDoubt, str]]:
    bidi = {one for one in text if one in _BIDI_CONTROLS}
    others = {one for one in text if unicodedata.category(one) in ("Cc", "Cf")} - bidi
    kinds = ((SerialDoubt.BIDI_CONTROLS, bidi), (SerialDoubt.CONTROL_CHARACTERS, others))
    return [
        (kind, " ".join(f"U+{ord(one):04X}" for one in sorted(characters)))
        for kind, characters in kinds
        if characters
    ]
