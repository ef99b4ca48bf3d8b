"""The options of `case`: cases, the lists that come in and what goes out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from ui.cli.commands import actions_of, add_command, as_json, passphrase


def case(commands: Any) -> None:
    actions = actions_of(add_command(commands, "case", "List, show and reconcile cases."))
    listed = add_command(actions, "list", "List the cases.", "ui.cli.cases:list_cases")
    shown = add_command(
        actions,
        "show",
        "Show what a case is about and how much it holds.",
        "ui.cli.cases:show_case",
    )
    reconciled = _reconcile(actions)
    for parser in (listed, shown, reconciled):
        parser.add_argument("folder", type=Path, help="the workspace")
        passphrase(parser)
        as_json(parser)
    for parser in (shown, reconciled):
        parser.add_argument("case", help="its id, or the first 8 letters or more")
    reconciled.add_argument("file", type=Path, metavar="FILE", help="one mark a line, or CSV")


def _reconcile(actions: Any) -> ArgumentParser:
    parser = add_command(
        actions,
        "reconcile",
        "Hold a list of marks that were seen against what the case declares.",
        "ui.cli.cases:reconcile_list",
    )
    parser.add_argument("--inspection", default="", help="the visit; else the only one in draft")
    parser.add_argument("--store", default="", help="where they were seen, if FILE does not say")
    parser.add_argument("--take", action="store_true", help="record what is certain in the visit")
    return parser
