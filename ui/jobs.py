"""Two lanes beside the window: the store's, one at a time and in order, and one for heavy work."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from checklists.values import Cancelled, Problem

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Done = TypeVar("Done", covariant=True)
REPORT_EVERY_S = 0.1
THREADS = {"store": 1, "work": 2}


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is: `done` of `total` in the step of this name."""

    done: int
    total: int
    name: str


class JobContext:
    """What running work may use: it tells how far it is and learns that it should stop."""

    def __init__(self, report: Callable[[object], None], stop: Event) -> None:
        self._report = report
        self._stop = stop
        self._told_s = 0.0

    def at(self, done: int, total: int, step: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told_s >= REPORT_EVERY_S or done >= total:
            self._told_s = now
            self._report(Step(done, total, step))

    def tell(self, news: object) -> None:
        """Hand a partial result to the window at once."""
        self._report(news)


class Job(QObject, Generic[Done]):
    """Work under way. Exactly one of its endings is signalled, in the window's thread."""

    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    broke = Signal(object)
    progressed = Signal(object)
    told = Signal(object)
    settled = Signal()

    def __init__(self, parent: QObject, stop: Event) -> None:
        super().__init__(parent)
        self._stop = stop
        self.is_settled = False

    @Slot()
    def cancel(self) -> None:
        self._stop.set()

    def hear(self, news: object) -> None:
        (self.progressed if isinstance(news, Step) else self.told).emit(news)

    def settle(self, outcome: "Future[Any]") -> None:
        self.is_settled = True
        if outcome.cancelled():
            self.cancelled.emit()
        else:
            self._announce(outcome)
        self.settled.emit()
        self.deleteLater()

    def _announce(self, outcome: "Future[Any]") -> None:
        error = outcome.exception()
        if error is None:
            self.succeeded.emit(outcome.result())
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        elif isinstance(error, Problem):
            self.failed.emit(error)
        else:
            self.broke.emit(error)


@dataclass(frozen=True, slots=True)
class _Ended:
    outcome: "Future[Any]"


class Jobs(QObject):
    """Starts work in a lane and brings what comes of it back to the window's thread.

    Workers know a job only by its number: an object of Qt must never die in a worker's thread.
    """

    broke = Signal(object)
    _for_window = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._under_way: dict[int, Job[object]] = {}
        self._last_number = 0
        self._for_window.connect(self._bring_back, Qt.ConnectionType.QueuedConnection)

    def on_store(self, work: Callable[[JobContext], T]) -> Job[T]:
        return self._start("store", work)

    def on_work(self, work: Callable[[JobContext], T]) -> Job[T]:
        return self._start("work", work)

    def shut_down(self) -> None:
        """Drop heavy work that has not begun; let the store finish what it accepted."""
        for job in self._under_way.values():
            job.cancel()
        for name, lane in self._lanes.items():
            lane.shutdown(wait=True, cancel_futures=name == "work")
        self._under_way.clear()  # nobody is left to hear, and what follows could not start

    def _lane(self, name: str) -> "ThreadPoolExecutor":
        """Opened with its first job: the window at start has none and need not load the pools."""
        if name not in self._lanes:
            from concurrent.futures import ThreadPoolExecutor

            self._lanes[name] = ThreadPoolExecutor(THREADS[name], name)
        return self._lanes[name]

    def _start(self, lane: str, work: Callable[[JobContext], T]) -> Job[T]:
        self._last_number += 1
        number = self._last_number
        stop = Event()
        job: Job[T] = Job(self, stop)
        job.broke.connect(self.broke)
        self._under_way[number] = job
        emit = self._for_window.emit
        context = JobContext(lambda news: emit(number, news), stop)
        outcome = self._lane(lane).submit(work, context)
        outcome.add_done_callback(lambda done: emit(number, _Ended(done)))
        return job

    @Slot(int, object)
    def _bring_back(self, number: int, news: object) -> None:
        job = self._under_way.get(number)
        if job is None:
            return
        if isinstance(news, _Ended):
            del self._under_way[number]
            job.settle(news.outcome)
        else:
            job.hear(news)
