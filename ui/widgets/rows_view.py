"""A table whose rows are read, searched and opened, by mouse, finger or keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import touch_height
from ui.widgets.making import scroll_by_finger

LEAST_EM = 16
# Where the room is short, a long name is cut off rather than leave the wide column none.
MOST_EM = 22
KEPT_SHARE = 0.4


class RowsView(QTableView):
    """Column `wide` takes the room that is left, but never so little that it cannot be read."""

    def __init__(self, model: QAbstractItemModel, wide: int, least_em: int) -> None:
        super().__init__()
        self._wide, self._least_em = wide, least_em
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
        wanted = [
            max(self.sizeHintForColumn(column), heads.sectionSizeHint(column))
            for column in range(heads.count())
        ]
        room = self.viewport().width()
        # The wide column may be cut, down to this: what it shows is also the hint over the cell.
        kept = min(wanted[self._wide], max(em * LEAST_EM, room * KEPT_SHARE))
        others = [width for column, width in enumerate(wanted) if column != self._wide]
        cut = sum(min(width, em * MOST_EM) for width in others)
        # One scrolls sideways anyway where cutting would not make room enough.
        helps = sum(others) + kept > room >= cut + em * self._least_em
        most = em * MOST_EM if helps else max(wanted)
        for column, width in enumerate(wanted):
            if column != self._wide:
                heads.resizeSection(column, min(width, most))
        used = heads.length() - heads.sectionSize(self._wide)
        heads.resizeSection(self._wide, max(em * self._least_em, room - used))


def rows_view(
    model: QAbstractItemModel,
    wide: int,
    chosen: Callable[[QModelIndex], object],
    least_em: int = LEAST_EM,
) -> RowsView:
    """Rows a glove can hit; `chosen` gets the row that Enter or a double click activates."""
    view = RowsView(model, wide, least_em)
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
