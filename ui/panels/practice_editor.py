"""One measure that works, and whether it is released to be shared."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLayout, QWidget

from checklists.delivering.case import GoodPractice
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.entry_editor import EntryEditor
from ui.widgets.fields import TextArea, captioned, line
from ui.widgets.making import column, label


class PracticeEditor(EntryEditor):
    entry: GoodPractice

    def build_fields(self) -> QLayout:
        self.text, self.item = TextArea(3), line()
        self.say(self.item.setPlaceholderText, "The item of a checklist it belongs to, if any")
        self.released = QCheckBox()
        self.released.setMinimumHeight(touch_height(self.released.fontMetrics()))
        self.say(self.released.setText, "Released to be shared")
        meaning = label("soft", wrap=True)
        self.say(
            meaning.setText,
            "Until it is released it stays out of drafts for other States; the report of a visit "
            "has it all the same. Release it only when the hosts have agreed.",
        )
        self.settling.watch(self.text, self.item)
        self.released.clicked.connect(self.settling.settle_now)
        said = self.said
        return column([
            captioned(said, N_("What works well"), self.text),
            captioned(said, N_("Checklist item"), self.item),
            column([self.released, meaning], gap=0),
        ], gap=10)  # fmt: skip

    def show_fields(self, entry: GoodPractice) -> None:
        self.settling.show_text(self.text, entry.text)
        self.settling.show_text(self.item, entry.item)
        self.released.setChecked(entry.released)

    def first_field(self) -> QWidget:
        return self.text

    def typed(self) -> GoodPractice:
        return replace(
            self.entry,
            text=self.text.toPlainText().strip(),
            item=self.item.text().strip(),
            released=self.released.isChecked(),
        )

    def refresh(self) -> None:
        entry = self.entry
        told = self.gettext("released") if entry.released else self.gettext("not released")
        head = (f"G-{entry.number:02d}", entry.item, told)
        text = self.desk.voice.beside(entry.text) or self.gettext("No words yet")
        self.say_short(self.desk.voice.beside(*head), text)
        self.remove.setText(self.gettext("Take the practice out"))
