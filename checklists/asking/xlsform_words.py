"""Texts and ids of a foreign form made into ours: always some English, and no id twice."""

import re
from collections.abc import Mapping

from checklists.asking.xlsform import SURVEY, Ledger, NotTakenKind
from checklists.values import FALLBACK_LANGUAGE, STORE_MARK, Texts

_LONGEST_PREFIX = 8


class English:
    """Sees to it that every text has English, which a checklist falls back to."""

    def __init__(self, *, form_has_it: bool, main_language: str, ledger: Ledger) -> None:
        self._form_has_it = form_has_it
        self._main_language = main_language
        self._ledger = ledger

    def of(self, texts: Mapping[str, str], row: int, column: str, sheet: str = SURVEY) -> Texts:
        """The texts, with those of the main language as English where there is none."""
        if FALLBACK_LANGUAGE in texts or not texts:
            return Texts(texts)
        language = self._main_language if self._main_language in texts else next(iter(texts))
        if self._form_has_it:
            self._ledger.add(sheet, row, column, NotTakenKind.TEXT_NOT_ENGLISH, language)
        else:
            self._ledger.once(sheet, row, NotTakenKind.FORM_NOT_ENGLISH, language)
        return Texts({**texts, FALLBACK_LANGUAGE: texts[language]})


class Ids:
    """Ids in use; a second use of one gets a number behind it."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._counts: dict[str, int] = {}

    def unique(self, identity: str) -> str:
        identity = found = identity.replace(STORE_MARK, "-")
        while found in self._used:
            self._counts[identity] = self._counts.get(identity, 1) + 1
            found = f"{identity}-{self._counts[identity]}"
        self._used.add(found)
        return found


def word_of(name: str, otherwise: str) -> str:
    """A lower-case word made of any name."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or otherwise


def prefix_of(form_id: str) -> str:
    """The beginning of every item's id, made of a form's."""
    return re.sub(r"[^A-Z0-9]", "", form_id.upper())[:_LONGEST_PREFIX] or "FORM"
