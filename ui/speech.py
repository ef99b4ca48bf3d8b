"""The catalogues of the window's words: one per language, and two made up for tests."""

import gettext
import re
from functools import cache
from pathlib import Path

DOMAIN = "ui"
FOLDER = Path(__file__).resolve().parent / "languages"
# Each language is named in itself, so that whoever needs it can find it; the first is the source.
OWN_NAMES = {"en": "English", "zh": "中文", "fr": "Français", "ar": "العربية"}
SHIPPED = tuple(OWN_NAMES)
PSEUDO = "en_XA"
PSEUDO_RIGHT_TO_LEFT = "en_XB"
RIGHT_TO_LEFT = ("ar", PSEUDO_RIGHT_TO_LEFT)

_ARABIC = re.compile("[\u0600-\u06ff]")
_ACCENTED = str.maketrans("AEIOUaeiounsyz", "ÀÉÎÕÛàéîõûñšýž")


class Speech:
    """The words of one language."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def gettext(self, message: str) -> str:
        return self._catalogue.gettext(message) if message else ""

    _ = gettext

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self._catalogue.ngettext(one, many, number)


class _Stretched(gettext.NullTranslations):
    """English made longer, accented and bracketed: what is not bracketed was never translated."""

    def gettext(self, message: str) -> str:
        return _stretch(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _stretch(super().ngettext(msgid1, msgid2, n))


@cache
def speech(language: str) -> Speech:
    """The words of this language; English where a catalogue or a message is missing."""
    if language in (PSEUDO, PSEUDO_RIGHT_TO_LEFT):
        return Speech(language, _Stretched())
    if language == SHIPPED[0]:
        return Speech(language, gettext.NullTranslations())
    return Speech(language, gettext.translation(DOMAIN, FOLDER, [language], fallback=True))


def N_(message: str) -> str:
    """Mark a text for translation where it is written; it is translated where it is shown."""
    return message


def is_right_to_left(language: str) -> bool:
    return language in RIGHT_TO_LEFT


def isolated(text: str, *, right_to_left: bool) -> str:
    """The text in its own order inside a line of the other direction, if it could turn there."""
    return f"\u2068{text}\u2069" if right_to_left or _ARABIC.search(text) else text


def left_to_right(text: str) -> str:
    """A mark such as a serial number, which runs from left to right in every language."""
    return f"\u2066{text}\u2069" if text else ""


def in_window_order(text: str, *, right_to_left: bool) -> str:
    """A text whose lines run as the window does, whatever letters they begin with."""
    if not text or not (right_to_left or _ARABIC.search(text)):
        return text
    mark = "\u200f" if right_to_left else "\u200e"
    lines = text.split("\n")
    own = (bool(_ARABIC.search(line)) == right_to_left for line in lines)
    return "\n".join(
        mark + (line if runs else isolated(line, right_to_left=True))
        for line, runs in zip(lines, own, strict=True)
    )


def content_language(language: str) -> str:
    """The language of checklists and reports while the window speaks this one."""
    return "en" if language in (PSEUDO, PSEUDO_RIGHT_TO_LEFT) else language


def _stretch(message: str) -> str:
    """Accents outside of `{placeholders}`, a third longer, in brackets."""
    pieces: list[str] = []
    rest = message
    while rest:
        before, brace, rest = rest.partition("{")
        pieces.append(before.translate(_ACCENTED))
        if brace:
            inside, _, rest = rest.partition("}")
            pieces.append("{" + inside + "}")
    return f"[{''.join(pieces)}{'·' * (len(message) // 3)}]"
