"""The options of `trust`: signed lists of whom to trust, and fingerprints to compare."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ui.cli.commands import actions_of, add_command, as_json, identity

ROLES = ("authority", "inspector", "host", "reviewer", "time_stamp")
DAYS_TO_NEXT = 90


def trust(commands: Any) -> None:
    says = "Make and read signed lists of whom to trust; compare fingerprints."
    actions = actions_of(add_command(commands, "trust", says))
    changing = (_new(actions), _add(actions), _revoke(actions))
    for parser in changing:
        identity(parser)
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead")
        parser.add_argument(
            "--days",
            type=int,
            default=DAYS_TO_NEXT,
            help=f"until the next list is due ({DAYS_TO_NEXT})",
        )
    for parser in (*changing, _show(actions), _fingerprint(actions)):
        as_json(parser)


def trusted(parser: ArgumentParser) -> None:
    """Whom `verify` trusts."""
    parser.add_argument(
        "--trust",
        type=Path,
        action="append",
        default=[],
        metavar="PATH",
        help="a certificate, .pssm-trust or .crl file, or a folder of them (repeat)",
    )
    _signed_by(parser)


def _new(actions: Any) -> ArgumentParser:
    new = _of_list(
        add_command(actions, "new", "Begin a list, signed by you.", "ui.cli.trusting:new_list")
    )
    new.add_argument("--issuer", required=True, metavar="NAME", help="the authority, in words")
    return new


def _add(actions: Any) -> ArgumentParser:
    says = "Write the next list, with certificates or revocation lists added."
    add = _of_list(add_command(actions, "add", says, "ui.cli.trusting:add_to_list"))
    add.add_argument("certificates", nargs="*", type=Path, metavar="CERT", help="PEM or DER")
    add.add_argument("--role", choices=ROLES, default="inspector", help="what they may sign as")
    add.add_argument("--from", dest="begins", type=_moment, metavar="DATE", help="valid from")
    add.add_argument("--until", dest="ends", type=_moment, metavar="DATE", help="valid until")
    add.add_argument("--crl", type=Path, action="append", default=[], help="a CRL (repeat)")
    _signed_by(add)
    return add


def _revoke(actions: Any) -> ArgumentParser:
    says = "Write the next list, with a certificate revoked."
    revoke = _of_list(add_command(actions, "revoke", says, "ui.cli.trusting:revoke_on_list"))
    revoke.add_argument("certificate", type=Path, metavar="CERT", help="PEM or DER")
    revoke.add_argument("--on", type=_moment, required=True, metavar="DATE", help="since when")
    revoke.add_argument("--reason", default="", help="in a few words")
    _signed_by(revoke)
    return revoke


def _show(actions: Any) -> ArgumentParser:
    show = _of_list(
        add_command(actions, "show", "Show what a list says.", "ui.cli.trusting:show_list")
    )
    _signed_by(show)
    return show


def _fingerprint(actions: Any) -> ArgumentParser:
    says = "Show a certificate's fingerprint as digits, words and a QR code."
    parser = add_command(actions, "fingerprint", says, "ui.cli.trusting:show_fingerprint")
    parser.add_argument("certificate", type=Path, metavar="CERT", help="PEM or DER")
    return parser


def _of_list(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("file", type=Path, metavar="FILE.pssm-trust")
    return parser


def _signed_by(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--signed-by",
        action="append",
        default=[],
        metavar="FINGERPRINT",
        help="the digits or words of a list's signer, which you compared (repeat)",
    )


def _moment(text: str) -> datetime:
    """A day or a time in ISO 8601; without an offset it is UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
