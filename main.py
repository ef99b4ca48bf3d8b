"""PSSM Inspector: hand the store to the window or the command line, and start it."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from storage.places import is_workspace
from ui.cli.program import run
from ui.doors import Doors

if TYPE_CHECKING:
    from checklists.inspecting.keeping import NewPhoto, Workspace

DEMO = Path(__file__).resolve().parent / "demo"


# What the window does not need to come up is imported when it is first used.
def _create(folder: Path, passphrase: str, actor: str) -> "tuple[Workspace, str]":
    from storage.workspace import create_workspace

    return create_workspace(folder, passphrase, actor)


def _open(folder: Path, typed: str) -> "Workspace":
    from storage.workspace import open_workspace

    return open_workspace(folder, typed)


def _read_photo(file_name: str, content: bytes) -> "NewPhoto":
    from storage.photos import read_photo

    return read_photo(file_name, content)


def _write_file(path: Path, content: bytes) -> None:
    from storage.files import write_whole

    write_whole(path, content)


def main() -> int:
    doors = Doors(_create, _open, is_workspace, _read_photo, _write_file)

    def open_window(named: Namespace) -> int:
        from ui.desktop import run_window

        return run_window(doors, named.folder, DEMO if named.demo else None, named.language)

    return run(sys.argv[1:], doors, open_window)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # The verifier's child starts this very file; only a frozen program must be told.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
