"""What a mark may be, asked of a person: candidates, an extra, or nothing at all."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from checklists.delivering.case import DeclaredItem
from checklists.delivering.matching import Match, MatchKind
from checklists.delivering.stocktake import SeenMark
from checklists.inspecting import taking_stock
from checklists.inspecting.trail import TrailRow
from ui.desk import Desk
from ui.models.tally import Tally
from ui.speech import left_to_right
from ui.widgets.announcing import announce
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.mark_options import MarkOptions
from ui.widgets.spoken import Spoken
from ui.wording.counting import match_question

MOST = 8


def item_words(desk: Desk, item: DeclaredItem) -> str:
    """A declared item in one line: its mark, what it is, and where it should be."""
    mark = left_to_right(item.serial or item.lot or str(item.number))
    return desk.voice.beside(mark, f"{item.type} {item.model}".strip(), item.store)


class MarkChoice(Spoken):
    """`chosen` carries the id of a declared item, or an empty text for an extra."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, tally: Tally, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._tally = tally
        # The line that is looked at: an unreadable mark without any sign may be this item's.
        self.looked_at = ""
        self._text = ""
        self._kind = MatchKind.NONE
        self._is_unreadable = False
        self._offered: tuple[str, ...] = ()
        self._seen_row: TrailRow | None = None
        self.question = label("heading", wrap=True)
        self.before = label(wrap=True)
        self.options = MarkOptions()
        self.options.chosen.connect(self._on_option)
        self.options.left.connect(self._on_leave)
        leave = button("quiet")
        self.say(leave.setText, "Leave it (Esc)")
        leave.clicked.connect(self._on_leave)
        above = row()
        above.addWidget(self.question, 1)
        above.addWidget(leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 10)
        inside = column([above, self.before, self.options, None], gap=6, edge=10)
        inside.setStretch(2, 1000)
        layout.addWidget(frame("notice", inside))

    def ask(self, text: str, found: Match, *, is_unreadable: bool) -> None:
        """Offer what was matched, else what has these signs in a mark; never decide."""
        index = self._tally.index
        having = index.having(text) if index is not None and text else ()
        if not text and self.looked_at in self._tally.declared:
            having = (self.looked_at,)
        offered = tuple(dict.fromkeys((*found.candidates, *having)))[:MOST]
        self._text, self._is_unreadable = text, is_unreadable
        self._kind, self._offered, self._seen_row = found.kind, offered, None
        self.refresh()
        self.options.setFocus(Qt.FocusReason.OtherFocusReason)
        # Whoever scans looks at the rack, not at the screen.
        QApplication.beep()
        announce(self, self.question.text())
        self._ask_when()

    def refresh(self) -> None:
        voice = self.desk.voice
        is_seen = self._seen() is not None
        self.question.setText(
            match_question(
                self._text, self._kind, voice.language, is_seen=is_seen,
                is_part=bool(self._offered), is_unreadable=self._is_unreadable,
            )
        )  # fmt: skip
        self.before.setText(self._seen_words())
        self.before.setVisible(is_seen)
        extra = self.gettext("Not declared: an extra")
        if self._is_unreadable:
            extra = self.gettext("Not known which item: an extra")
        self.options.setAccessibleName(self.question.text())
        self.options.show_options([*(self._words(one) for one in self._offered), extra])

    def _words(self, identity: str) -> str:
        item = self._tally.declared[identity]
        seen = self._tally.seen_of(identity)
        if seen is None:
            return item_words(self.desk, item)
        where = seen[1].store or self.gettext("a store not named")
        words = self.gettext("already seen in {store}").format(store=where)
        return self.desk.voice.beside(item_words(self.desk, item), words)

    def _seen(self) -> tuple[str, SeenMark] | None:
        """The earlier mark of the item, when the mark can only be that one."""
        is_sure = self._kind == MatchKind.EXACT and not self._is_unreadable
        return self._tally.seen_of(self._offered[0]) if is_sure else None

    def _seen_words(self) -> str:
        seen = self._seen()
        if seen is None:
            return ""
        row_of, mark = self._seen_row, seen[1]
        when = self.desk.voice.moment(row_of.at) if row_of else ""
        by = row_of.actor if row_of else ""
        parts = self.desk.voice.beside(left_to_right(mark.text or "—"), mark.store, when, by)
        return self.gettext("Seen before: {mark}").format(mark=parts)

    def _ask_when(self) -> None:
        seen, inspection = self._seen(), self.desk.session.inspection
        if seen is None or not seen[0] or inspection is None:
            return
        of, mark = inspection.id, seen[0]
        job = self.desk.session.ask(lambda ws: taking_stock.when_seen(ws, of, mark))
        job.succeeded.connect(self._on_when)

    @Slot(object)
    def _on_when(self, found: TrailRow | None) -> None:
        self._seen_row = found
        self.before.setText(self._seen_words())

    @Slot(int)
    def _on_option(self, place: int) -> None:
        self.chosen.emit(self._offered[place] if place < len(self._offered) else "")

    @Slot()
    def _on_leave(self) -> None:
        self.left.emit()
