"""An exporter's list as declared items: every row accounted for, taken, doubted or left out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from checklists.asking.spreadsheet import Sheets
from checklists.delivering.case import DeclaredItem
from checklists.delivering.column_names import TOTALS, Field, plain
from checklists.delivering.columns import (
    Chosen,
    ColumnFault,
    ColumnMap,
    ColumnsUnclear,
    Recall,
    Row,
    map_columns,
    names_known,
    recalled_columns,
)
from checklists.delivering.list_rows import (
    ReadRow,
    Remark,
    RowReader,
    RowReason,
    SayRemark,
    cell_at,
)
from checklists.delivering.matching import normal_form
from checklists.delivering.quantities import thousands_marks
from checklists.delivering.serials import as_shown, is_serial
from checklists.delivering.tables import read_table
from checklists.delivering.words import ArmsCategory

_SPREADSHEETS = (b"PK", b"\xd0\xcf\x11\xe0")
# A place where no row has a cell.
_NOWHERE = 1_000_000


class Outcome(StrEnum):
    TAKEN = "taken"
    DOUBTFUL = "doubtful"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class ListSource:
    """A list as it came: rows from 1, and how it was read; what does not apply is empty.

    `header_row` is the row of names a person chose; 0 when it is to be found.
    """

    file: str
    rows: tuple[Row, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_row: int = 0


@dataclass(frozen=True, slots=True)
class RowReport:
    """What became of one row; blank rows, the title and the header have no report."""

    row: int
    outcome: Outcome
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class LostNoughts:
    """Serials of digits only that are shorter than most: leading noughts may have been lost.

    A spreadsheet that took them for numbers dropped the noughts; they cannot be restored.
    """

    usual_length: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """What a list says: the items that are taken, in order, and a report for every row.

    `chosen` are the columns that were chosen by a person, now or before.
    """

    columns: ColumnMap
    chosen: Chosen
    items: tuple[DeclaredItem, ...]
    reports: tuple[RowReport, ...]
    lost_noughts: LostNoughts | None

    def of(self, outcome: Outcome) -> tuple[RowReport, ...]:
        return tuple(report for report in self.reports if report.outcome == outcome)


def is_spreadsheet(untrusted_content: bytes) -> bool:
    """Whether a file begins as a spreadsheet does, .xlsx or the old format; else it is text."""
    return untrusted_content.startswith(_SPREADSHEETS)


def text_source(file: str, untrusted_content: bytes, chosen: Chosen) -> ListSource:
    """A list that came as text; raises TableRefused."""
    table = read_table(file, untrusted_content, lambda rows: names_known(rows, chosen))
    return ListSource(file, table.rows, table.encoding, table.delimiter or "")


def sheet_source(
    file: str, sheets: Sheets, wanted: str, chosen: Chosen, recall: Recall
) -> ListSource:
    """The sheet that holds the list, `wanted` or found by its header; raises ColumnsUnclear."""
    names = tuple(sheet.name for sheet in sheets.sheets)
    if wanted:
        sheet = sheets.find(wanted.strip().casefold())
        if sheet is None:
            raise ColumnsUnclear(file, ColumnFault.UNKNOWN_SHEET, wanted, names)
        return ListSource(file, sheet.rows, sheet=sheet.name)
    found = [
        sheet
        for sheet in sheets.sheets
        if names_known(sheet.rows, {**recalled_columns(sheet.rows, recall), **chosen})
    ]
    if len(found) > 1:
        names = tuple(sheet.name for sheet in found)
        raise ColumnsUnclear(file, ColumnFault.SEVERAL_SHEETS, "", names)
    if not found:
        # Its columns are then named as what is not understood.
        found = [max(sheets.sheets, key=lambda sheet: len(sheet.rows))]
    return ListSource(file, found[0].rows, sheet=found[0].name)


def read_list(
    source: ListSource,
    chosen: Chosen,
    recall: Recall,
    category: ArmsCategory,
    declared: Iterable[DeclaredItem],
    say: SayRemark,
) -> ItemList:
    """The items of a list that are not declared yet; raises ColumnsUnclear.

    `declared` are the items of the case. `say` gives the words in which a doubt is kept with its
    item.
    """
    chosen = {**recalled_columns(source.rows, recall), **chosen}
    columns = map_columns(source.file, source.rows, chosen, source.header_row)
    rows = source.rows[columns.header_row :]
    quantity = _column_of(columns, Field.QUANTITY)
    thousands = thousands_marks(cell_at(row, quantity) for row in rows)
    reader = RowReader(columns, thousands, category)
    known = _Known.of(declared)
    items, reports = [], []
    for number, row in enumerate(rows, columns.header_row + 1):
        if not any(cell.strip() for cell in row):
            continue
        read = _left_out_by_form(columns, source.rows, row) or reader.read(row)
        read = known.checked(read, number)
        reports.append(RowReport(number, _outcome(read), read.remarks))
        if read.item is not None:
            doubts = [say(remark) for remark in read.remarks if remark.is_doubt]
            items.append(replace(read.item, doubt=" ".join(doubts)))
    lost = _lost_noughts(columns, rows)
    return ItemList(columns, chosen, tuple(items), tuple(reports), lost)


@dataclass(slots=True)
class _Known:
    """The items that were declared before or stand in rows above, to know them again by."""

    by_serial: dict[str, dict[tuple[str, str], Remark]] = field(default_factory=dict)
    others: Counter[DeclaredItem] = field(default_factory=Counter)
    numbers: dict[DeclaredItem, int] = field(default_factory=dict)

    @classmethod
    def of(cls, declared: Iterable[DeclaredItem]) -> "_Known":
        known = cls()
        for item in declared:
            remark = Remark(RowReason.ALREADY_DECLARED, str(item.number))
            if _is_reliable(item) and not item.doubt:
                makes = known.by_serial.setdefault(normal_form(item.serial), {})
                makes.setdefault(_make(item), remark)
            bare = replace(item, number=0, doubt="")
            known.others[bare] += 1
            known.numbers.setdefault(bare, item.number)
        return known

    def checked(self, read: ReadRow, row: int) -> ReadRow:
        """The row, left out when its item is known already."""
        item = read.item
        if item is None:
            return read
        if self.others[item] > 0:
            # An equal line of the same list may be a second pallet; one declared before is not.
            self.others[item] -= 1
            remark = Remark(RowReason.ALREADY_DECLARED, str(self.numbers[item]))
            return ReadRow(None, (*read.remarks, remark))
        is_doubtful = any(remark.is_doubt for remark in read.remarks)
        return read if is_doubtful or not _is_reliable(item) else self._by_serial(read, item, row)

    def _by_serial(self, read: ReadRow, item: DeclaredItem, row: int) -> ReadRow:
        makes = self.by_serial.setdefault(normal_form(item.serial), {})
        same = next((one for make, one in makes.items() if _may_be(make, _make(item))), None)
        if same is not None:
            return ReadRow(None, (*read.remarks, same))
        other = next(iter(makes.values()), None)
        makes[_make(item)] = Remark(RowReason.DUPLICATE, str(row))
        if other is None:
            return read
        is_declared = other.reason == RowReason.ALREADY_DECLARED
        reason = RowReason.SAME_SERIAL_DECLARED if is_declared else RowReason.SAME_SERIAL
        return ReadRow(item, (*read.remarks, Remark(reason, other.detail)))


def _is_reliable(item: DeclaredItem) -> bool:
    return is_serial(item.serial) and bool(normal_form(item.serial))


def _make(item: DeclaredItem) -> tuple[str, str]:
    return plain(item.maker), plain(item.model)


def _may_be(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two makes may be the same: what is not said is no other maker or model."""
    return all(a == b or not a or not b for a, b in zip(one, other, strict=True))


def _outcome(read: ReadRow) -> Outcome:
    if read.item is None:
        return Outcome.LEFT_OUT
    is_doubtful = any(remark.is_doubt for remark in read.remarks)
    return Outcome.DOUBTFUL if is_doubtful else Outcome.TAKEN


def _left_out_by_form(columns: ColumnMap, rows: Sequence[Row], row: Row) -> ReadRow | None:
    """A row of totals, or the header again as at the top of each printed page."""
    header = rows[columns.header_row - 1]
    if [plain(cell) for cell in row if cell.strip()] == [
        plain(cell) for cell in header if cell.strip()
    ]:
        return ReadRow(None, (Remark(RowReason.REPEATED_HEADER, ""),))
    serial = cell_at(row, _column_of(columns, Field.SERIAL))
    is_no_serial = plain(serial) in TOTALS or not is_serial(serial.strip())
    if is_no_serial or _is_sum(columns, row):
        first = next(cell for cell in row if cell.strip())
        words = (first, first.partition(":")[0])
        said = [cell for cell in (*row, *words) if plain(cell) in TOTALS]
        if said:
            return ReadRow(None, (Remark(RowReason.TOTAL, as_shown(said[0])),))
    return None


def _is_sum(columns: ColumnMap, row: Row) -> bool:
    """A count beneath the serials: a total's word in no field's column, and else only numbers."""
    fields = set(columns.places().values())
    said = {at: cell.strip() for at, cell in enumerate(row) if cell.strip()}
    words = {at for at, cell in said.items() if at not in fields and plain(cell) in TOTALS}
    return bool(words) and all(cell.isdecimal() for at, cell in said.items() if at not in words)


def _column_of(columns: ColumnMap, wanted: Field) -> int:
    return columns.places().get(wanted, _NOWHERE)


def _lost_noughts(columns: ColumnMap, rows: Sequence[Row]) -> LostNoughts | None:
    place = _column_of(columns, Field.SERIAL)
    serials = {
        number: cell_at(row, place).strip()
        for number, row in enumerate(rows, columns.header_row + 1)
    }
    lengths = {row: len(one) for row, one in serials.items() if one.isascii() and one.isdigit()}
    if not lengths:
        return None
    usual, _ = Counter(lengths.values()).most_common(1)[0]
    shorter = tuple(
        row for row, length in lengths.items() if length < usual and serials[row][0] != "0"
    )
    return LostNoughts(usual, shorter) if shorter else None
