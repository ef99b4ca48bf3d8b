"""The options of `timestamp`: which server is asked, and what is kept beside its answer."""

from pathlib import Path
from typing import Any

from ui.cli.commands import add_command, as_json
from ui.cli.trust_options import trusted


def timestamp(commands: Any) -> None:
    parser = add_command(
        commands,
        "timestamp",
        "Ask an authority (RFC 3161) for a time stamp of a report: this reaches the network.",
        "ui.cli.stamping:time_stamp",
    )
    parser.add_argument("file", type=Path, metavar="FILE.pdf")
    parser.add_argument("--server", required=True, metavar="URL", help="of the authority")
    parser.add_argument(
        "--level",
        choices=("t", "lt", "lta"),
        default="t",
        help="t: a time stamp; lt: and what to check with later; lta: and a time stamp over that",
    )
    trusted(parser)
    for option, what in (("--crl", "a revocation list"), ("--ocsp", "an OCSP answer")):
        parser.add_argument(
            option, type=Path, action="append", default=[], metavar="FILE", help=f"{what} (repeat)"
        )
    parser.add_argument(
        "--fetch", action="store_true", help="fetch missing lists from where certificates say"
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")
    as_json(parser)
