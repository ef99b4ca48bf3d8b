"""The options of `redact` and `release`: which parts go, which come back, and who signs."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from reports.withholding import Part
from ui.cli.commands import add_command, as_json, identity_passphrase

_SAYS = {
    Part.ANSWER: ("ITEM=REASON", "withhold the answer to an item and what it decides"),
    Part.PHOTO: ("N=REASON", "withhold a photo, wherever it is attached"),
    Part.SERIALS: ("FROM..TO=REASON", "withhold marks, by serials or lines of the declaration"),
    Part.FINDING: ("N=REASON", "withhold the words of a finding"),
    Part.PERSON: ("NAME=REASON", "withhold a person's name, role and organization"),
    Part.TEXT: ("PLACE=REASON", "withhold a text by its place in the data (see --list)"),
}


def redact(commands: Any) -> None:
    parser = add_command(
        commands,
        "redact",
        "Make a redacted edition of a report: withhold parts of it, each with a reason, and sign.",
        "ui.cli.redacting:redact_report",
    )
    parser.add_argument("file", type=Path, metavar="FULL.pdf")
    parser.add_argument("--list", action="store_true", help="list what can be withheld, and stop")
    parser.add_argument("--withhold", type=Path, metavar="FILE.toml", help="parts from a file")
    for part, (form, says) in _SAYS.items():
        parser.add_argument(
            f"--{part}",
            type=_with_reason,
            action="append",
            default=[],
            metavar=form,
            help=f"{says} (repeat)",
        )
    parser.add_argument(
        "--although-quoted",
        action="store_true",
        help="also when a withheld text stands word for word elsewhere",
    )
    parser.add_argument("--place", default="", help="where the redacted edition is made")
    _signed(parser, "FILE.pdf", required=False)


def release(commands: Any) -> None:
    parser = add_command(
        commands,
        "release",
        "Release parts that a redacted edition withholds, so that they can be checked against it.",
        "ui.cli.redacting:release_parts",
    )
    parser.add_argument("file", type=Path, metavar="FULL.pdf")
    parser.add_argument("redacted", type=Path, metavar="REDACTED.pdf")
    parser.add_argument(
        "--part", type=int, action="append", required=True, metavar="N", help="W-N (repeat)"
    )
    _signed(parser, "FILE", required=True)


def _signed(parser: ArgumentParser, form: str, *, required: bool) -> None:
    parser.add_argument("-o", "--output", type=Path, required=required, metavar=form)
    parser.add_argument("--identity", required=required, metavar="FILE.p12")
    identity_passphrase(parser)
    as_json(parser)


def _with_reason(text: str) -> tuple[str, str]:
    subject, _, reason = text.partition("=")
    if not subject.strip() or not reason.strip():
        raise ArgumentTypeError(text)
    return subject.strip(), reason.strip()
