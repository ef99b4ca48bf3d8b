"""One entry of a list: a line that says it in short, and the fields that change it, unfolded."""

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.widgets.making import button, column, frame, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken

# So little that the line can be cut shorter again when the window narrows.
LEAST_PX = 200


class EntryEditor(Spoken):
    """Subclasses build the fields, show an entry in them, and read what was typed."""

    changed = Signal(str, object)
    removed = Signal(str)

    def __init__(
        self, desk: Desk, identity: str, entry: Any, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self.identity = identity
        self.entry = entry
        self.line = button("row")
        self.line.setCheckable(True)
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.remove = button("quiet")
        self.remove.clicked.connect(lambda: self.removed.emit(self.identity))
        inside = column([self.build_fields(), row([None, self.remove])], gap=10, edge=14)
        self.fields = frame("card", inside)
        self.fields.hide()
        self.line.toggled.connect(self.fields.setVisible)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.fields)

    def show_entry(self, entry: Any) -> None:
        """Show what is committed, unless something newer was typed."""
        self.entry = entry
        newer = self.settling.is_open or self.desk.session.pending
        if not newer and self.typed() != entry:
            self.show_fields(entry)
        self.refresh()

    def unfold(self) -> None:
        self.line.setChecked(True)
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def build_fields(self) -> QLayout:
        raise NotImplementedError

    def show_fields(self, entry: Any) -> None:
        raise NotImplementedError

    def first_field(self) -> QWidget:
        raise NotImplementedError

    def typed(self) -> Any:
        """The entry as the fields have it."""
        raise NotImplementedError

    def say_short(self, head: str, text: str) -> None:
        """The line: its head above, and as much of the text as fits below."""
        icon = 0 if self.line.icon().isNull() else self.line.iconSize().width() + 8
        room = self.line.width() - icon - 5 * self.line.fontMetrics().averageCharWidth()
        elide = Qt.TextElideMode.ElideRight
        whole = " ".join(text.split())
        short = self.line.fontMetrics().elidedText(whole, elide, max(room, 200))
        self.line.setText(f"{head}\n{short}")
        # An explicit least height would let a crowded page crop the second line.
        self.line.setMinimumSize(LEAST_PX, self.line.sizeHint().height())
        self.line.setAccessibleName(f"{head}, {whole}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    @Slot()
    def _on_settled(self) -> None:
        typed = self.typed()
        if typed != self.entry:
            self.changed.emit(self.identity, typed)
