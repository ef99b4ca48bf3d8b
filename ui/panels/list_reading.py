"""Work of the heavy lane: an exporter's list opened, and read with the columns a person chose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from checklists.asking.spreadsheet import Sheets
from checklists.delivering.case import DeclaredItem
from checklists.delivering.column_names import Field, plain
from checklists.delivering.columns import (
    Chosen,
    Column,
    ColumnsUnclear,
    Recall,
    columns_of,
    likely_header,
    recalled_columns,
)
from checklists.delivering.item_lists import (
    ItemList,
    ListSource,
    is_spreadsheet,
    read_list,
    sheet_source,
    text_source,
)
from checklists.delivering.list_rows import SayRemark
from checklists.delivering.words import ArmsCategory
from checklists.inspecting.keeping import Workspace
from checklists.inspecting.list_columns import recall_from
from ui.doors import ReadSheets
from ui.files import read_file
from ui.jobs import JobContext

NO_COLUMN = -1
STEPS = 2


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A file's rows: those of a text, or else the sheets of a spreadsheet.

    `recalled` are the columns that were chosen before, by the signature of their header.
    """

    file: str
    text: ListSource | None = None
    sheets: Sheets | None = None
    recalled: Mapping[str, Chosen] = field(default_factory=dict)

    def sheet_names(self) -> tuple[str, ...]:
        return tuple(sheet.name for sheet in self.sheets.sheets) if self.sheets else ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person chose; an empty sheet and row 0 are to be found, None is what was recalled."""

    category: ArmsCategory = ArmsCategory.SMALL_ARMS_AND_LIGHT_WEAPONS
    sheet: str = ""
    header_row: int = 0
    chosen: Chosen | None = None


@dataclass(frozen=True, slots=True)
class ListReading:
    """What a list says, or the problem because of which it says nothing yet.

    `source` is None while the sheet is not chosen; `columns` are those to choose from, and
    `header_row` the row of their names, from 1 (0: there is none).
    """

    source: ListSource | None
    header_row: int
    columns: tuple[Column, ...]
    chosen: Chosen
    taken: ItemList | None
    problem: ColumnsUnclear | None

    def place_of(self, wanted: Field) -> int | None:
        """The place of a field's column; NO_COLUMN for none, None when it is not clear."""
        if self.taken is not None:
            return self.taken.columns.places().get(wanted, NO_COLUMN)
        if wanted in self.chosen:
            name = self.chosen[wanted]
            places = [one.at for one in self.columns if name and plain(one.name) == plain(name)]
        else:
            places = [one.at for one in self.columns if one.field == wanted]
        if not places:
            return NO_COLUMN
        return places[0] if len(places) == 1 else None


def open_list(path: Path, read_sheets: ReadSheets, context: JobContext) -> OpenedList:
    """Raises CannotOpen, TableRefused or SpreadsheetRefused."""
    context.at(0, STEPS, "read")
    untrusted_content = read_file(path)
    context.at(1, STEPS, "unpack")
    if is_spreadsheet(untrusted_content):
        return OpenedList(path.name, sheets=read_sheets(path.name, untrusted_content))
    return OpenedList(path.name, text=text_source(path.name, untrusted_content, {}))


def with_recalled(opened: OpenedList, workspace: Workspace) -> OpenedList:
    """The list with what was chosen before for its header; asked in the workspace's thread."""
    recall, recalled = recall_from(workspace), dict[str, Chosen]()

    def kept(signature: str) -> Chosen:
        recalled[signature] = recall(signature)
        return recalled[signature]

    sheets = [sheet.rows for sheet in opened.sheets.sheets] if opened.sheets else []
    texts = [opened.text.rows] if opened.text else []
    for rows in (*texts, *sheets):
        recalled_columns(rows, kept)
    return replace(opened, recalled={one: chosen for one, chosen in recalled.items() if chosen})


def read_as_wished(
    opened: OpenedList, wishes: Wishes, declared: Iterable[DeclaredItem], say: SayRemark
) -> ListReading:
    """The list with these columns; what is unclear is part of the answer."""

    def recall(signature: str) -> Chosen:
        return opened.recalled.get(signature, {})

    try:
        source = _source(opened, wishes, recall)
    except ColumnsUnclear as problem:
        return ListReading(None, 0, (), {}, None, problem)
    chosen = wishes.chosen
    if chosen is None:
        names = source.rows[source.header_row - 1 : source.header_row]
        chosen = recalled_columns(names or source.rows, recall)
    try:
        # What was recalled is among the chosen: recalled again, it would bring back what was not.
        taken = read_list(source, chosen, lambda _: {}, wishes.category, declared, say)
    except ColumnsUnclear as problem:
        at = source.header_row or likely_header(source.rows)
        columns = columns_of(source.rows[at - 1]) if at else ()
        return ListReading(source, at, columns, chosen, None, problem)
    found = taken.columns
    return ListReading(source, found.header_row, found.columns, chosen, taken, None)


def with_choice(chosen: Chosen, wanted: Field, name: str) -> Chosen:
    """The choices with one more. A column serves one field: it is taken from any other."""
    others = {one: column for one, column in chosen.items() if plain(column) != plain(name)}
    return {**(others if name else chosen), wanted: name}


def _source(opened: OpenedList, wishes: Wishes, recall: Recall) -> ListSource:
    if opened.text is not None:
        return replace(opened.text, header_row=wishes.header_row)
    found = sheet_source(
        opened.file, opened.sheets or Sheets(()), wishes.sheet, wishes.chosen or {}, recall
    )
    return replace(found, header_row=wishes.header_row)
