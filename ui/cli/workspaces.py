"""`workspace new`, `check` and `backup`, and `inspections list`."""

from argparse import Namespace

from checklists.asking.terms import term
from checklists.inspecting.keeping import Workspace
from checklists.records import to_record
from ui.cli.exits import DONE, FOUND_FAULTS
from ui.cli.terminal import WORKSPACE_VARIABLE, Terminal, new_passphrase, passphrase
from ui.doors import Doors
from ui.wording import health_sentence

PASSPHRASE_OPTION = "--passphrase-file"  # noqa: S105 - an option's name


def open_workspace(terminal: Terminal, doors: Doors, arguments: Namespace) -> Workspace:
    typed = passphrase(
        terminal._("Passphrase of the workspace"),
        arguments.passphrase_file,
        WORKSPACE_VARIABLE,
        PASSPHRASE_OPTION,
    )
    return doors.open(arguments.folder, typed)


def new_workspace(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    typed = new_passphrase(
        terminal._("New passphrase of the workspace"),
        terminal._("The same again"),
        arguments.passphrase_file,
        WORKSPACE_VARIABLE,
        PASSPHRASE_OPTION,
    )
    workspace, recovery = doors.create(arguments.folder, typed, arguments.name)
    workspace.close()
    lines = [
        terminal._("The workspace {folder} was created.").format(folder=arguments.folder),
        terminal._("Recovery key (write it on paper, it is shown only now):"),
        f"    {recovery}",
    ]
    terminal.result({"workspace": str(arguments.folder), "recovery_key": recovery}, lines)
    return DONE


def check_workspace(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Check pages, trail, rows against trail, and every photo against its digest."""
    workspace = open_workspace(terminal, doors, arguments)
    try:
        health = workspace.check(terminal)
    finally:
        workspace.close()
    said = [health_sentence(fault, terminal.language) for fault in health.faults]
    lines = [
        terminal._(
            "{inspections} inspections, {rows} changes in the trail, {photos} photos."
        ).format(inspections=health.inspections, rows=health.trail_rows, photos=health.originals),
        terminal._("Head of the trail: {head}").format(head=health.trail_head),
    ]
    if health.clock_set_back:
        changes = ", ".join(map(str, health.clock_set_back))
        lines.append(
            terminal._("The laptop's clock went back before change {changes}.").format(
                changes=changes
            )
        )
    lines += said or [
        terminal._(
            "No fault: the trail is unbroken, replaying it equals the rows, photos are whole."
        )
    ]
    terminal.result({"ok": not said, **to_record(health), "sentences": said}, lines)
    return FOUND_FAULTS if said else DONE


def back_up_workspace(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """A copy that opens with the same passphrase, made by the database's own backup."""
    workspace = open_workspace(terminal, doors, arguments)
    try:
        copy = workspace.back_up(arguments.target)
    finally:
        workspace.close()
    text = terminal._("The copy is {folder}; it opens with the same passphrase.")
    terminal.result({"backup": str(copy)}, [text.format(folder=copy)])
    return DONE


def list_inspections(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    workspace = open_workspace(terminal, doors, arguments)
    try:
        summaries = workspace.summaries()
    finally:
        workspace.close()
    lines = [
        f"{summary.id}  {term(summary.state, terminal.language)}  "
        f"{summary.answered}/{summary.asked}  {summary.facility}  {summary.title}"
        for summary in summaries
    ]
    terminal.result({"inspections": [to_record(summary) for summary in summaries]}, lines)
    return DONE
