"""The program's commands: their names and options, and which function does each."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from ui.cli.exits import REFUSED, WRONG_USE
from ui.cli.options import EVERY, NAMES, WINDOW, add_commands
from ui.doors import Doors
from ui.speech import SHIPPED

OpenWindow = Callable[[argparse.Namespace], int]

EXIT_CODES = f"""\
exit codes:
  0   done; for verify: every check of every report holds
  1   something does not hold (verify), or faults were found (checklists check, workspace check)
  2   could not tell (verify: unknown signer, or not a report of this program)
  3   refused, with a sentence that says why
  64  the command was used wrongly

Passphrases are asked for, or come from a file (--passphrase-file, --identity-passphrase-file)
or the environment (PSSM_PASSPHRASE, PSSM_IDENTITY_PASSPHRASE), never from an argument.
PSSM_LANGUAGE ({", ".join(SHIPPED)}) sets the language of messages.
"""


class _Parser(argparse.ArgumentParser):
    """As argparse, but 2 means "could not tell" here, so that wrong use exits with 64."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"{self.prog}: {message}\n")


def run(arguments: Sequence[str], doors: Doors, open_window: OpenWindow) -> int:
    """Do what the arguments say; gives the exit code."""
    named = _parse(_with_command(list(arguments)))
    if named.does == "window":
        return open_window(named)
    return _do(named, doors)


def _do(named: argparse.Namespace, doors: Doors) -> int:
    # Imported only now: a window comes up without them.
    from checklists.values import Problem
    from ui.cli.terminal import Terminal
    from ui.wording import sentence

    terminal = Terminal(as_json=getattr(named, "json", False))
    try:
        done: int = _command(named.does)(terminal, doors, named)
    except Problem as problem:
        terminal.note(str(sentence(problem, terminal.language)))
        return REFUSED
    except KeyboardInterrupt:
        terminal.note(terminal._("Stopped."))
        return REFUSED
    return done


def _with_command(arguments: list[str]) -> list[str]:
    """Without a command the window opens: `main.py FOLDER` means `main.py window FOLDER`."""
    asks_help = arguments[:1] in (["-h"], ["--help"])
    if not arguments or (arguments[0].startswith("-") and not asks_help):
        return ["window", *arguments]
    # A command counts before a folder of its name: the program's own folder has such.
    if arguments[0] not in NAMES and Path(arguments[0]).is_dir():
        return ["window", *arguments]
    return arguments


def _command(does: str) -> Callable[..., int]:
    # Imported only now: signing and verifying alone cost more than a second to import.
    module, _, function = does.partition(":")
    command: Callable[..., int] = getattr(import_module(module), function)
    return command


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(
        prog="main.py",
        description="PSSM Inspector: inspect depots offline, issue signed reports, verify them.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    # A window at start does without the options of a dozen other commands.
    commands = WINDOW if arguments[0] == "window" else EVERY
    add_commands(parser, commands)
    return parser.parse_args(arguments)
