"""The way from a full report to a signed redacted edition on disk, one step after another."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from checklists.inspecting.keeping import Workspace
from reports.withholding import Choice
from ui.desk import Desk
from ui.files import now_here, open_signer, read_file
from ui.jobs import Job, JobContext
from ui.refusals import FileInTheWay
from ui.speech import N_

if TYPE_CHECKING:
    from reports.redacting import OpenedReport


@dataclass(frozen=True, slots=True, repr=False)
class RedactWish:
    """What the person asked for; the passphrase stays in memory only while it is signed."""

    choices: tuple[Choice, ...]
    although_quoted: bool
    key_file: Path
    passphrase: str
    place: str
    target: Path


class Redacting(QObject):
    """Reads and checks a full edition, then withholds, signs, checks and writes, beside the window.

    `opened` carries an `OpenedReport` and what of it can be withheld, `done` the path.
    """

    opened = Signal(object, object)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    step = Signal(object, str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def open_file(self, path: Path) -> None:
        """A file from anywhere: a child process checks it first."""

        def work(context: JobContext) -> object:
            from reports.checker import Checker
            from reports.redacting import open_report

            with Checker(None) as checker:
                verification = checker.check(path, context)
            return _with_parts(open_report(read_file(path), verification))

        self._open(work)

    def open_stored(self, sha256: str) -> None:
        """The report that was issued from the open workspace."""

        def read(workspace: Workspace) -> bytes:
            return workspace.original(sha256)

        job = self._desk.session.ask(read)
        job.succeeded.connect(self._on_read)
        self._follow(job, N_("Reading the report…"))

    def make(self, full: "OpenedReport", wish: RedactWish) -> None:
        write = self._desk.session.doors.write_file

        def work(context: JobContext) -> Path:
            pdf = _made(full, wish, context)
            write(wish.target, pdf)
            return wish.target

        job = self._desk.session.jobs.on_work(work)
        job.succeeded.connect(self.done)
        self._follow(job, N_("Withholding, signing and checking…"))

    @Slot(object)
    def _on_read(self, pdf: bytes) -> None:
        def work(_: JobContext) -> object:
            from reports.redacting import open_own

            return _with_parts(open_own(pdf))

        self._open(work)

    def _open(self, work: Callable[[JobContext], object]) -> None:
        job = self._desk.session.jobs.on_work(work)
        job.succeeded.connect(lambda found: self.opened.emit(*found))
        self._follow(job, N_("Checking the report…"))

    def _follow(self, job: Job[object], words: str) -> None:
        self.step.emit(job, words)
        job.failed.connect(self.failed)
        job.broke.connect(self.failed)
        job.cancelled.connect(self.ended)


def _with_parts(full: "OpenedReport") -> tuple[object, object]:
    from reports.redacting import NotAFullEdition
    from reports.withholdable import withholdable

    if full.data.full_edition:
        raise NotAFullEdition
    return full, withholdable(full.data)


def _made(full: "OpenedReport", wish: RedactWish, context: JobContext) -> bytes:
    from reports.issuing import IssueRequest
    from reports.redacting import make_redacted

    if wish.target.exists():
        raise FileInTheWay(wish.target)
    now = now_here()
    identity = open_signer(str(wish.key_file), wish.passphrase, now)
    request = IssueRequest(full.data.language, wish.place, now, identity)
    made = make_redacted(full, wish.choices, request, context, although_quoted=wish.although_quoted)
    return made.pdf
