"""Who signs, for every command that signs: a key file, or a key on a token."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from reports.identity import Identity, load_identity
from ui.cli.identities import IDENTITY_OPTION
from ui.cli.terminal import IDENTITY_VARIABLE, Terminal, passphrase
from ui.files import read_file


def open_identity(terminal: Terminal, arguments: Namespace, now: datetime) -> Identity:
    """The signer that `--identity` names, opened with the passphrase or PIN."""
    from reports.tokens import is_token_address, open_token, read_token_address

    named = str(arguments.identity)
    is_token = is_token_address(named)
    address = read_token_address(named) if is_token else None
    prompt = (
        terminal._("PIN of the token") if is_token else terminal._("Passphrase of the identity")
    )
    typed = passphrase(
        prompt, arguments.identity_passphrase_file, IDENTITY_VARIABLE, IDENTITY_OPTION
    )
    if address is not None:
        return open_token(address, typed, now)
    return load_identity(read_file(Path(named)), typed, now)
