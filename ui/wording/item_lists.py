"""Sentences for lists of declared items: why one was refused, and what became of each row."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from checklists.delivering.column_names import Field
from checklists.delivering.columns import ColumnFault, ColumnsUnclear
from checklists.delivering.item_lists import LostNoughts, Outcome
from checklists.delivering.list_rows import Remark, RowReason
from checklists.delivering.quantities import MOST_UNITS, QuantityDoubt
from checklists.delivering.serials import LONGEST_SERIAL, SerialDoubt, as_shown
from checklists.delivering.tables import TableFault, TableRefused
from ui.speech import N_, speech
from ui.wording.sentence import Say, Sayings, Sentence

FIELD_NAMES: Mapping[Field, str] = {
    Field.SERIAL: N_("Serial number"),
    Field.LOT: N_("Lot"),
    Field.QUANTITY: N_("Quantity"),
    Field.UNIT: N_("Unit"),
    Field.CATEGORY: N_("Category"),
    Field.TYPE: N_("Type"),
    Field.MODEL: N_("Model"),
    Field.CALIBRE: N_("Calibre"),
    Field.MAKER: N_("Maker"),
    Field.STORE: N_("Store"),
    Field.IMPORT_MARK: N_("Import mark"),
    Field.OTHER_MARKS: N_("Other marks"),
    Field.TOLERANCE: N_("Tolerance of a count"),
    Field.NOTE: N_("Note"),
}
# What became of a row of which something is to be said.
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.LEFT_OUT: N_("Left out"),
    Outcome.DOUBTFUL: N_("Taken with doubt"),
    Outcome.TAKEN: N_("Taken and noted"),
}
DELIMITER_NAMES: Mapping[str, str] = {
    ";": N_("semicolon"),
    "\t": N_("tab"),
    ",": N_("comma"),
    "|": N_("vertical bar"),
    "": N_("none, it is one column"),
}
_NAMED_ROWS = 10
_DIVIDE = N_("Divide the list into several files and import them one after another.")
_MAP = N_('Say which column it is, such as: --map serial="Weapon no."')

_TABLE: Mapping[TableFault, tuple[str, str]] = {
    TableFault.EMPTY: (N_("{file} is empty."), N_("Choose the file that holds the list.")),
    TableFault.TOO_LARGE: (N_("{file} has more than {limit} bytes."), _DIVIDE),
    TableFault.NOT_TEXT: (
        N_("{file} is no table: it holds bytes that are no text."),
        N_("Save the list as .xlsx or as CSV in UTF-8 and choose that file."),
    ),
    TableFault.QUOTES: (
        N_("{file}, row {row}: a quotation mark is opened and not closed, or closed too early."),
        N_("Correct the quotation marks of this row, or save the list as .xlsx."),
    ),
    TableFault.TOO_MANY_ROWS: (N_("{file}, row {row}: there are more than {limit} rows."), _DIVIDE),
    TableFault.TOO_MANY_COLUMNS: (
        N_("{file}, row {row}: there are more than {limit} columns."),
        N_("Leave only the columns that are needed in the file."),
    ),
    TableFault.CELL_TOO_LONG: (
        N_("{file}, row {row}: a cell holds more than {limit} characters."),
        N_("Shorten the text in this row; perhaps a quotation mark is not closed."),
    ),
}
_COLUMNS: Mapping[ColumnFault, tuple[str, str]] = {
    ColumnFault.NO_HEADER: (
        N_("{file} has no row with names of columns that are known, such as “Serial number”."),
        _MAP,
    ),
    ColumnFault.SEVERAL_COLUMNS: (
        N_("{file} has several columns for “{field}”: {names}."),
        N_("Say which one it is, such as: --map {field}=COLUMN"),
    ),
    ColumnFault.ONE_COLUMN_TWICE: (
        N_("One column was said for several fields: {names}."),
        N_("Say one column for each field."),
    ),
    ColumnFault.NOTHING_TO_COUNT_BY: (
        N_("{file} has no column of serials, lots or quantities; it has: {names}."),
        _MAP,
    ),
    ColumnFault.UNKNOWN_FIELD: (N_("There is no field “{field}”."), N_("Fields are: {names}.")),
    ColumnFault.UNKNOWN_COLUMN: (
        N_("{file} has no column “{field}”."),
        N_("Its columns are: {names}."),
    ),
    ColumnFault.SEVERAL_SHEETS: (
        N_("Several sheets of {file} hold a list: {names}."),
        N_("Say which one to import, with --sheet NAME."),
    ),
    ColumnFault.UNKNOWN_SHEET: (
        N_("{file} has no sheet “{field}”."),
        N_("Its sheets are: {names}."),
    ),
}
# The next step where columns, the row of their names and the sheet are chosen from lists.
_CHOOSE: Mapping[ColumnFault, str] = {
    ColumnFault.NO_HEADER: N_(
        "Choose the row that holds the names of the columns, then the column of serials, lots or "
        "quantities."
    ),
    ColumnFault.SEVERAL_COLUMNS: N_("Choose one of them for “{field}”, or no column."),
    ColumnFault.ONE_COLUMN_TWICE: N_("Choose one column for each field."),
    ColumnFault.NOTHING_TO_COUNT_BY: N_(
        "Choose the column of serials, lots or quantities. If these are no names of columns, "
        "choose the row that holds them."
    ),
    ColumnFault.UNKNOWN_COLUMN: N_("Choose another column."),
    ColumnFault.SEVERAL_SHEETS: N_("Choose the sheet to take in."),
}
_SAME_NAMES = N_(
    "Give these columns different names in the file and import it again, or choose no column for "
    "“{field}”."
)
_REMARKS: Mapping[StrEnum, str] = {
    SerialDoubt.MISSING: N_("There is no serial."),
    SerialDoubt.ONLY_SIGNS: N_("The serial is made of signs only: {detail}"),
    SerialDoubt.STAND_IN: N_("“{detail}” stands in place of a serial."),
    SerialDoubt.CONTROL_CHARACTERS: N_("The serial held invisible characters: {detail}."),
    SerialDoubt.BIDI_CONTROLS: N_("The serial held signs that turn the writing: {detail}."),
    SerialDoubt.TOO_LONG: N_("The serial has {detail} characters, more than {longest}."),
    SerialDoubt.SCIENTIFIC_NOTATION: N_("A spreadsheet took the serial for a number: {detail}"),
    SerialDoubt.DECIMAL_TAIL: N_("A spreadsheet gave the serial decimals: {detail}"),
    QuantityDoubt.MISSING: N_("There is no quantity; one was taken."),
    QuantityDoubt.UNCLEAR_SEPARATOR: N_("The quantity can be read in two ways: {detail}"),
    QuantityDoubt.NOT_WHOLE: N_("The quantity is not a whole number: {detail}"),
    QuantityDoubt.UNREADABLE: N_("The quantity cannot be read: {detail}"),
    QuantityDoubt.NOT_POSITIVE: N_("The quantity is nought or less: {detail}"),
    QuantityDoubt.TOO_LARGE: N_("The quantity is more than {most}: {detail}"),
    RowReason.DUPLICATE: N_("The same as row {detail}."),
    RowReason.ALREADY_DECLARED: N_("Already declared as item {detail}."),
    RowReason.TOTAL: N_("A total, not an item: “{detail}”."),
    RowReason.REPEATED_HEADER: N_("The names of the columns again."),
    RowReason.NOT_AN_ITEM: N_("Neither serial, lot, quantity, type nor model."),
    RowReason.SERIAL_FOR_SEVERAL: N_("One serial stands for {detail}; they were taken as a lot."),
    RowReason.SAME_SERIAL: N_("Row {detail} has the same serial with another maker or model."),
    RowReason.SAME_SERIAL_DECLARED: N_(
        "Item {detail} has the same serial with another maker or model."
    ),
    RowReason.CATEGORY_UNKNOWN: N_("“{detail}” is no category; it was kept in the note."),
    RowReason.TOLERANCE_UNCLEAR: N_("“{detail}” is no number of units; it was kept in the note."),
}


def _table(problem: TableRefused, _: Say, language: str) -> Sentence:
    text, next_step = _TABLE[problem.kind]
    said = _(text).format(file=problem.file, row=problem.row, limit=problem.limit)
    return Sentence(said, _(next_step))


def _columns(problem: ColumnsUnclear, _: Say, language: str) -> Sentence:
    text, next_step = _COLUMNS[problem.kind]
    names = ", ".join(map(as_shown, problem.names)) or "-"
    said = _(text).format(file=problem.file, field=problem.field, names=names)
    return Sentence(said, _(next_step).format(field=problem.field, names=names))


SAYINGS: Sayings = {ColumnsUnclear: _columns, TableRefused: _table}


def choosing_sentence(problem: ColumnsUnclear, language: str) -> Sentence:
    """Why columns are unclear, and what to choose, where there are lists to choose from."""
    _ = speech(language).gettext
    field = problem.field
    if field in list(Field):
        field = _(FIELD_NAMES[Field(field)])
    said = _columns(replace(problem, field=field), _, language)
    step = _CHOOSE.get(problem.kind, "")
    if problem.kind == ColumnFault.SEVERAL_COLUMNS and len(set(problem.names)) == 1:
        step = _SAME_NAMES
    return Sentence(said.text, _(step).format(field=field))


def remark_sentence(remark: Remark, language: str) -> str:
    """What is doubtful about a row, why it was left out, or what is to be noted."""
    _ = speech(language).gettext
    text = _(_REMARKS[remark.reason])
    return text.format(detail=remark.detail, longest=LONGEST_SERIAL, most=MOST_UNITS)


def lost_noughts_sentence(lost: LostNoughts, language: str) -> str:
    _ = speech(language).gettext
    text = _(
        "{number} serials have fewer than {length} digits: a spreadsheet may have dropped leading "
        "noughts, which cannot be restored. Look at rows {rows}."
    )
    rows = ", ".join(map(str, lost.rows[:_NAMED_ROWS]))
    if len(lost.rows) > _NAMED_ROWS:
        rows += ", …"
    return text.format(number=len(lost.rows), length=lost.usual_length, rows=rows)
