"""The corrective actions of the case that are not finished, each with its state and its proof."""

from collections.abc import Container

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.delivering.case import Case, CorrectiveAction
from checklists.delivering.words import ActionState
from checklists.inspecting.inspection import Inspection
from checklists.values import State
from ui.desk import Desk
from ui.panels.action_progress import ActionProgress
from ui.widgets.making import column, label
from ui.widgets.spoken import Spoken

UNFINISHED = (ActionState.OPEN, ActionState.IN_PROGRESS)


class OpenActions(Spoken):
    """One that is finished here stays in view until another visit is looked at."""

    item_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._of = ""
        self.editors: dict[str, ActionProgress] = {}
        self.title, self.nothing = label("heading"), label("soft", wrap=True)
        self.say(self.title.setText, "Corrective actions")
        self.say(self.nothing.setText, "No corrective action of the case is open.")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.setLayout(column([self.title, self.nothing, self._list], gap=8, edge=20))

    def show_case(self, inspection: Inspection, case: Case | None) -> None:
        if case is None:
            self.hide()
            return
        if self._of != inspection.id:
            self._of = inspection.id
            self._keep_only({})
        known = case.actions
        self._keep_only(known)
        for identity, action in sorted(known.items(), key=lambda entry: entry[1].number):
            if identity in self.editors:
                self.editors[identity].show_action(action)
            elif action.state in UNFINISHED:
                self._add(case.id, identity, action)
        for editor in self.editors.values():
            editor.set_read_only(inspection.state == State.ISSUED)
        self.nothing.setVisible(not self.editors)

    def _add(self, case: str, identity: str, action: CorrectiveAction) -> None:
        editor = ActionProgress(self.desk, case, identity, action)
        editor.item_wanted.connect(self.item_wanted)
        self.editors[identity] = editor
        self._list.addWidget(editor)

    def _keep_only(self, known: Container[str]) -> None:
        for identity in [one for one in self.editors if one not in known]:
            editor = self.editors.pop(identity)
            editor.settling.forget()
            self._list.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
