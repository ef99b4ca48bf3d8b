"""The conclusion on the facility: one of four words, and the summary that carries it."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.inspecting import doing
from checklists.inspecting.inspection import Conclusion, Inspection
from checklists.inspecting.scoring import open_critical_items, score
from checklists.values import Adequacy, State
from ui.desk import Desk
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.fields import TextArea, captioned
from ui.widgets.making import button, column, frame, label, readable, scrolled
from ui.widgets.marks import mark
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken

TONES = {
    Adequacy.ADEQUATE: "met",
    Adequacy.ADEQUATE_WITH_CONDITIONS: "partly_met",
    Adequacy.NOT_ADEQUATE: "not_met",
    Adequacy.NOT_DETERMINED: "not_verified",
}


class ConclusionPanel(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._conclusion: Conclusion | None = None
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.choices = {adequacy: self._choice(adequacy) for adequacy in Adequacy}
        self.summary = TextArea(8)
        self.settling.watch(self.summary)
        self.facts = label("soft", wrap=True)
        title = label("heading")
        self.say(title.setText, "Is the storage adequate?")
        about = label("soft", wrap=True)
        self.say(
            about.setText,
            "The conclusion is yours: the score and the critical items below inform it, they do "
            "not decide it.",
        )
        inside = column([title, about, self.facts, *self.choices.values()], gap=10, edge=20)
        inside.addSpacing(8)
        inside.addLayout(captioned(self.said, N_("Summary"), self.summary))
        content = QWidget()
        content.setLayout(column([frame("card", inside), None], edge=20))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(readable(content)))

    def show_inspection(self, inspection: Inspection) -> None:
        if self._inspection is None or self._inspection.id != inspection.id:
            self.settling.forget()
        self._inspection = inspection
        if not self.desk.session.pending:
            self._conclusion = inspection.conclusion
        self.refresh()

    def refresh(self) -> None:
        if self._inspection is None:
            return
        conclusion = self._conclusion
        is_open = self._inspection.state == State.DRAFT
        for adequacy, choice in self.choices.items():
            choice.setText(" " + term(adequacy, self.desk.voice.language))
            choice.setIcon(mark(self.desk.look, TONES[adequacy], checked_ink="on_strong"))
            choice.setChecked(conclusion is not None and conclusion.adequacy == adequacy)
            choice.setEnabled(is_open)
        self.summary.setEnabled(conclusion is not None)
        self.summary.setReadOnly(not is_open)
        waits = self.gettext("Choose a conclusion first; then the summary is saved as you type.")
        self.summary.setPlaceholderText("" if conclusion else waits)
        if not self.settling.is_open:
            self.settling.show_text(self.summary, conclusion.summary if conclusion else "")
        self.facts.setText(self._facts(self._inspection))

    def _facts(self, inspection: Inspection) -> str:
        percent = score(inspection).percent
        said = self.gettext("no score") if percent is None else f"{percent} %"
        critical = len(open_critical_items(inspection))
        counted = self.desk.voice.ngettext(
            "{count} critical item open", "{count} critical items open", critical
        ).format(count=critical)
        return self.gettext("Score: {score} · {critical}").format(score=said, critical=counted)

    def _choice(self, adequacy: Adequacy) -> QPushButton:
        made = button("choice")
        made.setCheckable(True)
        made.setIconSize(QSize(24, 24))
        made.setProperty("tone", TONES[adequacy])
        made.setMinimumHeight(touch_height(made.fontMetrics()) + 6)
        made.clicked.connect(lambda: self._choose(adequacy))
        return made

    def _choose(self, adequacy: Adequacy) -> None:
        self._commit(Conclusion(adequacy, self.summary.toPlainText().strip()))

    @Slot()
    def _on_settled(self) -> None:
        if self._conclusion is not None:
            summary = self.summary.toPlainText().strip()
            self._commit(Conclusion(self._conclusion.adequacy, summary))

    def _commit(self, conclusion: Conclusion) -> None:
        self.settling.forget()
        if self._inspection is None or conclusion == self._conclusion:
            self.refresh()
            return
        self._conclusion = conclusion
        self.refresh()
        inspection = self._inspection.id
        self.desk.session.do(
            lambda workspace: doing.conclude(workspace, inspection, conclusion),
            typed=conclusion.summary,
        )
