"""The text of a page as it is printed and as it is compared: escapes, and what a reader ignores.

A page says what it should when `first_mismatch` of its expected blocks and its text is None.
"""

import re
import unicodedata
from collections.abc import Iterable

from bidi.mirror import MIRRORED

from reports import glyphs

# Extraction (pdfium) reports a hyphen at a line's end as U+FFFE or U+0002, and unfolds more than
# NFKD does between right-to-left letters: both sides are folded alike.
_FOLDED = {0xFFFE: "-", 0x02: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-", 0x2044: "/", 0x338: "/"}
_FOLDED |= {0xAE: "R", 0x211E: "R", 0x211F: "R", 0x2123: "V", 0x2127: "\u01b1", 0x2EA0: "\u6c11"}
_FOLDED |= {0x2776 + n: str(1 + n % 10) for n in range(30)}
# Direction marks, joiners and variation selectors steer the drawing and are not drawn.
NOT_DRAWN = dict.fromkeys((0x200C, 0x200D, 0x200E, 0x200F, 0xFE0E, 0xFE0F), "")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]")
_MARK = "\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
_MARK += "\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_MARK += "\u302a-\u302d\u3099\u309a\ufe20-\ufe2f"
# A mark with nothing before it, or a spacing one that would join what stands before it.
_LOOSE_MARK = re.compile(f"(?<![^\\s])[{_MARK}\u00b8\u02db\ufc5e-\ufc63\ufe70-\ufe7f]")
_ONE_MARK = re.compile(f"[{_MARK}]")
_MARKS = re.compile(f"[{_MARK}]{{2,}}")
_IGNORED: dict[int, str] = {**_FOLDED, **NOT_DRAWN}
WIDEST = 2 * glyphs.UNITS_PER_EM
_JOINER = re.compile("(?<=[\u0620-\u06ff])\u200c(?=[\u0620-\u06ff])")
# The wide one of Chinese, and the two at which no line may break (the narrow one is French).
_KEPT_SPACES = frozenset(("\u3000", "\u00a0", "\u202f"))
_UNPRINTABLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
# Drawn as nothing, as a stand-in, or extracted as another character.
_HIDING = re.compile(
    "[\u034f\u0384\u0385\u115f\u1160\u17b4\u17b5\u180b-\u180f\u20dd-\u20e0\u2209\u24eb-\u24ff"
    "\u2800\u3164\ufe00-\ufe0d\uffa0\ufffc]"
)
_TURNS_AROUND = frozenset("‘’“”")  # noqa: RUF001 - these quotation marks are meant


def normalised(text: str) -> str:
    """What two texts must share to say the same: compatibility forms unfolded, no whitespace.

    Decomposed rather than composed, so that a line break before a combining mark changes nothing.
    """
    compact = "".join(text.translate(_IGNORED).split())
    unfolded = unicodedata.normalize("NFKD", compact).translate(_IGNORED)
    # Once more: an accent that stood alone, as a space and a mark, now follows a letter.
    return unicodedata.normalize("NFKD", "".join(unfolded.split()))


def has_right_to_left(text: str) -> bool:
    """Whether the order of characters in this text is not compared, only which there are."""
    return _RIGHT_TO_LEFT.search(text) is not None


def has_marks(text: str) -> bool:
    """Whether the text has marks that are drawn over the letter before them."""
    return not text.isascii() and _ONE_MARK.search(text) is not None


def same_text(expected: str, found_normalised: str) -> bool:
    """Whether normalised page text says what a block says."""
    wanted = normalised(expected)
    if not has_right_to_left(expected):
        return wanted == found_normalised
    return _characters(wanted) == _characters(found_normalised)


def first_mismatch(expected: Iterable[str], page_text: str) -> int | None:
    """The index of the first block that is not what is printed; None when all are, in order.

    Text after the last block gives the number of blocks.
    """
    found = normalised(page_text)
    start = index = 0
    for index, block in enumerate(expected, 1):
        end = start + len(normalised(block))
        if not same_text(block, found[start:end]):
            return index - 1
        start = end
    return None if start == len(found) else index


def printable(text: str) -> str:
    """The text with every character that cannot be drawn, or that hides, shown as an escape."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.isascii():
        text = _LOOSE_MARK.sub(lambda mark: _escape(mark.group()), text)
        text = _MARKS.sub(lambda marks: _without_twins(marks.group()), text)
    return "\u200c".join(part.translate(_PRINTED) for part in _JOINER.split(text))


class _Printed(dict[int, str]):
    """How each character is printed, found out once."""

    def __missing__(self, code: int) -> str:
        shown = self[code] = _shown(chr(code))
        return shown


_PRINTED = _Printed({ord("\n"): "\n", ord("\t"): "    "})


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Zs":
        return character if character in _KEPT_SPACES else " "
    if ord(character) in NOT_DRAWN and category == "Mn":
        return character
    hides = category in _UNPRINTABLE or _HIDING.match(character)
    return _escape(character) if hides or not _drawn_well(character) else character


def _drawn_well(character: str) -> bool:
    """Whether there is a glyph, also for its mirror image, and none so wide that extraction
    takes two lines for one.
    """
    both = character + MIRRORED.get(character, "")
    return all(map(glyphs.covered, both)) and glyphs.width(character, bold=False) <= WIDEST


def _without_twins(marks: str) -> str:
    """A mark over itself would be drawn once, and extracted once."""
    seen: set[str] = set()
    shown = []
    for mark in marks:
        shown.append(_escape(mark) if mark in seen else mark)
        seen.add(mark)
    return "".join(shown)


def _escape(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def _characters(text: str) -> list[str]:
    """The characters in a fixed order; one that turns around in right-to-left text is any such."""
    return sorted(
        "(" if character in _TURNS_AROUND or unicodedata.mirrored(character) else character
        for character in text
    )
