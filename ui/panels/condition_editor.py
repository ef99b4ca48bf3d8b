"""One agreed condition: what was promised, by whom, how it is verified, and what it mitigates."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLayout, QLineEdit, QWidget

from checklists.asking.terms import term
from checklists.delivering.case import AgreedCondition
from checklists.delivering.words import ConditionKind, Mitigation
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.checked_line import day_line, even
from ui.widgets.entry_editor import EntryEditor
from ui.widgets.fields import TextArea, WordChoice, captioned, line
from ui.widgets.making import column, label, row


class ConditionEditor(EntryEditor):
    entry: AgreedCondition

    def build_fields(self) -> QLayout:
        self.kind = WordChoice(self.desk, ConditionKind)
        self.text, self.how = TextArea(3), TextArea(2)
        self.agreed_by, self.document = line(), line()
        self.agreed_on = day_line(self.desk)
        self.ticks = {word: self._tick() for word in Mitigation}
        self.settling.watch(
            *(self.kind.box, self.text, self.how, self.agreed_by, self.document),
            self.agreed_on.field,
        )
        said = self.said
        mitigates = label("label")
        self.say(mitigates.setText, N_("What it mitigates"))
        agreed = row([
            even(captioned(said, N_("Agreed by"), self.agreed_by)),
            even(captioned(said, N_("Agreed on (day)"), self.agreed_on)),
            even(captioned(said, N_("Document"), self.document)),
        ])  # fmt: skip
        return column([
            captioned(said, N_("What was agreed"), self.text),
            captioned(said, N_("Kind of condition"), self.kind.box),
            agreed,
            captioned(said, N_("How a visit verifies it"), self.how),
            mitigates,
            column(self.ticks.values(), gap=0),
        ], gap=10)  # fmt: skip

    def show_fields(self, entry: AgreedCondition) -> None:
        self.kind.show_word(entry.kind)
        for field, text in self._texts(entry):
            self.settling.show_text(field, text)
        self.agreed_on.show_value(entry.agreed_on)
        for word, tick in self.ticks.items():
            tick.setChecked(word in entry.mitigates)

    def first_field(self) -> QWidget:
        return self.text

    def typed(self) -> AgreedCondition:
        return replace(
            self.entry,
            kind=self.kind.word,
            text=self.text.toPlainText().strip(),
            agreed_by=self.agreed_by.text().strip(),
            agreed_on=self.agreed_on.value,
            document=self.document.text().strip(),
            how_verified=self.how.toPlainText().strip(),
            mitigates=tuple(word for word, tick in self.ticks.items() if tick.isChecked()),
        )

    def refresh(self) -> None:
        voice = self.desk.voice
        kind = term(self.entry.kind, voice.language)
        text = voice.beside(self.entry.text) or self.gettext("No words yet")
        self.say_short(voice.beside(f"C-{self.entry.number:02d}", kind), text)
        for word, tick in self.ticks.items():
            tick.setText(term(word, voice.language))
        self.remove.setText(self.gettext("Take the condition out"))

    def _tick(self) -> QCheckBox:
        tick = QCheckBox()
        tick.setMinimumHeight(touch_height(tick.fontMetrics()))
        tick.clicked.connect(self.settling.settle_now)
        return tick

    def _texts(self, entry: AgreedCondition) -> tuple[tuple[QLineEdit | TextArea, str], ...]:
        return (
            (self.text, entry.text),
            (self.agreed_by, entry.agreed_by),
            (self.document, entry.document),
            (self.how, entry.how_verified),
        )
