"""The ways into the store: each loads what it needs when it is first gone through."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a window at start has no use for any of this yet
    from checklists.asking.spreadsheet import Sheets
    from checklists.inspecting.keeping import NewPhoto, Workspace


def create_workspace(folder: Path, passphrase: str, actor: str) -> "tuple[Workspace, str]":
    from storage import workspace

    return workspace.create_workspace(folder, passphrase, actor)


def open_workspace(folder: Path, typed: str) -> "Workspace":
    from storage import workspace

    return workspace.open_workspace(folder, typed)


def read_photo(file_name: str, untrusted_content: bytes) -> "NewPhoto":
    from storage import photos

    return photos.read_photo(file_name, untrusted_content)


def read_codes(file_name: str, untrusted_content: bytes) -> tuple[str, ...]:
    from storage import codes

    return codes.read_codes(file_name, untrusted_content)


def read_sheets(file_name: str, untrusted_content: bytes) -> "Sheets":
    from storage import spreadsheets

    return spreadsheets.read_sheets(file_name, untrusted_content)


def write_sheets(sheets: "Sheets") -> bytes:
    from storage import spreadsheets

    return spreadsheets.write_sheets(sheets)


def write_file(path: Path, content: bytes) -> None:
    from storage import files

    files.write_whole(path, content)
