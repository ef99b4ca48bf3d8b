"""`case note`, `case request` and `case annex`: texts for people to finish or to keep apart."""

from argparse import Namespace

from checklists.delivering.case import Case
from checklists.delivering.programmes import PROGRAMMES, read_programmes
from reports.drafts import assistance_request, measures_note, restricted_annex
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.cli.workspaces import find_case, open_workspace
from ui.doors import Doors


def write_note(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    workspace = open_workspace(terminal, doors, arguments)
    try:
        case = workspace.load_case(find_case(workspace, arguments.case))
    finally:
        workspace.close()
    text = measures_note(case, arguments.language, with_names=arguments.with_names)
    return _written(terminal, doors, arguments, case, text)


def write_request(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    workspace = open_workspace(terminal, doors, arguments)
    try:
        case = workspace.load_case(find_case(workspace, arguments.case))
        programmes = read_programmes(workspace.remembered(PROGRAMMES))
    finally:
        workspace.close()
    text = assistance_request(case, arguments.language, programmes, with_names=arguments.with_names)
    return _written(terminal, doors, arguments, case, text)


def write_annex(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """The restricted notes by themselves: no other command and no report gives them out."""
    workspace = open_workspace(terminal, doors, arguments)
    try:
        case = workspace.load_case(find_case(workspace, arguments.case))
    finally:
        workspace.close()
    doors.write_file(arguments.output, restricted_annex(case, arguments.language).encode())
    said = terminal._("Written: {path}. It is in clear: keep it apart from every shared report.")
    record = {"case": case.id, "file": str(arguments.output), "notes": len(case.restricted)}
    terminal.result(record, [said.format(path=arguments.output)])
    return DONE


def _written(terminal: Terminal, doors: Doors, arguments: Namespace, case: Case, text: str) -> int:
    doors.write_file(arguments.output, text.encode())
    said = terminal._("Written: {path}. Read it before it is released.")
    record = {"case": case.id, "file": str(arguments.output), "with_names": arguments.with_names}
    terminal.result(record, [said.format(path=arguments.output)])
    return DONE
