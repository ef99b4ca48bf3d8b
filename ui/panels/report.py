"""The report: its pages on one side, closing and signing on the other."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.inspecting.inspection import Inspection
from ui.desk import Desk
from ui.panels.issue import IssuePanel
from ui.panels.papers import PapersBox
from ui.panels.preview import Preview
from ui.panels.review_notes import ReviewNotes
from ui.widgets.beside import Beside
from ui.widgets.making import frame, scrolled
from ui.widgets.spoken import Spoken

ISSUE_EM = 46


class ReportPanel(Spoken):
    overview_wanted = Signal()
    item_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self.issue, self.reviews = IssuePanel(desk), ReviewNotes(desk)
        self.issue.overview_wanted.connect(self.overview_wanted)
        self.reviews.item_wanted.connect(self.item_wanted)
        self.issue.language_chosen.connect(self._on_language)
        self.preview = Preview(desk)
        aside = frame("rail")
        side = QVBoxLayout(aside)
        side.setContentsMargins(0, 0, 0, 0)
        self.papers = PapersBox(desk, self.issue.languages)
        both = QWidget()
        below = QVBoxLayout(both)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.issue)
        below.addWidget(self.papers)
        below.addWidget(self.reviews)
        below.addStretch(1)
        side.addWidget(scrolled(both))
        parts = Beside(aside, self.preview)
        em = self.fontMetrics().horizontalAdvance("0")
        parts.setSizes([em * ISSUE_EM, em * 90])
        parts.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts)

    def show_inspection(self, inspection: Inspection) -> None:
        self._inspection = inspection
        self.issue.show_inspection(inspection)
        self.papers.show_inspection(inspection)
        self.reviews.show_inspection(inspection)
        self.preview.show_inspection(inspection, self.issue.language.currentData())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.preview.draw()

    @Slot(str)
    def _on_language(self, language: str) -> None:
        if self._inspection is not None:
            self.preview.show_inspection(self._inspection, language)
