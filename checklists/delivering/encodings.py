"""Bytes of a text file to text: the encodings that are tried, in order, and why one is believed."""

import codecs
import unicodedata
from collections.abc import Callable, Iterator

# In this order: a longer mark may begin with a shorter one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ORDINARY_CONTROLS = "\t\n\r\f\v"
_MOSTLY = 0.9
# Of running Chinese, more than this share is among the 3,755 characters of GB 2312's first level.
_COMMON_HANZI = 0.7
_FIRST_LEVEL_ENDS = 0xD7
# So many characters, from the first beyond ASCII on, are looked at to judge a whole file.
_JUDGED = 200_000


def decoded(untrusted_content: bytes) -> tuple[str, str] | None:
    """Text and name of its encoding, or None when it is text in none of those that are tried.

    The order: a byte order mark; UTF-16 without one, when there are NUL bytes; UTF-8; then,
    each only when what comes out looks like its script, GB 18030, Windows-1256 (Arabic) and
    Windows-1251 (Cyrillic); at last Windows-1252.
    """
    for mark, name in _MARKS:
        if untrusted_content.startswith(mark):
            text = _strictly(untrusted_content, name)
            return None if text is None or _is_binary(text) else (text, name)
    if b"\0" in untrusted_content:
        return _without_mark(untrusted_content)
    for name, is_believed in _TRIALS:
        text = _strictly(untrusted_content, name)
        if text is not None and not _is_binary(text) and is_believed(_judged(text)):
            return text, name
    return None


def _strictly(untrusted_content: bytes, name: str) -> str | None:
    try:
        return untrusted_content.decode(name)
    except UnicodeDecodeError:
        return None


def _without_mark(untrusted_content: bytes) -> tuple[str, str] | None:
    """UTF-16 in the order in which line ends and delimiters make sense; else text with NULs."""
    found = []
    for name in ("utf-16-le", "utf-16-be"):
        text = _strictly(untrusted_content, name)
        if text is not None and not _is_binary(text):
            ascii_characters = sum(character < "\x80" for character in _judged(text))
            found.append((ascii_characters, text, name))
    if not found:
        text = _strictly(untrusted_content, "utf-8")
        return None if text is None or _is_binary(text) else (text, "utf-8")
    _, text, name = max(found)
    return text, name


def _is_binary(text: str) -> bool:
    """Whether more than one in a hundred is a control, unassigned or private: no table is so."""
    judged = _judged(text)
    strange = sum(
        character not in _ORDINARY_CONTROLS
        and unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs")
        for character in judged
    )
    return strange * 100 > len(judged)


def _judged(text: str) -> str:
    if len(text) <= _JUDGED:
        return text
    first = next((at for at, one in enumerate(text) if one >= "\x80"), 0)
    begin = max(0, min(first - 1, len(text) - _JUDGED))
    return text[begin : begin + _JUDGED]


def _is_any(text: str) -> bool:
    return True


def _is_chinese(text: str) -> bool:
    foreign = [character for character in text if character >= "\x80"]
    pairs = [pair for pair in map(_gb2312, foreign) if len(pair) == 2]
    hanzi = [pair for pair in pairs if pair[0] >= 0xB0]
    common = sum(pair[0] <= _FIRST_LEVEL_ENDS for pair in hanzi)
    return (
        bool(hanzi)
        and len(pairs) >= _MOSTLY * len(foreign)
        and common >= _COMMON_HANZI * len(hanzi)
    )


def _gb2312(character: str) -> bytes:
    return character.encode("gb2312", "ignore")


def _is_arabic(text: str) -> bool:
    return _is_of_script(text, "\u0621", "\u06d2")


def _is_cyrillic(text: str) -> bool:
    return _is_of_script(text, "\u0401", "\u045f")


def _is_of_script(text: str, first: str, last: str) -> bool:
    """Whether the letters beyond ASCII are of this script and stand beside each other.

    German or French, misread so, gives single letters of the script inside Latin words.
    """
    letters = [at for at, one in enumerate(text) if one >= "\x80" and one.isalpha()]
    ours = [at for at in letters if first <= text[at] <= last]
    together = sum(any(first <= one <= last for one in _beside(text, at)) for at in ours)
    alone = sum(any(one.isascii() and one.isalpha() for one in _beside(text, at)) for at in ours)
    return (
        bool(ours)
        and len(ours) >= _MOSTLY * len(letters)
        and together >= _MOSTLY * len(ours)
        and alone <= (1 - _MOSTLY) * len(ours)
    )


def _beside(text: str, at: int) -> Iterator[str]:
    yield from text[max(at - 1, 0) : at]
    yield from text[at + 1 : at + 2]


_TRIALS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("utf-8", _is_any),
    ("gb18030", _is_chinese),
    ("cp1256", _is_arabic),
    ("cp1251", _is_cyrillic),
    ("cp1252", _is_any),
)
