"""A panel of the case page in a window of its own, on a case in memory."""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.delivering.case import Case
from checklists.inspecting import casework, doing
from checklists.inspecting.changes import InspectionStarted
from checklists.inspecting.inspection import Finding, Inspection
from checklists.values import DiversionRelevance, InspectionKind, Likelihood, Severity
from tests.support.cases import make_head, make_site
from tests.support.samples import make_visit, three_items
from tests.support.window import Scene
from ui.desk import Desk


class CasePanel(Protocol):
    def show_case(self, case: Case) -> None: ...


P = TypeVar("P", bound=CasePanel)


def begin_case(scene: Scene) -> str:
    """A case with one facility; gives its id."""
    identity = casework.open_case(scene.workspace, make_head()).case.id
    casework.add(scene.workspace, identity, make_site())
    return identity


def begin_visit(scene: Scene, case: str) -> Inspection:
    """A draft visit of the case with the finding F-01."""
    store = scene.workspace
    visit = Inspection(
        store.new_id(),
        InspectionKind.POST_DELIVERY_VERIFICATION,
        (three_items(),),
        make_visit(),
        case=case,
    )
    store.commit(visit.id, InspectionStarted(visit))
    finding = Finding(
        number=0,
        item="SA-A-01",
        statement="The fence is open.",
        recommendation="Close the fence.",
        severity=Severity.HIGH,
        likelihood=Likelihood.LIKELY,
        diversion=DiversionRelevance.DIRECT,
    )
    return doing.record_finding(store, visit.id, finding).inspection


@dataclass
class CaseWindow(Generic[P]):
    scene: Scene
    panel: P
    holder: QWidget

    @property
    def desk(self) -> Desk:
        return self.scene.running.desk

    @property
    def case(self) -> Case:
        """The case as it is kept."""
        (only,) = self.scene.workspace.case_files.values()
        return only

    def show(self, visit: str = "") -> None:
        """Unlock, and show the case: by itself, or with the visit that is open."""
        self.scene.unlock()
        session = self.desk.session
        session.case_shown.connect(self.panel.show_case)
        session.case_changed.connect(self.panel.show_case)
        session.shown.connect(self._on_visit)
        if visit:
            session.show(visit)
        else:
            session.show_case(self.case.id)
        self.scene.wait(lambda: session.case is not None)
        self.settled()

    def settled(self) -> None:
        """Wait until all is committed and what came of it is seen."""
        self.scene.settled()
        self.scene.running.application.processEvents()

    def undo(self) -> None:
        self.desk.session.undo()
        self.settled()

    def type(self, field: QWidget, text: str) -> None:
        """Type into a field, and leave it."""
        field.setFocus()
        self.scene.bot.keyClicks(field, text)
        self.desk.session.settling.emit()
        self.settled()

    def press(self, field: QWidget, key: Qt.Key) -> None:
        self.scene.bot.keyClick(field, key)
        self.settled()

    def end(self) -> None:
        self.holder.close()
        self.holder.deleteLater()
        self.scene.running.application.processEvents()

    def _on_visit(self, _: Inspection) -> None:
        session = self.desk.session
        if session.case is not None:
            self.panel.show_case(session.case)


def in_window(scene: Scene, panel: P) -> CaseWindow[P]:
    assert isinstance(panel, QWidget)
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(panel)
    holder.resize(1280, 690)
    holder.show()
    return CaseWindow(scene, panel, holder)
