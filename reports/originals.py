"""Compare full-size photos in a folder with the digests that a report's data names."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checklists.inspecting.mishaps import CannotOpen
from checklists.values import Progress
from reports.verdicts import NamedOriginal

STEP = "originals"
CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Originals:
    """What a folder holds of a report's photos.

    `same` are named by the report and there, whatever their file is called; `missing` are not
    there, or were changed; `unnamed` are files of the folder that the report does not name.
    """

    named: int
    same: tuple[NamedOriginal, ...]
    missing: tuple[NamedOriginal, ...]
    unnamed: tuple[str, ...]


def digests_in(folder: Path, progress: Progress) -> Mapping[str, str]:
    """The SHA-256 (hex) of every file in a folder and below it, by its way inside the folder.

    Raises CannotOpen for a folder or file that cannot be read. Links to files are left out.
    """
    if not folder.is_dir():
        raise CannotOpen(folder)
    files = [
        Path(place) / name
        for place, _folders, names in os.walk(folder, onerror=_refuse)
        for name in names
    ]
    plain = sorted(file for file in files if file.is_file() and not file.is_symlink())
    found = {}
    for done, file in enumerate(plain):
        progress.at(done, len(plain), STEP)
        found[file.relative_to(folder).as_posix()] = _digest(file)
    progress.at(len(plain), len(plain), STEP)
    return found


def compared(named: Sequence[NamedOriginal], digests: Mapping[str, str]) -> Originals:
    """What these files are of the photos that a report names."""
    there = set(digests.values())
    known = {one.sha256 for one in named}
    return Originals(
        named=len(named),
        same=tuple(one for one in named if one.sha256 in there),
        missing=tuple(one for one in named if one.sha256 not in there),
        unnamed=tuple(name for name, digest in digests.items() if digest not in known),
    )


def _refuse(error: OSError) -> None:
    raise CannotOpen(Path(error.filename)) from error


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(CHUNK_BYTES):
                digest.update(chunk)
    except OSError as error:
        raise CannotOpen(file) from error
    return digest.hexdigest()
