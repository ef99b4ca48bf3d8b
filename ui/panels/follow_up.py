"""What became of every finding of the visit before, and of what was to be done about them."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checklists.asking.terms import term
from checklists.delivering.places import item_name
from checklists.inspecting.inspection import Finding, Inspection
from ui.panels.earlier_finding import TONES, EarlierFinding
from ui.panels.one_by_one import OneByOne
from ui.panels.open_actions import OpenActions
from ui.widgets.making import column
from ui.widgets.marked_list import MarkedEntry


class FollowUpPanel(OneByOne):
    """`item_wanted`, as `part_wanted`, tells where a person wants to go."""

    item_wanted = Signal(str)

    def build_content(self) -> QWidget:
        self.say(self.list.setAccessibleName, "Findings of the visit before")
        self.card = EarlierFinding(self.desk)
        self.card.item_wanted.connect(self.item_wanted)
        self.card.findings_wanted.connect(lambda: self.part_wanted.emit("findings"))
        self.todo = OpenActions(self.desk)
        self.todo.item_wanted.connect(self.item_wanted)
        content = QWidget()
        content.setLayout(column([self.card, self.todo, None], gap=0))
        return content

    def order(self) -> list[str]:
        known = self._findings()
        return sorted(known, key=lambda one: known[one].number)

    def done(self, inspection: Inspection) -> Collection[str]:
        return inspection.stocktake.followed

    def entry(self, identity: str, inspection: Inspection) -> MarkedEntry:
        finding, voice = self._findings()[identity], self.desk.voice
        named = item_name(finding.item, inspection.stores)
        words = voice.beside(f"F-{finding.number:02d}", named, finding.statement)
        known = inspection.stocktake.followed.get(identity)
        if known is None:
            return MarkedEntry(identity, words, "unanswered", self.gettext("not followed up"))
        said = term(known.since, voice.language)
        return MarkedEntry(identity, words, TONES[known.since], said)

    def progress_words(self) -> str:
        return self.gettext("{done} of {total} followed up")

    def show_current(self, inspection: Inspection) -> None:
        self.card.setVisible(bool(self.current))
        if self.current:
            self.card.show_finding(inspection, self.current)
        self.todo.show_case(inspection, self.desk.session.case)

    def choose_at(self, place: int) -> None:
        self.card.choices.choose_at(place)

    def _findings(self) -> Mapping[str, Finding]:
        earlier = self._inspection.earlier if self._inspection is not None else None
        return earlier.findings if earlier is not None else {}
