"""The checked reports that hold what is typed and stand as wished, sorted or by facility."""

from enum import StrEnum

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from reports.verdicts import Standing
from ui.models.rows import SORT_KEY, Index
from ui.models.verdicts import ReportTable
from ui.speech import N_
from ui.wording.report_table import COLUMNS, Column

FACILITY = COLUMNS.index(Column.FACILITY)
# Before the name of a facility whose newer report stands above.
EARLIER = "↳ "


class Shown(StrEnum):
    """Which reports are shown by how they stand."""

    ALL = N_("All reports")
    ATTENTION = N_("Needs attention")
    HOLDS = N_("All checks hold")


class ReportSearch(QSortFilterProxyModel):
    def __init__(self, table: ReportTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._words: list[str] = []
        self._shown = Shown.ALL
        self.is_grouped = False
        self.setSourceModel(table)
        self.setSortRole(SORT_KEY)

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def show_only(self, shown: Shown) -> None:
        self.beginFilterChange()
        self._shown = shown
        self.endFilterChange()

    def group(self, by_facility: bool) -> None:  # noqa: FBT001 - a slot of `toggled`
        """Reports of one facility together, the newest on top, whatever the column of sorting."""
        self.is_grouped = by_facility
        column, order = max(self.sortColumn(), 0), self.sortOrder()
        self.sort(column, Qt.SortOrder.AscendingOrder if by_facility else order)
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        holds = self._table.rows[row].verification.standing is Standing.HOLDS
        if self._shown is not Shown.ALL and holds is not (self._shown is Shown.HOLDS):
            return False
        if not self._words:
            return True
        said = self._table.words(row)
        return all(word in said for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        if not self.is_grouped:
            return bool(super().lessThan(left, right))
        return self._table.grouped(left.row())[0] < self._table.grouped(right.row())[0]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        said = super().data(index, role)
        if role == Qt.ItemDataRole.DisplayRole and self.is_grouped and index.column() == FACILITY:
            source = self.mapToSource(self.index(index.row(), index.column()))
            return f"{EARLIER}{said}" if self._table.grouped(source.row())[1] else said
        return said
