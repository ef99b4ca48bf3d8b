import errno
import os
from pathlib import Path

import pytest

from checklists.inspecting.mishaps import (
    CannotOpen,
    DiskFailing,
    DiskFull,
    NotWritable,
    WrittenWrong,
)
from checklists.values import Problem
from storage import files
from storage.files import TEMP_MARK, named_mishaps, sweep, write_whole


def test_a_file_is_written_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    write_whole(path, b"first")
    write_whole(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EROFS, NotWritable),
        (errno.EACCES, NotWritable),
        (errno.ENOENT, CannotOpen),
        (errno.EIO, DiskFailing),
    ],
)
def test_a_system_error_gets_its_problem(
    code: int, problem: type[Problem], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.bin"
    write_whole(path, b"old")

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(problem):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_reads_back_otherwise_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.bin"
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"other")
    with pytest.raises(WrittenWrong):
        write_whole(path, b"new")
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a.bin"
    with pytest.raises(CannotOpen) as refused:
        write_whole(path, b"x")
    assert refused.value.path == path


def test_left_over_parts_are_swept_and_never_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{TEMP_MARK}1").write_bytes(b"x")
    kept = tmp_path / "kept"
    kept.write_bytes(b"x")
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [kept]
    (tmp_path / f"{TEMP_MARK}2").mkdir()
    sweep(tmp_path)


def test_a_problem_inside_passes_unchanged(tmp_path: Path) -> None:
    with pytest.raises(WrittenWrong), named_mishaps(tmp_path):
        raise WrittenWrong(tmp_path)
