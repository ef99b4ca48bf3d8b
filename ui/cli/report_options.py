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

    accept = add_command(
        actions,
        "accept",
        "Say in a signed note that a report is accepted.",
        "ui.cli.reviewing:accept_report",
    )
    back = add_command(
        actions,
        "return",
        "Send a report back with questions, in a signed note.",
        "ui.cli.reviewing:return_report",
    )
    for parser in (accept, back):
        parser.add_argument("file", type=Path, metavar="FILE.pdf")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pssm-note")
        parser.add_argument("--identity", type=Path, required=True, metavar="FILE.p12")
        identity_passphrase(parser)
        _trust(parser)
        as_json(parser)
    back.add_argument(
        "--question",
        action="append",
        required=True,
        metavar="ITEM: TEXT",
        help="on an item, a finding (F-01), a photo (P-1) or the whole report (repeat)",
    )


def note(commands: Any) -> None:
    actions = actions_of(add_command(commands, "note", "Take in what a reviewer answered."))
    show = add_command(
        actions, "show", "Show a note, and judge who signed it.", "ui.cli.reviewing:show_note"
    )
    attach = add_command(
        actions,
        "attach",
        "Keep a note with the inspection whose report it answers.",
        "ui.cli.reviewing:attach_note",
    )
    attach.add_argument("folder", type=Path, help="the workspace")
    attach.add_argument("inspection", help="its id, or the first 8 letters or more")
    passphrase(attach)
    for parser in (show, attach):
        parser.add_argument("file", type=Path, metavar="FILE.pssm-note")
        _trust(parser)
        as_json(parser)


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
    _trust(parser)
    as_json(parser)


def _trust(parser: ArgumentParser) -> None:
    parser.add_argument("--trust", type=Path, help="a certificate, or a folder of certificates")


def _table(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise ArgumentTypeError(text)
    return path
