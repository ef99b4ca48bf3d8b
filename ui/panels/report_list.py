"""The table of checked reports: typed in to find some, sorted, grouped, opened and exported."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QWidget

from reports.listed import ListedReport
from ui.desk import Desk
from ui.models.report_search import FACILITY, ReportSearch, Shown
from ui.models.rows import IDENTITY
from ui.models.verdicts import ReportTable
from ui.shortcuts import key_text
from ui.theme import touch_height
from ui.widgets.fields import line
from ui.widgets.making import button, column, label, row
from ui.widgets.rows_view import RowsView, rows_view
from ui.widgets.spoken import Spoken

MEASURED_ROWS = 20
FACILITY_EM = 30


class ReportList(Spoken):
    """`wanted` carries the SHA-256 of the report to open, `export_wanted` the file to write."""

    wanted = Signal(str)
    export_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.table = ReportTable(desk, self)
        self.found = ReportSearch(self.table, self)
        self.search = self._build_search()
        self.shown = self._build_shown()
        self.group = QCheckBox()
        self.group.setMinimumHeight(touch_height(self.group.fontMetrics()))
        self.say(self.group.setText, "Group by facility")
        self.group.setToolTip(key_text("review_group"))
        self.group.toggled.connect(self.found.group)
        self.count = label("soft")
        self.export = button()
        self.say(self.export.setText, "Export the table…")
        self.export.setToolTip(key_text("review_export"))
        self.export.clicked.connect(self.choose_export)
        self.view = self._build_view()
        above = row(gap=10)
        above.addWidget(self.search, 1)
        for part in (self.shown, self.group, self.count, self.export):
            above.addWidget(part)
        layout = column([above], gap=8)
        layout.addWidget(self.view, 1)
        self.setLayout(layout)
        for told in (self.found.rowsInserted, self.found.rowsRemoved, self.found.modelReset):
            told.connect(self._tell_count)
        self.found.layoutChanged.connect(self._tell_count)
        self.refresh()

    def refresh(self) -> None:
        self.table.say_again()
        for at, shown in enumerate(Shown):
            self.shown.setItemText(at, self.gettext(shown))
        self._tell_count()

    def take_focus(self) -> None:
        """Put the keyboard into the table, on the first row when none is chosen."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.found.index(0, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows_in_order(self) -> tuple[ListedReport, ...]:
        """The reports that are shown, as they are sorted now."""
        at = (
            self.found.mapToSource(self.found.index(row, 0)) for row in range(self.found.rowCount())
        )
        return tuple(self.table.rows[index.row()] for index in at)

    @Slot()
    def choose_export(self) -> None:
        title = self.gettext("Export the table")
        name, _ = QFileDialog.getSaveFileName(self, title, "reports.xlsx", "*.xlsx *.csv")
        if name:
            self.export_wanted.emit(Path(name))

    def _build_search(self) -> QLineEdit:
        search = line()
        search.setClearButtonEnabled(True)
        search.setToolTip(key_text("review_search"))
        self.say(search.setPlaceholderText, "Search the reports")
        self.say(search.setAccessibleName, "Search the reports")
        search.textChanged.connect(self.found.search)
        search.returnPressed.connect(self.take_focus)
        return search

    def _build_shown(self) -> QComboBox:
        box = QComboBox()
        box.setMinimumHeight(touch_height(box.fontMetrics()))
        for shown in Shown:
            box.addItem(self.gettext(shown), shown.value)
        self.say(box.setAccessibleName, "Which reports are shown")
        box.currentIndexChanged.connect(
            lambda: self.found.show_only(tuple(Shown)[box.currentIndex()])
        )
        return box

    def _build_view(self) -> RowsView:
        view = rows_view(self.found, FACILITY, self._on_chosen, FACILITY_EM)
        view.setSortingEnabled(True)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        # Widths follow the first rows: to measure every cell anew would cost a key its quickness.
        view.horizontalHeader().setResizeContentsPrecision(MEASURED_ROWS)
        view.horizontalHeader().sectionClicked.connect(lambda: self.group.setChecked(False))
        self.say(view.setAccessibleName, "Checked reports")
        return view

    @Slot()
    def _tell_count(self) -> None:
        total, shown = self.table.rowCount(), self.found.rowCount()
        words = self.gettext("{shown} of {total}").format(shown=shown, total=total)
        self.count.setText(words)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(IDENTITY))
