"""Lines of fields that a person adds and takes away, such as the people or stores of a visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.widgets.fields import line
from ui.widgets.making import button, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken


@dataclass(frozen=True, slots=True, eq=False)
class FieldLine:
    holder: QWidget
    fields: tuple[QLineEdit, ...]
    remove: QPushButton

    @property
    def name(self) -> QLineEdit:
        """The field that a new line begins with."""
        return self.fields[0]


class FieldLines(Spoken):
    """Subclasses say the words and name the fields; `settling` is a form's, or one of their own."""

    across: ClassVar[int] = 1
    add_words: ClassVar[str]
    remove_words: ClassVar[str]

    def __init__(
        self, desk: Desk, settling: Settling | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self.settling = settling or Settling(desk.session, self)
        self.lines: list[FieldLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add = button()
        self.say(self.add.setText, self.add_words)
        self.add.clicked.connect(self.add_line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._list)
        layout.addLayout(row([self.add, None]))

    def show_texts(self, texts: Sequence[tuple[str, ...]]) -> None:
        """As many lines as these, a text in each field."""
        while len(self.lines) > len(texts):
            self.drop(self.lines[-1])
        while len(self.lines) < len(texts):
            self.append()
        for shown, said in zip(self.lines, texts, strict=True):
            for field, text in zip(shown.fields, said, strict=True):
                self.settling.show_text(field, text)
        self.refresh()

    def refresh(self) -> None:
        for number, shown in enumerate(self.lines, 1):
            self.name_fields(shown, number)
            shown.remove.setText(self.gettext("Remove"))
            words = self.gettext(self.remove_words).format(number=number)
            shown.remove.setAccessibleName(words)

    def name_fields(self, shown: FieldLine, number: int) -> None:
        raise NotImplementedError

    @Slot()
    def add_line(self) -> None:
        """A line that is still empty, with the keyboard in it."""
        made = self.append()
        self.refresh()
        made.name.setFocus()

    def append(self) -> FieldLine:
        fields, remove = tuple(line() for _ in range(self.across)), button("quiet")
        inside = row()
        for field in fields:
            inside.addWidget(field, 1)
        inside.addWidget(remove)
        holder = QWidget()
        holder.setLayout(inside)
        made = FieldLine(holder, fields, remove)
        remove.clicked.connect(lambda: self._on_remove(made))
        self.settling.watch(*fields)
        self.lines.append(made)
        self._list.addWidget(holder)
        return made

    def drop(self, gone: FieldLine) -> None:
        self.lines.remove(gone)
        self._list.removeWidget(gone.holder)
        gone.holder.hide()
        gone.holder.deleteLater()

    def _on_remove(self, gone: FieldLine) -> None:
        at = self.lines.index(gone)
        self.drop(gone)
        self.refresh()
        beside = self.lines[min(at, len(self.lines) - 1)].name if self.lines else self.add
        beside.setFocus()
        self.settling.settle_now()
