"""What can go wrong with keeping a workspace: facts only, the sentences are in `ui/wording.py`."""

from dataclasses import dataclass
from pathlib import Path

from checklists.values import Problem


@dataclass(eq=False)
class DiskFull(Problem):
    """There is no room left; nothing of what was asked for was written."""

    path: Path
    needed_bytes: int


@dataclass(eq=False)
class NotWritable(Problem):
    """The folder or file may only be read."""

    path: Path


@dataclass(eq=False)
class CannotOpen(Problem):
    """The file or folder is missing, or may not be opened."""

    path: Path


@dataclass(eq=False)
class DiskFailing(Problem):
    """The system reported a read or write error on the disk."""

    path: Path


@dataclass(eq=False)
class WrittenWrong(Problem):
    """What was read back after writing is not what was written."""

    path: Path


@dataclass(eq=False)
class WorkspaceInUse(Problem):
    """Another program, most likely a second window of this one, has the workspace open."""

    folder: Path


@dataclass(eq=False)
class NotAWorkspace(Problem):
    """The folder holds no workspace."""

    folder: Path


@dataclass(eq=False)
class FolderNotEmpty(Problem):
    """A new workspace needs a new or empty folder."""

    folder: Path


@dataclass(eq=False)
class WrongPassphrase(Problem):
    """Neither the passphrase nor the recovery key opens the workspace."""

    folder: Path


@dataclass(eq=False)
class KeysDamaged(Problem):
    """Neither copy of the file with the wrapped keys can be read."""

    folder: Path


@dataclass(eq=False)
class WorkspaceDamaged(Problem):
    """A file of the workspace fails its authentication or its own checks."""

    path: Path


@dataclass(eq=False)
class WorkspaceTooNew(Problem):
    """The workspace was written by a newer program; both format numbers are named."""

    folder: Path
    found: int
    known: int


@dataclass(eq=False)
class UnsafeSetting(Problem):
    """A durability setting did not take; the workspace is not opened without it."""

    setting: str
    wanted: str
    found: str


@dataclass(eq=False)
class EvidenceMissing(Problem):
    """The workspace does not hold bytes of this digest."""

    sha256: str
