"""A spreadsheet as values: named sheets of rows of text, and why a file is no such spreadsheet."""

from dataclasses import dataclass
from enum import StrEnum

from checklists.values import Problem

MAX_CELL_CHARACTERS = 32_767
MAX_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows as they stand: the first is row 1; a row ends with its last cell that is not empty."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    sheets: tuple[Sheet, ...]

    def find(self, *names: str) -> Sheet | None:
        """The first sheet of one of these names, whatever its capitals and outer spaces."""
        for sheet in self.sheets:
            if sheet.name.strip().casefold() in names:
                return sheet
        return None


class SpreadsheetFault(StrEnum):
    """Why a file cannot be read or written as a spreadsheet."""

    OLD_FORMAT = "old_format"
    ENCRYPTED = "encrypted"
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_COMPRESSED = "too_compressed"
    HOSTILE_XML = "hostile_xml"
    TOO_MANY_SHEETS = "too_many_sheets"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    CELL_TOO_LONG = "cell_too_long"
    TOO_MANY_TO_WRITE = "too_many_to_write"
    BAD_SHEET_NAME = "bad_sheet_name"


@dataclass(eq=False)
class SpreadsheetRefused(Problem):
    """A spreadsheet was not read, or not written: nothing of it was taken over."""

    file: str
    kind: SpreadsheetFault
    detail: str
