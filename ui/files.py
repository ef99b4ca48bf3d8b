"""Read what a person named, and what the laptop's clock claims: small doors to the outside."""

from datetime import UTC, datetime
from pathlib import Path

from checklists.inspecting.mishaps import CannotOpen


def read_file(path: Path) -> bytes:
    """The file's bytes; raises CannotOpen."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotOpen(path) from error


def now_here() -> datetime:
    """The laptop's wall clock with its offset from UTC, to the second."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)
