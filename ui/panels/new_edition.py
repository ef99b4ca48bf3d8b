"""Another edition of a checklist is at hand: say so above a draft, and offer to look at it."""

import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.checklist import Checklist
from checklists.inspecting.inspection import Inspection
from checklists.values import State
from ui.desk import Desk
from ui.models.shelf import Shelf, Shelved
from ui.widgets.making import button, frame, label, row
from ui.widgets.spoken import Spoken


class NewEdition(Spoken):
    """Hidden unless a draft can be moved; `wanted` carries the edition at hand."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._shelved: tuple[Shelved, ...] = ()
        self.offered: Shelved | None = None
        self.text = label(wrap=True)
        self.look = button()
        self.look.clicked.connect(self._on_look)
        inside = row(gap=12)
        inside.setContentsMargins(16, 6, 16, 6)
        inside.addWidget(self.text, 1)
        inside.addWidget(self.look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("notice", inside))
        self._shelf = Shelf(desk, self)
        self._shelf.filled.connect(self._on_shelf)
        self.hide()

    def look_for(self, inspection: Inspection) -> None:
        """Look on the shelf for this inspection's checklists."""
        self.show_inspection(inspection)
        if inspection.state == State.DRAFT:
            self._shelf.fill()

    def show_inspection(self, inspection: Inspection) -> None:
        known, self._inspection = self._inspection, inspection
        if known is None or (known.checklists, known.state) != (
            inspection.checklists,
            inspection.state,
        ):
            self.refresh()

    def refresh(self) -> None:
        self.offered = self._find()
        self.setVisible(self.offered is not None)
        if self.offered is None or self._inspection is None:
            return
        edition = self.offered.checklist
        used = next(one for one in self._inspection.checklists if one.id == edition.id)
        words = self.gettext(
            "Another edition of “{title}” is at hand: {new}. This inspection uses {old}."
        )
        title = edition.title.to(self.desk.voice.content)
        self.text.setText(words.format(title=title, new=edition.edition, old=used.edition))
        move = self.gettext("Move to edition {edition}…")
        self.look.setText(move.format(edition=edition.edition))

    def _find(self) -> Shelved | None:
        inspection = self._inspection
        if inspection is None or inspection.state != State.DRAFT:
            return None
        for used in inspection.checklists:
            for shelved in self._shelved:
                if _is_newer(shelved.checklist, used):
                    return shelved
        return None

    @Slot(object)
    def _on_shelf(self, shelved: tuple[Shelved, ...]) -> None:
        self._shelved = shelved
        self.refresh()

    @Slot()
    def _on_look(self) -> None:
        if self.offered is not None:
            self.wanted.emit(self.offered)


def _is_newer(found: Checklist, used: Checklist) -> bool:
    """Another text of the same checklist, and not of an edition that counts as earlier."""
    is_other = found.id == used.id and found.digest() != used.printed_digest()
    return is_other and _count(found.edition) >= _count(used.edition)


def _count(edition: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"[0-9]+", edition))
