"""Every command's name, what it is for, and its options: the public contract of scripts."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ui.cli.case_options import case
from ui.cli.commands import (
    actions_of,
    add_command,
    as_json,
    identity_passphrase,
    language_of_report,
    paper,
    passphrase,
)
from ui.cli.library_options import checklists, standards
from ui.cli.report_options import countersign, note, report, reports, verify
from ui.cli.stamp_options import timestamp
from ui.cli.trust_options import trust
from ui.cli.withhold_options import redact, release
from ui.speech import SHIPPED

Commands = tuple[Callable[[Any], None], ...]


def add_commands(parser: ArgumentParser, commands: Commands) -> None:
    named = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in commands:
        command(named)


def _window(commands: Any) -> None:
    parser = add_command(
        commands, "window", "Open the window (also without any command).", "window"
    )
    parser.add_argument("folder", nargs="?", type=Path, help="a workspace to unlock")
    parser.add_argument("--demo", action="store_true", help="open the demo, made when missing")
    parser.add_argument("--language", choices=SHIPPED, help="language of the window")


def _demo(commands: Any) -> None:
    parser = add_command(
        commands,
        "demo",
        "Build a fictional inspection in FOLDER, issue its signed report and verify it.",
        "ui.demo.making:make_demo",
    )
    parser.add_argument("folder", type=Path, help="a new folder, or one with a finished demo")
    language_of_report(parser)
    as_json(parser)


def _workspace(commands: Any) -> None:
    actions = actions_of(
        add_command(
            commands, "workspace", "Create, check or back up a workspace; set how it grades."
        )
    )
    new = add_command(
        actions, "new", "Create an encrypted workspace.", "ui.cli.workspaces:new_workspace"
    )
    new.add_argument("--name", required=True, help="the inspector's name, written in the trail")
    check = add_command(
        actions,
        "check",
        "Check pages, trail, rows against trail, and photos against digests.",
        "ui.cli.workspaces:check_workspace",
    )
    backup = add_command(
        actions,
        "backup",
        "Write a checked, encrypted copy into a new folder inside TARGET.",
        "ui.cli.workspaces:back_up_workspace",
    )
    matrix = add_command(
        actions,
        "matrix",
        "Show by which matrix findings are graded, or put another in its place.",
        "ui.cli.matrix:show_matrix",
    )
    other = matrix.add_mutually_exclusive_group()
    other.add_argument("--set", type=Path, metavar="FILE.toml", help="an authority's own")
    other.add_argument("--default", action="store_true", help="that of the program again")
    for parser in (new, check, backup, matrix):
        parser.add_argument("folder", type=Path)
        passphrase(parser)
        as_json(parser)
    backup.add_argument("target", type=Path, help="such as a stick")


def _inspections(commands: Any) -> None:
    says = "List, print or correct inspections."
    actions = actions_of(add_command(commands, "inspections", says))
    listed = add_command(
        actions, "list", "List the inspections.", "ui.cli.workspaces:list_inspections"
    )
    printed = add_command(
        actions,
        "print",
        "Write the checklists of an inspection for paper (PDF), with what was answered.",
        "ui.cli.papers:print_filled",
    )
    correct = add_command(
        actions,
        "correct",
        "Begin a draft that supersedes the report of an issued inspection.",
        "ui.cli.correcting:correct_inspection",
    )
    for parser in (listed, printed, correct):
        parser.add_argument("folder", type=Path, help="the workspace")
        passphrase(parser)
        as_json(parser)
    for parser in (printed, correct):
        parser.add_argument("inspection", help="its id, or the first 8 letters or more")
    paper(printed)
    correct.add_argument("--reason", required=True, help="printed on the first page")


def _slip(commands: Any) -> None:
    parser = add_command(
        commands,
        "slip",
        "Write the page that host and inspector sign on paper when a visit ends (PDF).",
        "ui.cli.papers:print_slip",
    )
    parser.add_argument("folder", type=Path, help="the workspace")
    parser.add_argument("inspection", help="its id, or the first 8 letters or more")
    paper(parser)
    passphrase(parser)
    as_json(parser)


def _identity(commands: Any) -> None:
    actions = actions_of(add_command(commands, "identity", "Make the identity that signs reports."))
    new = add_command(
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
    complete = add_command(
        actions,
        "complete",
        "Make FILE.p12 of FILE.key and the certificate the authority answered with.",
        "ui.cli.identities:complete_identity",
    )
    complete.add_argument("file", type=Path, metavar="FILE.p12")
    complete.add_argument("--answer", type=Path, required=True, help="the certificate (PEM, DER)")
    complete.add_argument("--chain", type=Path, help="certificates of the authority (PEM)")
    for parser in (new, complete):
        identity_passphrase(parser)
        as_json(parser)


def _sample(commands: Any) -> None:
    parser = add_command(
        commands,
        "sample",
        "Compute how many items to check, say what that can and cannot show, and draw them.",
        "ui.cli.sampling:plan_a_sample",
    )
    parser.add_argument("--lot", type=int, help="number of items")
    parser.add_argument(
        "--stratum",
        type=_stratum,
        action="append",
        default=[],
        metavar="NAME=LOT",
        help="a part of the lot (repeat)",
    )
    parser.add_argument("--items", type=Path, metavar="FILE", help="one item per line, or a CSV")
    parser.add_argument("--header", action="store_true", help="the first line of FILE is no item")
    parser.add_argument("--missing", type=int, required=True, help="the loss to be noticed")
    parser.add_argument("--confidence", required=True, help="between 0 and 1, such as 0.95")
    parser.add_argument(
        "--within",
        choices=("whole", "each"),
        help="the loss lies anywhere in the lot, or in any one stratum (second column of a CSV)",
    )
    parser.add_argument("--seed", help="draw with this text; without it one is made for a list")
    parser.add_argument(
        "--discrepancy",
        action="append",
        default=[],
        metavar="NAME",
        help="enlarge after a discrepancy in this stratum (repeat)",
    )
    as_json(parser)


def _stratum(text: str) -> tuple[str, int]:
    """`NAME=LOT` as typed; the name may hold further equal signs."""
    name, _, lot = text.rpartition("=")
    if not name or not lot.isascii() or not lot.isdigit():
        raise ArgumentTypeError(text)
    return name, int(lot)


WINDOW: Commands = (_window,)
EVERY: Commands = (
    _window,
    _demo,
    checklists,
    standards,
    _workspace,
    _inspections,
    _slip,
    case,
    _identity,
    _sample,
    report,
    reports,
    note,
    verify,
    countersign,
    redact,
    release,
    timestamp,
    trust,
)
NAMES = frozenset(command.__name__.removeprefix("_") for command in EVERY)
