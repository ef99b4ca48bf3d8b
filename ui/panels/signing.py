"""The way from a closed inspection to a signed file on disk, one step after another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from checklists.inspecting.keeping import Outcome, Workspace
from reports.data import Layout, Material
from ui.desk import Desk
from ui.files import now_here, open_signer
from ui.jobs import Job, JobContext
from ui.refusals import FileInTheWay
from ui.speech import N_

if TYPE_CHECKING:
    from reports.issuing import SignedReport


@dataclass(frozen=True, slots=True, repr=False)
class Wish:
    """What the person asked for; the passphrase stays in memory only while it is signed."""

    inspection: str
    signer: str  # as `ui.files.open_signer` names it
    passphrase: str
    language: str
    place: str
    target: Path
    layout: Layout = Layout.FULL
    second_language: str = ""


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """Where the report lies, its SHA-256, and the fingerprint of the signer's certificate."""

    path: Path
    sha256: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Made:
    signed: "SignedReport"
    fingerprint: str


class Signing(QObject):
    """Gathers in the store's lane, signs in the work lane, records, and only then writes."""

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    step = Signal(object, str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish: Wish | None = None
        self._made: _Made | None = None

    def begin(self, wish: Wish) -> None:
        """Start; when only the writing failed before, nothing is signed a second time."""
        if self._made is not None:
            self._wish = wish
            self._write()
            return
        self._wish = wish
        target, identity = wish.target, wish.inspection

        def read(workspace: Workspace) -> Material:
            from reports.issuing import gather

            if target.exists():
                raise FileInTheWay(target)
            return gather(workspace, identity)

        self._follow(self._desk.session.ask(read), N_("Reading the inspection…"), self._sign)

    @Slot(object)
    def _sign(self, material: Material) -> None:
        assert self._wish is not None  # noqa: S101 - set by begin
        wish, now = self._wish, now_here()

        def sign(context: JobContext) -> _Made:
            return _sign(wish, material, now, context)

        job = self._desk.session.jobs.on_work(sign)
        self._follow(job, N_("Composing, signing and checking…"), self._record)

    @Slot(object)
    def _record(self, made: _Made) -> None:
        assert self._wish is not None  # noqa: S101 - set by begin
        inspection = self._wish.inspection

        def record(workspace: Workspace) -> Outcome:
            from reports.issuing import record_report

            return record_report(workspace, inspection, made.signed)

        job = self._desk.session.do(record)
        job.succeeded.connect(lambda _: self._keep(made))
        self._follow(job, N_("Recording the report…"), None)

    def _keep(self, made: _Made) -> None:
        self._made = made
        self._write()

    def _write(self) -> None:
        assert self._wish is not None and self._made is not None  # noqa: S101, PT018
        write, target, pdf = (
            self._desk.session.doors.write_file,
            self._wish.target,
            self._made.signed.pdf,
        )

        def work(_: JobContext) -> None:
            if target.exists():
                raise FileInTheWay(target)
            write(target, pdf)

        job = self._desk.session.jobs.on_work(work)
        self._follow(job, N_("Writing the file…"), self._on_written)

    @Slot(object)
    def _on_written(self, _: object) -> None:
        assert self._wish is not None and self._made is not None  # noqa: S101, PT018
        made, self._made = self._made, None
        self.done.emit(IssuedFile(self._wish.target, made.signed.record.sha256, made.fingerprint))

    def _follow(self, job: Job[object], words: str, following: Callable[..., None] | None) -> None:
        self.step.emit(job, words)
        if following is not None:
            job.succeeded.connect(following)
        job.failed.connect(self.failed)
        job.broke.connect(self.failed)
        job.cancelled.connect(self.cancelled)


def _sign(wish: Wish, material: Material, now: datetime, context: JobContext) -> _Made:
    from reports.issuing import IssueRequest, make_report

    identity = open_signer(wish.signer, wish.passphrase, now)
    request = IssueRequest(
        wish.language, wish.place, now, identity, wish.layout, wish.second_language
    )
    signed = make_report(material, request, context)
    return _Made(signed, identity.fingerprint)
