"""Who signs, for every command that signs: a key file, or a key on a token."""

from argparse import Namespace
from datetime import datetime

from reports.identity import Identity
from reports.tokens import is_token_address, read_token_address
from ui.cli.identities import IDENTITY_OPTION
from ui.cli.terminal import IDENTITY_VARIABLE, Terminal, passphrase
from ui.files import open_signer


def open_identity(terminal: Terminal, arguments: Namespace, now: datetime) -> Identity:
    """The signer that `--identity` names, opened with the passphrase or PIN."""
    named = str(arguments.identity)
    is_token = is_token_address(named)
    if is_token:
        read_token_address(named)  # refused before a PIN is asked for
    prompt = (
        terminal._("PIN of the token") if is_token else terminal._("Passphrase of the identity")
    )
    typed = passphrase(
        prompt, arguments.identity_passphrase_file, IDENTITY_VARIABLE, IDENTITY_OPTION
    )
    return open_signer(named, typed, now)
