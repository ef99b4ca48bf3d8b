"""The one door to the open workspace: deeds go in, and signals come out after the commit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Signal, Slot

from checklists.values import Cancelled
from ui.doors import Doors
from ui.jobs import Job, JobContext, Jobs
from ui.loaded import Loaded, StoreSlot, Undoable, load, load_case, reviews_among

# For names in annotations only: the window is up before the core is loaded.
if TYPE_CHECKING:
    from checklists.delivering.case import Case
    from checklists.delivering.changes import CaseChange
    from checklists.inspecting.changes import Change
    from checklists.inspecting.inspection import Inspection
    from checklists.inspecting.keeping import (
        CaseOutcome,
        InspectionSummary,
        NewPhoto,
        Outcome,
        Workspace,
    )
    from checklists.inspecting.rating import RiskMatrix
    from checklists.inspecting.review import ReviewKept

T = TypeVar("T")
Done = TypeVar("Done", "Outcome", "CaseOutcome")


@dataclass(frozen=True, slots=True)
class Opened:
    """The workspace now open; `recovery_key` is given once, when it was just created."""

    folder: Path
    actor: str
    recovery_key: str = ""


@dataclass(frozen=True, slots=True)
class NotSaved:
    """A deed that was not committed: what was typed, and the way to try it again."""

    error: BaseException
    typed: str
    again: Callable[[], None]


class Session(QObject):
    """Deeds are done in the store's lane, in the order they were asked for."""

    opened = Signal(object)
    locked = Signal()
    listed = Signal(object)
    shown = Signal(object)
    changed = Signal(object)
    case_shown = Signal(object)
    case_changed = Signal(object)
    saving = Signal()
    saved = Signal(object)
    not_saved = Signal(object)
    settling = Signal()
    ended = Signal()
    free_to_leave = Signal()

    def __init__(
        self,
        doors: Doors,
        jobs: Jobs,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.doors = doors
        self.jobs = jobs
        self.clock = clock
        self.workspace: Opened | None = None
        self.inspection: Inspection | None = None
        self.case: Case | None = None
        self.matrix: RiskMatrix | None = None
        self.reviews: tuple[ReviewKept, ...] = ()
        self.pending = 0
        self.unsaved = 0
        self._leaving = False
        self._slot = StoreSlot()
        self._undoable = Undoable()

    # -- the workspace ---------------------------------------------------------------------

    def open(self, folder: Path, passphrase: str) -> Job[Opened]:
        slot, door = self._slot, self.doors.open

        def work(_: JobContext) -> Opened:
            slot.put(door(folder, passphrase))
            return Opened(folder, slot.take().actor)

        return self._announce_opening(self.jobs.on_store(work))

    def create(self, folder: Path, passphrase: str, actor: str) -> Job[Opened]:
        slot, door = self._slot, self.doors.create

        def work(_: JobContext) -> Opened:
            workspace, recovery_key = door(folder, passphrase, actor)
            slot.put(workspace)
            return Opened(folder, actor, recovery_key)

        return self._announce_opening(self.jobs.on_store(work))

    def lock(self) -> Job[None]:
        slot = self._slot
        self.settling.emit()
        job = self.jobs.on_store(lambda _: slot.empty())
        job.succeeded.connect(self._on_locked)
        return job

    def leave(self) -> None:
        """Commit what is still being typed, then say when the program may end."""
        self._leaving = True
        self.settling.emit()
        self.jobs.on_store(lambda _: None).settled.connect(self._leave_if_all_is_done)

    # -- asking and doing ------------------------------------------------------------------

    def ask(self, question: Callable[[Workspace], T]) -> Job[T]:
        """Ask for something that changes no inspection."""
        slot = self._slot
        return self.jobs.on_store(lambda _: question(slot.take()))

    def do(self, deed: Callable[[Workspace], Done], typed: str | None = None) -> Job[Done]:
        """Do one thing. With `typed` (may be empty), a failure is never passed over silently."""
        slot = self._slot
        self.pending += 1
        self.saving.emit()
        job = self.jobs.on_store(lambda _: deed(slot.take()))
        self._count_until_ended(job)
        job.succeeded.connect(self._on_committed)
        if typed is not None:
            job.failed.connect(lambda error: self._on_not_saved(error, deed, typed))
            job.broke.connect(lambda error: self._on_not_saved(error, deed, typed))
            job.cancelled.connect(lambda: self._on_not_saved(Cancelled(), deed, typed))
        return job

    def attach(self, read: Callable[[], NewPhoto], item: str, finding: str = "") -> Job[NewPhoto]:
        """Read a photo in the work lane, then keep its bytes and attach it to an item."""
        self.pending += 1
        self.saving.emit()
        job = self.jobs.on_work(lambda _: read())
        self._count_until_ended(job)
        job.succeeded.connect(lambda photo: self._keep(photo, item, finding))
        return job

    def list_inspections(self) -> None:
        job = self.ask(lambda workspace: tuple(workspace.summaries()))
        job.succeeded.connect(self._on_listed)

    def show(self, identity: str) -> Job[Loaded]:
        """Load an inspection with its case and make it the one that is worked on."""
        job = self.ask(lambda workspace: load(workspace, identity))
        job.succeeded.connect(self._on_loaded)
        return job

    def show_case(self, identity: str) -> Job[Loaded]:
        """Load a case, without any of its visits, and make it the one that is worked on."""
        job = self.ask(lambda workspace: load_case(workspace, identity))
        job.succeeded.connect(self._on_loaded)
        return job

    # -- undo ------------------------------------------------------------------------------

    @property
    def undoable(self) -> Change | CaseChange | None:
        """The change that undo would take back now."""
        rows = self._undoable.rows
        return rows[-1].change() if rows else None

    def undo(self) -> None:
        """Take back the latest change of the inspection or case that is shown."""
        if self._undoable.rows:
            subject = self._undoable.rows[-1].subject
            is_case = self.case is not None and subject == self.case.id
            self.settling.emit()

            def deed(workspace: Workspace) -> Outcome:
                from checklists.inspecting import doing

                return doing.undo(workspace, subject)

            def case_deed(workspace: Workspace) -> CaseOutcome:
                from checklists.inspecting import casework

                return casework.undo(workspace, subject)

            if is_case:
                self.do(case_deed, typed="")
            else:
                self.do(deed, typed="")

    # -- what comes back -------------------------------------------------------------------

    def _announce_opening(self, job: Job[Opened]) -> Job[Opened]:
        job.succeeded.connect(self._on_opened)
        return job

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self.workspace = opened
        self.inspection = self.case = None
        self.opened.emit(opened)
        self.list_inspections()

    @Slot()
    def _on_locked(self) -> None:
        self.workspace = self.inspection = self.case = None
        self.locked.emit()

    @Slot()
    def _leave_if_all_is_done(self) -> None:
        if self.unsaved:
            self._leaving = False
        elif self._leaving and not self.pending:
            self._leaving = False
            self.free_to_leave.emit()

    @Slot(object)
    def _on_listed(self, summaries: tuple[InspectionSummary, ...]) -> None:
        self.listed.emit(summaries)

    @Slot(object)
    def _on_loaded(self, loaded: Loaded) -> None:
        self.inspection, self.case = loaded.inspection, loaded.case
        self.matrix, self.reviews = loaded.matrix, loaded.reviews
        self._undoable.start(loaded.rows)
        if loaded.inspection is not None:
            self.shown.emit(loaded.inspection)
        elif loaded.case is not None:
            self.case_shown.emit(loaded.case)

    @Slot(object)
    def _on_committed(self, outcome: Outcome | CaseOutcome) -> None:
        shown = [one.id for one in (self.inspection, self.case) if one is not None]
        if outcome.row.subject in shown:
            self._undoable.add(outcome.row)
            self.reviews += reviews_among((outcome.row,))
            self._replace(outcome)
        self.saved.emit(outcome.row.at)

    def _replace(self, outcome: Outcome | CaseOutcome) -> None:
        if self.case is not None and outcome.row.subject == self.case.id:
            self.case = cast("CaseOutcome", outcome).case
            self.case_changed.emit(self.case)
            if self.inspection is None:
                return
        else:
            self.inspection = cast("Outcome", outcome).inspection
        # A visit shows what its case says, so it shows a change of the case, too.
        self.changed.emit(self.inspection)

    def _count_until_ended(self, job: Job[T]) -> None:
        for ending in (job.succeeded, job.failed, job.cancelled, job.broke):
            ending.connect(self._one_less)
        job.settled.connect(self.ended)
        job.settled.connect(self._leave_if_all_is_done)

    def _one_less(self, *_: object) -> None:
        self.pending -= 1

    def _keep(self, photo: NewPhoto, item: str, finding: str) -> None:
        if self.inspection is None:
            return
        identity = self.inspection.id

        def deed(workspace: Workspace) -> Outcome:
            from checklists.inspecting import doing

            workspace.keep_photo(photo)
            return doing.attach_photo(workspace, identity, photo.as_evidence("", item, finding))

        self.do(deed, typed=photo.file_name)

    def _on_not_saved(
        self, error: BaseException, deed: Callable[[Workspace], Done], typed: str
    ) -> None:
        self.unsaved += 1

        def again() -> None:
            self.unsaved -= 1
            self.do(deed, typed)

        self.not_saved.emit(NotSaved(error, typed, again))
