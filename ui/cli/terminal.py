"""What every command needs of a terminal: printing, progress, languages and passphrases."""

import getpass
import json
import locale
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checklists.inspecting.mishaps import CannotOpen
from ui.refusals import PassphraseNeeded, PassphrasesDiffer
from ui.speech import SHIPPED, speech

LANGUAGE_VARIABLE = "PSSM_LANGUAGE"
WORKSPACE_VARIABLE = "PSSM_PASSPHRASE"
IDENTITY_VARIABLE = "PSSM_IDENTITY_PASSPHRASE"


def message_language() -> str:
    """The language of sentences: the variable, else the system's, else English."""
    wanted = os.environ.get(LANGUAGE_VARIABLE) or locale.getlocale()[0] or ""
    short = wanted.replace("-", "_").split("_")[0].lower()
    return short if short in SHIPPED else "en"


class Terminal:
    """Prints results to standard output and everything else to standard error."""

    def __init__(self, *, as_json: bool = False) -> None:
        self.as_json = as_json
        self.language = message_language()
        self._ = speech(self.language).gettext

    def result(self, record: Mapping[str, Any], lines: list[str]) -> None:
        """The record as JSON when asked for, else the lines."""
        if self.as_json:
            print(json.dumps(record, ensure_ascii=False, indent=1), flush=True)
        else:
            print("\n".join(lines), flush=True)

    def note(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    def at(self, done: int, total: int, step: str) -> None:
        """Progress of long work, on a terminal that shows it."""
        if not self.as_json and sys.stderr.isatty():
            print(f"\r{step} {done}/{total}   ", end="", file=sys.stderr, flush=True)
            if done >= total:
                print(file=sys.stderr)


def passphrase(prompt: str, file: Path | None, variable: str, option: str) -> str:
    """From the file, else the environment, else asked for; never an argument."""
    if file is not None:
        try:
            return file.read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise CannotOpen(file) from error
    if variable in os.environ:
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise PassphraseNeeded(variable, option)
    return getpass.getpass(f"{prompt}: ")


def new_passphrase(prompt: str, again: str, file: Path | None, variable: str, option: str) -> str:
    """As `passphrase`, but typed twice when it is asked for."""
    typed = passphrase(prompt, file, variable, option)
    asked_for = file is None and variable not in os.environ
    if asked_for and getpass.getpass(f"{again}: ") != typed:
        raise PassphrasesDiffer
    return typed
