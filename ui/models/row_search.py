"""The rows of a table that hold every word of a search, in an order by any column."""

from PySide6.QtCore import QAbstractTableModel, QObject, QSortFilterProxyModel

from ui.models.rows import SORT_KEY, Index


class RowSearch(QSortFilterProxyModel):
    """Rows that hold every word of the search in any column."""

    def __init__(self, table: QAbstractTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSourceModel(table)
        self.setSortRole(SORT_KEY)

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        table = self.sourceModel()
        cells = (str(table.index(row, at, parent).data()) for at in range(table.columnCount()))
        said = " ".join(cells).casefold()
        return all(word in said for word in self._words)
