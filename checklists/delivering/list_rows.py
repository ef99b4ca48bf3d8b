"""One row of an exporter's list as a declared item, with all that is doubtful about it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checklists.delivering.case import DeclaredItem
from checklists.delivering.column_names import Field, category_named, plain
from checklists.delivering.columns import Column, ColumnMap, Row
from checklists.delivering.quantities import Quantity, QuantityDoubt, read_quantity
from checklists.delivering.serials import SerialDoubt, as_shown, is_serial, serial_doubts
from checklists.delivering.words import ArmsCategory

# How a list written for spreadsheets keeps a text from being taken for a formula.
_NEUTRALISED = re.compile(r"'(?=[=+\-@\t\r])")


class RowReason(StrEnum):
    """What else may be said of a row of a list."""

    DUPLICATE = "duplicate"
    ALREADY_DECLARED = "already_declared"
    TOTAL = "total"
    REPEATED_HEADER = "repeated_header"
    NOT_AN_ITEM = "not_an_item"
    SERIAL_FOR_SEVERAL = "serial_for_several"
    SAME_SERIAL = "same_serial"
    SAME_SERIAL_DECLARED = "same_serial_declared"
    CATEGORY_UNKNOWN = "category_unknown"
    TOLERANCE_UNCLEAR = "tolerance_unclear"


# Said of a row that is taken without doubt.
_ONLY_NOTED = (
    RowReason.SAME_SERIAL,
    RowReason.SAME_SERIAL_DECLARED,
    RowReason.CATEGORY_UNKNOWN,
    RowReason.TOLERANCE_UNCLEAR,
)


@dataclass(frozen=True, slots=True)
class Remark:
    """One reason, and what it rests on: a row or item number, or words of the list."""

    reason: RowReason | SerialDoubt | QuantityDoubt
    detail: str

    @property
    def is_doubt(self) -> bool:
        return self.reason not in _ONLY_NOTED


SayRemark = Callable[[Remark], str]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """`item` is None when the row is left out, and the last remark says why."""

    item: DeclaredItem | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class RowReader:
    """What holds for every row: its columns, the marks of thousands, and the usual category."""

    columns: ColumnMap
    thousands: frozenset[str]
    category: ArmsCategory

    def read(self, row: Row) -> ReadRow:
        """The row as an item whose number and doubt are not given yet."""
        cells = self._cells(row)
        serial = cells[Field.SERIAL]
        said = read_quantity(cells[Field.QUANTITY], self.thousands)
        if not any(cells[field] for field in _OF_AN_ITEM):
            return ReadRow(None, (Remark(RowReason.NOT_AN_ITEM, ""),))
        if is_serial(as_shown(serial)):
            return self._one_weapon(row, cells, said)
        if said.number == 0 and said.doubt != QuantityDoubt.MISSING:
            return ReadRow(None, (Remark(_sure(said.doubt), cells[Field.QUANTITY]),))
        return self._without_serial(row, cells, said)

    def _cells(self, row: Row) -> dict[Field, str]:
        cells = dict.fromkeys(Field, "")
        for field, at in self.columns.places().items():
            text = as_written(cell_at(row, at)).strip()
            cells[field] = text if field == Field.SERIAL else as_shown(text)
        return cells

    def _one_weapon(self, row: Row, cells: Mapping[Field, str], said: Quantity) -> ReadRow:
        remarks = [Remark(*doubt) for doubt in serial_doubts(cells[Field.SERIAL])]
        quantity = Remark(_sure(said.doubt), cells[Field.QUANTITY])
        if said.doubt == QuantityDoubt.NOT_POSITIVE:
            return ReadRow(None, (quantity,))
        if said.number > 1 and said.doubt is None:
            detail = cells[Field.QUANTITY]
            remarks.append(Remark(RowReason.SERIAL_FOR_SEVERAL, detail))
            return self._item(row, {**cells, **_as_lot(cells)}, said, remarks)
        if said.doubt not in (None, QuantityDoubt.MISSING):
            remarks.append(quantity)
        return self._item(row, cells, Quantity(1, said.unit), remarks)

    def _without_serial(self, row: Row, cells: Mapping[Field, str], said: Quantity) -> ReadRow:
        remarks = [] if said.doubt is None else [Remark(said.doubt, cells[Field.QUANTITY])]
        if said.number > 1:
            return self._item(row, {**cells, Field.SERIAL: ""}, said, remarks)
        if not cells[Field.LOT]:
            # Nothing but its serial could tell one weapon from another.
            remarks = [Remark(*doubt) for doubt in serial_doubts(cells[Field.SERIAL])]
        return self._item(row, cells, Quantity(1, said.unit), remarks)

    def _item(
        self, row: Row, cells: Mapping[Field, str], quantity: Quantity, remarks: list[Remark]
    ) -> ReadRow:
        notes = [cells[Field.NOTE], *self._unmapped(row)]
        category = category_named(cells[Field.CATEGORY]) or self.category
        if cells[Field.CATEGORY] and category_named(cells[Field.CATEGORY]) is None:
            remarks.append(Remark(RowReason.CATEGORY_UNKNOWN, cells[Field.CATEGORY]))
            notes.append(self._named(Field.CATEGORY, cells))
        tolerance = read_quantity(cells[Field.TOLERANCE], self.thousands)
        if cells[Field.TOLERANCE] and not _is_tolerance(tolerance, cells[Field.TOLERANCE]):
            remarks.append(Remark(RowReason.TOLERANCE_UNCLEAR, cells[Field.TOLERANCE]))
            notes.append(self._named(Field.TOLERANCE, cells))
            tolerance = Quantity(0)
        item = DeclaredItem(
            number=0,
            category=category,
            type=cells[Field.TYPE],
            model=cells[Field.MODEL],
            calibre=cells[Field.CALIBRE],
            maker=cells[Field.MAKER],
            serial=as_shown(cells[Field.SERIAL]),
            lot=cells[Field.LOT],
            import_mark=cells[Field.IMPORT_MARK],
            other_marks=cells[Field.OTHER_MARKS],
            quantity=quantity.number,
            unit=cells[Field.UNIT] or quantity.unit,
            tolerance=tolerance.number,
            store=cells[Field.STORE],
            note="; ".join(note for note in notes if note),
            doubt="",
        )
        return ReadRow(item, tuple(remarks))

    def _unmapped(self, row: Row) -> list[str]:
        """What stands in columns without a field, and beyond the header, each with its name."""
        beyond = [Column(at, "", None) for at in range(len(self.columns.columns), len(row))]
        kept = []
        for column in (*self.columns.unmapped(), *beyond):
            text = as_shown(as_written(cell_at(row, column.at)))
            is_number_of_line = column.counts_lines and text.rstrip(".").isdecimal()
            if text and not is_number_of_line:
                kept.append(f"{column.name or column.at + 1}: {text}")
        return kept

    def _named(self, field: Field, cells: Mapping[Field, str]) -> str:
        name = next(column.name for column in self.columns.columns if column.field == field)
        return f"{name}: {cells[field]}"


def cell_at(row: Row, at: int) -> str:
    return row[at] if at < len(row) else ""


def as_written(text: str) -> str:
    """A cell without the apostrophe that kept it from being taken for a formula."""
    return _NEUTRALISED.sub("", text, count=1) if text.startswith("'") else text


_OF_AN_ITEM = (Field.SERIAL, Field.LOT, Field.QUANTITY, Field.TYPE, Field.MODEL)


def _sure(doubt: QuantityDoubt | None) -> QuantityDoubt:
    return doubt or QuantityDoubt.UNREADABLE


def _as_lot(cells: Mapping[Field, str]) -> dict[Field, str]:
    """A serial that stands for several, such as "A0001-A0010": they are counted, not identified."""
    serial = as_shown(cells[Field.SERIAL])
    if cells[Field.LOT]:
        notes = (cells[Field.NOTE], serial)
        return {Field.SERIAL: "", Field.NOTE: "; ".join(note for note in notes if note)}
    return {Field.SERIAL: "", Field.LOT: serial}


def _is_tolerance(read: Quantity, text: str) -> bool:
    is_nought = plain(text).strip("0") == ""
    return "%" not in text and (read.doubt is None or is_nought)
