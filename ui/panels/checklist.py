"""The walk through the checklist: rail, item and guidance side by side, and the way onwards."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.inspecting.inspection import Inspection
from checklists.inspecting.preparing import section_name
from ui.desk import Desk
from ui.panels.guidance import Guidance
from ui.panels.item_card import ItemCard
from ui.panels.rail import Rail
from ui.shortcuts import key_text
from ui.widgets.beside import Beside
from ui.widgets.making import button, frame, label, row
from ui.widgets.spoken import Spoken

RAIL_EM, GUIDANCE_EM = 38, 28


class ChecklistPanel(Spoken):
    enlarged = Signal(object)
    all_answered = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self.rail = Rail(desk)
        self.card = ItemCard(desk)
        self.guidance = Guidance(desk)
        self.rail.chosen.connect(self._on_chosen)
        self.card.enlarged.connect(self.enlarged)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_parts(), 1)
        layout.addWidget(self._build_foot())

    def show_inspection(self, inspection: Inspection) -> None:
        known, self._inspection = self._inspection, inspection
        is_other = known is None or known.id != inspection.id
        if is_other or known is None or _asks_otherwise(known, inspection):
            if is_other:
                self.rail.current = ""
                self.rail.filter.setCurrentIndex(0)
            self.rail.show_inspection(inspection)
        else:
            self.rail.update_inspection(inspection)
            self.card.update_inspection(inspection)
        self.refresh()

    def refresh(self) -> None:
        if self._inspection is None:
            return
        self.where.setText(self._where(self._inspection))
        following = self.gettext("Next unanswered")
        self.onwards.setText(f"{following}  ({key_text('next_unanswered')})")
        answers = self._inspection.answers
        waiting = any(item.id not in answers for item in self._inspection.asked_items())
        self.onwards.setEnabled(waiting)

    def _build_parts(self) -> QWidget:
        em = self.fontMetrics().horizontalAdvance("0")
        aside = frame("rail")
        side = QVBoxLayout(aside)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.rail)
        beside = frame("rail")
        other = QVBoxLayout(beside)
        other.setContentsMargins(0, 0, 0, 0)
        other.addWidget(self.guidance)
        parts = Beside(aside, self.card, beside)
        parts.setStretchFactor(1, 1)
        parts.setSizes([em * RAIL_EM, em * 70, em * GUIDANCE_EM])
        return parts

    def _build_foot(self) -> QWidget:
        self.back = button()
        self.say(self.back.setText, "‹ Previous")  # noqa: RUF001 - mirrored
        self.back.clicked.connect(lambda: self.rail.step(-1))
        self.forth = button()
        self.say(self.forth.setText, "Next ›")  # noqa: RUF001 - mirrored
        self.forth.clicked.connect(lambda: self.rail.step(1))
        self.where = label("soft")
        self.onwards = button("primary")
        self.onwards.clicked.connect(self.rail.go_to_next_unanswered)
        return frame("foot", row([self.back, self.forth, self.where, None, self.onwards], edge=10))

    def _where(self, inspection: Inspection) -> str:
        """The section, and the item's place in it."""
        order = set(self.rail.model.order())
        for checklist in inspection.checklists:
            for section in checklist.sections:
                ids = [item.id for item in section.items if item.id in order]
                if self.rail.current in ids:
                    place = self.gettext("item {number} of {total}").format(
                        number=ids.index(self.rail.current) + 1, total=len(ids)
                    )
                    named = section_name(section, inspection.stores, self.desk.voice.content)
                    return self.desk.voice.beside(named, place)
        return ""

    @Slot(str)
    def _on_chosen(self, identity: str) -> None:
        if self._inspection is None:
            return
        item = self._inspection.find_item(identity)
        if item is not None:
            current = self.desk.session.inspection or self._inspection
            self.card.show_item(current, item)
            self.guidance.show_item(item)
            self.refresh()


def _asks_otherwise(known: Inspection, inspection: Inspection) -> bool:
    return (known.stores, known.checklists) != (inspection.stores, inspection.checklists)
