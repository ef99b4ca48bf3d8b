"""Which typeface draws a character and how wide it is; registers the typefaces with reportlab."""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reports import typefaces

UNITS_PER_EM = 1000
FIRST_FONT = "PSSM-Latin"
# Marks that Latin and Chinese typefaces draw differently: they follow the text before them.
_FOLLOWS_CHINESE = frozenset("“”‘’…—·")  # noqa: RUF001 - these marks are meant


class _Widths(dict[str, float]):
    """Advance widths in thousandths of an em, by character; 0 for a missing glyph."""

    def __missing__(self, character: str) -> float:
        return 0.0


@dataclass(frozen=True)
class Typeface:
    """A registered typeface; `thicken` is set where bold is drawn by outlining the regular."""

    name: str
    widths: dict[str, float]
    thicken: bool = False

    def covers(self, character: str) -> bool:
        return character in self.widths

    def width(self, text: str) -> float:
        """In thousandths of an em."""
        return sum(map(self.widths.__getitem__, text))


@dataclass(frozen=True)
class Family:
    """The typefaces of one weight in the order they are tried."""

    latin: Typeface
    arabic: Typeface
    chinese: Typeface

    def find(self, character: str) -> Typeface | None:
        tried = (self.latin, self.arabic, self.chinese)
        return next((face for face in tried if face.covers(character)), None)


class _FaceOf(dict[str, Typeface]):
    def __init__(self, family: Family) -> None:
        super().__init__()
        self._family = family

    def __missing__(self, character: str) -> Typeface:
        face = self[character] = self._family.find(character) or self._family.latin
        return face


_families: dict[bool, Family] = {}
_faces: dict[bool, _FaceOf] = {}
_lock = Lock()


def covered(character: str) -> bool:
    """Whether any typeface that ships has a glyph for this character."""
    return _family(bold=False).find(character) is not None


def runs(text: str, *, bold: bool) -> list[tuple[Typeface, str]]:
    """The text cut where the typeface changes."""
    family = _family(bold=bold)
    if text.isascii():
        return [(family.latin, text)] if text else []
    return [(face, "".join(part)) for face, part in groupby(text, _Chooser(family, bold=bold))]


def width(text: str, *, bold: bool) -> float:
    """In thousandths of an em, over all typefaces the text needs."""
    return sum(face.width(part) for face, part in runs(text, bold=bold))


class _Chooser:
    """Gives the typeface of one character after another."""

    def __init__(self, family: Family, *, bold: bool) -> None:
        self._family = family
        self._face_of = _faces[bold]
        self._last = family.latin

    def __call__(self, character: str) -> Typeface:
        chinese = self._family.chinese
        if self._last is chinese and character in _FOLLOWS_CHINESE:
            return chinese
        self._last = self._face_of[character]
        return self._last


def _family(*, bold: bool) -> Family:
    with _lock:
        if not _families:
            _register()
    return _families[bold]


def _register() -> None:
    chinese = _typeface("PSSM-Chinese", typefaces.CHINESE)
    thickened = Typeface(chinese.name, chinese.widths, thicken=True)
    bold = Family(
        _typeface("PSSM-Latin-Bold", typefaces.LATIN_BOLD),
        _typeface("PSSM-Arabic-Bold", typefaces.ARABIC_BOLD),
        thickened,
    )
    regular = Family(
        _typeface(FIRST_FONT, typefaces.LATIN),
        _typeface("PSSM-Arabic", typefaces.ARABIC),
        chinese,
    )
    for weight, family in ((True, bold), (False, regular)):
        _faces[weight] = _FaceOf(family)
        _families[weight] = family


def _typeface(name: str, path: Path) -> Typeface:
    font = TTFont(name, str(path))
    pdfmetrics.registerFont(font)
    face = font.face
    widths = _Widths()
    for code, glyph in face.charToGlyph.items():
        if glyph:
            widths[chr(code)] = face.charWidths.get(code, face.defaultWidth)
    return Typeface(name, widths)
