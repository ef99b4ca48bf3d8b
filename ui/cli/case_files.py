"""`case new` and `case export`: begin a case, and hand out what it holds as tables."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from checklists.asking.spreadsheet import Sheets
from checklists.delivering.case import Authorization, Case, CaseHead, Consignment, Party
from checklists.delivering.case_sheets import case_sheets, neutralised
from checklists.delivering.count_sheets import count_sheets, timeline_sheet
from checklists.delivering.tables import read_table
from checklists.delivering.timeline import Visited
from checklists.inspecting.casework import open_case
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Workspace
from checklists.inspecting.mishaps import WrittenWrong
from checklists.values import Stage
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.cli.workspaces import find_case, open_workspace
from ui.doors import Doors
from ui.files import as_csv, read_file, write_folder
from ui.refusals import FileInTheWay

_SPREADSHEET = ".xlsx"


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
        sheets = _sheets(workspace, case)
    finally:
        workspace.close()
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


def _sheets(workspace: Workspace, case: Case) -> Sheets:
    """What the case holds, its time line, and what the latest visit that counted says of it."""
    visits = [workspace.load(one.id) for one in workspace.summaries() if one.case == case.id]
    visits.sort(key=_day, reverse=True)
    days = (Visited(one.id, _day(one)) for one in visits)
    counted = next((one for one in visits if one.stocktake.seen or one.stocktake.counted), None)
    count = () if counted is None else count_sheets(case, counted.stocktake, counted.sample)
    return Sheets((*case_sheets(case).sheets, timeline_sheet(case, days), *count))


def _day(inspection: Inspection) -> str:
    began = inspection.visit.began
    return began.date().isoformat() if began is not None else ""


def _write_spreadsheet(doors: Doors, output: Path, sheets: Sheets) -> None:
    if output.exists():
        raise FileInTheWay(output)
    doors.write_file(output, doors.write_sheets(sheets))
    if doors.read_sheets(output.name, read_file(output)) != sheets:
        raise WrittenWrong(output)


def _write_tables(doors: Doors, output: Path, sheets: Sheets) -> list[str]:
    tables = [neutralised(sheet) for sheet in sheets.sheets]
    texts = {f"{table.name}.csv": as_csv(table) for table in tables}
    write_folder(output, texts, doors.write_file)
    for table in tables:
        path = output / f"{table.name}.csv"
        if read_table(path.name, read_file(path), lambda rows: 0).rows != table.rows:
            raise WrittenWrong(path)
    return list(texts)
