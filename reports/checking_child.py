"""What the verifying child does: it takes paths, and answers each in JSON and bytes, no more."""

import contextlib
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from checklists.records import canonical_json, to_record
from reports.contents import ReportContents
from reports.trust import TrustList
from reports.verdicts import Comparison, Verification

READY = b"ready"
UNREADABLE = b"unreadable"
# Said at most once, before the answer: the bytes are what was signed, the rest takes longer.
INTACT = b"intact"
# The first byte of what is asked: verdicts alone, the report with what stands in it, or two files.
VERDICTS, WHOLE, COMPARED = b"v", b"w", b"c"
# Between the two files of a comparison; no path holds it.
BETWEEN = b"\0"
LARGEST_CONTENTS_BYTES = 24 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """`photos` is how many messages of JPEG bytes follow this one."""

    verification: Verification | None = None
    contents: ReportContents | None = None
    photos: int = 0
    comparison: Comparison | None = None


def serve(line: Connection, trust: TrustList | None, memory_bytes: int) -> None:
    """Answer each path until the line is closed."""
    # Before the limits: the libraries are files, and what they need is not the report's doing.
    from reports.opening import open_report  # noqa: F401 - loaded before it is said to be ready

    _fall_silent()
    _limit(memory_bytes)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        line.send_bytes(READY)
        while True:
            for message in _answers(line.recv_bytes(), trust, lambda: line.send_bytes(INTACT)):
                line.send_bytes(message)


def _answers(
    asked: bytes, trust: TrustList | None, on_intact: Callable[[], None]
) -> Iterator[bytes]:
    from reports.editions import compare_editions
    from reports.opening import open_report
    from reports.verify import verify_report

    try:
        untrusted, *others = (
            Path(os.fsdecode(path)).read_bytes() for path in asked[1:].split(BETWEEN)
        )
    except OSError:
        yield UNREADABLE
        return
    if asked[:1] == VERDICTS:
        yield _json(Answer(verify_report("", untrusted, trust, on_intact=on_intact)))
        return
    if asked[:1] == COMPARED:
        yield _json(Answer(comparison=compare_editions(untrusted, others[0])))
        return
    opening = open_report(untrusted, trust, on_intact)
    answer = _json(Answer(opening.verification, opening.contents, len(opening.photos)))
    if len(answer) > LARGEST_CONTENTS_BYTES:
        yield _json(Answer(opening.verification))
        return
    yield answer
    yield from opening.photos


def _json(answer: Answer) -> bytes:
    return canonical_json(to_record(answer))


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
