"""Runs of text as the operators of a page: what reportlab's text object does, for whole lines."""

from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics

from reports.glyphs import Typeface
from reports.page_style import Colour
from reports.page_text import has_marks

# Glyphs of two subsets of a typeface may share a code; where a mark lies over a letter, extraction
# (pdfium) would take the one for the other drawn twice, unless their sizes differ.
SIZE_STEP = 0.01
SIZES = 7
# A line's end inside a string would be read as another one, and brackets must be in pairs.
_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}
_ESCAPED |= {ord(sign): f"\\{sign}" for sign in "\\()"}


def lettered(
    runs: tuple[tuple[Typeface, str], ...],
    at: tuple[float, float],
    size: float,
    colour: Colour,
    document: Any,
) -> str:
    """One line of text at this place, its baseline from the left; sizes and places in points."""
    x, baseline = at
    code = [f"BT 1 0 0 1 {x:.2f} {baseline:.2f} Tm {_operands(colour)} rg"]
    thick = False
    for face, part in runs:
        if face.thicken is not thick:
            thick = face.thicken
            code.append(f"{size * 0.02:.3f} w {_operands(colour)} RG 2 Tr" if thick else "0 Tr")
        _letter(code, face, part, size, document)
    # The mode outlives the text object, and the next page begins with mode 0.
    code.append("0 Tr ET" if thick else "ET")
    return " ".join(code)


def _letter(code: list[str], face: Typeface, part: str, size: float, document: Any) -> None:
    font: Any = pdfmetrics.getFont(face.name)
    if not has_marks(part):
        for subset, shown in font.splitString(part, document):
            name = font.getSubsetInternalName(subset, document)
            code.append(f"{name} {size:.2f} Tf {_string(shown)} Tj")
        return
    for number, character in enumerate(part):
        for subset, shown in font.splitString(character, document):
            name = font.getSubsetInternalName(subset, document)
            stepped = size + SIZE_STEP * (number % SIZES)
            code.append(f"{name} {stepped:.2f} Tf {_string(shown)} Tj")


def _string(shown: bytes) -> str:
    return f"({shown.decode('latin-1').translate(_ESCAPED)})"


@lru_cache(maxsize=64)
def _operands(colour: Colour) -> str:
    return " ".join(f"{part:.3f}" for part in colour)
