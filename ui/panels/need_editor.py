"""One gap that needs help: what kind, in which words, and the programme that may give it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.case import AssistanceNeed
from checklists.delivering.programmes import Programme, matching
from checklists.delivering.words import Assistance
from ui.panels.answering_editor import AnsweringEditor
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.fields import TextArea, WordChoice, captioned
from ui.widgets.making import abreast, column, label


class NeedEditor(AnsweringEditor):
    entry: AssistanceNeed
    programmes: Mapping[str, Programme]
    countries: tuple[str, ...]

    def show_programmes(
        self, programmes: Mapping[str, Programme], countries: Iterable[str]
    ) -> None:
        """Offer the programmes that give this kind of help in one of the countries."""
        self.programmes, self.countries = programmes, tuple(countries)
        self.refresh()

    def build_fields(self) -> QLayout:
        self.programmes, self.countries = {}, ()
        self.kind, self.text = WordChoice(self.desk, Assistance), TextArea(3)
        self.programme = QComboBox()
        self.programme.setMinimumHeight(touch_height(self.programme.fontMetrics()))
        self.programme.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.about = label("soft", wrap=True)
        self.settling.watch(self.kind.box, self.text, self.programme)
        said = self.said
        return column([
            self.build_answered(),
            captioned(said, N_("What is needed"), self.text),
            abreast([captioned(said, N_("Kind of help"), self.kind.box),
                 captioned(said, N_("Programme that fits"), self.programme)]),
            self.about,
        ], gap=10)  # fmt: skip

    def show_fields(self, entry: AssistanceNeed) -> None:
        self.kind.show_word(entry.kind)
        self.settling.show_text(self.text, entry.text)
        self._offer(entry.programme)

    def first_field(self) -> QWidget:
        return self.text

    def typed(self) -> AssistanceNeed:
        return replace(
            self.entry,
            kind=self.kind.word,
            text=self.text.toPlainText().strip(),
            programme=str(self.programme.currentData() or ""),
        )

    def refresh(self) -> None:
        entry, language = self.entry, self.desk.voice.language
        if not self.settling.is_open:
            self._offer(entry.programme)
        matched = self._name(entry.programme) or self.gettext("no programme yet")
        head = (f"N-{entry.number:02d}", term(entry.kind, language), matched)
        text = self.desk.voice.beside(entry.text) or self.gettext("No words yet")
        self.say_short(self.desk.voice.beside(*head), text)
        self.remove.setText(self.gettext("Take the need out"))
        self.say_answered(entry.inspection, entry.finding)
        self._tell_about(self.programmes.get(entry.programme))

    def _offer(self, chosen: str) -> None:
        fits = dict.fromkeys(
            identity
            for country in self.countries or ("",)
            for identity in matching(self.entry, country, self.programmes)
        )
        if chosen:
            fits.setdefault(chosen)
        self.programme.clear()
        self.programme.addItem(self.gettext("None yet"), "")
        for identity in fits:
            self.programme.addItem(self._name(identity), identity)
        self.programme.setCurrentIndex(self.programme.findData(chosen))

    def _name(self, identity: str) -> str:
        if not identity:
            return ""
        known = self.programmes.get(identity)
        return known.name if known else self.gettext("a programme no longer in the directory")

    def _tell_about(self, programme: Programme | None) -> None:
        told = () if programme is None else (programme.contact, programme.source, programme.note)
        self.about.setText(self.desk.voice.beside(*told))
        self.about.setVisible(bool(self.about.text()))
