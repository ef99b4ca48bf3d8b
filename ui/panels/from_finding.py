"""Entries of a case that answer to a finding: made from one of the visit, or by hand."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from checklists.delivering.case import Case
from checklists.inspecting import casework
from checklists.inspecting.inspection import Finding
from checklists.inspecting.rating import DEFAULT, by_risk
from ui.desk import Desk
from ui.models.worked_visit import WorkedVisit
from ui.panels.answering_editor import AnsweringEditor
from ui.panels.case_entries import CaseEntries
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.making import button, row

# As much of a finding as tells it from another.
SHORT = 60


class FromFindings(CaseEntries):
    """`from_words` is the button's text, with `{finding}` in it."""

    from_words = N_("New entry from finding {finding}")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.findings = QComboBox()
        self.findings.setMinimumHeight(touch_height(self.findings.fontMetrics()))
        self.findings.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.say(self.findings.setAccessibleName, "Finding of the visit")
        self.findings.currentIndexChanged.connect(self._say_which)
        self.make = button()
        self.make.clicked.connect(self._on_make)
        self.offer = QWidget()
        inside = row([self.findings, self.make])
        inside.setStretch(0, 1)
        self.offer.setLayout(inside)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, self.offer)
        self.worked = WorkedVisit(desk, self)
        self.worked.changed.connect(self._offer_findings)
        self._offer_findings()

    def show_case(self, case: Case) -> None:
        super().show_case(case)
        self.worked.of_case(case.id)
        self._offer_findings()

    def refresh(self) -> None:
        self._say_which()

    def entry_for(self, inspection: str, identity: str, finding: Finding) -> Any:
        """The entry that answers to this finding."""
        raise NotImplementedError

    @Slot()
    def _offer_findings(self) -> None:
        visit, chosen = self.worked.visit, self.findings.currentData()
        found = visit.findings if visit is not None else {}
        self.findings.blockSignals(True)
        self.findings.clear()
        for identity in by_risk(found.items(), self.desk.session.matrix or DEFAULT):
            text = " ".join(found[identity].statement.split())
            short = text if len(text) <= SHORT else f"{text[:SHORT]}…"
            self.findings.addItem(f"F-{found[identity].number:02d} · {short}", identity)
        self.findings.setCurrentIndex(max(0, self.findings.findData(chosen)))
        self.findings.blockSignals(False)
        self.offer.setVisible(bool(found))
        self._say_which()
        for editor in self.editors.values():
            if isinstance(editor, AnsweringEditor):
                editor.show_visit(visit)

    @Slot()
    def _say_which(self) -> None:
        visit, identity = self.worked.visit, self.findings.currentData()
        if visit is not None and identity in visit.findings:
            number = visit.findings[identity].number
            self.make.setText(self.gettext(self.from_words).format(finding=f"F-{number:02d}"))

    @Slot()
    def _on_make(self) -> None:
        visit, identity = self.worked.visit, self.findings.currentData()
        if visit is None or identity not in visit.findings:
            return
        case, entry = self._case, self.entry_for(visit.id, identity, visit.findings[identity])
        job = self.desk.session.do(lambda ws: casework.add(ws, case, entry), typed="")
        job.succeeded.connect(self._on_added)
