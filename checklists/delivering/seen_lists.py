"""A list of marks as a file: one a line, or a table with a column `serial` and perhaps `store`."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checklists.delivering.encodings import decoded
from checklists.values import Problem

_DELIMITERS = ("\t", ";", ",")
SERIAL, STORE = "serial", "store"


class SeenListFault(StrEnum):
    """Why a file is no list of marks."""

    NOT_TEXT = "not_text"
    NO_SERIAL_COLUMN = "no_serial_column"
    NOT_A_TABLE = "not_a_table"
    EMPTY = "empty"


@dataclass(eq=False)
class SeenListRefused(Problem):
    """A file could not be read as a list of marks; nothing was taken from it."""

    file_name: str
    fault: SeenListFault


@dataclass(frozen=True, slots=True)
class SeenLine:
    """One mark of a list; `line` counts the file's lines from 1, `store` may be empty."""

    line: int
    text: str
    store: str = ""


def read_seen_list(file_name: str, untrusted_content: bytes) -> tuple[SeenLine, ...]:
    """The marks of a file in any of the encodings that are tried; blank lines are none.

    Several columns need one called `serial`, so that no column is dropped unseen; raises
    SeenListRefused.
    """
    found = decoded(untrusted_content)
    if found is None:
        raise SeenListRefused(file_name, SeenListFault.NOT_TEXT)
    text, _encoding = found
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    lines = _table(file_name, text, delimiter) if delimiter in first else _plain(text)
    seen = tuple(line for line in lines if line.text)
    if not seen:
        raise SeenListRefused(file_name, SeenListFault.EMPTY)
    return seen


def _plain(text: str) -> Iterator[SeenLine]:
    is_first = True
    for number, line in enumerate(text.splitlines(), 1):
        mark = line.strip()
        if not (is_first and mark.casefold() == SERIAL):
            yield SeenLine(number, mark)
        is_first = is_first and not mark


def _table(file_name: str, text: str, delimiter: str) -> Iterator[SeenLine]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names: list[str] = []
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not names:
                names = [cell.casefold() for cell in cells] if any(cells) else []
                if names and SERIAL not in names:
                    raise SeenListRefused(file_name, SeenListFault.NO_SERIAL_COLUMN)
                continue
            by_name = dict(zip(names, cells, strict=False))
            yield SeenLine(reader.line_num, by_name.get(SERIAL, ""), by_name.get(STORE, ""))
    except csv.Error as error:
        raise SeenListRefused(file_name, SeenListFault.NOT_A_TABLE) from error
