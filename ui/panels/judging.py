"""Every agreed condition in turn: how many are judged, which are open, and the one at hand."""

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QWidget

from checklists.asking.terms import term
from checklists.delivering.case import AgreedCondition
from checklists.inspecting.inspection import Inspection
from ui.panels.condition_card import TONES, ConditionCard
from ui.panels.one_by_one import OneByOne
from ui.widgets.marked_list import MarkedEntry


class JudgingPanel(OneByOne):
    def build_content(self) -> QWidget:
        self.say(self.list.setAccessibleName, "Agreed conditions")
        self.card = ConditionCard(self.desk)
        self.card.part_wanted.connect(self.part_wanted)
        return self.card

    def order(self) -> list[str]:
        known = self._conditions()
        return sorted(known, key=lambda one: known[one].number)

    def done(self, inspection: Inspection) -> Collection[str]:
        return inspection.stocktake.judged

    def entry(self, identity: str, inspection: Inspection) -> MarkedEntry:
        condition, voice = self._conditions()[identity], self.desk.voice
        words = voice.beside(f"C-{condition.number:02d}", condition.text)
        known = inspection.stocktake.judged.get(identity)
        if known is None:
            return MarkedEntry(identity, words, "unanswered", self.gettext("not judged"))
        said = term(known.keeping, voice.language)
        return MarkedEntry(identity, words, TONES[known.keeping], said)

    def progress_words(self) -> str:
        return self.gettext("{done} of {total} judged")

    def show_current(self, inspection: Inspection) -> None:
        conditions = self._conditions()
        if self.current in conditions:
            self.card.show_condition(inspection, self.current, conditions[self.current])

    def choose_at(self, place: int) -> None:
        self.card.choices.choose_at(place)

    def _conditions(self) -> Mapping[str, AgreedCondition]:
        case = self.desk.session.case
        return case.conditions if case is not None else {}
