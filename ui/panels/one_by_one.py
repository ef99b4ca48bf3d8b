"""Numbered entries of a visit, each judged in turn: a list, the one at hand, and the next open."""

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.inspecting.inspection import Inspection
from ui.desk import Desk
from ui.shortcuts import key_text
from ui.widgets.beside import Beside
from ui.widgets.making import button, frame, label, row, scrolled
from ui.widgets.marked_list import MarkedEntry, MarkedList
from ui.widgets.spoken import Spoken

LIST_EM, CARD_EM = 44, 90


class OneByOne(Spoken):
    """Subclasses say which entries there are, which are done, and show the one at hand.

    `part_wanted` tells where a person wants to go.
    """

    part_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self.current = ""
        self.list = MarkedList(desk)
        self.list.wanted.connect(self.go)
        self.progress = label("soft")
        self.onwards = button("primary")
        self.onwards.clicked.connect(self.go_to_next_open)
        em = self.fontMetrics().horizontalAdvance("0")
        parts = Beside(self.list, scrolled(self.build_content()))
        parts.setStretchFactor(1, 1)
        parts.setSizes([em * LIST_EM, em * CARD_EM])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(parts, 1)
        layout.addWidget(frame("foot", row([self.progress, None, self.onwards], edge=10)))

    def build_content(self) -> QWidget:
        """What stands beside the list; built before anything is shown."""
        raise NotImplementedError

    def order(self) -> list[str]:
        """The identities of all entries, by their numbers."""
        raise NotImplementedError

    def done(self, inspection: Inspection) -> Collection[str]:
        """The identities of those of which something was said."""
        raise NotImplementedError

    def entry(self, identity: str, inspection: Inspection) -> MarkedEntry:
        raise NotImplementedError

    def progress_words(self) -> str:
        """With the placeholders `{done}` and `{total}`."""
        raise NotImplementedError

    def show_current(self, inspection: Inspection) -> None:
        """Show the one at hand, if there is any, in what stands beside the list."""
        raise NotImplementedError

    def show_inspection(self, inspection: Inspection) -> None:
        is_other = self._inspection is None or self._inspection.id != inspection.id
        self._inspection = inspection
        if is_other or self.current not in self.order():
            self.current = next(iter(self._open() or self.order()), "")
        self.refresh()

    def refresh(self) -> None:
        inspection = self._inspection
        if inspection is None:
            return
        entries = [self.entry(identity, inspection) for identity in self.order()]
        self.list.show_entries(entries, self.current)
        done = len(entries) - len(self._open())
        self.progress.setText(self.progress_words().format(done=done, total=len(entries)))
        onwards = self.gettext("Next open")
        self.onwards.setText(f"{onwards}  ({key_text('next_unanswered')})")
        self.onwards.setEnabled(done < len(entries))
        self.show_current(inspection)

    @Slot(str)
    def go(self, identity: str) -> None:
        self.current = identity
        self.refresh()

    @Slot()
    def go_to_next_open(self) -> None:
        """The next entry of which nothing was said, from here onwards and around."""
        order, open_ones = self.order(), self._open()
        if not open_ones:
            return
        at = order.index(self.current) if self.current in order else -1
        around = order[at + 1 :] + order[: at + 1]
        self.go(next(one for one in around if one in open_ones))

    def _open(self) -> list[str]:
        done = self.done(self._inspection) if self._inspection is not None else ()
        return [one for one in self.order() if one not in done]
