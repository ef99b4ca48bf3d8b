"""Lines of right-to-left script in the order they are drawn, with Arabic letters joined."""

import re
from configparser import SectionProxy
from functools import cache

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display

from reports.page_text import NOT_DRAWN, has_right_to_left

_ARABIC = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# A phrase in another script, or a number, keeps its inner order: plain bidi would turn the
# parts of a serial around after an Arabic letter. A middle dot parts two phrases.
_PHRASE = re.compile(f"[^\\W_{_ARABIC}](?:[^\u00b7{_ARABIC}]*[^\\W_{_ARABIC}])?[)\\]]*")
_NUMBER = re.compile(r"\d(?:[\d.,/:+\-]*\d)?", re.ASCII)
# The ligature of lam and alef would lay the same vowel sign of both letters over itself.
_SIGN = "[\u064b-\u0652]"
_TWIN_SIGNS = re.compile(
    f"\u0644{_SIGN}*({_SIGN}){_SIGN}*(?=[\u0622\u0623\u0625\u0627]{_SIGN}*\\1)"
)
# The same the other way round: what an Arabic phrase holds in a line from left to right.
_LEFT = "A-Za-z\u00c0-\u024f\u0370-\u058f\u3040-\u9fff\uac00-\ud7ff"
_ARABIC_PHRASE = re.compile(
    f"(?=[{_ARABIC}])[^\\W\\d_](?:[^\u00b7{_LEFT}]*[\\d{_ARABIC}](?<!\u060c))?[)\\]]*"
)
# Neutral in direction, and never in a text: no typeface has them, so they are escaped.
_STANDS_FOR = tuple(map(chr, range(0x1F300, 0x1F600)))
_STRONG_LEFT = re.compile(f"[{_LEFT}]")
_STRONG_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def joined(text: str) -> str:
    """The text with Arabic letters in their joined forms, still in reading order."""
    if not has_right_to_left(text):
        return text
    return str(_reshaper().reshape(_TWIN_SIGNS.sub("\\g<0>\u200c", text)))


def runs_right_to_left(text: str, *, otherwise: bool) -> bool:
    """The direction of a paragraph: that of its first letter, or `otherwise` without one."""
    left, right = _STRONG_LEFT.search(text), _STRONG_RIGHT.search(text)
    if left is None and right is None:
        return otherwise
    if left is None or right is None:
        return right is not None
    return right.start() < left.start()


def in_drawing_order(line: str, *, right_to_left: bool) -> str:
    """One line, cut already, from left to right as it appears on the page.

    `right_to_left` is the direction of its paragraph, whose other lines may hold the letters.
    """
    if not right_to_left and not has_right_to_left(line):
        return line.translate(NOT_DRAWN)
    if not right_to_left:
        return _ARABIC_PHRASE.sub(lambda phrase: _turned(phrase.group()), line).translate(NOT_DRAWN)
    kept: dict[str, str] = {}
    isolated = _PHRASE.sub(lambda phrase: _set_aside(phrase.group(), kept), line)
    shown = str(get_display(joined(isolated), base_dir="R")).translate(NOT_DRAWN)
    return "".join(kept.get(character, character) for character in shown)


def _set_aside(phrase: str, kept: dict[str, str]) -> str:
    """One neutral character for the phrase; for each of its numbers when it is only numbers."""
    if _closes_what_stands_before(phrase):
        return _set_aside(phrase[:-1], kept) + phrase[-1]
    if not any(character.isalpha() for character in phrase):
        return _NUMBER.sub(lambda number: _keep(number.group(), kept), phrase)
    return _keep(phrase, kept)


def _turned(phrase: str) -> str:
    """An Arabic phrase as it is drawn, in a line from left to right."""
    if _closes_what_stands_before(phrase):
        return _turned(phrase[:-1]) + phrase[-1]
    return in_drawing_order(phrase, right_to_left=True)


def _closes_what_stands_before(phrase: str) -> bool:
    """Whether the last bracket belongs to the words around the phrase, and turns with them."""
    pairs = (("(", ")"), ("[", "]"))
    return any(
        phrase.endswith(closing) and phrase.count(closing) > phrase.count(opening)
        for opening, closing in pairs
    )


def _keep(phrase: str, kept: dict[str, str]) -> str:
    if len(kept) == len(_STANDS_FOR):
        return phrase
    character = _STANDS_FOR[len(kept)]
    kept[character] = phrase
    return character


@cache
def _reshaper() -> ArabicReshaper:
    # By default vowel signs are dropped, and words such as the name of God become one glyph.
    reshaper = ArabicReshaper(
        configuration={
            "delete_harakat": False,
            "delete_tatweel": False,
            "support_zwj": False,
            "support_ligatures": True,
            "use_unshaped_instead_of_isolated": False,
            **dict.fromkeys(_SENTENCE_LIGATURES, False),
        }
    )
    reshaper.configuration = _Settings(reshaper.configuration)
    return reshaper


class _Settings:
    """Settings read once: the reshaper asks for six of them, as words, with every line."""

    def __init__(self, written: SectionProxy) -> None:
        self.getboolean = cache(written.getboolean)


_SENTENCE_LIGATURES = (
    "ARABIC LIGATURE ALLAH",
    "ARABIC LIGATURE AKBAR",
    "ARABIC LIGATURE ALAYHE",
    "ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM",
    "ARABIC LIGATURE JALLAJALALOUHOU",
    "ARABIC LIGATURE MOHAMMAD",
    "ARABIC LIGATURE RASOUL",
    "ARABIC LIGATURE SALAM",
    "ARABIC LIGATURE SALLA",
    "ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM",
    "ARABIC LIGATURE WASALLAM",
    "RIAL SIGN",
)
