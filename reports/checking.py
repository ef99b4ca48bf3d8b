"""Verify many files side by side, each in a child process that may be lost."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Event

from checklists.inspecting.mishaps import CannotOpen
from checklists.values import Cancelled, Progress
from reports.checker import POLL_S, STEP, Checker, Limits
from reports.trust import TrustList
from reports.verdicts import Verification

MOST_CHILDREN = 4
# A child takes as long to start as it takes for about this many small files.
FILES_WORTH_A_CHILD = 8


def check_reports(
    files: Sequence[Path],
    trust: TrustList | None,
    on_result: Callable[[Verification], None],
    progress: Progress,
    limits: Limits | None = None,
) -> None:
    """Verify the files side by side, and give the results in the order of the files.

    Raises CannotOpen before the first when one is missing.
    """
    for file in files:
        if not file.is_file():
            raise CannotOpen(file)
    stop = _Stop()
    with ExitStack() as ending:
        free: SimpleQueue[Checker] = SimpleQueue()
        lanes = children_for(len(files))
        for _ in range(lanes):
            free.put(ending.enter_context(Checker(trust, limits)))
        pool = ending.enter_context(ThreadPoolExecutor(lanes, "check"))
        ending.callback(stop.event.set)
        checks = [pool.submit(_check_with, free, file, stop) for file in files]
        ending.callback(lambda: [check.cancel() for check in checks])
        for done, check in enumerate(checks):
            while not check.done():
                progress.at(done, len(files), STEP)
                wait([check], POLL_S)
            progress.at(done, len(files), STEP)
            on_result(check.result())
        progress.at(len(files), len(files), STEP)


def children_for(files: int) -> int:
    """How many children so many files are worth on this computer: one to four."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, min(MOST_CHILDREN, cores, files // FILES_WORTH_A_CHILD))


@dataclass(frozen=True, slots=True)
class _Stop:
    """The progress of a check beside others: it only learns that it should stop."""

    event: Event = field(default_factory=Event)

    def at(self, done: int, total: int, step: str) -> None:
        if self.event.is_set():
            raise Cancelled


def _check_with(free: "SimpleQueue[Checker]", file: Path, stop: _Stop) -> Verification:
    checker = free.get()
    try:
        return checker.check(file, stop)
    finally:
        free.put(checker)
