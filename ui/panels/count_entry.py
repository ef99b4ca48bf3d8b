"""Mark after mark without the mouse: an exact mark is taken at once, everything else is asked."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from checklists.delivering.case import Case
from checklists.delivering.matching import Match, MatchKind, match
from checklists.delivering.stocktake import SeenMark
from checklists.delivering.words import EntryWay, Marking
from checklists.inspecting.inspection import Inspection
from checklists.values import State
from ui.desk import Desk
from ui.models.tally import Tally
from ui.panels.mark_choice import MarkChoice, item_words
from ui.panels.mark_fields import MarkFields
from ui.shortcuts import key_text
from ui.speech import left_to_right
from ui.widgets.announcing import announce
from ui.widgets.entry_line import EntryLine
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.spoken import Spoken
from ui.widgets.store_choice import stores_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What was read, and how; a list may name another `store` than the one that stays.

    `remark` is what the program has to say of it, beside the person's own.
    """

    text: str
    way: EntryWay
    store: str = ""
    remark: str = ""

    def mark(self, fields: MarkFields, item: str) -> SeenMark:
        """The mark with what stands in the fields now."""
        filled = fields.mark(self.text, self.way, item)
        remark = " ".join(part for part in (filled.remark, self.remark) if part)
        return replace(filled, store=self.store or filled.store, remark=remark)


class CountEntry(Spoken):
    """`seen` carries a mark to record, `narrowed` what is typed so far.

    `choice` is shown by the panel in place of the list, while `asking` says so.
    """

    seen = Signal(object)
    narrowed = Signal(str)
    asking = Signal(bool)
    list_wanted = Signal()
    photo_wanted = Signal()

    def __init__(self, desk: Desk, tally: Tally, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._tally = tally
        self._waiting: deque[Entry] = deque()
        self._asked: Entry | None = None
        self._last: SeenMark | None = None
        self.line = EntryLine()
        self.line.entered.connect(self.enter)
        self.line.narrowed.connect(self.narrowed)
        self.fields = MarkFields(desk)
        self.choice = MarkChoice(desk, tally)
        self.choice.chosen.connect(self._on_chosen)
        self.choice.left.connect(self._on_left)
        self.note = label("soft", wrap=True)
        tally.indexed.connect(self._go_on)
        self._build()
        self.refresh()

    def show_inspection(self, inspection: Inspection, case: Case) -> None:
        self.fields.store.offer(stores_of(case, inspection.stores))
        self.setVisible(inspection.state == State.DRAFT)

    def refresh(self) -> None:
        words = self.gettext("Paste a list…")
        self.list.setText(f"{words}  ({key_text('paste_marks')})")
        self._tell()

    @Slot(str, object)
    def enter(self, text: str, way: EntryWay) -> None:
        """Take one mark, or ask what it is; while something is asked, further marks wait."""
        self.enter_all([Entry(text, way)])

    def enter_all(self, entries: Iterable[Entry]) -> None:
        self._waiting.extend(entries)
        self._go_on()

    def take_focus(self) -> None:
        target: QWidget = self.choice.options if self._asked is not None else self.line
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.say(self.line.setPlaceholderText, "Type or scan a mark, then Enter")
        self.say(self.line.setAccessibleName, "Mark")
        self.list, self.photo = button(), button()
        self.list.clicked.connect(self.list_wanted)
        self.say(self.photo.setText, "Codes from a photo…")
        self.photo.clicked.connect(self.photo_wanted)
        above = row(gap=10)
        above.addWidget(self.line, 1)
        above.addWidget(self.list)
        above.addWidget(self.photo)
        inside = column([above, self.note, self.fields], gap=8, edge=12)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", inside))

    @Slot()
    def _go_on(self) -> None:
        while self._waiting and self._asked is None and self._tally.index is not None:
            self._take(self._waiting.popleft())
        self._tell()

    def _take(self, entry: Entry) -> None:
        text, index = entry.text, self._tally.index
        unreadable = self.fields.marking.word == Marking.UNREADABLE
        if index is None or not (text or unreadable):
            return
        found = match(text, index) if text else Match(MatchKind.NONE)
        is_sure = found.kind == MatchKind.EXACT and not unreadable
        if is_sure and self._tally.seen_of(found.candidates[0]) is None:
            self._record(entry, found.candidates[0])
        else:
            self._asked = entry
            self.line.start_anew()
            self.asking.emit(True)
            self.choice.ask(text, found, is_unreadable=unreadable)

    def _record(self, entry: Entry, item: str) -> None:
        mark = entry.mark(self.fields, item)
        self._last = mark
        self.fields.remark.clear()
        self.line.start_anew()
        self._tally.expect(mark)
        self.seen.emit(mark)
        self._tell()
        announce(self, self.note.text())

    @Slot(str)
    def _on_chosen(self, item: str) -> None:
        if self._asked is not None:
            entry, self._asked = self._asked, None
            self.asking.emit(False)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self._record(entry, item)
            self._go_on()

    @Slot()
    def _on_left(self) -> None:
        """Nothing is recorded; what was typed stands in the field again."""
        if self._asked is not None:
            entry, self._asked = self._asked, None
            self.asking.emit(False)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._waiting:
                self.line.setText(entry.text)
                self.line.selectAll()
            self._go_on()

    def _tell(self) -> None:
        waiting, last = len(self._waiting), self._last
        if self._tally.index is None and waiting:
            words = self.gettext("The list is being prepared; what you enter is not lost.")
        elif waiting:
            many = self.desk.voice.ngettext(
                "{count} more mark waits.", "{count} more marks wait.", waiting
            )
            words = many.format(count=waiting)
        elif last is not None:
            item = self._tally.declared.get(last.item)
            taken = item_words(self.desk, item) if item else self.gettext("not declared")
            said = self.desk.voice.beside(left_to_right(last.text or "—"), taken, last.store)
            words = self.gettext("Recorded: {mark}").format(mark=said)
        else:
            words = ""
        self.note.setText(words)
        self.note.setVisible(bool(words))
