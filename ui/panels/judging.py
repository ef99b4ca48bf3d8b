"""Every agreed condition in turn: how many are judged, which are open, and the one at hand."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.words import Keeping
from checklists.inspecting.inspection import Inspection
from ui.desk import Desk
from ui.panels.condition_card import TONES, ConditionCard
from ui.shortcuts import key_text
from ui.widgets.beside import Beside
from ui.widgets.making import button, frame, label, row, scrolled
from ui.widgets.marked_list import MarkedEntry, MarkedList
from ui.widgets.spoken import Spoken

LIST_EM, CARD_EM = 44, 90


class JudgingPanel(Spoken):
    """`part_wanted` tells where a person wants to go."""

    part_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self.current = ""
        self.list = MarkedList(desk)
        self.say(self.list.setAccessibleName, "Agreed conditions")
        self.list.wanted.connect(self.go)
        self.card = ConditionCard(desk)
        self.card.part_wanted.connect(self.part_wanted)
        self.progress = label("soft")
        self.onwards = button("primary")
        self.onwards.clicked.connect(self.go_to_next_open)
        em = self.fontMetrics().horizontalAdvance("0")
        parts = Beside(self.list, scrolled(self.card))
        parts.setStretchFactor(1, 1)
        parts.setSizes([em * LIST_EM, em * CARD_EM])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(parts, 1)
        layout.addWidget(frame("foot", row([self.progress, None, self.onwards], edge=10)))

    def show_inspection(self, inspection: Inspection) -> None:
        is_other = self._inspection is None or self._inspection.id != inspection.id
        self._inspection = inspection
        if is_other or self.current not in self._numbers():
            open_ones = self._open()
            self.current = next(iter(open_ones or self._numbers()), "")
        self.refresh()

    def refresh(self) -> None:
        inspection, case = self._inspection, self.desk.session.case
        if inspection is None or case is None:
            return
        judged = inspection.stocktake.judged
        entries = []
        for identity in self._numbers():
            condition, known = case.conditions[identity], judged.get(identity)
            said = self._word(known.keeping if known else None)
            words = self.desk.voice.beside(f"C-{condition.number:02d}", condition.text)
            shape = TONES[known.keeping] if known else "unanswered"
            entries.append(MarkedEntry(identity, words, shape, said))
        self.list.show_entries(entries, self.current)
        done = sum(1 for entry in entries if entry.identity in judged)
        words = self.gettext("{done} of {total} judged")
        self.progress.setText(words.format(done=done, total=len(entries)))
        onwards = self.gettext("Next open")
        self.onwards.setText(f"{onwards}  ({key_text('next_unanswered')})")
        self.onwards.setEnabled(done < len(entries))
        if self.current in case.conditions:
            self.card.show_condition(inspection, self.current, case.conditions[self.current])

    @Slot(str)
    def go(self, identity: str) -> None:
        self.current = identity
        self.refresh()

    @Slot()
    def go_to_next_open(self) -> None:
        """The next condition that is not judged, from here onwards and around."""
        order, open_ones = self._numbers(), self._open()
        if not open_ones:
            return
        at = order.index(self.current) if self.current in order else -1
        around = order[at + 1 :] + order[: at + 1]
        self.go(next(one for one in around if one in open_ones))

    def choose_at(self, place: int) -> None:
        self.card.choices.choose_at(place)

    def _numbers(self) -> list[str]:
        case = self.desk.session.case
        known = case.conditions if case is not None else {}
        return sorted(known, key=lambda one: known[one].number)

    def _open(self) -> list[str]:
        judged = self._inspection.stocktake.judged if self._inspection is not None else {}
        return [one for one in self._numbers() if one not in judged]

    def _word(self, keeping: Keeping | None) -> str:
        if keeping is None:
            return self.gettext("not judged")
        return term(keeping, self.desk.voice.language)
