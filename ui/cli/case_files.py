"""`case new` and `case export`: begin a case, and hand out what it holds as tables."""

import csv
import io
from argparse import Namespace
from pathlib import Path
from typing import Any

from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.delivering.case import Authorization, CaseHead, Consignment, Party
from checklists.delivering.case_sheets import case_sheets, neutralised
from checklists.delivering.tables import read_table
from checklists.inspecting.casework import open_case
from checklists.inspecting.keeping import UnknownCase, Workspace
from checklists.inspecting.mishaps import WrittenWrong
from checklists.values import Stage
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.cli.workspaces import open_workspace
from ui.doors import Doors
from ui.files import read_file, write_folder
from ui.refusals import FileInTheWay

_SPREADSHEET = ".xlsx"
# So much of an id names a case on the command line, if only one begins or ends so.
_SHORTEST_ID = 8


def new_case(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    head = CaseHead(
        title=arguments.title,
        stage=Stage.BEFORE_TRANSFER,
        exporter=Party(arguments.exporter, ""),
        importer=Party(arguments.importer, ""),
        end_user=Party(arguments.end_user, ""),
        authorization=Authorization(arguments.authorization, "", "", ""),
        consignment=Consignment("", "", "", "", "", ()),
        keep_until="",
    )
    workspace = open_workspace(terminal, doors, arguments)
    try:
        case = open_case(workspace, head).case
    finally:
        workspace.close()
    text = terminal._("The case “{title}” was opened: {id}")
    record = {"case": case.id, "title": case.head.title}
    terminal.result(record, [text.format(title=case.head.title, id=case.id)])
    return DONE


def export_case(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """One .xlsx file, or a folder of CSV files; read again after writing and compared."""
    workspace = open_workspace(terminal, doors, arguments)
    try:
        case = workspace.load_case(find_case(workspace, arguments.case))
    finally:
        workspace.close()
    sheets = case_sheets(case)
    output: Path = arguments.output
    if output.suffix.lower() == _SPREADSHEET:
        _write_spreadsheet(doors, output, sheets)
        files = [output.name]
    else:
        files = _write_tables(doors, output, sheets)
    rows = {sheet.name: len(sheet.rows) - 1 for sheet in sheets.sheets}
    text = terminal._("{path}: {items} items, {conditions} conditions, {custody} custody events.")
    record: dict[str, Any] = {"case": case.id, "path": str(output), "files": files, "rows": rows}
    terminal.result(record, [text.format(path=output, **rows)])
    return DONE


def find_case(workspace: Workspace, named: str) -> str:
    """The only case of this id, or whose id begins or ends so; raises UnknownCase.

    The end tells cases apart that were opened within a minute: their ids begin with the time.
    """
    found = [
        summary.id
        for summary in workspace.cases()
        if summary.id == named
        or (len(named) >= _SHORTEST_ID and summary.id.startswith(named))
        or (len(named) >= _SHORTEST_ID and summary.id.endswith(named))
    ]
    if len(found) != 1:
        raise UnknownCase(named)
    return found[0]


def _write_spreadsheet(doors: Doors, output: Path, sheets: Sheets) -> None:
    if output.exists():
        raise FileInTheWay(output)
    doors.write_file(output, doors.write_sheets(sheets))
    if doors.read_sheets(output.name, read_file(output)) != sheets:
        raise WrittenWrong(output)


def _write_tables(doors: Doors, output: Path, sheets: Sheets) -> list[str]:
    tables = [neutralised(sheet) for sheet in sheets.sheets]
    texts = {f"{table.name}.csv": _as_csv(table) for table in tables}
    write_folder(output, texts, doors.write_file)
    for table in tables:
        path = output / f"{table.name}.csv"
        if read_table(path.name, read_file(path), lambda rows: 0).rows != table.rows:
            raise WrittenWrong(path)
    return list(texts)


def _as_csv(table: Sheet) -> str:
    """Comma, rows of equal length, CRLF (RFC 4180), and a mark by which UTF-8 is known."""
    text = io.StringIO(newline="")
    width = len(table.rows[0])
    csv.writer(text).writerows([*row, *[""] * (width - len(row))] for row in table.rows)
    return "\ufeff" + text.getvalue()
