"""`report`: the signed report of one inspection, written to a file."""

from argparse import Namespace

from checklists.inspecting.doing import close_inspection
from checklists.inspecting.inspection import IssuedReport
from checklists.inspecting.keeping import Workspace
from checklists.records import to_record
from checklists.values import State
from reports.data import Layout
from reports.issuing import IssueRequest, gather, make_report, record_report
from ui.cli.exits import DONE
from ui.cli.signers import open_identity
from ui.cli.terminal import Terminal
from ui.cli.workspaces import find_inspection, open_workspace
from ui.doors import Doors
from ui.files import now_here
from ui.refusals import FileInTheWay


def write_report(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Close the inspection if it is complete, sign its report, record it, write it.

    Of an inspection whose report was issued before, the same report is written again.
    """
    if arguments.output.exists():
        raise FileInTheWay(arguments.output)
    workspace = open_workspace(terminal, doors, arguments)
    try:
        inspection = workspace.load(find_inspection(workspace, arguments.inspection))
        record = inspection.report or _issue(terminal, workspace, inspection.id, arguments)
        doors.write_file(arguments.output, workspace.original(record.sha256))
    finally:
        workspace.close()
    terminal.result(
        {"report": str(arguments.output), **to_record(record)},
        [terminal._("The signed report is {path}.").format(path=arguments.output)],
    )
    return DONE


def _issue(
    terminal: Terminal, workspace: Workspace, inspection: str, arguments: Namespace
) -> IssuedReport:
    now = now_here()
    identity = open_identity(terminal, arguments, now)
    if workspace.load(inspection).state == State.DRAFT:
        close_inspection(workspace, inspection)
    request = IssueRequest(
        arguments.language,
        arguments.place,
        now,
        identity,
        Layout(arguments.layout),
        arguments.second_language,
    )
    signed = make_report(gather(workspace, inspection), request, terminal)
    record_report(workspace, inspection, signed)
    return signed.record
