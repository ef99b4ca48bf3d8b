"""Which column of a list says what: its header found below any title, its names told apart."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checklists.delivering.column_names import LINES, LONGEST_NAME, Field, field_named, plain
from checklists.delivering.serials import as_shown
from checklists.values import Problem

Row = tuple[str, ...]
# By field, the name of the column a person chose for it; an empty name means "no column".
Chosen = Mapping[Field, str]
# What was chosen before for the header of this signature.
Recall = Callable[[str], Chosen]

HEADER_WITHIN_ROWS = 60
_COUNTED_BY = frozenset({Field.SERIAL, Field.LOT, Field.QUANTITY})


class ColumnFault(StrEnum):
    """Why the columns of a list could not be told."""

    NO_HEADER = "no_header"
    SEVERAL_COLUMNS = "several_columns"
    NOTHING_TO_COUNT_BY = "nothing_to_count_by"
    ONE_COLUMN_TWICE = "one_column_twice"
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_COLUMN = "unknown_column"
    SEVERAL_SHEETS = "several_sheets"
    UNKNOWN_SHEET = "unknown_sheet"


@dataclass(eq=False)
class ColumnsUnclear(Problem):
    """Nothing of a list was taken, because its columns or sheets could not be told.

    `field` is the field that is meant, or empty; `names` are the columns or sheets concerned.
    """

    file: str
    kind: ColumnFault
    field: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 0, its name as it stands, and its field, or None."""

    at: int
    name: str
    field: Field | None

    @property
    def counts_lines(self) -> bool:
        """Whether it is a column such as "No." or "#": its numbers are those of the list."""
        return self.field is None and (plain(self.name) in LINES or self.name == "#")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The columns of a list, in their order; `header_row` is the row of their names, from 1."""

    header_row: int
    columns: tuple[Column, ...]

    def places(self) -> dict[Field, int]:
        """Where each field stands, from 0."""
        return {column.field: column.at for column in self.columns if column.field is not None}

    def unmapped(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.field is None)

    def signature(self) -> str:
        """By which a header is known again: a digest of its names, whatever their spelling."""
        return signature_of(tuple(column.name for column in self.columns))


def chosen_columns(file: str, said: Sequence[str]) -> dict[Field, str]:
    """FIELD=COLUMN pairs as typed; raises ColumnsUnclear for a field there is not."""
    chosen = {}
    for pair in said:
        field, _, column = pair.partition("=")
        try:
            chosen[Field(field.strip().lower())] = column.strip()
        except ValueError as error:
            kind = ColumnFault.UNKNOWN_FIELD
            raise ColumnsUnclear(file, kind, field.strip(), tuple(Field)) from error
    return chosen


def names_known(rows: Sequence[Row], chosen: Chosen) -> int:
    """How many fields the best header among these rows names; 0 when none can be one."""
    return _best_header(rows, chosen)[0]


def signature_of(row: Row) -> str:
    names = "\n".join(plain(name[:LONGEST_NAME]) for name in row)
    return hashlib.sha256(names.encode()).hexdigest()[:32]


def recalled_columns(rows: Sequence[Row], recall: Recall) -> dict[Field, str]:
    """What was chosen before for a header among these rows; nothing when none is known again."""
    for row in rows[:HEADER_WITHIN_ROWS]:
        chosen = recall(signature_of(row)) if any(row) else {}
        if chosen:
            return dict(chosen)
    return {}


def columns_of(row: Row) -> tuple[Column, ...]:
    """The columns that a row of names names, each with the field its name stands for."""
    return tuple(
        Column(place, as_shown(cell[:LONGEST_NAME]), field_named(cell))
        for place, cell in enumerate(row)
    )


def likely_header(rows: Sequence[Row]) -> int:
    """The row, from 1, that most looks like names of columns; 0 when there is none."""
    begin = rows[:HEADER_WITHIN_ROWS]
    at = max(range(len(begin)), key=lambda at: _likeness(begin[at]), default=-1)
    return at + 1


def map_columns(file: str, rows: Sequence[Row], chosen: Chosen, header_row: int = 0) -> ColumnMap:
    """The columns of a list, with those a person chose first.

    `header_row` is the row of names, from 1, when a person said which one it is; 0 finds it.
    Raises ColumnsUnclear: no header, no such column, two columns for one field, or neither
    serial nor lot nor quantity.
    """
    found = _said_header(rows, header_row) or _header_with(file, rows, chosen)
    places = {field: _place(file, found, field, name) for field, name in chosen.items()}
    taken = set(places.values())
    _check_one_field_each(file, found, list(places.values()))
    columns = tuple(
        Column(column.at, column.name, _field(column, places, taken)) for column in found.columns
    )
    _check_each_once(file, columns)
    if not _COUNTED_BY & {column.field for column in columns}:
        names = tuple(column.name for column in columns if column.name)
        raise ColumnsUnclear(file, ColumnFault.NOTHING_TO_COUNT_BY, Field.SERIAL, names)
    return ColumnMap(found.header_row, _notes_once(columns))


def _best_header(rows: Sequence[Row], chosen: Chosen) -> tuple[int, int]:
    """Fields named, and the row from 0, of the row that names most."""
    names = {plain(name[:LONGEST_NAME]) for name in chosen.values()} - {""}
    best = (0, -1)
    for at, row in enumerate(rows[:HEADER_WITHIN_ROWS]):
        by_name = {field for field in map(field_named, row) if field is not None}
        known = len(by_name) + len(names & {plain(cell[:LONGEST_NAME]) for cell in row})
        is_header = bool(names or by_name & _COUNTED_BY) and (
            known > 1 or Field.SERIAL in by_name or bool(names)
        )
        if is_header and known > best[0]:
            best = (known, at)
    return best


def _said_header(rows: Sequence[Row], header_row: int) -> ColumnMap | None:
    return ColumnMap(header_row, columns_of(rows[header_row - 1])) if header_row else None


def _header_with(file: str, rows: Sequence[Row], chosen: Chosen) -> ColumnMap:
    known, at = _best_header(rows, chosen)
    if not known:
        # A header without a way to count is told apart from no header at all.
        widest = max(rows[:HEADER_WITHIN_ROWS], key=_fields_named, default=())
        kind = ColumnFault.NO_HEADER
        if _fields_named(widest) > 1:
            kind = ColumnFault.NOTHING_TO_COUNT_BY
        names = tuple(as_shown(cell[:LONGEST_NAME]) for cell in widest if cell.strip())
        raise ColumnsUnclear(file, kind, "", names)
    return ColumnMap(at + 1, columns_of(rows[at]))


def _likeness(row: Row) -> tuple[int, int]:
    return _fields_named(row), sum(bool(cell.strip()) for cell in row)


def _fields_named(row: Row) -> int:
    return len({field for field in map(field_named, row) if field is not None})


def _place(file: str, found: ColumnMap, field: Field, name: str) -> int:
    """The place of a chosen column, or -1 when none is wanted."""
    if not name:
        return -1
    places = [column.at for column in found.columns if plain(column.name) == plain(name)]
    exact = [column.at for column in found.columns if column.name == name]
    if len(exact) == 1:
        return exact[0]
    if not places:
        names = tuple(column.name for column in found.columns if column.name)
        raise ColumnsUnclear(file, ColumnFault.UNKNOWN_COLUMN, name, names)
    if len(places) > 1:
        raise ColumnsUnclear(file, ColumnFault.SEVERAL_COLUMNS, field, (name,) * len(places))
    return places[0]


def _field(column: Column, places: Mapping[Field, int], taken: set[int]) -> Field | None:
    for field, place in places.items():
        if place == column.at:
            return field
    is_free = column.field not in places and column.at not in taken
    return column.field if is_free else None


def _check_one_field_each(file: str, found: ColumnMap, places: Sequence[int]) -> None:
    names = tuple(column.name for column in found.columns if places.count(column.at) > 1)
    if names:
        raise ColumnsUnclear(file, ColumnFault.ONE_COLUMN_TWICE, "", names)


def _check_each_once(file: str, columns: Sequence[Column]) -> None:
    for field in Field:
        names = tuple(column.name for column in columns if column.field == field)
        if len(names) > 1 and field != Field.NOTE:
            raise ColumnsUnclear(file, ColumnFault.SEVERAL_COLUMNS, field, names)


def _notes_once(columns: Sequence[Column]) -> tuple[Column, ...]:
    """A second column of notes is kept as one without a field: it goes into the note by name."""
    first = next((column.at for column in columns if column.field == Field.NOTE), -1)
    return tuple(
        Column(column.at, column.name, None)
        if column.field == Field.NOTE and column.at != first
        else column
        for column in columns
    )
