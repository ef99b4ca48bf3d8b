"""The entries of one part of a case: a line each, unfolded to change one, added and taken out."""

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.delivering.case import Case
from checklists.inspecting import casework
from checklists.inspecting.keeping import CaseOutcome
from ui.desk import Desk
from ui.widgets.entry_editor import EntryEditor
from ui.widgets.making import button, column, label, row
from ui.widgets.spoken import Spoken


class CaseEntries(Spoken):
    """Subclasses name the part of the case, its words, its editor and its empty entry."""

    part: ClassVar[str]
    words: ClassVar[tuple[str, str, str]]
    editor: ClassVar[type[EntryEditor]]

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case = ""
        self.editors: dict[str, EntryEditor] = {}
        title, self.nothing, self.add = label("heading"), label("soft", wrap=True), button()
        heading, nothing, add = self.words
        self.say(title.setText, heading)
        self.say(self.nothing.setText, nothing)
        self.say(self.add.setText, add)
        self.add.clicked.connect(self.add_entry)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.setLayout(column([row([title, None, self.add]), self.nothing, self._list], gap=8))

    def show_case(self, case: Case) -> None:
        self._case = case.id
        wanted = self.entries(case)
        for identity in [known for known in self.editors if known not in wanted]:
            self._drop(identity)
        for at, (identity, entry) in enumerate(wanted.items()):
            if identity not in self.editors:
                self._build_editor(identity, entry)
            editor = self.editors[identity]
            if self._list.indexOf(editor) != at:
                self._list.removeWidget(editor)
                self._list.insertWidget(at, editor)
            editor.show_entry(entry)
        self.nothing.setVisible(not wanted)

    @Slot()
    def add_entry(self) -> None:
        """Add an empty entry at once, to be filled in."""
        case, entry = self._case, self.new_entry()
        job = self.desk.session.do(lambda ws: casework.add(ws, case, entry), typed="")
        job.succeeded.connect(self._on_added)

    def entries(self, case: Case) -> Mapping[str, Any]:
        """In the order of their numbers, or where they have none in that of their ids."""
        found: Mapping[str, Any] = getattr(case, self.part)
        # Ids grow with time, but not within one millisecond.
        return dict(
            sorted(found.items(), key=lambda pair: (getattr(pair[1], "number", 0), pair[0]))
        )

    def new_entry(self) -> Any:
        raise NotImplementedError

    def _build_editor(self, identity: str, entry: Any) -> None:
        editor = self.editor(self.desk, identity, entry)
        editor.changed.connect(self._on_changed)
        editor.removed.connect(self._on_removed)
        self.editors[identity] = editor

    def _drop(self, identity: str) -> None:
        editor = self.editors.pop(identity)
        editor.settling.forget()
        self._list.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    @Slot(object)
    def _on_added(self, outcome: CaseOutcome) -> None:
        """Unfold the new entry, and only it."""
        new = getattr(outcome.row.change(), "id", "")
        for identity, editor in self.editors.items():
            editor.line.setChecked(identity == new)
        if new in self.editors:
            self.editors[new].unfold()

    @Slot(str, object)
    def _on_changed(self, identity: str, entry: Any) -> None:
        case = self._case
        self.desk.session.do(
            lambda ws: casework.put(ws, case, identity, entry), typed=_words_of(entry)
        )

    @Slot(str)
    def _on_removed(self, identity: str) -> None:
        case, kind = self._case, type(self.editors[identity].entry)
        self.desk.session.do(lambda ws: casework.take_out(ws, case, identity, kind), typed="")
        self.add.setFocus()


def _words_of(entry: Any) -> str:
    """What a person typed, to be copied when it could not be saved."""
    return str(getattr(entry, "text", "") or getattr(getattr(entry, "facility", None), "name", ""))
