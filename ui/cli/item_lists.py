"""`case import-items`: an exporter's list of what was delivered, taken into a case row by row."""

from argparse import Namespace
from typing import Any

from checklists.delivering.columns import Chosen, Recall, chosen_columns
from checklists.delivering.item_lists import (
    ItemList,
    ListSource,
    Outcome,
    RowReport,
    is_spreadsheet,
    read_list,
    sheet_source,
    text_source,
)
from checklists.delivering.words import ArmsCategory
from checklists.inspecting.casework import declare_items
from checklists.inspecting.list_columns import recall_from, remember_columns
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.cli.workspaces import find_case, open_workspace
from ui.doors import Doors
from ui.files import read_file
from ui.wording.item_lists import lost_noughts_sentence, remark_sentence

_SHOWN_ROWS = 50


def import_items(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Take a list into a case, or only say what would become of each row.

    Nothing changes when no row is taken. Chosen columns are remembered for the next list with
    this header.
    """
    chosen = chosen_columns(arguments.file.name, arguments.map)
    workspace = open_workspace(terminal, doors, arguments)
    try:
        case = workspace.load_case(find_case(workspace, arguments.case))
        recall = recall_from(workspace)
        source = _source(doors, arguments, chosen, recall)
        taken = read_list(
            source,
            chosen,
            recall,
            ArmsCategory(arguments.category),
            case.declared.values(),
            lambda remark: remark_sentence(remark, terminal.language),
        )
        if not arguments.preview:
            if taken.items:
                declare_items(workspace, case.id, source.file, taken.items)
            if chosen:
                remember_columns(workspace, taken)
    finally:
        workspace.close()
    record = _record(terminal, source, taken, is_preview=arguments.preview)
    terminal.result(record, _lines(terminal, record))
    return DONE


def _source(doors: Doors, arguments: Namespace, chosen: Chosen, recall: Recall) -> ListSource:
    name, untrusted_content = arguments.file.name, read_file(arguments.file)
    if is_spreadsheet(untrusted_content):
        sheets = doors.read_sheets(name, untrusted_content)
        return sheet_source(name, sheets, arguments.sheet, chosen, recall)
    return text_source(name, untrusted_content, chosen)


def _record(
    terminal: Terminal, source: ListSource, taken: ItemList, *, is_preview: bool
) -> dict[str, Any]:
    columns = taken.columns
    lost = taken.lost_noughts
    return {
        "file": source.file,
        "preview": is_preview,
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "sheet": source.sheet,
        "header_row": columns.header_row,
        "mapped": {str(field): columns.columns[at].name for field, at in columns.places().items()},
        "unmapped": [one.name for one in columns.unmapped() if one.name and not one.counts_lines],
        "line_numbers": [one.name for one in columns.unmapped() if one.counts_lines],
        "rows": len(taken.reports),
        "taken": len(taken.of(Outcome.TAKEN)),
        "doubtful": _remarks(terminal, taken.of(Outcome.DOUBTFUL)),
        "left_out": _remarks(terminal, taken.of(Outcome.LEFT_OUT)),
        "noted": _remarks(terminal, taken.of(Outcome.TAKEN)),
        "warnings": [lost_noughts_sentence(lost, terminal.language)] if lost else [],
    }


def _remarks(terminal: Terminal, reports: tuple[RowReport, ...]) -> list[dict[str, Any]]:
    """An entry per row, by the reason that decided; every reason is in its sentence."""
    return [
        {
            "row": report.row,
            "reason": str(report.remarks[-1].reason),
            "detail": report.remarks[-1].detail,
            "sentence": " ".join(
                remark_sentence(remark, terminal.language) for remark in report.remarks
            ),
        }
        for report in reports
        if report.remarks
    ]


def _lines(terminal: Terminal, record: dict[str, Any]) -> list[str]:
    _ = terminal._
    text = _(
        "{file}: {rows} rows; {taken} taken, {doubtful} taken with doubt, {left_out} left out."
    )
    numbers = {"doubtful": len(record["doubtful"]), "left_out": len(record["left_out"])}
    lines = [text.format(**{**record, **numbers})]
    if record["preview"]:
        lines.append(_("A preview: nothing was changed."))
    if record["unmapped"]:
        names = ", ".join(record["unmapped"])
        lines.append(_("Kept in the note by their names: {names}").format(names=names))
    lines += record["warnings"]
    for heading, key in (
        (_("Left out:"), "left_out"),
        (_("Taken with doubt:"), "doubtful"),
        (_("Noted:"), "noted"),
    ):
        rows = record[key]
        lines += [heading] if rows else []
        lines += [f"  {row['row']}: {row['sentence']}" for row in rows[:_SHOWN_ROWS]]
        if len(rows) > _SHOWN_ROWS:
            more = _("  and {number} more; --json names them all")
            lines.append(more.format(number=len(rows) - _SHOWN_ROWS))
    return lines
