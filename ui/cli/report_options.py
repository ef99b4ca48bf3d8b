"""The options of `report`, `reports` and `verify`: issuing reports, and reviewing them."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from ui.cli.commands import (
    actions_of,
    add_command,
    as_json,
    identity_passphrase,
    language_of_report,
    passphrase,
)


def report(commands: Any) -> None:
    parser = add_command(
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
    language_of_report(parser)
    passphrase(parser)
    identity_passphrase(parser)
    as_json(parser)


def reports(commands: Any) -> None:
    actions = actions_of(add_command(commands, "reports", "Review the reports of others."))
    table = add_command(
        actions,
        "table",
        "Check reports and write one table of them: verdicts, facility, findings, signer.",
        "ui.cli.tabulating:tabulate",
    )
    table.add_argument("-o", "--output", type=_table, required=True, metavar="FILE.xlsx|FILE.csv")
    _checked(table)


def verify(commands: Any) -> None:
    parser = add_command(
        commands,
        "verify",
        "Check reports: intact, who signed, page equals data, photos equal hashes.",
        "ui.cli.verifying:verify_reports",
    )
    _checked(parser)


def _checked(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE_OR_FOLDER", help="PDFs, or folders of them"
    )
    parser.add_argument("--trust", type=Path, help="a certificate, or a folder of certificates")
    as_json(parser)


def _table(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise ArgumentTypeError(text)
    return path
