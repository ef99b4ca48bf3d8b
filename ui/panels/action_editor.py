"""One corrective action: what is to be done, by whom and until when, and what proves it done."""

from dataclasses import replace

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from checklists.asking.terms import term
from checklists.delivering.case import CorrectiveAction
from checklists.delivering.words import ActionState
from ui.models.written import as_marked
from ui.panels.answering_editor import AnsweringEditor
from ui.speech import N_
from ui.widgets.checked_line import day_line
from ui.widgets.fields import TextArea, WordChoice, captioned, line
from ui.widgets.making import abreast, column
from ui.widgets.marks import mark

UNDER_WAY = (ActionState.OPEN, ActionState.IN_PROGRESS)
MARKS = {
    ActionState.OPEN: "unanswered",
    ActionState.IN_PROGRESS: "partly_met",
    ActionState.DONE: "met",
    ActionState.DROPPED: "not_applicable",
}


class ActionEditor(AnsweringEditor):
    entry: CorrectiveAction

    @property
    def is_overdue(self) -> bool:
        """Its day has passed here, and it is still under way."""
        entry = self.entry
        return bool(entry.due) and entry.state in UNDER_WAY and entry.due < self._today()

    def build_fields(self) -> QLayout:
        self.line.setIconSize(QSize(22, 22))
        self.text, self.owner, self.proof = TextArea(2), line(), line()
        self.due, self.closed = day_line(self.desk), day_line(self.desk)
        self.state = WordChoice(self.desk, ActionState)
        # Before the settling hears of it, so that both become one change.
        self.state.box.activated.connect(self._on_state)
        self.settling.watch(
            self.text, self.owner, self.proof, self.due.field, self.closed.field, self.state.box
        )
        said = self.said
        return column([
            self.build_answered(),
            captioned(said, N_("What is to be done"), self.text),
            abreast([captioned(said, N_("Who does it"), self.owner),
                 captioned(said, N_("Due"), self.due)]),
            abreast([captioned(said, N_("State"), self.state.box),
                 captioned(said, N_("Closed on"), self.closed)]),
            captioned(said, N_("What proves it done"), self.proof),
        ], gap=10)  # fmt: skip

    def show_fields(self, entry: CorrectiveAction) -> None:
        self.state.show_word(entry.state)
        self.due.show_value(entry.due)
        self.closed.show_value(entry.closed)
        for field, text in self._texts(entry):
            self.settling.show_text(field, text)

    def first_field(self) -> QWidget:
        return self.text

    def typed(self) -> CorrectiveAction:
        return replace(
            self.entry,
            text=self.text.toPlainText().strip(),
            owner=self.owner.text().strip(),
            due=self.due.value,
            state=self.state.word,
            closed=self.closed.value,
            proof=self.proof.text().strip(),
        )

    def refresh(self) -> None:
        entry, voice = self.entry, self.desk.voice
        head = [f"A-{entry.number:02d}", term(entry.state, voice.language)]
        if self.is_overdue:
            head.append(self.gettext("Overdue since {day}").format(day=as_marked(entry.due, voice)))
        elif entry.due and entry.state in UNDER_WAY:
            head.append(self.gettext("due {day}").format(day=as_marked(entry.due, voice)))
        elif entry.closed:
            head.append(self.gettext("closed {day}").format(day=as_marked(entry.closed, voice)))
        short = voice.beside(entry.text, entry.owner)
        self.say_short(voice.beside(*head), short or self.gettext("No words yet"))
        self.line.setIcon(
            mark(self.desk.look, "critical" if self.is_overdue else MARKS[entry.state])
        )
        self.remove.setText(self.gettext("Take the action out"))
        self.say_answered(entry.inspection, entry.finding)

    def _today(self) -> str:
        return self.desk.session.clock().astimezone().date().isoformat()

    @Slot()
    def _on_state(self) -> None:
        """What is done or dropped is closed today unless a day was typed; what is open is not."""
        if self.state.word in UNDER_WAY:
            self.closed.show_value("")
        elif not self.closed.value:
            self.closed.show_value(self._today())

    def _texts(self, entry: CorrectiveAction) -> tuple[tuple[QLineEdit | TextArea, str], ...]:
        return ((self.text, entry.text), (self.owner, entry.owner), (self.proof, entry.proof))
