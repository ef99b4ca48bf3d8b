"""Where a long word may be parted at the end of a line, by the patterns of its language."""

import re
from functools import cache, lru_cache

import pyphen

FEWEST_LETTERS = 8
FEWEST_ON_A_SIDE = 3
# One word with the marks around it, an elided article too; whatever else is a name or a code.
_WORD = re.compile(
    f"[«(“‘\\s]*(?:[^\\W\\d_]+['’])?([^\\W\\d_]{{{FEWEST_LETTERS},}})[\\s,;:.!?)»”’…]*"  # noqa: RUF001
)
# A group of a digest may happen to have no digit.
_DIGEST = re.compile("[a-f]+")


@lru_cache(maxsize=20_000)
def parting_points(atom: str, language: str) -> tuple[int, ...]:
    """How many characters of this word may stand before a hyphen, the most first.

    None of what has digits, or capitals after its first letter, or is joined by other signs; and
    none in a language whose patterns are not known.
    """
    found = _WORD.fullmatch(atom)
    patterns = _patterns(language) if found else None
    if found is None or patterns is None:
        return ()
    word = found.group(1)
    if not word[1:].islower() or _DIGEST.fullmatch(word):
        return ()
    # Some languages spell a parted word in another way: it is left whole.
    points = [int(point) for point in patterns.positions(word) if not point.data]
    return tuple(found.start(1) + point for point in reversed(points))


@cache
def _patterns(language: str) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(language)
    side = FEWEST_ON_A_SIDE
    return pyphen.Pyphen(lang=known, left=side, right=side) if known else None
