"""One agreed condition, judged: what was agreed, four large choices, remark and evidence."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from checklists.asking.terms import term
from checklists.delivering.case import AgreedCondition
from checklists.delivering.stocktake import Judgement
from checklists.delivering.words import Keeping
from checklists.inspecting import doing, taking_stock
from checklists.inspecting.inspection import Finding, Inspection
from checklists.values import DiversionRelevance, Likelihood, Severity, State
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.fields import TextArea, captioned
from ui.widgets.making import button, column, label, look_again, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken
from ui.widgets.word_buttons import WordButtons

TONES = {
    Keeping.KEPT: "met",
    Keeping.PARTLY_KEPT: "partly_met",
    Keeping.NOT_KEPT: "not_met",
    Keeping.NOT_VERIFIED: "not_verified",
}


class ConditionCard(Spoken):
    part_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._identity = ""
        self._condition: AgreedCondition | None = None
        self._judgement: Judgement | None = None
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.place, self.text = label("label", wrap=True), label("question", wrap=True)
        self.facts, self.how = label("soft", wrap=True), label(wrap=True)
        self.choices = WordButtons(desk, TONES, 2)
        self.choices.chosen.connect(self.choose)
        self.remark, self.evidence = TextArea(3), TextArea(2)
        self.settling.watch(self.remark, self.evidence)
        self.record = button()
        self.say(self.record.setText, "Record a finding")
        self.record.clicked.connect(self._on_find)
        parts = [
            self.place, self.text, self.facts, self.how, self.choices,
            captioned(self.said, N_("Remark"), self.remark),
            captioned(self.said, N_("What it rests on"), self.evidence),
            row([None, self.record]), None,
        ]  # fmt: skip
        self.setLayout(column(parts, gap=14, edge=20))

    def show_condition(
        self, inspection: Inspection, identity: str, condition: AgreedCondition
    ) -> None:
        """Go to a condition; what was being typed at another is saved first."""
        if identity != self._identity:
            self.settling.settle()
        is_other = identity != self._identity
        self._inspection, self._identity, self._condition = inspection, identity, condition
        if is_other or not self.desk.session.pending:
            self._judgement = inspection.stocktake.judged.get(identity)
        self.refresh()

    def refresh(self) -> None:
        condition, inspection = self._condition, self._inspection
        if condition is None or inspection is None:
            return
        voice = self.desk.voice
        kind = term(condition.kind, voice.language)
        mitigates = (term(one, voice.language) for one in condition.mitigates)
        self.place.setText(voice.beside(f"C-{condition.number:02d}", kind, voice.listed(mitigates)))
        self.text.setText(condition.text)
        agreed = voice.beside(condition.agreed_by, condition.agreed_on, condition.document)
        self.facts.setText(self.gettext("Agreed: {facts}").format(facts=agreed))
        self.facts.setVisible(bool(agreed))
        how = self.gettext("How it is verified: {how}").format(how=condition.how_verified)
        self.how.setText(how)
        self.how.setVisible(bool(condition.how_verified))
        self._show_judgement(is_open=inspection.state == State.DRAFT)

    @Slot(object)
    def choose(self, keeping: Keeping) -> None:
        if self._inspection is not None and self._inspection.state == State.DRAFT:
            self._commit(Judgement(keeping, *self._typed()))

    def _show_judgement(self, *, is_open: bool) -> None:
        known = self._judgement
        self.choices.show_word(known.keeping if known else None)
        self.choices.setEnabled(is_open)
        waits = self.gettext("Choose first; then this is saved as you type.")
        for field in (self.remark, self.evidence):
            field.setEnabled(known is not None)
            field.setReadOnly(not is_open)
            field.setPlaceholderText("" if known else waits)
        if not self.settling.is_open:
            self.settling.show_text(self.remark, known.remark if known else "")
            self.settling.show_text(self.evidence, known.evidence if known else "")
        keeping = known.keeping if known else None
        self.record.setVisible(is_open and keeping in (Keeping.NOT_KEPT, Keeping.PARTLY_KEPT))
        self.record.setProperty("look", "primary" if keeping == Keeping.NOT_KEPT else "")
        look_again(self.record)

    def _typed(self) -> tuple[str, str]:
        return self.remark.toPlainText().strip(), self.evidence.toPlainText().strip()

    @Slot()
    def _on_settled(self) -> None:
        if self._judgement is not None:
            remark, evidence = self._typed()
            self._commit(replace(self._judgement, remark=remark, evidence=evidence))

    def _commit(self, judgement: Judgement) -> None:
        self.settling.forget()
        if self._inspection is None or judgement == self._judgement:
            self.refresh()
            return
        self._judgement = judgement
        self.refresh()
        inspection, identity = self._inspection.id, self._identity
        self.desk.session.do(
            lambda ws: taking_stock.judge(ws, inspection, identity, judgement),
            typed=f"{judgement.remark}\n{judgement.evidence}".strip(),
        )

    @Slot()
    def _on_find(self) -> None:
        """A finding in the condition's words, to be reworded among the findings."""
        condition, inspection = self._condition, self._inspection
        if condition is None or inspection is None:
            return
        words = self.gettext("Condition {number} is not kept: {text}")
        finding = Finding(
            number=0,
            item="",
            statement=words.format(number=f"C-{condition.number:02d}", text=condition.text),
            recommendation="",
            severity=Severity.HIGH,
            likelihood=Likelihood.POSSIBLE,
            diversion=DiversionRelevance.INDIRECT,
        )
        of = inspection.id
        job = self.desk.session.do(lambda ws: doing.record_finding(ws, of, finding), typed="")
        job.succeeded.connect(lambda _: self.part_wanted.emit("findings"))
