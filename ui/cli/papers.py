"""`slip`, `checklists print` and `inspections print`: papers to write on and to sign by hand."""

from argparse import Namespace

from reports.issuing import gather
from reports.papers import blank_checklist, filled_checklists, host_slip
from ui.cli.checklists import find_checklist
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.cli.workspaces import find_inspection, open_workspace
from ui.doors import Doors
from ui.files import now_here
from ui.refusals import FileInTheWay


def print_slip(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """The page that host and inspector sign on paper, with the head of the trail."""
    _refuse_in_the_way(arguments)
    workspace = open_workspace(terminal, doors, arguments)
    try:
        material = gather(workspace, find_inspection(workspace, arguments.inspection))
    finally:
        workspace.close()
    printed = now_here().replace(microsecond=0)
    pdf = host_slip(material, printed, arguments.language, arguments.second_language)
    return _write(terminal, doors, arguments, pdf)


def print_blank(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    _refuse_in_the_way(arguments)
    checklist = find_checklist(arguments.checklist)
    pdf = blank_checklist(checklist, arguments.language, arguments.second_language)
    return _write(terminal, doors, arguments, pdf)


def print_filled(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    _refuse_in_the_way(arguments)
    workspace = open_workspace(terminal, doors, arguments)
    try:
        inspection = workspace.load(find_inspection(workspace, arguments.inspection))
    finally:
        workspace.close()
    pdf = filled_checklists(inspection, arguments.language, arguments.second_language)
    return _write(terminal, doors, arguments, pdf)


def _refuse_in_the_way(arguments: Namespace) -> None:
    if arguments.output.exists():
        raise FileInTheWay(arguments.output)


def _write(terminal: Terminal, doors: Doors, arguments: Namespace, pdf: bytes) -> int:
    doors.write_file(arguments.output, pdf)
    said = terminal._("The paper is {path}.").format(path=arguments.output)
    terminal.result({"paper": str(arguments.output), "bytes": len(pdf)}, [said])
    return DONE
