"""A table whose rows are read, searched and opened, by mouse, finger or keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import touch_height
from ui.widgets.making import scroll_by_finger

LEAST_EM = 16
# A long name beside the wide column is cut off rather than leave that no room.
MOST_EM = 22


class RowsView(QTableView):
    """Column `wide` takes the room that is left, but never so little that it cannot be read."""

    def __init__(self, model: QAbstractItemModel, wide: int) -> None:
        super().__init__()
        self._wide = wide
        self.setModel(model)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        told_by = (model.modelReset, model.layoutChanged, model.rowsInserted, model.dataChanged)
        for told in (*told_by, model.headerDataChanged):
            told.connect(self._share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @Slot()
    def _share(self) -> None:
        heads, em = self.horizontalHeader(), self.fontMetrics().horizontalAdvance("0")
        for column in range(heads.count()):
            if column != self._wide:
                wanted = max(self.sizeHintForColumn(column), heads.sectionSizeHint(column))
                heads.resizeSection(column, min(wanted, em * MOST_EM))
        others = heads.length() - heads.sectionSize(self._wide)
        heads.resizeSection(self._wide, max(em * LEAST_EM, self.viewport().width() - others))


def rows_view(
    model: QAbstractItemModel, wide: int, chosen: Callable[[QModelIndex], object]
) -> RowsView:
    """Rows a glove can hit; `chosen` gets the row that Enter or a double click activates."""
    view = RowsView(model, wide)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(touch_height(view.fontMetrics()) + 6)
    heads = view.horizontalHeader()
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    heads.setHighlightSections(False)
    view.activated.connect(chosen)
    scroll_by_finger(view.viewport())
    return view
