"""The catalogues of the window's words: one per language, and two made up for tests."""

import gettext
from functools import cache
from pathlib import Path

DOMAIN = "ui"
FOLDER = Path(__file__).resolve().parent / "languages"
SHIPPED = ("en", "zh")
PSEUDO = "en_XA"
PSEUDO_RIGHT_TO_LEFT = "en_XB"
RIGHT_TO_LEFT = ("ar", PSEUDO_RIGHT_TO_LEFT)

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
