"""One line of the count in full: what was declared and seen of it, and what one can do."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.reconciliation import Extra, Line
from checklists.delivering.stocktake import SeenMark
from checklists.delivering.words import CountResult
from checklists.inspecting.inspection import Inspection
from checklists.values import State
from ui.desk import Desk
from ui.models.tally import Tally
from ui.panels.explaining import Explaining
from ui.panels.quantity import Quantity
from ui.panels.researching import Researching
from ui.panels.seen_marks import SeenMarks
from ui.speech import left_to_right
from ui.widgets.making import column, frame, label, scrolled
from ui.widgets.spoken import Spoken


class CountDetail(Spoken):
    def __init__(self, desk: Desk, tally: Tally, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._tally = tally
        self._inspection: Inspection | None = None
        self._shown: Line | Extra | None = None
        self.title, self.result = label("heading", wrap=True), label(wrap=True)
        self.facts = label("soft", wrap=True)
        self.flags = label("not_met", wrap=True)
        self.marks = SeenMarks(desk, tally)
        self.quantity = Quantity(desk)
        self.explaining = Explaining(desk)
        self.researching = Researching(desk)
        self.parts = (self.quantity, self.marks, self.explaining, self.researching)
        head = frame("card", column([self.title, self.result, self.facts, self.flags],
                                    gap=4, edge=12))  # fmt: skip
        content = QWidget()
        content.setLayout(column([head, *self.parts, None], gap=10, edge=10))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))
        self.show_line(None, None)

    def show_line(self, shown: Line | Extra | None, inspection: Inspection | None) -> None:
        self._shown, self._inspection = shown, inspection
        self.refresh()

    def refresh(self) -> None:
        shown, inspection = self._shown, self._inspection
        if shown is None or inspection is None:
            self.title.setText(self.gettext("Choose a line to see what can be done about it."))
            for part in (self.result, self.facts, self.flags, *self.parts):
                part.hide()
            return
        is_open = inspection.state == State.DRAFT
        self.result.show()
        self.facts.setVisible(isinstance(shown, Line) or shown.item is not None)
        self._show_words(shown)
        self._show_forms(shown, inspection.id, is_open=is_open)
        marks = self._marks_of(shown)
        self.marks.setVisible(bool(marks))
        self.marks.show_marks(marks, inspection.id, is_open=is_open)
        self._show_research(shown, inspection.id, is_open=is_open)

    def settle(self) -> None:
        """Save what was typed about the line that is left."""
        self.quantity.settling.settle()
        self.explaining.settling.settle()

    def _show_words(self, shown: Line | Extra) -> None:
        voice, language = self.desk.voice, self.desk.voice.language
        item = shown.item
        if isinstance(shown, Line):
            mark, result = shown.item.serial or shown.item.lot, shown.result
            flagged = shown.contradiction, bool(shown.also_claimed_by)
        else:
            mark, result = shown.mark.text, CountResult.EXTRA
            flagged = False, False
        self.title.setText(left_to_right(mark or "—"))
        seen_in = shown.seen_in if isinstance(shown, Line) else shown.mark.store
        self.result.setText(voice.beside(term(result, language), seen_in))
        if item is not None:
            number = self.gettext("line {number} of the declaration").format(number=item.number)
            amount = f"{item.quantity} {item.unit}" if item.is_counted else ""
            marks = (left_to_right(one) for one in (item.import_mark, item.other_marks))
            self.facts.setText(voice.beside(
                number, f"{item.type} {item.model}".strip(), item.calibre, item.maker, item.store,
                amount, *marks, item.note, item.doubt,
            ))  # fmt: skip
        said = (
            self.gettext("It was seen although it is explained why it is not here."),
            self.gettext("More than one mark was taken for it."),
        )
        flags = [words for words, on in zip(said, flagged, strict=True) if on]
        self.flags.setText(" ".join(flags))
        self.flags.setVisible(bool(flags))

    def _show_forms(self, shown: Line | Extra, inspection: str, *, is_open: bool) -> None:
        self.quantity.setVisible(isinstance(shown, Line) and not shown.item.serial)
        self.explaining.setVisible(isinstance(shown, Line))
        if isinstance(shown, Line):
            self.explaining.show_line(shown, inspection, is_open=is_open)
            if not shown.item.serial:
                self.quantity.show_line(shown, inspection, is_open=is_open)

    def _show_research(self, shown: Line | Extra, inspection: str, *, is_open: bool) -> None:
        tallied = self._tally.tallied
        of = tallied.differences.get(shown.id) if tallied is not None else None
        self.researching.setVisible(of is not None)
        if of is not None:
            self.researching.show_difference(of, inspection, is_open=is_open)

    def _marks_of(self, shown: Line | Extra) -> dict[str, SeenMark]:
        if isinstance(shown, Extra):
            return {shown.id: shown.mark}
        ids = (*shown.seen, *shown.also_claimed_by)
        known = ((identity, self._tally.mark(identity)) for identity in ids)
        return {identity: mark for identity, mark in known if mark is not None}
