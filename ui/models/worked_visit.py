"""The visit a case works with: the one that is open, else a draft, else the latest."""

from PySide6.QtCore import QObject, Signal, Slot

from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Workspace
from checklists.values import State
from ui.desk import Desk


class WorkedVisit(QObject):
    """`visit` is None while the case has none; `changed` tells that it is another, or has changed.

    On the page of a case no visit is open, so that the store is asked for one.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._session = desk.session
        self._case = ""
        self.visit: Inspection | None = None
        session = desk.session
        for told in (session.shown, session.changed, session.case_shown):
            told.connect(self.look_again)

    def of_case(self, case: str) -> None:
        if case != self._case:
            self._case, self.visit = case, None
            self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Find the visit as it is now."""
        opened = self._opened()
        if opened is not None:
            self._show(opened)
        elif self._case:
            case = self._case
            job = self._session.ask(lambda workspace: (case, _latest(workspace, case)))
            job.succeeded.connect(self._on_found)

    def _opened(self) -> Inspection | None:
        visit = self._session.inspection
        return visit if visit is not None and visit.case == self._case else None

    def _show(self, visit: Inspection | None) -> None:
        self.visit = visit
        self.changed.emit()

    @Slot(object)
    def _on_found(self, found: tuple[str, Inspection | None]) -> None:
        """Pass over an answer that came after another case or a visit was opened."""
        case, visit = found
        if case == self._case and self._opened() is None:
            self._show(visit)


def _latest(workspace: Workspace, case: str) -> Inspection | None:
    """The draft that was changed last, else whichever visit was."""
    ours = [one for one in workspace.summaries() if one.case == case]
    drafts = [one for one in ours if one.state == State.DRAFT]
    chosen = next(iter(drafts or ours), None)
    return workspace.load(chosen.id) if chosen is not None else None
