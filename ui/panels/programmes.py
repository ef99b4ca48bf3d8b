"""The directory of assistance programmes of this workspace: each edited in place, kept at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLayout, QLineEdit, QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.programmes import (
    PROGRAMMES,
    Programme,
    read_programmes,
    write_programmes,
)
from checklists.delivering.words import Assistance
from checklists.inspecting.keeping import Workspace
from ui.desk import Desk
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.entry_editor import EntryEditor
from ui.widgets.fields import TextArea, captioned, line
from ui.widgets.making import abreast, button, column, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken

Directory = Mapping[str, Programme]
Answer = TypeVar("Answer")


class ProgrammeEditor(EntryEditor):
    entry: Programme

    def build_fields(self) -> QLayout:
        self.name, self.countries, self.contact, self.source = (line() for _ in range(4))
        self.note = TextArea(2)
        self.ticks = {word: self._tick() for word in Assistance}
        self.settling.watch(self.name, self.countries, self.contact, self.source, self.note)
        self.say(self.countries.setPlaceholderText, "Two letters each; empty means everywhere")
        said = self.said
        kinds = label("label")
        self.say(kinds.setText, N_("Kinds of help"))
        return column([
            captioned(said, N_("Name of the programme"), self.name),
            kinds,
            row([*self.ticks.values(), None], gap=4),
            abreast([captioned(said, N_("Countries"), self.countries),
                 captioned(said, N_("Contact"), self.contact)]),
            captioned(said, N_("Where this is known from"), self.source),
            captioned(said, N_("Note"), self.note),
        ], gap=10)  # fmt: skip

    def show_fields(self, entry: Programme) -> None:
        for word, tick in self.ticks.items():
            tick.setChecked(word in entry.kinds)
        for field, text in self._texts(entry):
            self.settling.show_text(field, text)

    def first_field(self) -> QWidget:
        return self.name

    def typed(self) -> Programme:
        countries = self.countries.text().replace(",", " ").upper().split()
        return replace(
            self.entry,
            name=self.name.text().strip(),
            kinds=tuple(word for word, tick in self.ticks.items() if tick.isChecked()),
            countries=tuple(dict.fromkeys(countries)),
            contact=self.contact.text().strip(),
            note=self.note.toPlainText().strip(),
            source=self.source.text().strip(),
        )

    def refresh(self) -> None:
        entry, language = self.entry, self.desk.voice.language
        kinds = [term(word, language) for word in entry.kinds]
        where = ", ".join(entry.countries) or self.gettext("everywhere")
        name = self.desk.voice.beside(entry.name) or self.gettext("No name yet")
        self.say_short(name, self.desk.voice.beside(*kinds, where))
        for word, tick in self.ticks.items():
            tick.setText(term(word, language))
        self.remove.setText(self.gettext("Take the programme out"))

    def _tick(self) -> QCheckBox:
        tick = QCheckBox()
        tick.setMinimumHeight(touch_height(tick.fontMetrics()))
        tick.clicked.connect(self.settling.settle_now)
        return tick

    def _texts(self, entry: Programme) -> tuple[tuple[QLineEdit | TextArea, str], ...]:
        return (
            (self.name, entry.name),
            (self.countries, ", ".join(entry.countries)),
            (self.contact, entry.contact),
            (self.source, entry.source),
            (self.note, entry.note),
        )


class ProgrammesPanel(Spoken):
    """`programmes` is what the workspace keeps; `changed` tells that it is another directory."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.programmes: Directory = {}
        self._asked = 0
        self.editors: dict[str, ProgrammeEditor] = {}
        self.problems = ProblemBar(desk)
        self.fold, self.add = button(), button()
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self.refresh)
        self.say(self.add.setText, "Add a programme")
        self.add.clicked.connect(self._on_add)
        about = label("soft", wrap=True)
        self.say(
            about.setText,
            "Programmes this workspace knows. They are offered for every case, and are no part of "
            "any report until a need is matched with one.",
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.inside = QWidget()
        self.inside.setLayout(column([about, self._list, row([None, self.add])], gap=8))
        self.setLayout(column([row([self.fold, None]), self.problems, self.inside], gap=8))
        self.refresh()

    def load(self) -> None:
        """Ask the workspace what it keeps."""
        self._ask(_kept, self._on_kept)

    def refresh(self) -> None:
        words = self.gettext("Directory of programmes ({number})")
        self.fold.setText(words.format(number=len(self.programmes)))
        self.inside.setVisible(self.fold.isChecked())

    def _keep(self, identity: str, programme: Programme | None) -> None:
        """Exchange one programme, or with None take it out, in what the workspace keeps now."""
        self._ask(lambda ws: _exchange(ws, identity, programme), self._on_kept)

    def _ask(self, work: Callable[[Workspace], Answer], then: Callable[[Answer], None]) -> None:
        self._asked += 1
        job = self.desk.session.ask(work)
        for ending in (job.succeeded, job.failed, job.cancelled, job.broke):
            ending.connect(self._on_answered)
        job.succeeded.connect(then)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)

    @Slot()
    def _on_answered(self) -> None:
        self._asked -= 1

    @Slot(object)
    def _on_kept(self, programmes: Directory) -> None:
        if self._asked:
            return  # Older than what was handed over since, which an answer will bring.
        self.programmes = programmes
        for identity in [known for known in self.editors if known not in programmes]:
            gone = self.editors.pop(identity)
            gone.settling.forget()
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for identity, programme in programmes.items():
            if identity not in self.editors:
                self._build(identity, programme)
            self.editors[identity].show_entry(programme)
        self.refresh()
        self.changed.emit()

    def _build(self, identity: str, programme: Programme) -> None:
        editor = ProgrammeEditor(self.desk, identity, programme)
        editor.changed.connect(self._keep)
        editor.removed.connect(lambda gone: self._keep(gone, None))
        self.editors[identity] = editor
        self._list.addWidget(editor)

    @Slot()
    def _on_add(self) -> None:
        empty = Programme(name="", kinds=(), countries=(), contact="", note="", source="")

        def add(workspace: Workspace) -> tuple[str, Directory]:
            identity = workspace.new_id()
            return identity, _exchange(workspace, identity, empty)

        self._ask(add, self._on_added)

    @Slot(object)
    def _on_added(self, added: tuple[str, Directory]) -> None:
        identity, programmes = added
        self._on_kept(programmes)
        if identity in self.editors:
            self.editors[identity].unfold()


def _kept(workspace: Workspace) -> Directory:
    return read_programmes(workspace.remembered(PROGRAMMES))


def _exchange(workspace: Workspace, identity: str, programme: Programme | None) -> Directory:
    known = dict(_kept(workspace))
    known.pop(identity, None)
    if programme is not None:
        known[identity] = programme
    workspace.remember(PROGRAMMES, write_programmes(known))
    return _kept(workspace)
