"""One item, answered: the question, five large answers, remark, findings and photos."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.checklist import Item
from checklists.asking.terms import term
from checklists.delivering.places import item_name
from checklists.inspecting import doing
from checklists.inspecting.completeness import NEEDS_FINDING, NEEDS_REASON
from checklists.inspecting.inspection import Answer, Inspection
from checklists.values import Result, State
from ui.desk import Desk
from ui.panels.findings import Findings
from ui.panels.held import Held
from ui.panels.measures import Measures
from ui.panels.photos import Photos
from ui.panels.reason import Reason
from ui.panels.review_notes import AskedHere
from ui.panels.visit_before import VisitBefore
from ui.speech import N_
from ui.widgets.answer_buttons import AnswerButtons
from ui.widgets.fields import TextArea, captioned
from ui.widgets.making import column, frame, label, row, scrolled
from ui.widgets.marks import mark_picture
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken
from ui.widgets.untranslated import Untranslated


class ItemCard(Spoken):
    enlarged = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setAcceptDrops(True)
        self._inspection: Inspection | None = None
        self.item: Item | None = None
        self._answer: Answer | None = None
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.answers = AnswerButtons(desk)
        self.answers.chosen.connect(self.choose)
        self.findings = Findings(desk)
        self.photos = Photos(desk)
        self.photos.enlarged.connect(self.enlarged)
        self.before = VisitBefore(desk)
        self.before.enlarged.connect(self.enlarged)
        self.asked = AskedHere(desk)
        self.held = Held(desk)
        self.held.confirmed.connect(self._commit)
        self.reason = Reason(desk)
        self.measures = Measures(desk, self.settling)
        self.reason.given.connect(self.settling.settle_now)
        self._build()
        self.settling.watch(self.remark, self.reason.text)

    def show_item(self, inspection: Inspection, item: Item) -> None:
        """Go to an item; what was being typed at another is committed first."""
        if self.item is None or item.id != self.item.id:
            self.settling.settle()
            self.area.verticalScrollBar().setValue(0)
        self._inspection, self.item = inspection, item
        self._answer = inspection.answers.get(item.id)
        self.refresh()

    def update_inspection(self, inspection: Inspection) -> None:
        """Show what was committed, but never over something that is not yet committed."""
        self._inspection = inspection
        if self.item is not None and not self.desk.session.pending:
            self._answer = inspection.answers.get(self.item.id)
            self.refresh()

    @Slot(object)
    def choose(self, result: Result) -> None:
        """Answer the item; the remark stays, a reason stays only where one is needed."""
        if self._inspection is None or self._inspection.state != State.DRAFT:
            return
        reason = self.reason.text.toPlainText().strip() if result in NEEDS_REASON else ""
        remark, measured = self.remark.toPlainText().strip(), self.measures.measured()
        self._commit(Answer(result, remark, reason, measured))
        if result in NEEDS_REASON and not reason:
            self.reason.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def clear_answer(self) -> None:
        if self._answer is not None:
            self._commit(None)

    def refresh(self) -> None:
        if self.item is None or self._inspection is None:
            return
        item, content = self.item, self.desk.voice.content
        self.question.setText(item.question.to(content))
        measured = (measure.label for measure in item.measures)
        self.untranslated.show_for(item.question, item.critical_because, *measured)
        domain = term(item.domain, self.desk.voice.language)
        named = item_name(item.id, self._inspection.stores)
        self.place.setText(self.desk.voice.beside(named, domain))
        self.critical.setVisible(item.is_critical)
        self.critical_because.setText(item.critical_because.to(content))
        self.critical_mark.setPixmap(
            mark_picture(self.desk.look, "critical", "not_met", 22, "not_met_tint")
        )
        self.held.show_held(
            self._inspection.to_confirm.get(item.id), item, self._inspection.state == State.DRAFT
        )
        self._show_answer()
        self.asked.show_item(self._inspection, item.id)
        self.findings.show_item(self._inspection, item)
        self.photos.show_item(self._inspection, item.id)
        self.before.show_item(self._inspection, self.desk.session.case, item.id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_open = self._inspection is not None and self._inspection.state == State.DRAFT
        if is_open and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            self.photos.show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.photos.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.photos.show_over(False)
        if self.photos.take(event.mimeData()):
            event.acceptProposedAction()

    def _build(self) -> None:
        self.place = label("label", wrap=True)
        self.question = label("question", wrap=True)
        self.untranslated = Untranslated(self.desk)
        self.remark = TextArea(3)
        remark = captioned(self.said, N_("Remark"), self.remark)
        parts = [
            self.place, self.question, self.untranslated, self._build_critical(), self.asked,
            self.held, self.before, self.answers, self.reason,
            self.measures, remark, self.findings, self.photos, None,
        ]  # fmt: skip
        content = QWidget()
        content.setLayout(column(parts, gap=14, edge=20))
        self.area = scrolled(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    def _build_critical(self) -> QWidget:
        self.critical_mark = label()
        title = label("critical")
        self.say(title.setText, "Critical item")
        self.critical_because = label(wrap=True)
        words = column([title, self.critical_because], gap=2)
        inside = row([self.critical_mark], gap=10, edge=10)
        inside.addLayout(words, 1)
        self.critical = frame("critical", inside)
        return self.critical

    def _show_answer(self) -> None:
        assert self._inspection is not None and self.item is not None  # noqa: S101, PT018
        answer = self._answer
        result = answer.result if answer else None
        is_open = self._inspection.state == State.DRAFT
        self.answers.show_answer(result)
        self.answers.setEnabled(is_open)
        self.reason.setVisible(result in NEEDS_REASON)
        self.reason.set_read_only(not is_open)
        self.remark.setEnabled(answer is not None)
        self.remark.setReadOnly(not is_open)
        self.measures.show_item(self.item)
        waits = self.gettext("Choose an answer first; then remarks are saved as you type.")
        self.remark.setPlaceholderText("" if answer else waits)
        if not self.settling.is_open:
            self.settling.show_text(self.remark, answer.remark if answer else "")
            self.settling.show_text(self.reason.text, answer.reason if answer else "")
            measured = dict(answer.measured) if answer else {}
            self.measures.show_measured(measured, is_open=is_open and answer is not None)
        self.findings.offer(result in NEEDS_FINDING and not self._has_finding())

    def _has_finding(self) -> bool:
        assert self._inspection is not None and self.item is not None  # noqa: S101, PT018
        return any(each.item == self.item.id for each in self._inspection.findings.values())

    @Slot()
    def _on_settled(self) -> None:
        if self._answer is None:
            return
        needs_reason = self._answer.result in NEEDS_REASON
        reason = self.reason.text.toPlainText().strip() if needs_reason else ""
        remark = self.remark.toPlainText().strip()
        measured = self.measures.measured()
        self._commit(replace(self._answer, remark=remark, reason=reason, measured=measured))

    def _commit(self, answer: Answer | None) -> None:
        self.settling.forget()
        if self._inspection is None or self.item is None or answer == self._answer:
            self._show_answer()
            return
        self._answer = answer
        self._show_answer()
        inspection, item = self._inspection.id, self.item.id
        self.desk.session.do(
            lambda workspace: doing.answer_item(workspace, inspection, item, answer),
            typed=f"{answer.remark}\n{answer.reason}".strip() if answer else "",
        )
