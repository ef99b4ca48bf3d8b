"""Verify files in a child process with limits on time and memory: a hostile file costs only it."""

import contextlib
import hashlib
import json
import logging
import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType

from checklists.inspecting.mishaps import CannotOpen
from checklists.records import BadRecord, canonical_json, from_record, to_record
from checklists.values import Progress
from reports.trust import TrustList
from reports.verdicts import Comparison, Question, Reason, Standing, Verdict, Verification

TIME_LIMIT_S = 20.0
START_LIMIT_S = 60.0
MEMORY_BYTES = 1024 * 1024 * 1024
LARGEST_BYTES = 256 * 1024 * 1024
POLL_S = 0.1
CHUNK_BYTES = 1024 * 1024
STEP = "verify"
READY = b"ready"
UNREADABLE = b"unreadable"
# Between the two files of a comparison; no path holds it.
BETWEEN = b"\0"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take; a child that takes more is ended and its file refused."""

    time_s: float = TIME_LIMIT_S
    memory_bytes: int = MEMORY_BYTES
    file_bytes: int = LARGEST_BYTES


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
        digest, size = _digest(file)
        if size > self._limits.file_bytes:
            return _refused(file, digest, Reason.TOO_LARGE)
        try:
            answer = self._ask((file,), lambda: progress.at(done, total, STEP))
        except _ChildLost as lost:
            self.close()
            return _refused(file, digest, lost.reason)
        except BaseException:
            self.close()
            raise
        if answer == UNREADABLE:
            raise CannotOpen(file)
        verification = _read_answer(answer)
        if verification is None or verification.sha256 != digest:
            self.close()
            return _refused(file, digest, Reason.CHECKER_FAILED)
        return replace(verification, file_name=file.name)

    def compare(self, full: Path, redacted: Path, progress: Progress) -> Comparison:
        """Whether a redacted edition says what the full one says; raises as `check`."""
        not_told = Comparison(full.name, redacted.name, Standing.UNKNOWN)
        try:
            answer = self._ask((full, redacted), lambda: progress.at(0, 1, STEP))
        except _ChildLost:
            self.close()
            return not_told
        except BaseException:
            self.close()
            raise
        if answer == UNREADABLE:
            raise CannotOpen(full)
        try:
            compared = from_record(Comparison, json.loads(answer))
        except (BadRecord, ValueError, RecursionError):
            self.close()
            return not_told
        return replace(compared, full=full.name, redacted=redacted.name)

    def close(self) -> None:
        """End the child, whatever it does."""
        if self._line is not None:
            self._line.close()
        if self._child is not None:
            self._child.kill()
            self._child.join()
        self._child = self._line = None

    def _ask(self, files: Sequence[Path], watch: Callable[[], None]) -> bytes:
        line = self._line
        if line is None or self._child is None or not self._child.is_alive():
            line = self._start(watch)
        try:
            line.send_bytes(BETWEEN.join(os.fsencode(file.resolve()) for file in files))
            return _wait(line, self._limits.time_s, watch)
        except (OSError, EOFError) as error:
            raise _ChildLost(Reason.CHECKER_FAILED) from error

    def _start(self, watch: Callable[[], None]) -> Connection:
        self.close()
        # "spawn" on every system: a fork would copy the window's threads and the open workspace.
        context = multiprocessing.get_context("spawn")
        self._line, far_end = context.Pipe()
        self._child = context.Process(
            target=_serve, args=(far_end, self._trust, self._limits.memory_bytes), daemon=True
        )
        self._child.start()
        far_end.close()
        try:
            if _wait(self._line, START_LIMIT_S, watch) != READY:
                raise _ChildLost(Reason.CHECKER_FAILED)
        except (OSError, EOFError) as error:
            raise _ChildLost(Reason.CHECKER_FAILED) from error
        return self._line


def check_reports(
    files: Sequence[Path],
    trust: TrustList | None,
    on_result: Callable[[Verification], None],
    progress: Progress,
    limits: Limits | None = None,
) -> None:
    """Verify every file in turn; raises CannotOpen before the first when one is missing."""
    for file in files:
        if not file.is_file():
            raise CannotOpen(file)
    with Checker(trust, limits) as checker:
        for done, file in enumerate(files):
            progress.at(done, len(files), STEP)
            on_result(checker.check(file, progress, done, len(files)))
        progress.at(len(files), len(files), STEP)


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
    return line.recv_bytes()


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


def _read_answer(answer: bytes) -> Verification | None:
    # JSON rather than pickle: a child taken over by a file must not run code out here.
    try:
        verification = from_record(Verification, json.loads(answer))
    except (BadRecord, ValueError, RecursionError):
        return None
    asked = tuple(verdict.question for verdict in verification.verdicts)
    return verification if asked == tuple(Question) else None


def _serve(line: Connection, trust: TrustList | None, memory_bytes: int) -> None:
    """What the child does: answer each path with its verdicts until the line is closed."""
    from reports.editions import compare_editions
    from reports.verify import verify_report

    def verify(untrusted: bytes) -> Verification:
        return verify_report("", untrusted, trust)

    _fall_silent()
    _limit(memory_bytes)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        line.send_bytes(READY)
        while True:
            line.send_bytes(_answer(line.recv_bytes(), verify, compare_editions))


def _answer(
    paths: bytes,
    verify: Callable[[bytes], Verification],
    compare: Callable[[bytes, bytes], Comparison],
) -> bytes:
    try:
        first, *others = (Path(os.fsdecode(path)).read_bytes() for path in paths.split(BETWEEN))
    except OSError:
        return UNREADABLE
    found = compare(first, others[0]) if others else verify(first)
    return canonical_json(to_record(found))


def _fall_silent() -> None:
    # Libraries quote a file in their warnings, and a terminal obeys what it is told.
    logging.disable(logging.CRITICAL)
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)


def _limit(memory_bytes: int) -> None:
    """Where the system can: no more memory than this, no file written, no core dump."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in limits:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
