"""`inspections correct`: a new draft that supersedes an issued report."""

from argparse import Namespace

from checklists.inspecting.correcting import begin_correction
from checklists.records import to_record
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.cli.workspaces import find_inspection, open_workspace
from ui.doors import Doors


def correct_inspection(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    workspace = open_workspace(terminal, doors, arguments)
    try:
        issued = find_inspection(workspace, arguments.inspection)
        begun = begin_correction(workspace, issued, arguments.reason).inspection
    finally:
        workspace.close()
    told = terminal._("The draft {id} supersedes the report of {issued}.")
    record = {"inspection": begun.id, "supersedes": to_record(begun.supersedes)}
    terminal.result(record, [told.format(id=begun.id, issued=issued)])
    return DONE
