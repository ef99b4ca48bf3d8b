"""The names of the field's fixed words in each language, for screens and reports alike."""

from enum import StrEnum
from functools import cache
from pathlib import Path

from checklists.asking.files import FaultList, open_table
from checklists.asking.shelf import LIBRARY
from checklists.values import FALLBACK_LANGUAGE


def term(word: StrEnum, language: str) -> str:
    """The name of a fixed word, in English where the language lacks it."""
    key = f"{type(word).__name__}.{word.value}"
    return _terms(language).get(key) or _terms(FALLBACK_LANGUAGE)[key]


@cache
def _terms(language: str) -> dict[str, str]:
    path = terms_file(language)
    return read_terms(path) if path.exists() else {}


def terms_file(language: str) -> Path:
    return LIBRARY / "terms" / f"{language}.toml"


def read_terms(path: Path) -> dict[str, str]:
    """`Vocabulary.word` -> its name; raises ChecklistRefused naming every fault."""
    faults = FaultList()
    table = open_table(path, faults)
    faults.raise_if_any()
    assert table is not None  # noqa: S101 - a file that cannot be read was raised above
    return {
        f"{group.place}.{word}": name
        for group in table.named_tables("terms")
        for word, name in group.rest_as_texts().items()
    }
