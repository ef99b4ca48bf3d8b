"""Whom a command that checks reports trusts, and what a reviewer should know of that trust."""

from argparse import Namespace

from reports.fingerprints import read_fingerprint
from reports.trust import TrustList, load_trust
from reports.trusted import trust_notes
from ui.cli.terminal import Terminal
from ui.files import now_here
from ui.wording.trusting import note_sentences


def chosen_trust(arguments: Namespace) -> TrustList | None:
    """What `--trust` and `--signed-by` give; None when nobody is trusted."""
    if not arguments.trust:
        return None
    confirmed = [read_fingerprint(text) for text in arguments.signed_by]
    return load_trust(*arguments.trust, confirmed=confirmed)


def told_notes(terminal: Terminal, trust: TrustList | None) -> list[str]:
    """What is out of date or was passed over, said on standard error too."""
    if trust is None:
        return []
    notes = list(note_sentences(trust_notes(trust, now_here()), terminal.language))
    for said in notes:
        terminal.note(said)
    return notes
