"""Restricted notes: information on illicit activity or actors, kept out of every shared report."""

from dataclasses import replace

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from checklists.delivering.case import Case, RestrictedNote
from ui.desk import Desk
from ui.panels.case_entries import CaseEntries
from ui.speech import N_
from ui.widgets.entry_editor import EntryEditor
from ui.widgets.fields import TextArea, captioned, line
from ui.widgets.making import column, frame, label, readable, scrolled
from ui.widgets.spoken import Spoken


class NoteEditor(EntryEditor):
    entry: RestrictedNote

    def build_fields(self) -> QLayout:
        self.text, self.source = TextArea(5), line()
        self.settling.watch(self.text, self.source)
        return column([
            captioned(self.said, N_("Restricted note"), self.text),
            captioned(self.said, N_("Source"), self.source),
        ])  # fmt: skip

    def show_fields(self, entry: RestrictedNote) -> None:
        self.settling.show_text(self.text, entry.text)
        self.settling.show_text(self.source, entry.source)

    def first_field(self) -> QWidget:
        return self.text

    def typed(self) -> RestrictedNote:
        return replace(
            self.entry,
            text=self.text.toPlainText().strip(),
            source=self.source.text().strip(),
        )

    def refresh(self) -> None:
        head = self.gettext("Note {number}").format(number=self.entry.number)
        text = self.desk.voice.beside(self.entry.text)
        self.say_short(head, text or self.gettext("No words yet"))
        self.remove.setText(self.gettext("Take the note out"))


class NoteEntries(CaseEntries):
    part = "restricted"
    words = (N_("Restricted notes"), N_("No restricted note."), N_("Add a restricted note"))
    editor = NoteEditor

    def new_entry(self) -> RestrictedNote:
        return RestrictedNote(0, "", "")


class RestrictedPanel(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = NoteEntries(desk)
        warning = label(wrap=True)
        self.say(
            warning.setText,
            "For information on illicit activity or actors. These notes stay in this workspace "
            "and its backups: they are never part of a shared report.",
        )
        content = QWidget()
        listed = frame("card", column([self.list], edge=18))
        told = frame("critical", column([warning], edge=12))
        content.setLayout(column([told, listed, None], gap=16, edge=20))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(readable(content)))

    def show_case(self, case: Case) -> None:
        self.list.show_case(case)
