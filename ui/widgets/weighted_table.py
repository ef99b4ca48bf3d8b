"""A table that is not fitted to what it holds: its columns share the room by their weights."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView


class WeightedTable(QTableView):
    """A weight is the least width of a column, in digits; room that is left goes to all of them.

    To fit columns to thousands of rows would cost more than to search the rows does.
    """

    def __init__(self, model: QAbstractItemModel, weights: Sequence[int]) -> None:
        super().__init__()
        self._weights = tuple(weights)
        self.setModel(model)
        self.horizontalHeader().setStretchLastSection(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        digit = self.fontMetrics().horizontalAdvance("0")
        scale = max(float(digit), self.viewport().width() / sum(self._weights))
        for column, weight in enumerate(self._weights):
            self.setColumnWidth(column, int(weight * scale))
