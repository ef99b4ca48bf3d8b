"""The marks that were taken for an item, or one extra: each corrected or taken out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.matching import MatchKind, match
from checklists.delivering.stocktake import SeenMark
from checklists.inspecting import taking_stock
from ui.desk import Desk
from ui.models.tally import Tally
from ui.panels.mark_fields import MarkFields
from ui.speech import N_, left_to_right
from ui.widgets.fields import captioned, line
from ui.widgets.making import Part, button, column, empty, frame, label, row
from ui.widgets.spoken import Spoken


@dataclass(frozen=True, slots=True)
class Correcting:
    """The mark that is being corrected."""

    identity: str
    mark: SeenMark


class SeenMarks(Spoken):
    def __init__(self, desk: Desk, tally: Tally, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._tally = tally
        self._inspection = ""
        self._is_open = False
        self._marks: Mapping[str, SeenMark] = {}
        self._correcting: Correcting | None = None
        title = label("heading")
        self.say(title.setText, "Marks that were seen")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.form = self._build_form()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        inside = column([title, self._list, self.form], gap=8, edge=12)
        layout.addWidget(frame("card", inside))

    def show_marks(self, marks: Mapping[str, SeenMark], inspection: str, *, is_open: bool) -> None:
        self._marks, self._inspection, self._is_open = marks, inspection, is_open
        if self._correcting is not None and marks.get(self._correcting.identity) is None:
            self._stop_correcting()
        self.refresh()

    def refresh(self) -> None:
        empty(self._list)
        for identity, mark in self._marks.items():
            self._add(identity, mark)

    def _build_form(self) -> QWidget:
        self.text, self.taken_for = line(), line()
        self.fields = MarkFields(self.desk)
        self.unclear = label("not_met", wrap=True)
        self.say(self.unclear.setText, "Not exactly one declared item has this mark.")
        self.unclear.hide()
        save, stay = button("primary"), button("quiet")
        self.say(save.setText, "Correct the mark")
        self.say(stay.setText, "Leave it as it was")
        save.clicked.connect(self._on_save)
        stay.clicked.connect(self._stop_correcting)
        form = QWidget()
        above = row([
            captioned(self.said, N_("Mark as it was read"), self.text),
            captioned(self.said, N_("Taken for (empty: an extra)"), self.taken_for),
        ])  # fmt: skip
        parts: list[Part] = [above, self.unclear, self.fields, row([None, stay, save])]
        form.setLayout(column(parts, gap=8))
        form.hide()
        return form

    def _add(self, identity: str, mark: SeenMark) -> None:
        voice = self.desk.voice
        said = label(wrap=True)
        words = voice.beside(
            left_to_right(mark.text or "—"), term(mark.way, voice.language),
            term(mark.marking, voice.language), mark.store, mark.second_person, mark.remark,
        )  # fmt: skip
        said.setText(words)
        correct, out = button(), button("quiet")
        for made, message in ((correct, N_("Correct…")), (out, N_("Take out"))):
            made.setText(self.gettext(message))
            made.setAccessibleName(f"{self.gettext(message)} {mark.text}")
            made.setVisible(self._is_open)
        correct.clicked.connect(lambda: self._correct(identity, mark))
        out.clicked.connect(lambda: self._commit(identity, None))
        self._list.addLayout(column([said, row([None, out, correct])], gap=4))

    def _correct(self, identity: str, mark: SeenMark) -> None:
        self._correcting = Correcting(identity, mark)
        self.text.setText(mark.text)
        item = self._tally.declared.get(mark.item)
        self.taken_for.setText(item.serial or item.lot if item else "")
        self.fields.show_mark(mark)
        self.unclear.hide()
        self.form.show()
        self.text.setFocus()

    @Slot()
    def _stop_correcting(self) -> None:
        self._correcting = None
        self.form.hide()

    @Slot()
    def _on_save(self) -> None:
        if self._correcting is None:
            return
        identity, before = self._correcting.identity, self._correcting.mark
        item = self._item_of(self.taken_for.text().strip(), before)
        self.unclear.setVisible(item is None)
        if item is not None:
            after = self.fields.mark(self.text.text().strip(), before.way, item)
            self._commit(identity, replace(after, number=before.number))
            self._stop_correcting()

    def _item_of(self, typed: str, before: SeenMark) -> str | None:
        """The id of the item that was typed, empty for an extra, None when it is not certain."""
        known = self._tally.declared.get(before.item)
        if not typed:
            return ""
        if known is not None and typed == (known.serial or known.lot):
            return before.item
        index = self._tally.index
        found = match(typed, index) if index is not None else None
        is_sure = found is not None and found.kind == MatchKind.EXACT
        return found.candidates[0] if found is not None and is_sure else None

    def _commit(self, identity: str, mark: SeenMark | None) -> None:
        inspection = self._inspection
        self.desk.session.do(
            lambda ws: taking_stock.correct_mark(ws, inspection, identity, mark),
            typed=mark.text if mark else "",
        )
