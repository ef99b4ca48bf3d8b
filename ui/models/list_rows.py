"""The rows of an exporter's list of which something is to be said: left out, doubtful or noted."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checklists.delivering.column_names import Field
from checklists.delivering.item_lists import ItemList, ListSource, Outcome, RowReport
from checklists.delivering.list_rows import as_written, cell_at
from checklists.delivering.serials import as_shown
from ui.models.written import as_marked
from ui.speech import N_
from ui.voice import Voice
from ui.wording.item_lists import OUTCOMES, remark_sentence

Index = QModelIndex | QPersistentModelIndex
HEADS = (N_("Row"), N_("What becomes of it"), N_("Serial or lot"), N_("Why"))
ROW, OUTCOME, ITEM, SAYS = range(4)


class ListRows(QAbstractTableModel):
    """`rows` are the reports that are seen: of one outcome, or of all."""

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._source: ListSource | None = None
        self._places: tuple[int, ...] = ()
        self._only: Outcome | None = None
        self.all: tuple[RowReport, ...] = ()
        self.rows: tuple[RowReport, ...] = ()

    def show(self, source: ListSource | None, taken: ItemList | None) -> None:
        self._source = source
        places = taken.columns.places() if taken is not None else {}
        self._places = tuple(places[one] for one in (Field.SERIAL, Field.LOT) if one in places)
        reports = taken.reports if taken is not None else ()
        self.all = tuple(report for report in reports if report.remarks)
        self.keep(self._only)

    def keep(self, only: Outcome | None) -> None:
        """Show the rows of this outcome only; None shows all of which something is said."""
        self.beginResetModel()
        self._only = only
        self.rows = tuple(one for one in self.all if only in (None, one.outcome))
        self.endResetModel()

    def say_again(self) -> None:
        self.keep(self._only)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SAYS)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._voice.gettext(HEADS[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self.rows[index.row()], index.column())
        return None

    def _text(self, report: RowReport, column: int) -> str:
        if column == ROW:
            return str(report.row)
        if column == OUTCOME:
            return self._voice.gettext(OUTCOMES[report.outcome])
        if column == ITEM:
            return as_marked(self._item(report.row), self._voice)
        language = self._voice.language
        return " ".join(remark_sentence(remark, language) for remark in report.remarks)

    def _item(self, row: int) -> str:
        if self._source is None:
            return ""
        cells = (cell_at(self._source.rows[row - 1], place) for place in self._places)
        return next((as_shown(as_written(cell)) for cell in cells if cell.strip()), "")
