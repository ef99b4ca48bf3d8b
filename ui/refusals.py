"""What the command line and the window themselves refuse: facts only."""

from dataclasses import dataclass
from pathlib import Path

from checklists.values import Problem


@dataclass(eq=False)
class PassphraseNeeded(Problem):
    """A passphrase is needed, and there is no terminal to ask for it."""

    variable: str
    option: str


@dataclass(eq=False)
class PassphrasesDiffer(Problem):
    """The new passphrase was typed differently the second time."""


@dataclass(eq=False)
class FileInTheWay(Problem):
    """A file of this name exists and is not overwritten."""

    path: Path


@dataclass(eq=False)
class NothingSigned(Problem):
    """No beginning of the file is a report as it was signed."""

    path: Path


@dataclass(eq=False)
class FolderInTheWay(Problem):
    """A folder of this name holds something and is not written into."""

    folder: Path


@dataclass(eq=False)
class NoReportsThere(Problem):
    """Neither the folder nor any folder in it holds a PDF."""

    folder: Path


@dataclass(eq=False)
class UnknownChecklist(Problem):
    """No shipped checklist has this id, and no folder of this name holds one."""

    name: str


@dataclass(eq=False)
class UnknownCountry(Problem):
    """No country has this code."""

    code: str


@dataclass(eq=False)
class VisitNotClear(Problem):
    """No single draft visit of the case was there to record in; `drafts` is how many there are."""

    drafts: int


@dataclass(eq=False)
class VisitOfAnotherCase(Problem):
    """The inspection does not belong to the case."""

    inspection: str


@dataclass(eq=False)
class UnknownStore(Problem):
    """Neither the case's facilities nor its declaration have a store of this name."""

    name: str
    known: tuple[str, ...]


@dataclass(eq=False)
class NotGiven(Problem):
    """A command was not told all it needs; `options` names what would tell it."""

    options: str


@dataclass(eq=False)
class WithholdUnreadable(Problem):
    """A file that should say what to withhold does not; `where` is the place of the fault."""

    path: Path
    where: str
