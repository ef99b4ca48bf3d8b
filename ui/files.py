"""Read and write what a person named, and the laptop's clock: small doors to the outside."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.inspecting.mishaps import CannotOpen, NotWritable
from ui.refusals import FolderInTheWay, NothingSigned

if TYPE_CHECKING:
    from reports.verdicts import Verification


def read_file(path: Path) -> bytes:
    """The file's bytes; raises CannotOpen."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotOpen(path) from error


def signed_revision(file: Path, checked: "Verification") -> bytes:
    """The beginning of the file that is intact by itself; raises NothingSigned or CannotOpen."""
    if not checked.signed_bytes:
        raise NothingSigned(file)
    whole = read_file(file)
    if hashlib.sha256(whole).hexdigest() != checked.sha256:
        raise CannotOpen(file)
    return whole[: checked.signed_bytes]


def write_folder(
    folder: Path, files: Mapping[str, str], write: Callable[[Path, bytes], None]
) -> None:
    """Write texts into a new or empty folder; raises FolderInTheWay when it holds anything."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderInTheWay(folder)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(folder) from error
    # Backwards, so that the file that makes it a checklist comes after its texts.
    for name, text in reversed(list(files.items())):
        write(folder / name, text.encode("utf-8"))


def now_here() -> datetime:
    """The laptop's wall clock with its offset from UTC, to the second."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)
