"""A text table (CSV) from bytes: its encoding and delimiter found, its size held in bounds."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from checklists.asking.spreadsheet import MAX_CELL_CHARACTERS, MAX_ROWS
from checklists.delivering.encodings import decoded
from checklists.values import Problem

MAX_TABLE_BYTES = 16 * 1024 * 1024
MAX_TABLE_COLUMNS = 200
DELIMITERS = (";", "\t", ",", "|")

_SNIFFED_ROWS, _SNIFFED_CHARACTERS = 200, 400_000
# Two columns in two rows of three.
_LEAST_AGREEMENT = 1 / 3
_SEPARATOR_LINE = re.compile(r'"?sep=([;,\t|])"?\r?(?:\n|$)', re.IGNORECASE)

Row = tuple[str, ...]
Knows = Callable[[Sequence[Row]], int]


class TableFault(StrEnum):
    """Why a file cannot be read as a table."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    QUOTES = "quotes"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    CELL_TOO_LONG = "cell_too_long"


@dataclass(eq=False)
class TableRefused(Problem):
    """A table was not read: nothing of it was taken over. `row` is 0 when no row is meant."""

    file: str
    kind: TableFault
    row: int
    limit: int


@dataclass(frozen=True, slots=True)
class TextTable:
    """`delimiter` is empty for a table of one column. Rows as in a spreadsheet: the first is row 1.

    A row ends with its last cell that is not empty; line ends inside quotes stay in their cell.
    """

    encoding: str
    delimiter: str
    rows: tuple[Row, ...]


def read_table(file: str, untrusted_content: bytes, knows: Knows) -> TextTable:
    """The table in these bytes; raises TableRefused.

    `knows` says how many columns of the best header among these rows it can name: what
    distinguishes the right delimiter from one that occurs in the cells.
    """
    if len(untrusted_content) > MAX_TABLE_BYTES:
        raise TableRefused(file, TableFault.TOO_LARGE, 0, MAX_TABLE_BYTES)
    if not untrusted_content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise TableRefused(file, TableFault.EMPTY, 0, 0)
    found = decoded(untrusted_content)
    if found is None:
        raise TableRefused(file, TableFault.NOT_TEXT, 0, 0)
    text, encoding = found
    if "\0" in text:
        row = 1 + len(re.findall(r"\r\n|\r|\n", text[: text.index("\0")]))
        raise TableRefused(file, TableFault.NOT_TEXT, row, 0)
    named = _SEPARATOR_LINE.match(text)
    delimiter = named[1] if named else _delimiter(text, knows)
    rows = tuple(_rows(file, text, delimiter or ","))
    # The line that names the delimiter stays a row, so that row numbers are a spreadsheet's.
    return TextTable(encoding, delimiter, ((), *rows[1:]) if named else rows)


def _delimiter(text: str, knows: Knows) -> str:
    """The delimiter whose columns are best known, then the one whose rows agree best."""
    text = text[:_SNIFFED_CHARACTERS]
    in_one_column = knows([(line,) for line in text.splitlines()[:_SNIFFED_ROWS]])
    best, best_score = "", (0, _LEAST_AGREEMENT)
    for delimiter in DELIMITERS:
        rows = _sample(text, delimiter)
        columns, agreeing = _most_common_width(rows)
        score = (knows(rows), agreeing / max(len(rows), 1) * (1 - 1 / max(columns, 1)))
        # A comma in the cells of a list of one column parts nothing that the header names.
        is_by_chance = 0 < score[0] <= in_one_column and agreeing < len(rows)
        if columns > 1 and not is_by_chance and score > best_score:
            best, best_score = delimiter, score
    return best


def _sample(text: str, delimiter: str) -> list[Row]:
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows.extend(tuple(row) for row in islice(reader, _SNIFFED_ROWS) if any(row))
    except csv.Error:
        return rows
    return rows


def _most_common_width(rows: list[Row]) -> tuple[int, int]:
    widths = Counter(map(len, rows)).most_common(1)
    return widths[0] if widths else (0, 0)


def _rows(file: str, text: str, delimiter: str) -> Iterator[Row]:
    """Every row within the bounds; blank rows after the last that says anything are not given."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    gap = 0
    for number, row in enumerate(_checked(file, reader), 1):
        cells = _trimmed(row)
        if not cells:
            gap += 1
            continue
        if number > MAX_ROWS:
            raise TableRefused(file, TableFault.TOO_MANY_ROWS, number, MAX_ROWS)
        if len(cells) > MAX_TABLE_COLUMNS:
            raise TableRefused(file, TableFault.TOO_MANY_COLUMNS, number, MAX_TABLE_COLUMNS)
        if max(map(len, cells)) > MAX_CELL_CHARACTERS:
            raise TableRefused(file, TableFault.CELL_TOO_LONG, number, MAX_CELL_CHARACTERS)
        yield from ((),) * gap
        gap = 0
        yield cells


def _checked(file: str, reader: Iterator[list[str]]) -> Iterator[list[str]]:
    number = 0
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            # Read on, an unclosed quote would swallow the rows behind it.
            is_long = "field larger" in str(error)
            kind = TableFault.CELL_TOO_LONG if is_long else TableFault.QUOTES
            limit = MAX_CELL_CHARACTERS if is_long else 0
            raise TableRefused(file, kind, number, limit) from error
        if row is None:
            return
        yield row


def _trimmed(row: list[str]) -> Row:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return tuple(row[:end])
