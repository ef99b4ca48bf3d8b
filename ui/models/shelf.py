"""Every checklist at hand: those that ship and those brought into the open workspace."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from checklists.asking.checklist import Checklist
from checklists.asking.shelf import shipped_checklists
from checklists.inspecting.keeping import Workspace
from checklists.inspecting.preparing import find_clash
from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Shelved:
    checklist: Checklist
    is_own: bool

    @property
    def key(self) -> str:
        """Tells an own checklist from the shipped one of the same id."""
        return f"own:{self.checklist.id}" if self.is_own else self.checklist.id

    def name(self, desk: Desk) -> str:
        """Title and edition, and whether it is the workspace's own."""
        said = desk.voice.gettext("{title} · edition {edition}").format(
            title=self.checklist.title.to(desk.voice.content), edition=self.checklist.edition
        )
        own = desk.voice.gettext("own")
        return f"{said} · {own}" if self.is_own else said


class Shelf(QObject):
    """Filled anew each time it is asked: shipped ones in the work lane, own ones by the store."""

    filled = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shipped: tuple[Shelved, ...] = ()

    def fill(self) -> None:
        job = self._desk.session.jobs.on_work(
            lambda _: tuple(Shelved(each, is_own=False) for each in shipped_checklists())
        )
        job.succeeded.connect(self._on_shipped)
        job.failed.connect(self.failed)
        job.broke.connect(self.failed)

    @Slot(object)
    def _on_shipped(self, shipped: tuple[Shelved, ...]) -> None:
        self._shipped = shipped
        job = self._desk.session.ask(_own)
        job.succeeded.connect(self._on_own)
        job.failed.connect(self.failed)
        job.broke.connect(self.failed)

    @Slot(object)
    def _on_own(self, own: tuple[Shelved, ...]) -> None:
        self.filled.emit((*self._shipped, *own))


def _own(workspace: Workspace) -> tuple[Shelved, ...]:
    return tuple(Shelved(each, is_own=True) for each in workspace.own_checklists())


def clashing(chosen: Sequence[Shelved]) -> tuple[Shelved, ...]:
    """The first two that ask different things under one id: an answer could not tell them apart."""
    clash = find_clash([each.checklist for each in chosen])
    if clash is None:
        return ()
    digests = [each.checklist.printed_digest() for each in chosen]
    other = len(digests) - 1 - digests[::-1].index(clash.other.printed_digest())
    return chosen[digests.index(clash.one.printed_digest())], chosen[other]
