"""One corrective action at a visit: its state, the day it was closed, and what proves it."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from checklists.delivering.case import CorrectiveAction
from checklists.delivering.words import ActionState
from checklists.inspecting import casework
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.fields import WordChoice, captioned, line
from ui.widgets.making import Part, button, column, frame, label, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken

FINISHED = (ActionState.DONE, ActionState.DROPPED)


class ActionProgress(Spoken):
    item_wanted = Signal(str)

    def __init__(self, desk: Desk, case: str, identity: str, action: CorrectiveAction) -> None:
        super().__init__(desk)
        self._case, self._identity, self._action = case, identity, action
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.text, self.facts = label(wrap=True), label("soft", wrap=True)
        self.state = WordChoice(desk, ActionState)
        self.closed, self.proof = line(), line()
        self.wrong = label("not_met", wrap=True)
        self.say(self.wrong.setText, "Write the day as year, month and day: 2026-03-31.")
        self.wrong.hide()
        self.settling.watch(self.state.box, self.closed, self.proof)
        self.go = button("link")
        self.go.clicked.connect(lambda: self.item_wanted.emit(self._action.item))
        fields = row(gap=10)
        for message, field, share in (
            (N_("State"), self.state.box, 2),
            (N_("Closed on"), self.closed, 2),
            (N_("What proves it"), self.proof, 5),
        ):
            fields.addLayout(captioned(self.said, message, field), share)
        parts: list[Part] = [self.text, self.facts, fields, self.wrong, row([self.go, None])]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", column(parts, gap=6, edge=12)))
        self.show_action(action)

    def show_action(self, action: CorrectiveAction) -> None:
        self._action = action
        if not self.settling.is_open:
            self.state.show_word(action.state)
            self.settling.show_text(self.closed, action.closed)
            self.settling.show_text(self.proof, action.proof)
        self.refresh()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        for field in (self.state, self.closed, self.proof):
            field.setEnabled(not read_only)

    def refresh(self) -> None:
        action, voice = self._action, self.desk.voice
        self.text.setText(voice.beside(f"A-{action.number:02d}", action.text))
        due = self.gettext("due {day}").format(day=action.due) if action.due else ""
        self.facts.setText(voice.beside(action.owner, due))
        self.go.setVisible(bool(action.item))
        self.go.setText(self.gettext("Go to {item}").format(item=action.item))

    @Slot()
    def _on_settled(self) -> None:
        """What is finished was closed today, unless somebody says another day."""
        state, closed = self.state.word, self.closed.text().strip()
        if state in FINISHED and not closed:
            closed = self.desk.session.clock().astimezone().date().isoformat()
        is_day = not closed or _is_day(closed)
        self.wrong.setVisible(not is_day)
        if not is_day:
            return
        if state not in FINISHED and state != self._action.state:
            closed = ""
        after = replace(self._action, state=state, closed=closed, proof=self.proof.text().strip())
        if after != self._action:
            case, identity = self._case, self._identity
            self.desk.session.do(
                lambda ws: casework.put(ws, case, identity, after), typed=after.proof
            )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
