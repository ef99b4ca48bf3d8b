"""The fictional texts, read from their files in one language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

# A table with this key is one text in every language.
_MARK_OF_A_TEXT = "en"


@cache
def told(name: str, language: str) -> dict[str, Any]:
    """The whole file of this name, each text in this language only."""
    content = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
    spoken: dict[str, Any] = _spoken(content, language)
    return spoken


def _spoken(value: Any, language: str) -> Any:
    if isinstance(value, list):
        return [_spoken(one, language) for one in value]
    if not isinstance(value, dict):
        return value
    if _MARK_OF_A_TEXT in value:
        return value[language]
    return {name: _spoken(one, language) for name, one in value.items()}
