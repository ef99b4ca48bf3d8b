"""An answer to an earlier wording: what was asked then and now, and what was answered."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.checklist import Item
from checklists.asking.terms import term
from checklists.inspecting.inspection import Answer, HeldAnswer
from checklists.values import Texts
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.spoken import Spoken
from ui.wording.sentence import told


class Held(Spoken):
    """Hidden unless an answer waits. `confirmed` carries it; any other answer settles it too."""

    confirmed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._answer: Answer | None = None
        title = label("label", wrap=True)
        self.say(title.setText, "An earlier edition asked this differently: confirm or answer anew")
        self.then, self.now = label(wrap=True), label(wrap=True)
        texts = row(gap=16)
        for words, text in ((N_("Asked then"), self.then), (N_("Asked now"), self.now)):
            caption = label("soft")
            self.say(caption.setText, words)
            texts.addLayout(column([caption, text, None], gap=2), 1)
        self.answer = label(wrap=True)
        self.confirm = button()
        self.say(self.confirm.setText, "Confirm this answer")
        self.confirm.clicked.connect(self._on_confirm)
        below = row(gap=12)
        below.addWidget(self.answer, 1)
        below.addWidget(self.confirm)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("notice", column([title, texts, below], gap=10, edge=12)))
        self.hide()

    def show_held(self, held: HeldAnswer | None, item: Item, is_open: bool) -> None:  # noqa: FBT001
        self.setVisible(held is not None)
        self._answer = held.answer if held else None
        if held is None:
            return
        self.then.setText(self._asked(held.question, held.guidance))
        self.now.setText(self._asked(item.question, item.guidance))
        answer = held.answer
        measured = [
            told(name, value, self.gettext) for name, value in dict(answer.measured).items()
        ]
        parts = (term(answer.result, self.desk.voice.language), answer.remark, answer.reason)
        said = self.desk.voice.beside(*parts, *measured)
        self.answer.setText(self.gettext("Answered then: {answer}").format(answer=said))
        self.confirm.setEnabled(is_open)

    def _asked(self, question: Texts, guidance: Texts) -> str:
        voice = self.desk.voice
        asked, guided = question.to(voice.content), guidance.to(voice.content)
        return f"{voice.beside(asked)}\n\n{voice.beside(guided)}"

    @Slot()
    def _on_confirm(self) -> None:
        if self._answer is not None:
            self.confirmed.emit(self._answer)
