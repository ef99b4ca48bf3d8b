"""What became of every finding of the visit before, and of what was to be done about them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.places import item_name
from checklists.delivering.words import Since
from checklists.inspecting.inspection import Inspection
from ui.desk import Desk
from ui.panels.earlier_finding import TONES, EarlierFinding
from ui.panels.open_actions import OpenActions
from ui.shortcuts import key_text
from ui.widgets.beside import Beside
from ui.widgets.making import button, column, frame, label, row, scrolled
from ui.widgets.marked_list import MarkedEntry, MarkedList
from ui.widgets.spoken import Spoken

LIST_EM, CARD_EM = 44, 90


class FollowUpPanel(Spoken):
    """`item_wanted` and `part_wanted` tell where a person wants to go."""

    item_wanted = Signal(str)
    part_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self.current = ""
        self.list = MarkedList(desk)
        self.say(self.list.setAccessibleName, "Findings of the visit before")
        self.list.wanted.connect(self.go)
        self.card = EarlierFinding(desk)
        self.card.item_wanted.connect(self.item_wanted)
        self.card.findings_wanted.connect(lambda: self.part_wanted.emit("findings"))
        self.todo = OpenActions(desk)
        self.todo.item_wanted.connect(self.item_wanted)
        self.progress = label("soft")
        self.onwards = button("primary")
        self.onwards.clicked.connect(self.go_to_next_open)
        content = QWidget()
        content.setLayout(column([self.card, self.todo, None], gap=0))
        em = self.fontMetrics().horizontalAdvance("0")
        parts = Beside(self.list, scrolled(content))
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
            self.current = next(iter(self._open() or self._numbers()), "")
        self.refresh()

    def refresh(self) -> None:
        inspection = self._inspection
        if inspection is None or inspection.earlier is None:
            return
        voice, followed = self.desk.voice, inspection.stocktake.followed
        entries = []
        for identity in self._numbers():
            finding, known = inspection.earlier.findings[identity], followed.get(identity)
            named = item_name(finding.item, inspection.stores)
            words = voice.beside(f"F-{finding.number:02d}", named, finding.statement)
            shape = TONES[known.since] if known else "unanswered"
            said = self._word(known.since if known else None)
            entries.append(MarkedEntry(identity, words, shape, said))
        self.list.show_entries(entries, self.current)
        done = sum(1 for entry in entries if entry.identity in followed)
        words = self.gettext("{done} of {total} followed up")
        self.progress.setText(words.format(done=done, total=len(entries)))
        onwards = self.gettext("Next open")
        self.onwards.setText(f"{onwards}  ({key_text('next_unanswered')})")
        self.onwards.setEnabled(done < len(entries))
        self.card.setVisible(bool(self.current))
        if self.current:
            self.card.show_finding(inspection, self.current)
        self.todo.show_case(inspection, self.desk.session.case)

    @Slot(str)
    def go(self, identity: str) -> None:
        self.current = identity
        self.refresh()

    @Slot()
    def go_to_next_open(self) -> None:
        """The next finding of which nothing was said, from here onwards and around."""
        order, open_ones = self._numbers(), self._open()
        if not open_ones:
            return
        at = order.index(self.current) if self.current in order else -1
        around = order[at + 1 :] + order[: at + 1]
        self.go(next(one for one in around if one in open_ones))

    def choose_at(self, place: int) -> None:
        self.card.choices.choose_at(place)

    def _numbers(self) -> list[str]:
        earlier = self._inspection.earlier if self._inspection is not None else None
        known = earlier.findings if earlier is not None else {}
        return sorted(known, key=lambda one: known[one].number)

    def _open(self) -> list[str]:
        followed = self._inspection.stocktake.followed if self._inspection is not None else {}
        return [one for one in self._numbers() if one not in followed]

    def _word(self, since: Since | None) -> str:
        if since is None:
            return self.gettext("not followed up")
        return term(since, self.desk.voice.language)
