"""The options of `report`, `reports` and `verify`: issuing reports, and reviewing them."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from reports.data import Layout
from ui.cli.commands import (
    actions_of,
    add_command,
    as_json,
    identity,
    language_of_report,
    passphrase,
    second_language,
)
from ui.cli.trust_options import trusted


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
    identity(parser)
    parser.add_argument("--place", default="", help="where the report is issued")
    language_of_report(parser)
    second_language(parser)
    layouts = [str(one) for one in Layout]
    parser.add_argument("--layout", choices=layouts, default=Layout.FULL, help="summary: 2 pages")
    passphrase(parser)
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
        identity(parser)
        trusted(parser)
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
        trusted(parser)
        as_json(parser)


def verify(commands: Any) -> None:
    parser = add_command(
        commands,
        "verify",
        "Check reports: intact, who signed, page, photos and figures follow from the data.",
        "ui.cli.verifying:verify_reports",
    )
    parser.add_argument(
        "--originals", type=Path, metavar="FOLDER", help="full-size photos, compared by SHA-256"
    )
    parser.add_argument(
        "--signed-revision",
        type=Path,
        metavar="OUT.pdf",
        help="write the part of one file that is as it was signed, without what followed",
    )
    parser.add_argument(
        "--release",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="parts released of what is withheld (repeat)",
    )
    _checked(parser)


def countersign(commands: Any) -> None:
    parser = add_command(
        commands,
        "countersign",
        "Sign a report after its inspector: as host, second inspector or reviewer.",
        "ui.cli.countersigning:countersign",
    )
    parser.add_argument("file", type=Path, metavar="FILE.pdf")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")
    identity(parser)
    parser.add_argument("--role", required=True, choices=("host", "reviewer", "second-inspector"))
    parser.add_argument("--objects", action="store_true", help="object instead of agreeing")
    words = parser.add_mutually_exclusive_group()
    words.add_argument("--words", default="", metavar="TEXT", help="said in the field")
    words.add_argument("--words-file", type=Path, help="file that holds the words (UTF-8)")
    as_json(parser)


def _checked(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE_OR_FOLDER", help="PDFs, or folders of them"
    )
    trusted(parser)
    as_json(parser)


def _table(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise ArgumentTypeError(text)
    return path
