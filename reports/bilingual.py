"""A report in two languages: each paragraph followed by the same one in the second language."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reports.pieces import BLANK, LASTING, MOMENT, Look, Para, Piece, Row, Thumbnails

# How a paragraph looks that says once more what the one before it said.
_QUIETER = {
    Look.TITLE: Look.BANNER,
    Look.CHAPTER: Look.HEADING,
    Look.HEADING: Look.SUBHEADING,
    Look.SUBHEADING: Look.STRONG,
    Look.STRONG: Look.BODY,
    Look.BODY: Look.SMALL,
    Look.LABEL: Look.FINE,
    Look.SMALL: Look.FINE,
    Look.NUMBER: Look.NUMBER_LABEL,
    Look.BANNER: Look.STRONG,
}


def in_both(first: Iterable[Piece], second: Iterable[Piece], language: str) -> Iterator[Piece]:
    """The pieces with what `second` says in another `language`; what reads alike stands once.

    Both come from the same data, so they are built alike; ValueError when they are not.
    """
    for one, other in zip(first, second, strict=True):
        if isinstance(one, Row) and isinstance(other, Row):
            yield _row(one, other, language)
        elif isinstance(one, Thumbnails) and isinstance(other, Thumbnails):
            yield replace(one, captions=_row(one.captions, other.captions, language))
        else:
            yield one


def _row(one: Row, other: Row, language: str) -> Row:
    cells = (tuple(_cell(*both, language)) for both in zip(one.cells, other.cells, strict=True))
    return replace(one, cells=tuple(cells))


def _cell(first: Iterable[Para], second: Iterable[Para], language: str) -> Iterator[Para]:
    for one, other in zip(first, second, strict=True):
        yield one
        if _letters(other.text) != _letters(one.text):
            look = _QUIETER.get(one.look, one.look)
            mark = LASTING if one.mark.startswith(MOMENT) else BLANK if one.mark else ""
            yield replace(other, look=look, mark=mark, language=language)


def _letters(text: str) -> str:
    """What two lines must share to read alike: names joined by another comma do."""
    return "".join(letter for letter in text if letter.isalnum())
