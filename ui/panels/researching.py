"""The steps before a difference is taken as real: what is done, what is missing, and the next."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.reconciliation import Difference
from checklists.delivering.stocktake import ResearchStep
from checklists.delivering.words import Research
from checklists.inspecting import taking_stock
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.fields import WordChoice, captioned, line
from ui.widgets.making import button, column, empty, frame, label, row
from ui.widgets.spoken import Spoken


class Researching(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection = ""
        self._of: Difference | None = None
        title = label("heading")
        self.say(title.setText, "Research")
        self.missing = label(wrap=True)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(4)
        self.step = WordChoice(desk, Research)
        self.result, self.person = line(), line()
        self.record = button()
        self.say(self.record.setText, "Record this step")
        self.record.clicked.connect(self._on_record)
        self.result.returnPressed.connect(self._on_record)
        self.form = QWidget()
        fields = [
            row([
                captioned(self.said, N_("Step"), self.step.box),
                captioned(self.said, N_("By whom"), self.person),
            ]),
            captioned(self.said, N_("What came of it"), self.result),
            row([None, self.record]),
        ]  # fmt: skip
        self.form.setLayout(column(fields, gap=8))
        inside = column([title, self.missing, self._steps, self.form], gap=8, edge=12)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", inside))

    def show_difference(self, of: Difference, inspection: str, *, is_open: bool) -> None:
        if self._of is None or self._of.of.id != of.of.id:
            self.result.clear()
        if of.missing and (self._of is None or self._of.missing != of.missing):
            self.step.show_word(of.missing[0])
        self._of, self._inspection = of, inspection
        self.form.setVisible(is_open)
        self.refresh()

    def refresh(self) -> None:
        if self._of is None:
            return
        voice = self.desk.voice
        empty(self._steps)
        for step in self._of.of.research:
            said = label(wrap=True)
            said.setText(voice.beside(term(step.step, voice.language), step.result, step.person))
            self._steps.addWidget(said)
        names = voice.listed(term(step, voice.language) for step in self._of.missing)
        done = self.gettext("Every step was taken: the difference is real.")
        words = self.gettext("Not done yet: {steps}").format(steps=names)
        self.missing.setText(words if self._of.missing else done)

    @Slot()
    def _on_record(self) -> None:
        result = self.result.text().strip()
        if self._of is None or not result:
            self.result.setFocus()
            return
        inspection = self._inspection
        step = ResearchStep(0, self._of.of.id, self.step.word, result, self.person.text().strip())
        self.result.clear()
        self.desk.session.do(lambda ws: taking_stock.research(ws, inspection, step), typed=result)
