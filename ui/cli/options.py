"""Every command's name, what it is for, and its options: the public contract of scripts."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ui.cli.list_options import lists

Commands = tuple[Callable[[Any], None], ...]


def add_commands(parser: ArgumentParser, commands: Commands) -> None:
    named = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in commands:
        command(named)


def _add(commands: Any, name: str, says: str, does: str = "") -> ArgumentParser:
    """A command; `does` is "module:function" of what it runs, empty for one with sub-commands."""
    parser: ArgumentParser = commands.add_parser(name, help=says, description=says)
    if does:
        parser.set_defaults(does=does)
    return parser


def _actions(parser: ArgumentParser) -> Any:
    return parser.add_subparsers(required=True, metavar="ACTION")


def _window(commands: Any) -> None:
    parser = _add(commands, "window", "Open the window (also without any command).", "window")
    parser.add_argument("folder", nargs="?", type=Path, help="a workspace to unlock")
    parser.add_argument("--demo", action="store_true", help="open the demo, made when missing")
    parser.add_argument("--language", help="language of the window: en or zh")


def _demo(commands: Any) -> None:
    parser = _add(
        commands,
        "demo",
        "Build a fictional inspection in FOLDER, issue its signed report and verify it.",
        "ui.demo.making:make_demo",
    )
    parser.add_argument("folder", type=Path, help="a new folder, or one with a finished demo")
    _language_of_report(parser)
    _json(parser)


def _checklists(commands: Any) -> None:
    actions = _actions(
        _add(commands, "checklists", "List, show, check, import, export or begin checklists.")
    )
    listed = _add(actions, "list", "List what ships.", "ui.cli.checklists:list_checklists")
    shown = _add(actions, "show", "Show one whole.", "ui.cli.checklists:show_checklist")
    shown.add_argument("checklist", help="an id, or a folder that holds a checklist")
    checked = _add(
        actions, "check", "Load a folder; name every fault.", "ui.cli.checklists:check_checklist"
    )
    checked.add_argument("folder", type=Path)
    for parser in (listed, shown):
        parser.add_argument("--language", default="en", help="language of the texts (en, zh)")
    for parser in (listed, shown, checked, *_forms(actions)):
        _json(parser)


def _forms(actions: Any) -> tuple[ArgumentParser, ...]:
    """The actions that bring a checklist in, hand one out, or begin one."""
    taken = _add(
        actions,
        "import",
        "Make a checklist folder of an XLSForm; name all that was not taken.",
        "ui.cli.forms:import_form",
    )
    taken.add_argument("form", type=Path, metavar="FILE.xlsx")
    taken.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    given = _add(actions, "export", "Write a checklist as an XLSForm.", "ui.cli.forms:export_form")
    given.add_argument("checklist", help="an id, or a folder that holds a checklist")
    given.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx")
    begun = _add(actions, "new", "Write a small checklist to change.", "ui.cli.forms:new_checklist")
    begun.add_argument("folder", type=Path)
    return taken, given, begun


def _standards(commands: Any) -> None:
    actions = _actions(_add(commands, "standards", "Search the standards."))
    found = _add(
        actions,
        "search",
        "Find instruments and clauses that have all these words, and how sure each is.",
        "ui.cli.standards:search_standards",
    )
    found.add_argument("words", nargs="+")
    found.add_argument("--language", default="en", help="language of the names (en, zh)")
    _json(found)


def _workspace(commands: Any) -> None:
    actions = _actions(_add(commands, "workspace", "Create, check or back up a workspace."))
    new = _add(actions, "new", "Create an encrypted workspace.", "ui.cli.workspaces:new_workspace")
    new.add_argument("--name", required=True, help="the inspector's name, written in the trail")
    check = _add(
        actions,
        "check",
        "Check pages, trail, rows against trail, and photos against digests.",
        "ui.cli.workspaces:check_workspace",
    )
    backup = _add(
        actions,
        "backup",
        "Write a checked, encrypted copy into a new folder inside TARGET.",
        "ui.cli.workspaces:back_up_workspace",
    )
    for parser in (new, check, backup):
        parser.add_argument("folder", type=Path)
        _passphrase(parser)
        _json(parser)
    backup.add_argument("target", type=Path, help="such as a stick")


def _inspections(commands: Any) -> None:
    actions = _actions(_add(commands, "inspections", "List inspections."))
    listed = _add(actions, "list", "List the inspections.", "ui.cli.workspaces:list_inspections")
    listed.add_argument("folder", type=Path, help="the workspace")
    _passphrase(listed)
    _json(listed)


def _case(commands: Any) -> None:
    lists(_actions(_add(commands, "case", "Open cases, take lists of items in, export.")))


def _identity(commands: Any) -> None:
    actions = _actions(_add(commands, "identity", "Make the identity that signs reports."))
    new = _add(
        actions,
        "new",
        "Create a self-signed identity; with --request, a key and a request for a CA.",
        "ui.cli.identities:new_identity",
    )
    new.add_argument("file", type=Path, metavar="FILE.p12")
    new.add_argument("--name", required=True, help="who signs")
    new.add_argument("--organization", default="", help="for whom")
    new.add_argument("--country", default="", help="two letters (ISO 3166-1)")
    new.add_argument("--request", action="store_true", help="write FILE.key and FILE.csr instead")
    complete = _add(
        actions,
        "complete",
        "Make FILE.p12 of FILE.key and the certificate the authority answered with.",
        "ui.cli.identities:complete_identity",
    )
    complete.add_argument("file", type=Path, metavar="FILE.p12")
    complete.add_argument("--answer", type=Path, required=True, help="the certificate (PEM, DER)")
    complete.add_argument("--chain", type=Path, help="certificates of the authority (PEM)")
    for parser in (new, complete):
        _identity_passphrase(parser)
        _json(parser)


def _report(commands: Any) -> None:
    parser = _add(
        commands,
        "report",
        "Close an inspection, issue its signed report and write it.",
        "ui.cli.reporting:write_report",
    )
    parser.add_argument("folder", type=Path, help="the workspace")
    parser.add_argument("inspection", help="its id, or the first 8 letters or more")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument("--identity", type=Path, required=True, metavar="FILE.p12")
    parser.add_argument("--place", default="", help="where the report is issued")
    _language_of_report(parser)
    _passphrase(parser)
    _identity_passphrase(parser)
    _json(parser)


def _verify(commands: Any) -> None:
    parser = _add(
        commands,
        "verify",
        "Check reports: intact, who signed, page equals data, photos equal hashes.",
        "ui.cli.verifying:verify_reports",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.pdf")
    parser.add_argument("--trust", type=Path, help="a certificate, or a folder of certificates")
    _json(parser)


def _language_of_report(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--language", default="en", choices=("en", "zh"), help="language of the report"
    )


def _passphrase(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file", type=Path, help="file that holds the workspace's passphrase"
    )


def _identity_passphrase(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--identity-passphrase-file", type=Path, help="file that holds the identity's passphrase"
    )


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


WINDOW: Commands = (_window,)
EVERY: Commands = (
    _window,
    _demo,
    _checklists,
    _standards,
    _workspace,
    _inspections,
    _case,
    _identity,
    _report,
    _verify,
)
NAMES = frozenset(command.__name__.removeprefix("_") for command in EVERY)
