"""What `main.py` hands to the window and the command line, so that neither opens the store."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a window at start has no use for the core yet
    from checklists.asking.spreadsheet import Sheets
    from checklists.inspecting.keeping import NewPhoto, Workspace

ReadSheets = Callable[[str, bytes], "Sheets"]


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways into the store.

    `create` takes folder, passphrase and the inspector's name, and gives the open workspace with
    its recovery key, shown once. `open` takes folder and passphrase or recovery key. Both are
    slow by design (about a second of key derivation) and bind the workspace to their thread.
    `read_photo` takes a file's name and bytes; `write_file` writes whole or not at all.
    `read_sheets` takes the name and the bytes of an .xlsx file; `write_sheets` gives such bytes.
    `read_codes` gives the texts of the bar codes and QR codes in a photo, each once.
    """

    create: Callable[[Path, str, str], "tuple[Workspace, str]"]
    open: Callable[[Path, str], "Workspace"]
    is_workspace: Callable[[Path], bool]
    read_photo: Callable[[str, bytes], "NewPhoto"]
    write_file: Callable[[Path, bytes], None]
    read_sheets: ReadSheets
    write_sheets: Callable[["Sheets"], bytes]
    read_codes: Callable[[str, bytes], tuple[str, ...]]
