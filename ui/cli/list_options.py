"""The options of `case new`, `import-items` and `export`: lists that come in, and what goes out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from ui.cli.commands import add_command, as_json, passphrase


def lists(actions: Any) -> None:
    """Add them to the actions of `case`."""
    new = add_command(actions, "new", "Open a case.", "ui.cli.case_files:new_case")
    new.add_argument("folder", type=Path, help="the workspace")
    new.add_argument("--title", required=True, help="what the case is about")
    for option, says in (
        ("--exporter", "the exporting State"),
        ("--importer", "the importing State"),
        ("--end-user", "who is to use the arms"),
        ("--authorization", "number of the export licence"),
    ):
        new.add_argument(option, default="", help=says)
    for parser in (new, _items_taken(actions), _case_exported(actions)):
        passphrase(parser)
        as_json(parser)


def _items_taken(actions: Any) -> ArgumentParser:
    taken = add_command(
        actions,
        "import-items",
        "Take an exporter's list (CSV, .xlsx) into a case; account for every row.",
        "ui.cli.item_lists:import_items",
    )
    _folder_and_case(taken)
    taken.add_argument("file", type=Path, metavar="FILE")
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


def _case_exported(actions: Any) -> ArgumentParser:
    given = add_command(
        actions,
        "export",
        "Write items, conditions, custody, actions and needs as .xlsx or CSV files.",
        "ui.cli.case_files:export_case",
    )
    _folder_and_case(given)
    given.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx_OR_FOLDER")
    return given


def _folder_and_case(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the workspace")
    parser.add_argument("case", help="its id, or the first or last 8 letters or more")
