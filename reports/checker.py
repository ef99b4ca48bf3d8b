"""Verify a file in a child process with limits on time and memory: a hostile one costs only it."""

import hashlib
import json
import multiprocessing
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType

from checklists.inspecting.mishaps import CannotOpen
from checklists.records import BadRecord, from_record
from checklists.values import Progress
from reports.checking_child import (
    BETWEEN,
    COMPARED,
    INTACT,
    READY,
    UNREADABLE,
    VERDICTS,
    WHOLE,
    Answer,
    serve,
)
from reports.contents import ReportContents
from reports.trust import TrustList
from reports.verdicts import Comparison, Question, Reason, Standing, Verdict, Verification

TIME_LIMIT_S = 5.0
INTACT_LIMIT_S = 30.0
BYTES_PER_MORE_S = 5 * 1024 * 1024
START_LIMIT_S = 60.0
MEMORY_BYTES = 1024 * 1024 * 1024
LARGEST_BYTES = 256 * 1024 * 1024
POLL_S = 0.1
CHUNK_BYTES = 1024 * 1024
STEP = "verify"
LARGEST_ANSWER_BYTES = 32 * 1024 * 1024
MOST_PHOTOS = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take; a child that takes more is ended and its file refused.

    `time_s` is until the file proves to be what was signed, then `intact_s` for its content; each
    with a second more for every 5 MB.
    """

    time_s: float = TIME_LIMIT_S
    intact_s: float = INTACT_LIMIT_S
    memory_bytes: int = MEMORY_BYTES
    file_bytes: int = LARGEST_BYTES


@dataclass(frozen=True, slots=True)
class OpenedReport:
    """A report opened for reading; what does not hold is not given.

    `contents` is None when a verdict fails. `photos` maps the digest (hex) that the data names to
    the JPEG bytes, and `own_pdf` are the file's bytes, both only when all verdicts on bytes hold.
    """

    verification: Verification
    contents: ReportContents | None = None
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    own_pdf: bytes = field(default=b"", repr=False)


class Checker:
    """Verifies one file after another in a child process that is started when first needed.

    Used from one thread at a time; close it, or use it in a `with` statement.
    """

    def __init__(self, trust: TrustList | None, limits: Limits | None = None) -> None:
        self._trust = trust
        self._limits = limits or Limits()
        self._child: BaseProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> "Checker":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def check(self, file: Path, progress: Progress, done: int = 0, total: int = 1) -> Verification:
        """The verdicts on one file; raises CannotOpen, or Cancelled when asked to stop."""
        return self._checked(file, VERDICTS, lambda: progress.at(done, total, STEP))[0]

    def open(self, file: Path, progress: Progress) -> OpenedReport:
        """The verdicts with what stands in the report; raises as `check` does."""
        found, contents, photos = self._checked(file, WHOLE, lambda: progress.at(0, 1, STEP))
        if contents is None or found.facts is None:
            return OpenedReport(found)
        named = {photo.sha256 for photo in contents.photos}
        by_digest = {hashlib.sha256(jpeg).hexdigest(): jpeg for jpeg in photos}
        pictures = {digest: jpeg for digest, jpeg in by_digest.items() if digest in named}
        if not found.bytes_hold:
            return OpenedReport(found, contents)
        return OpenedReport(found, contents, pictures, _same_bytes(file, found.sha256))

    def _checked(
        self, file: Path, asked: bytes, watch: Callable[[], None]
    ) -> tuple[Verification, ReportContents | None, tuple[bytes, ...]]:
        digest, size = _digest(file)
        if size > self._limits.file_bytes:
            return _refused(file, digest, Reason.TOO_LARGE), None, ()
        try:
            first, photos = self._ask(asked + os.fsencode(file.resolve()), size, watch)
        except _ChildLost as lost:
            self.close()
            return _refused(file, digest, lost.reason), None, ()
        except BaseException:
            self.close()
            raise
        if first is None:
            raise CannotOpen(file)
        verification = first.verification
        if verification is None or verification.sha256 != digest:
            self.close()
            return _refused(file, digest, Reason.CHECKER_FAILED), None, ()
        return replace(verification, file_name=file.name), first.contents, photos

    def compare(self, full: Path, redacted: Path, progress: Progress) -> Comparison:
        """Whether a redacted edition says what the full one says; raises as `check`."""
        not_told = Comparison(full.name, redacted.name, Standing.UNKNOWN)
        try:
            paths = BETWEEN.join(os.fsencode(file.resolve()) for file in (full, redacted))
            size = full.stat().st_size + redacted.stat().st_size
            answer, _ = self._ask(COMPARED + paths, size, lambda: progress.at(0, 1, STEP))
        except OSError as error:
            raise CannotOpen(full) from error
        except _ChildLost:
            self.close()
            return not_told
        except BaseException:
            self.close()
            raise
        if answer is None:
            raise CannotOpen(full)
        return replace(answer.comparison or not_told, full=full.name, redacted=redacted.name)

    def close(self) -> None:
        """End the child, whatever it does."""
        if self._line is not None:
            self._line.close()
        if self._child is not None:
            self._child.kill()
            self._child.join()
        self._child = self._line = None

    def _ask(
        self, asked: bytes, size: int, watch: Callable[[], None]
    ) -> tuple[Answer | None, tuple[bytes, ...]]:
        """What the child says, and the photos that follow; None when it cannot read the file."""
        line = self._line
        if line is None or self._child is None or not self._child.is_alive():
            line = self._start(watch)
        try:
            line.send_bytes(asked)
            more_s = size / BYTES_PER_MORE_S
            said = _wait(line, self._limits.time_s + more_s, watch)
            if said == INTACT:
                said = _wait(line, self._limits.intact_s + more_s, watch)
            if said == UNREADABLE:
                return None, ()
            answer = _read_answer(said)
            photos = (_wait(line, self._limits.time_s, watch) for _ in range(answer.photos))
            return answer, tuple(photos)
        except (OSError, EOFError) as error:
            raise _ChildLost(Reason.CHECKER_FAILED) from error

    def _start(self, watch: Callable[[], None]) -> Connection:
        self.close()
        # "spawn" on every system: a fork would copy the window's threads and the open workspace.
        context = multiprocessing.get_context("spawn")
        self._line, far_end = context.Pipe()
        self._child = context.Process(
            target=serve, args=(far_end, self._trust, self._limits.memory_bytes), daemon=True
        )
        self._child.start()
        far_end.close()
        try:
            if _wait(self._line, START_LIMIT_S, watch) != READY:
                raise _ChildLost(Reason.CHECKER_FAILED)
        except (OSError, EOFError) as error:
            raise _ChildLost(Reason.CHECKER_FAILED) from error
        return self._line


class _ChildLost(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def _wait(line: Connection, limit_s: float, watch: Callable[[], None]) -> bytes:
    deadline = time.monotonic() + limit_s
    while not line.poll(POLL_S):
        watch()
        if time.monotonic() > deadline:
            raise _ChildLost(Reason.TOO_SLOW)
    return line.recv_bytes(LARGEST_ANSWER_BYTES)


def _digest(file: Path) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    if not file.is_file():
        raise CannotOpen(file)
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise CannotOpen(file) from error
    return digest.hexdigest(), size


def _refused(file: Path, digest: str, reason: Reason) -> Verification:
    others = (Verdict(asked, Standing.UNKNOWN, Reason.NOT_CHECKED) for asked in Question)
    _, *unknown = others
    intact = Verdict(Question.INTACT, Standing.FAILS, reason)
    return Verification(file.name, digest, (intact, *unknown), None)


def _same_bytes(file: Path, sha256: str) -> bytes:
    """The bytes that were verified, or none when the file has changed since."""
    try:
        read = file.read_bytes()
    except OSError as error:
        raise CannotOpen(file) from error
    return read if hashlib.sha256(read).hexdigest() == sha256 else b""


def _read_answer(said: bytes) -> Answer:
    # JSON rather than pickle: a child taken over by a file must not run code out here.
    try:
        answer = from_record(Answer, json.loads(said))
    except (BadRecord, ValueError, RecursionError) as error:
        raise _ChildLost(Reason.CHECKER_FAILED) from error
    verdicts = answer.verification.verdicts if answer.verification else ()
    asked = tuple(verdict.question for verdict in verdicts)
    if asked not in ((), tuple(Question)) or not 0 <= answer.photos <= MOST_PHOTOS:
        raise _ChildLost(Reason.CHECKER_FAILED)
    return answer
