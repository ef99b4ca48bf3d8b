"""Short ways to make a command, and the options that several commands share."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from ui.speech import SHIPPED


def add_command(commands: Any, name: str, says: str, does: str = "") -> ArgumentParser:
    """A command; `does` is "module:function" of what it runs, empty for one with sub-commands."""
    parser: ArgumentParser = commands.add_parser(name, help=says, description=says)
    if does:
        parser.set_defaults(does=does)
    return parser


def actions_of(parser: ArgumentParser) -> Any:
    return parser.add_subparsers(required=True, metavar="ACTION")


def language_of_report(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--language", default=SHIPPED[0], choices=SHIPPED, help="language of the report"
    )


def second_language(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--second-language", default="", choices=SHIPPED, help="say everything in this one too"
    )


def paper(parser: ArgumentParser) -> None:
    """Where a paper is written and what it speaks."""
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument(
        "--language", default=SHIPPED[0], choices=SHIPPED, help="language of the paper"
    )
    second_language(parser)


def passphrase(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file", type=Path, help="file that holds the workspace's passphrase"
    )


def identity_passphrase(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--identity-passphrase-file",
        type=Path,
        help="file that holds the identity's passphrase, or the token's PIN",
    )


def identity(parser: ArgumentParser) -> None:
    """Who signs, for `ui.cli.signers.open_identity`."""
    parser.add_argument(
        "--identity",
        required=True,
        metavar="FILE.p12",
        help="key file, or 'pkcs11:token=LABEL;object=NAME?module-path=LIBRARY' for a token",
    )
    identity_passphrase(parser)


def as_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def language_of_words(parser: ArgumentParser, what: str) -> None:
    # No fixed choices: a checklist of one's own may be in any language.
    words = f"language of the {what} ({', '.join(SHIPPED)})"
    parser.add_argument("--language", default=SHIPPED[0], help=words)
