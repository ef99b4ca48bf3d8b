"""The conditions of a case: what was agreed before export, and the signing by both sides."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.delivering.case import AgreedCondition, Case
from checklists.delivering.words import ConditionKind
from ui.desk import Desk
from ui.panels.agreement import AgreementPanel
from ui.panels.case_entries import CaseEntries
from ui.panels.condition_editor import ConditionEditor
from ui.speech import N_
from ui.widgets.making import column, frame, readable, scrolled
from ui.widgets.spoken import Spoken


class ConditionEntries(CaseEntries):
    part = "conditions"
    words = (
        N_("Conditions"),
        N_("No condition yet. Write down each assurance by itself, so that a visit can judge it."),
        N_("Add a condition"),
    )
    editor = ConditionEditor

    def new_entry(self) -> AgreedCondition:
        return AgreedCondition(
            number=0,
            kind=ConditionKind.LOCATION,
            text="",
            agreed_by="",
            agreed_on="",
            document="",
            how_verified="",
            mitigates=(),
            proposed_by="",
        )


class ConditionsPanel(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.agreement = AgreementPanel(desk)
        self.list = ConditionEntries(desk)
        content = QWidget()
        listed = frame("card", column([self.list], edge=18))
        content.setLayout(column([self.agreement, listed, None], gap=16, edge=20))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(readable(content)))

    def show_case(self, case: Case) -> None:
        self.agreement.show_case(case)
        self.list.show_case(case)
