"""Runs of text as the operators of a page: what reportlab's text object does, for whole lines."""

from collections.abc import Iterator
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


class Lettering:
    """Writes lines for one file, whose typefaces are cut into subsets as letters are needed."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._names: dict[tuple[str, int], str] = {}

    def line(
        self,
        runs: tuple[tuple[Typeface, str], ...],
        at: tuple[float, float],
        size: float,
        colour: Colour,
    ) -> str:
        """One line of text at this place, its baseline from the left; sizes in points."""
        x, baseline = at
        code = [f"BT 1 0 0 1 {x:.2f} {baseline:.2f} Tm {_operands(colour)} rg"]
        thick = False
        for face, part in runs:
            if face.thicken is not thick:
                thick = face.thicken
                pen = f"{size * 0.02:.3f} w {_operands(colour)} RG 2 Tr"
                code.append(pen if thick else "0 Tr")
            if not has_marks(part):
                code.extend(self._shown(face.name, part, size))
                continue
            for number, character in enumerate(part):
                stepped = size + SIZE_STEP * (number % SIZES)
                code.extend(self._shown(face.name, character, stepped))
        # The mode outlives the text object, and the next page begins with mode 0.
        code.append("0 Tr ET" if thick else "ET")
        return " ".join(code)

    def _shown(self, face: str, text: str, size: float) -> Iterator[str]:
        if text.isascii():
            # The first subset of a typeface keeps these letters at their own codes.
            yield f"{self._name(face, 0)} {size:.2f} Tf ({text.translate(_ESCAPED)}) Tj"
            return
        font: Any = pdfmetrics.getFont(face)
        for subset, codes in font.splitString(text, self._document):
            name = self._name(face, subset)
            yield f"{name} {size:.2f} Tf ({codes.decode('latin-1').translate(_ESCAPED)}) Tj"

    def _name(self, face: str, subset: int) -> str:
        key = (face, subset)
        if key not in self._names:
            font: Any = pdfmetrics.getFont(face)
            self._names[key] = font.getSubsetInternalName(subset, self._document)
        return self._names[key]


@lru_cache(maxsize=64)
def _operands(colour: Colour) -> str:
    return " ".join(f"{part:.3f}" for part in colour)
