"""One finding: a line that says it in short, and the fields that word and rate it."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.places import Store, item_name
from checklists.inspecting.inspection import Finding
from checklists.inspecting.rating import DEFAULT, grade
from checklists.values import DiversionRelevance, Likelihood, Severity
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.fields import TextArea, WordChoice, captioned
from ui.widgets.making import button, column, frame, row
from ui.widgets.marks import mark
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken

ROW_EDGES_PX = 20


class FindingEditor(Spoken):
    reworded = Signal(str, object)
    withdrawn = Signal(str)
    condition_wanted = Signal(str)
    item_wanted = Signal(str)

    def __init__(
        self, desk: Desk, identity: str, finding: Finding, stores: tuple[Store, ...]
    ) -> None:
        super().__init__(desk)
        self.identity = identity
        self.finding, self._stores = finding, stores
        self.line = button("row")
        self.line.setCheckable(True)
        self.line.setIconSize(QSize(22, 22))
        # Two lines of text and the room of a row above and below, however full the page is.
        self.line.setMinimumHeight(2 * self.line.fontMetrics().lineSpacing() + ROW_EDGES_PX)
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.fields = self._build_fields()
        self.fields.hide()
        self.line.toggled.connect(self.fields.setVisible)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.fields)
        self.show_finding(finding, stores)

    def show_finding(self, finding: Finding, stores: tuple[Store, ...]) -> None:
        self.finding, self._stores = finding, stores
        if not self.settling.is_open:
            self.settling.show_text(self.statement, finding.statement)
            self.settling.show_text(self.recommendation, finding.recommendation)
            self.severity.show_word(finding.severity)
            self.likelihood.show_word(finding.likelihood)
            self.diversion.show_word(finding.diversion)
        self.refresh()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        self.statement.setReadOnly(read_only)
        self.recommendation.setReadOnly(read_only)
        for part in (self.severity, self.likelihood, self.diversion, self.withdraw):
            part.setEnabled(not read_only)
        # What a visit found may be proposed also when its report is out, but once only.
        case = self.desk.session.case
        known = {} if case is None else case.conditions
        is_new = all(one.proposed_by != self.identity for one in known.values())
        self.propose.setVisible(case is not None and is_new)

    def refresh(self) -> None:
        finding = self.finding
        graded = grade(finding, self.desk.session.matrix or DEFAULT)
        severity = term(graded, self.desk.voice.language)
        voice, number = self.desk.voice, f"F-{finding.number:02d}"
        named = item_name(finding.item, self._stores)
        first = voice.beside(self._short(voice.beside(number, severity, named)))
        self.line.setText(f"{first}\n{voice.beside(self._short(finding.statement))}")
        grave = graded in (Severity.CRITICAL, Severity.HIGH)
        self.line.setIcon(mark(self.desk.look, "finding", "not_met" if grave else "partly_met"))
        self.line.setAccessibleName(f"{number}, {severity}, {finding.statement}")
        self.go.setVisible(bool(finding.item))
        self.go.setText(self.gettext("Go to {item}").format(item=finding.item))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def _short(self, statement: str) -> str:
        """As much of a text as fits on one line."""
        room = self.line.width() - 9 * self.line.fontMetrics().averageCharWidth()
        text = " ".join(statement.split())
        elide = Qt.TextElideMode.ElideRight
        return self.line.fontMetrics().elidedText(text, elide, max(room, 200))

    def _build_fields(self) -> QWidget:
        self.statement, self.recommendation = TextArea(3), TextArea(3)
        self.severity = WordChoice(self.desk, Severity)
        self.likelihood = WordChoice(self.desk, Likelihood)
        self.diversion = WordChoice(self.desk, DiversionRelevance)
        self.settling.watch(
            self.statement, self.recommendation,
            self.severity.box, self.likelihood.box, self.diversion.box,
        )  # fmt: skip
        said = self.said
        rated = row([
            captioned(said, N_("Consequence"), self.severity.box),
            captioned(said, N_("Likelihood"), self.likelihood.box),
            captioned(said, N_("Bears on diversion"), self.diversion.box),
        ])  # fmt: skip
        self.withdraw = button("quiet")
        self.say(self.withdraw.setText, "Withdraw the finding")
        self.withdraw.clicked.connect(lambda: self.withdrawn.emit(self.identity))
        self.propose = button("quiet")
        self.say(self.propose.setText, "Propose as a condition")
        self.propose.clicked.connect(lambda: self.condition_wanted.emit(self.identity))
        self.go = button("link")
        self.go.clicked.connect(lambda: self.item_wanted.emit(self.finding.item))
        parts = [
            captioned(said, N_("What was found"), self.statement),
            captioned(said, N_("Recommendation"), self.recommendation),
            rated,
            row([self.go, None, self.propose, self.withdraw]),
        ]
        return frame("card", column(parts, edge=14, gap=10))

    @Slot()
    def _on_settled(self) -> None:
        typed = replace(
            self.finding,
            statement=self.statement.toPlainText().strip(),
            recommendation=self.recommendation.toPlainText().strip(),
            severity=self.severity.word,
            likelihood=self.likelihood.word,
            diversion=self.diversion.word,
        )
        if typed != self.finding:
            self.reworded.emit(self.identity, typed)
