"""Read and write what a person named, and the laptop's clock: small doors to the outside."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.delivering.case_sheets import neutralised
from checklists.inspecting.mishaps import CannotOpen, NotWritable
from ui.doors import Doors
from ui.refusals import FileInTheWay, FolderInTheWay, NoReportsThere, NothingSigned

if TYPE_CHECKING:
    from reports.identity import Identity
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


def open_signer(named: str, secret: str, now: datetime) -> "Identity":
    """The signer in a key file, or on a token that an address (`pkcs11:...`) names."""
    # Imported only now: a window comes up without them.
    if named.startswith("pkcs11:"):
        from reports.tokens import open_token, read_token_address

        return open_token(read_token_address(named), secret, now)
    from reports.identity import load_identity

    return load_identity(read_file(Path(named)), secret, now)


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


def reports_among(paths: Iterable[Path]) -> list[Path]:
    """The files named, and every PDF in the folders named and below; each file once.

    Raises NoReportsThere for a folder without any. Hidden files are what systems leave behind.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = [one for one in sorted(path.rglob("*")) if _is_report(one)]
        if not inside:
            raise NoReportsThere(path)
        found |= dict.fromkeys(inside)
    return list(found)


def check_free(path: Path) -> Path:
    """The path, when nothing is there yet; raises FileInTheWay."""
    if path.exists():
        raise FileInTheWay(path)
    return path


def write_table(doors: Doors, target: Path, table: Sheet) -> None:
    """Write a new .csv or .xlsx file, in which no cell is taken for a formula."""
    if check_free(target).suffix.lower() == ".csv":
        doors.write_file(target, as_csv(neutralised(table)).encode("utf-8"))
    else:
        doors.write_file(target, doors.write_sheets(Sheets((table,))))


def as_csv(table: Sheet) -> str:
    """Comma, rows of equal length, CRLF (RFC 4180), and a mark by which UTF-8 is known."""
    text = io.StringIO(newline="")
    width = len(table.rows[0])
    csv.writer(text).writerows([*row, *[""] * (width - len(row))] for row in table.rows)
    return "\ufeff" + text.getvalue()


def now_here() -> datetime:
    """The laptop's wall clock with its offset from UTC, to the second."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)


def _is_report(path: Path) -> bool:
    return path.suffix.lower() == ".pdf" and not path.name.startswith(".") and path.is_file()
