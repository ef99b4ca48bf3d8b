"""The lines of the count below their totals, filtered by what is typed and what is looked at."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from checklists.delivering.reconciliation import Extra, Line, Reconciliation
from ui.desk import Desk
from ui.models.count_lines import KIND, MARK, RESULT, SECOND, SEEN_IN, STORE, CountLines
from ui.panels.count_totals import CountTotals
from ui.theme import touch_height
from ui.widgets.making import button, column, scroll_by_finger
from ui.widgets.spoken import Spoken

WIDTHS_EM = {MARK: 15, STORE: 12, RESULT: 20, SEEN_IN: 10, SECOND: 16}


class CountList(Spoken):
    """`line_chosen` tells that another line is looked at; the panel places the button `tick`."""

    line_chosen = Signal()

    def __init__(self, desk: Desk, lines: CountLines, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.lines = lines
        self._looked_at = ""
        self.totals = CountTotals(desk)
        self.tick = button()
        self.tick.setCheckable(True)
        self.say(self.tick.setText, "Tick off")
        self.tick.toggled.connect(self._on_ticking)
        self.view = self._build_view()
        inside = column([self.totals], gap=6)
        inside.addWidget(self.view, 1)
        inside.setContentsMargins(14, 4, 14, 10)
        self.setLayout(inside)

    def show_whole(self, whole: Reconciliation | None) -> None:
        self.totals.show_totals(whole)
        self.lines.take()
        self._after_reset()

    def narrow(self, text: str) -> None:
        self.lines.filter(text)
        self._after_reset()

    @property
    def current(self) -> Line | Extra | None:
        return self.lines.line_at(self.view.currentIndex().row())

    def allow_ticking(self, allowed: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        self.tick.setEnabled(allowed)
        if not allowed:
            self.tick.setChecked(False)

    def take_focus(self) -> None:
        """Go from the entry into the list."""
        if self.lines.shown and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.lines.index(0, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        shown = len(self.lines.shown)
        words = self.desk.voice.ngettext("{count} line", "{count} lines", shown)
        self.view.setAccessibleDescription(words.format(count=shown))
        self.lines.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SECOND)
        self.view.viewport().update()

    def _build_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.lines)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(touch_height(view.fontMetrics()))
        heads = view.horizontalHeader()
        # Never by the contents: that would measure thousands of rows with every key.
        heads.setSectionResizeMode(KIND, QHeaderView.ResizeMode.Stretch)
        em = view.fontMetrics().horizontalAdvance("0")
        for place, wide in WIDTHS_EM.items():
            heads.resizeSection(place, em * wide)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        self.say(view.setAccessibleName, "Lines of the count")
        view.selectionModel().currentChanged.connect(self._on_current)
        scroll_by_finger(view.viewport())
        return view

    def _after_reset(self) -> None:
        """Look at the same line as before, if it is still shown."""
        place = self.lines.row_of(self._looked_at)
        if place >= 0:
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(
                self.lines.index(place, 0), flags.ClearAndSelect | flags.Rows
            )
        self.refresh()

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        shown = self.lines.line_at(index.row())
        if shown is not None and shown.id != self._looked_at:
            self._looked_at = shown.id
            self.line_chosen.emit()

    @Slot(bool)
    def _on_ticking(self, ticking: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.lines.is_ticking = ticking
        self.lines.take()
        self._after_reset()
