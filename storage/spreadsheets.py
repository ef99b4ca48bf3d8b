"""Spreadsheet files to sheets of text and back: hostile files are refused, nothing is computed."""

import io
import lzma
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from checklists.asking.spreadsheet import (
    MAX_CELL_CHARACTERS,
    MAX_ROWS,
    Sheet,
    Sheets,
    SpreadsheetFault,
    SpreadsheetRefused,
)

MEGABYTE = 1024 * 1024
MAX_UNPACKED_BYTES = 64 * MEGABYTE
# The parts openpyxl makes objects of: a few bytes each become a kilobyte.
MAX_SMALL_PART_BYTES = 2 * MEGABYTE
MAX_STRINGS_BYTES = 16 * MEGABYTE
MAX_PARTS = 1_000
MAX_RATIO = 200
MAX_SHEETS = 100
MAX_COLUMNS = 1_000
MAX_CELLS = 20_000_000

_LAST_ROW = 1_048_576
_EXACT = 10**15
_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_STRINGS = "xl/sharedstrings.xml"
# What openpyxl and the standard library raise on a spoiled file; anything else is a bug.
_SPOILED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|005[Ff]|[Ff]{3}[EeFf])_")
_BAD_IN_NAME = re.compile(r"[\\/*?:\[\]\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_NAME = 31
_FORMULA_MARKS = ("=", "+", "-", "@")


def read_sheets(file_name: str, untrusted_content: bytes) -> Sheets:
    """Every sheet as text; raises SpreadsheetRefused with the reason."""
    try:
        _check_container(untrusted_content)
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out: styles, extensions and other pictures.
            warnings.simplefilter("ignore")
            return _read(untrusted_content)
    except _Refusal as refusal:
        raise SpreadsheetRefused(file_name, refusal.kind, refusal.detail) from refusal.__cause__
    except _SPOILED as error:
        # openpyxl raises some errors again, as ones of its own.
        first = error.__cause__ or error
        is_hostile = isinstance(first, DefusedXmlException)
        kind = SpreadsheetFault.HOSTILE_XML if is_hostile else SpreadsheetFault.BROKEN
        raise SpreadsheetRefused(file_name, kind, type(first).__name__) from error


def write_sheets(sheets: Sheets) -> bytes:
    """An .xlsx file in which every cell is text, so that no cell is ever taken for a formula."""
    _check_writable(sheets)
    book = openpyxl.Workbook(write_only=True)
    for sheet in sheets.sheets:
        target = book.create_sheet(sheet.name)
        for row in sheet.rows:
            target.append([_cell(target, text) for text in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _check_writable(sheets: Sheets) -> None:
    for sheet in sheets.sheets:
        if not sheet.name or len(sheet.name) > _LONGEST_NAME or _BAD_IN_NAME.search(sheet.name):
            raise SpreadsheetRefused("", SpreadsheetFault.BAD_SHEET_NAME, sheet.name)
        if len(sheet.rows) > MAX_ROWS:
            detail = f"{sheet.name}: {MAX_ROWS}"
            raise SpreadsheetRefused("", SpreadsheetFault.TOO_MANY_TO_WRITE, detail)
        for number, row in enumerate(sheet.rows, 1):
            if any(len(text) > MAX_CELL_CHARACTERS for text in row):
                detail = f"{sheet.name} {number}"
                raise SpreadsheetRefused("", SpreadsheetFault.CELL_TOO_LONG, detail)


def _cell(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, _escaped(text))
    cell.data_type = "s"
    if text.startswith(_FORMULA_MARKS):
        # Spreadsheet programs keep such a cell text even when somebody edits it.
        cell.quotePrefix = True
    return cell


class _Refusal(Exception):
    def __init__(self, kind: SpreadsheetFault, detail: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.detail = detail


def _check_container(untrusted_content: bytes) -> None:
    """Refuse by the file's own table of contents, before any of it is unpacked."""
    if len(untrusted_content) > MAX_UNPACKED_BYTES:
        raise _Refusal(SpreadsheetFault.TOO_LARGE, str(MAX_UNPACKED_BYTES))
    if untrusted_content.startswith(_OLD_FORMAT):
        is_encrypted = _ENCRYPTED_PART in untrusted_content
        raise _Refusal(SpreadsheetFault.ENCRYPTED if is_encrypted else SpreadsheetFault.OLD_FORMAT)
    if not untrusted_content.startswith(b"PK"):
        raise _Refusal(SpreadsheetFault.NOT_A_SPREADSHEET)
    with zipfile.ZipFile(io.BytesIO(untrusted_content)) as container:
        _check_parts(container.infolist())


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise _Refusal(SpreadsheetFault.TOO_MANY_PARTS, str(MAX_PARTS))
    names = {part.filename for part in parts}
    if len(names) < len(parts):
        raise _Refusal(SpreadsheetFault.BROKEN, "duplicate part")
    if "[Content_Types].xml" not in names:
        raise _Refusal(SpreadsheetFault.NOT_A_SPREADSHEET)
    for part in parts:
        _check_part(part)
    if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise _Refusal(SpreadsheetFault.TOO_LARGE, str(MAX_UNPACKED_BYTES))


def _check_part(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1:
        raise _Refusal(SpreadsheetFault.ENCRYPTED, part.filename)
    if part.file_size > MEGABYTE and part.file_size > MAX_RATIO * max(part.compress_size, 1):
        raise _Refusal(SpreadsheetFault.TOO_COMPRESSED, part.filename)
    if part.file_size > _most_bytes(part.filename.casefold()):
        raise _Refusal(SpreadsheetFault.TOO_LARGE, part.filename)


def _most_bytes(name: str) -> int:
    if name == _STRINGS:
        return MAX_STRINGS_BYTES
    is_small = name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/")
    return MAX_SMALL_PART_BYTES if is_small else MAX_UNPACKED_BYTES


def _read(untrusted_content: bytes) -> Sheets:
    source = io.BytesIO(untrusted_content)
    book = openpyxl.load_workbook(source, read_only=True, data_only=True, keep_links=False)
    try:
        if len(book.worksheets) > MAX_SHEETS:
            raise _Refusal(SpreadsheetFault.TOO_MANY_SHEETS, str(MAX_SHEETS))
        return Sheets(tuple(Sheet(one.title, tuple(_rows(one))) for one in book.worksheets))
    finally:
        book.close()


def _rows(sheet: Worksheet) -> Iterator[tuple[str, ...]]:
    """The rows up to the last that says anything; gaps are rows without cells."""
    # The size a file claims for itself may be wrong, or a trap.
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # it is a ReadOnlyWorksheet
    gap = spent = taken = 0
    for row in sheet.iter_rows(max_row=_LAST_ROW, values_only=True):
        spent += len(row) + 1
        if spent > MAX_CELLS:
            raise _Refusal(SpreadsheetFault.TOO_LARGE, sheet.title)
        texts = _texts(row)
        if not texts:
            gap += 1
            continue
        taken += gap + 1
        if taken > MAX_ROWS:
            raise _Refusal(SpreadsheetFault.TOO_MANY_ROWS, f"{sheet.title}: {MAX_ROWS}")
        if len(texts) > MAX_COLUMNS:
            raise _Refusal(SpreadsheetFault.TOO_MANY_COLUMNS, f"{sheet.title}: {MAX_COLUMNS}")
        yield from ((),) * gap
        gap = 0
        yield texts


def _texts(row: tuple[object, ...]) -> tuple[str, ...]:
    end = len(row)
    while end and row[end - 1] in (None, ""):
        end -= 1
    return tuple(_as_text(value) for value in row[:end])


def _as_text(value: object) -> str:
    """A cell as its reader sees it: 1 and not 1.0, TRUE, and dates as ISO 8601 writes them."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return str(value)


def _escaped(text: str) -> str:
    """The text with what XML cannot hold written as spreadsheets write it: _x0007_."""
    return _UNWRITABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
