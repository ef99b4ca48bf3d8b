"""The people of a visit: a line each, with name, role and organization."""

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from checklists.inspecting.inspection import Person
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.fields import line
from ui.widgets.making import button, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken

PARTS = (N_("Name"), N_("Role"), N_("Organization"))


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    holder: QWidget
    parts: tuple[QLineEdit, ...]
    remove: QPushButton


class People(Spoken):
    def __init__(self, desk: Desk, settling: Settling, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._settling = settling
        self._lines: list[_Line] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add = button()
        self.say(self.add.setText, "Add a person")
        self.add.clicked.connect(self._on_add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._list)
        layout.addLayout(row([self.add, None]))

    def show_people(self, people: tuple[Person, ...]) -> None:
        while len(self._lines) > len(people):
            self._drop(self._lines[-1])
        while len(self._lines) < len(people):
            self._append()
        for shown, person in zip(self._lines, people, strict=True):
            texts = (person.name, person.role, person.organization)
            for field, text in zip(shown.parts, texts, strict=True):
                self._settling.show_text(field, text)
        self.refresh()

    def people(self) -> tuple[Person, ...]:
        """Everyone of whom anything was typed."""
        typed = [tuple(part.text().strip() for part in each.parts) for each in self._lines]
        return tuple(Person(*texts) for texts in typed if any(texts))

    def refresh(self) -> None:
        for number, shown in enumerate(self._lines, 1):
            for field, words in zip(shown.parts, PARTS, strict=True):
                field.setPlaceholderText(self.gettext(words))
                field.setAccessibleName(f"{self.gettext(words)} {number}")
            shown.remove.setText(self.gettext("Remove"))
            name = self.gettext("Remove person {number}").format(number=number)
            shown.remove.setAccessibleName(name)

    def _append(self) -> _Line:
        parts = tuple(line() for _ in PARTS)
        remove = button("quiet")
        inside = QHBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            inside.addWidget(part, 1)
        inside.addWidget(remove)
        holder = QWidget()
        holder.setLayout(inside)
        made = _Line(holder, parts, remove)
        remove.clicked.connect(lambda: self._on_remove(made))
        self._settling.watch(*parts)
        self._lines.append(made)
        self._list.addWidget(holder)
        return made

    def _drop(self, gone: _Line) -> None:
        self._lines.remove(gone)
        self._list.removeWidget(gone.holder)
        gone.holder.hide()
        gone.holder.deleteLater()

    @Slot()
    def _on_add(self) -> None:
        made = self._append()
        self.refresh()
        made.parts[0].setFocus()

    def _on_remove(self, gone: _Line) -> None:
        self._drop(gone)
        self.refresh()
        self._settling.settle_now()
