"""The lines of a count as a table: declared items with their results, differences first."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from checklists.asking.terms import term
from checklists.delivering.matching import normal_form
from checklists.delivering.reconciliation import Extra, Line
from checklists.delivering.words import CountResult
from ui.desk import Desk
from ui.models.tally import Tally
from ui.speech import N_, left_to_right

Index = QModelIndex | QPersistentModelIndex
MARK, KIND, STORE, RESULT, SEEN_IN, SECOND = range(6)
HEADS = (N_("Mark"), N_("Item"), N_("Declared in"), N_("Result"), N_("Seen in"),
         N_("Second person"))  # fmt: skip


class CountLines(QAbstractTableModel):
    """`ticked` tells that a person ticked an item off, or took the tick away."""

    ticked = Signal(str, bool)

    def __init__(self, desk: Desk, tally: Tally) -> None:
        super().__init__(tally)
        self._desk = desk
        self._tally = tally
        self._all: Mapping[str, Line | Extra] = {}
        self._order: Sequence[str] = ()
        self.shown: list[str] = []
        self.fragment = ""
        self.result: CountResult | None = None
        self.is_ticking = False

    def take(self) -> None:
        """Show what was reconciled now."""
        tallied = self._tally.tallied
        self._all = tallied.lines if tallied is not None else {}
        self._order = tallied.order if tallied is not None else ()
        if self.is_ticking and tallied is not None and not tallied.is_drawn:
            # A line that is ticked must not leap away from under the finger.
            self._order = tuple(tallied.lines)
        self.filter()

    def filter(self, fragment: str | None = None) -> None:
        """Show the lines that have these signs in a mark, and the result that is looked at."""
        self.beginResetModel()
        if fragment is not None:
            self.fragment = fragment
        form, index = normal_form(self.fragment), self._tally.index
        having = set(index.having(form)) if form and index is not None else None
        self.shown = [one for one in self._order if self._is_shown(one, form, having)]
        self.endResetModel()

    def line_at(self, row: int) -> Line | Extra | None:
        return self._all.get(self.shown[row]) if 0 <= row < len(self.shown) else None

    def row_of(self, identity: str) -> int:
        """The row of a line, or -1 when it is not shown."""
        return self.shown.index(identity) if identity in self.shown else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._desk.voice.gettext(HEADS[section])

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self._can_tick(index):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self._all[self.shown[index.row()]]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(one, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and self._can_tick(index):
            is_seen = isinstance(one, Line) and bool(one.seen)
            return Qt.CheckState.Checked if is_seen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self._can_tick(index):
            return False
        self.ticked.emit(self.shown[index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _can_tick(self, index: Index) -> bool:
        if not self.is_ticking or index.column() != MARK:
            return False
        one = self._all[self.shown[index.row()]]
        return isinstance(one, Line) and bool(one.item.serial)

    def _is_shown(self, identity: str, form: str, having: set[str] | None) -> bool:
        one = self._all[identity]
        result = one.result if isinstance(one, Line) else CountResult.EXTRA
        if self.result is not None and result != self.result:
            return False
        if form and isinstance(one, Extra):
            return form in normal_form(one.mark.text)
        if having is not None:
            return identity in having
        return self.result is not None or result != CountResult.NOT_IN_SAMPLE

    def _text(self, one: Line | Extra, column: int) -> str:
        language = self._desk.voice.language
        if column == RESULT:
            result = one.result if isinstance(one, Line) else CountResult.EXTRA
            return term(result, language)
        if isinstance(one, Extra):
            texts = {MARK: left_to_right(one.mark.text or "—"), SEEN_IN: one.mark.store}
            return texts.get(column, one.mark.second_person if column == SECOND else "")
        item = one.item
        seconds = (one.counted.second_person if one.counted else "", *self._seconds(one))
        texts = {
            MARK: left_to_right(item.serial or item.lot or str(item.number)),
            KIND: f"{item.type} {item.model}",
            STORE: item.store,
            SEEN_IN: one.seen_in,
            SECOND: next((name for name in seconds if name), ""),
        }
        return texts[column]

    def _seconds(self, line: Line) -> tuple[str, ...]:
        marks = (self._tally.mark(identity) for identity in line.seen)
        return tuple(mark.second_person for mark in marks if mark is not None)
