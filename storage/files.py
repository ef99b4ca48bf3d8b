"""The one atomic writer: a file is whole on the disk, read back and compared, or not there."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checklists.inspecting.mishaps import (
    CannotOpen,
    DiskFailing,
    DiskFull,
    NotWritable,
    WrittenWrong,
)

TEMP_MARK = ".pssm-part-"

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR)


@contextmanager
def named_mishaps(path: Path, needed_bytes: int = 0) -> Iterator[None]:
    """Turn the system's errors on this path into problems with a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(path, needed_bytes) from error
        if error.errno in _READ_ONLY:
            raise NotWritable(path) from error
        if error.errno in _ABSENT:
            raise CannotOpen(path) from error
        raise DiskFailing(path) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write to a temporary name, flush, read back, compare, rename, flush the folder."""
    temporary = path.with_name(f"{TEMP_MARK}{secrets.token_hex(8)}")
    with named_mishaps(path, len(data)):
        try:
            _write_flushed(temporary, data)
            if hashlib.sha256(temporary.read_bytes()).digest() != hashlib.sha256(data).digest():
                raise WrittenWrong(path)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make a rename in this folder durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove temporary files a crash left; one that cannot be removed must not block a start."""
    for path in folder.glob(f"{TEMP_MARK}*"):
        try:
            path.unlink()
        except OSError:
            continue


def _write_flushed(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
