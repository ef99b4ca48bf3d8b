"""The sentences of a report in each language; English is the source, the rest are catalogues."""

import gettext
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

DOMAIN = "reports"
CATALOGUES = Path(__file__).resolve().parent / "languages"
RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ps", "ur"))

Gettext = Callable[[str], str]


@cache
def speech(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, or of its base language; English where there is none."""
    tag = language.replace("-", "_")
    return gettext.translation(DOMAIN, CATALOGUES, [tag, tag.partition("_")[0]], fallback=True)


@cache
def is_right_to_left(language: str) -> bool:
    return language.partition("-")[0].lower() in RIGHT_TO_LEFT


def moment(when: datetime | None) -> str:
    """A time as reports print it, such as `2026-11-24 14:05 UTC+03:00`; empty for None."""
    if when is None:
        return ""
    offset = when.strftime("%z")
    return (
        f"{when:%Y-%m-%d %H:%M} UTC{offset[:3]}:{offset[3:5]}"
        if offset
        else f"{when:%Y-%m-%d %H:%M}"
    )


def grouped(digits: str, size: int = 8) -> str:
    """Hex digits in groups, so that a person can read them aloud and a line can break."""
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))
