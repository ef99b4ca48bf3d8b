"""Open the TOML files of a checklist and collect what is wrong with them, fault by fault."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from checklists.values import Problem

MAX_FILE_BYTES = 2 * 1024 * 1024

Word = TypeVar("Word", bound=StrEnum)


class FaultKind(StrEnum):
    """Everything that can be wrong with a checklist; each has a sentence in `ui/wording.py`."""

    MISSING_FILE = "missing_file"
    TOO_LARGE = "too_large"
    NOT_TOML = "not_toml"
    UNKNOWN_FORMAT = "unknown_format"
    MISSING_FIELD = "missing_field"
    WRONG_TYPE = "wrong_type"
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_WORD = "unknown_word"
    DUPLICATE_ID = "duplicate_id"
    FOREIGN_ID = "foreign_id"
    UNKNOWN_ID = "unknown_id"
    MISSING_TEXT = "missing_text"
    WRONG_LANGUAGE = "wrong_language"
    WEIGHT_OUT_OF_RANGE = "weight_out_of_range"
    UNKNOWN_REFERENCE = "unknown_reference"
    UNKNOWN_CLAUSE = "unknown_clause"
    UNCITABLE_CLAUSE = "uncitable_clause"
    UNKNOWN_CONDITION = "unknown_condition"
    LATE_CONDITION = "late_condition"
    CONDITION_CIRCLE = "condition_circle"
    STORE_CONDITION = "store_condition"
    STORE_MARK = "store_mark"
    NO_ITEMS = "no_items"
    UNKNOWN_ITEM = "unknown_item"
    UNKNOWN_COUNTRY = "unknown_country"
    WRONG_EDITION = "wrong_edition"
    ALREADY_THERE = "already_there"
    # These do not bar loading; `checking.py` names them.
    MISSING_TRANSLATION = "missing_translation"
    UNKNOWN_UNIT = "unknown_unit"
    DEAD_CRITICAL_ITEM = "dead_critical_item"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: in which file, at which item or section (may be empty), what, and the detail.

    A part of an item stands behind its id, after a space: `WS-KEY-01 keys_present`.
    """

    file: str
    place: str
    kind: FaultKind
    detail: str


@dataclass(eq=False)
class ChecklistRefused(Problem):
    """A checklist was not loaded because of these faults; nothing of it was taken over."""

    faults: tuple[Fault, ...]


@dataclass(eq=False)
class OverlayRefused(ChecklistRefused):
    """An authority's overlay was not loaded because of these faults; nothing was taken over."""


class FaultList:
    """The faults found so far; reading goes on after one, so that all are named at once."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, file: str, place: str, kind: FaultKind, detail: str = "") -> None:
        self._faults.append(Fault(file, place, kind, detail))

    def raise_if_any(self, refusal: type[ChecklistRefused] = ChecklistRefused) -> None:
        if self._faults:
            raise refusal(tuple(self._faults))


class Table:
    """One TOML table being read: takes fields by name and type, and reports what is left over."""

    def __init__(self, faults: FaultList, file: str, place: str, entries: object) -> None:
        self._faults = faults
        self._file = file
        self.place = place
        self._entries: dict[str, Any] = {}
        if isinstance(entries, dict):
            self._entries = dict(entries)
        else:
            self.fault(FaultKind.WRONG_TYPE, place)

    def fault(self, kind: FaultKind, detail: str = "", place: str | None = None) -> None:
        self._faults.add(self._file, self.place if place is None else place, kind, detail)

    def text(self, name: str, default: str | None = None) -> str:
        """A text without the spaces around it; with a default it may be left out."""
        if default is not None and name not in self._entries:
            return default
        value: str = self._take(name, str, "")
        return value.strip()

    def integer(self, name: str) -> int:
        value: int = self._take(name, int, 0)
        return value

    def flag(self, name: str) -> bool:
        """A true or false field that may be left out, which means false."""
        return name in self._entries and bool(self._take(name, bool, False))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts that may be left out, which means empty."""
        if name not in self._entries:
            return ()
        values = self._take(name, list, [])
        if not all(isinstance(value, str) for value in values):
            self.fault(FaultKind.WRONG_TYPE, name)
            return ()
        return tuple(values)

    def word(self, name: str, words: type[Word]) -> Word:
        """A field that holds one of these words; the first word stands in after a fault."""
        value = self.text(name)
        return self._as_word(name, value, words) or next(iter(words))

    def words(self, name: str, words: type[Word]) -> tuple[Word, ...]:
        found = (self._as_word(name, value, words) for value in self.texts(name))
        return tuple(word for word in found if word is not None)

    def tables(self, name: str, label: str, *, inside: str = "") -> list["Table"]:
        """The tables of a list of tables, each placed by its own `id`; none when left out.

        `inside` stands before that place: the item whose parts they are.
        """
        entries = self._take(name, list, []) if name in self._entries else []
        places = [_id_of(entry) or f"{label} {n}" for n, entry in enumerate(entries, 1)]
        return [
            Table(self._faults, self._file, f"{inside} {place}".strip(), entry)
            for place, entry in zip(places, entries, strict=True)
        ]

    def named_tables(self, name: str) -> list["Table"]:
        """The tables inside a table, each placed by its key; none when it is left out."""
        entries = self._entries.pop(name, {})
        if not isinstance(entries, dict):
            self.fault(FaultKind.WRONG_TYPE, name)
            return []
        return [Table(self._faults, self._file, key, entry) for key, entry in entries.items()]

    def find_table(self, name: str) -> "Table | None":
        """A table inside this one, or None when it is left out."""
        if name not in self._entries:
            return None
        place = f"{self.place} {name}".strip()
        return Table(self._faults, self._file, place, self._entries.pop(name))

    def rest_as_texts(self) -> dict[str, str]:
        """All that is left, each a text by its key."""
        return {name: self.text(name) for name in list(self._entries)}

    def done(self) -> None:
        """Report each field nobody took: a misspelt name must not be ignored."""
        for name in self._entries:
            self.fault(FaultKind.UNKNOWN_FIELD, name)

    def _as_word(self, name: str, value: str, words: type[Word]) -> Word | None:
        try:
            return words(value)
        except ValueError:
            if value:
                self.fault(FaultKind.UNKNOWN_WORD, f"{name}: {value}")
            return None

    def _take(self, name: str, kind: type, empty: Any) -> Any:
        if name not in self._entries:
            self.fault(FaultKind.MISSING_FIELD, name)
            return empty
        value = self._entries.pop(name)
        if type(value) is not kind:
            self.fault(FaultKind.WRONG_TYPE, name)
            return empty
        return value


def open_table(path: Path, faults: FaultList) -> Table | None:
    """The TOML file as a table; None after a fault that leaves nothing to read."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            faults.add(path.name, "", FaultKind.TOO_LARGE, str(MAX_FILE_BYTES))
            return None
        return Table(faults, path.name, "", tomllib.loads(path.read_text("utf-8")))
    except OSError:
        faults.add(path.name, "", FaultKind.MISSING_FILE, str(path))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        faults.add(path.name, "", FaultKind.NOT_TOML, str(error))
    return None


def _id_of(entry: object) -> str:
    value = entry.get("id", "") if isinstance(entry, dict) else ""
    return value if isinstance(value, str) else ""
