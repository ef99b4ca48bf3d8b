"""The options of `case`: cases, the lists that come in and what goes out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from ui.cli.commands import (
    actions_of,
    add_command,
    as_json,
    language_of_report,
    passphrase,
)


def case(commands: Any) -> None:
    actions = actions_of(
        add_command(commands, "case", "Open and list cases, take lists in, reconcile, hand out.")
    )
    listed = add_command(actions, "list", "List the cases.", "ui.cli.cases:list_cases")
    of_one = (
        _shown(actions),
        _items_taken(actions),
        _reconciled(actions),
        _exported(actions),
        *_drafts(actions),
    )
    for parser in (_new(actions), listed, *of_one):
        parser.add_argument("folder", type=Path, help="the workspace")
        passphrase(parser)
        as_json(parser)
    for parser in of_one:
        parser.add_argument("case", help="its id, or the first or last 8 letters or more")
    for parser, says in zip(of_one[1:3], ("CSV or .xlsx", "one mark a line, or CSV"), strict=True):
        parser.add_argument("file", type=Path, metavar="FILE", help=says)


def _new(actions: Any) -> ArgumentParser:
    new = add_command(actions, "new", "Open a case.", "ui.cli.case_files:new_case")
    new.add_argument("--title", required=True, help="what the case is about")
    for option, says in (
        ("--exporter", "the exporting State"),
        ("--importer", "the importing State"),
        ("--end-user", "who is to use the arms"),
        ("--authorization", "number of the export licence"),
    ):
        new.add_argument(option, default="", help=says)
    return new


def _shown(actions: Any) -> ArgumentParser:
    says = "Show what a case is about and how much it holds."
    return add_command(actions, "show", says, "ui.cli.cases:show_case")


def _items_taken(actions: Any) -> ArgumentParser:
    taken = add_command(
        actions,
        "import-items",
        "Take an exporter's list (CSV, .xlsx) into a case; account for every row.",
        "ui.cli.item_lists:import_items",
    )
    taken.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="which column is which field; remembered for this header",
    )
    taken.add_argument("--sheet", default="", metavar="NAME", help="the sheet that holds the list")
    taken.add_argument(
        "--category",
        default="h",
        choices=(*"abcdefgh", "ammunition", "parts"),
        help="category of items whose row names none (default: h)",
    )
    taken.add_argument("--preview", action="store_true", help="change nothing, only say")
    return taken


def _reconciled(actions: Any) -> ArgumentParser:
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


def _exported(actions: Any) -> ArgumentParser:
    given = add_command(
        actions,
        "export",
        "Write what a case holds, and its latest count, as .xlsx or CSV files.",
        "ui.cli.case_files:export_case",
    )
    given.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx_OR_FOLDER")
    return given


def _drafts(actions: Any) -> tuple[ArgumentParser, ...]:
    drafts = (
        add_command(
            actions,
            "note",
            "Draft the note of ATT Article 13(2) on measures that work, as text.",
            "ui.cli.drafts:write_note",
        ),
        add_command(
            actions,
            "request",
            "Draft a request for assistance (ATT Article 16), as text.",
            "ui.cli.drafts:write_request",
        ),
    )
    for parser in drafts:
        parser.add_argument(
            "--with-names", action="store_true", help="parties and facilities are released"
        )
    annex = add_command(
        actions,
        "annex",
        "Write the restricted notes of a case by themselves, as text.",
        "ui.cli.drafts:write_annex",
    )
    for parser in (*drafts, annex):
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.txt")
        language_of_report(parser)
    return (*drafts, annex)
