"""What becomes of an exporter's list: the counts, and a reason for each row not simply taken."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from checklists.delivering.item_lists import ItemList, Outcome
from ui.desk import Desk
from ui.models.list_cells import ListCells
from ui.models.list_rows import ITEM, OUTCOME, ROW, SAYS, ListRows
from ui.models.written import as_marked, grouped
from ui.panels.list_columns import Choice
from ui.panels.list_reading import ListReading
from ui.widgets.making import column, label, row, scroll_by_finger
from ui.widgets.spoken import Spoken
from ui.widgets.weighted_table import WeightedTable
from ui.wording.item_lists import OUTCOMES, lost_noughts_sentence
from ui.wording.sentence import told

# The least width of each column, in digits.
WIDE = {ROW: 7, OUTCOME: 20, ITEM: 14, SAYS: 30}


class ListOutcome(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._taken: ItemList | None = None
        self.counts, self.kept = label("heading", wrap=True), label("soft", wrap=True)
        self.warning, self.all_well = label("partly_met", wrap=True), label("met", wrap=True)
        self.not_yet, self.detail = label("soft", wrap=True), label(wrap=True)
        self.table, self.cells = ListRows(desk.voice, self), ListCells(desk.voice, self)
        self.only = Choice()
        self.only.activated.connect(self._on_only)
        self.view, self.as_it_stands = self._build_view(), self._build_cells()
        self.filter = self._build_filter()
        layout = column(gap=8)
        for part in (self.counts, self.kept, self.warning, self.all_well, self.not_yet):
            layout.addWidget(part)
        layout.addWidget(self.filter)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.as_it_stands, 1)
        layout.addWidget(self.detail)
        layout.addStretch(0)
        outside = row(gap=0)
        outside.addSpacing(10)
        outside.addLayout(layout)
        self.setLayout(outside)
        self.detail.hide()

    def show_reading(self, reading: ListReading) -> None:
        self._taken = reading.taken
        self.table.show(reading.source, reading.taken)
        self.cells.show(reading.source.rows if reading.source and not reading.taken else ())
        self.refresh()

    def refresh(self) -> None:
        self.table.say_again()
        taken, voice = self._taken, self.desk.voice
        has_rows = bool(self.table.all)
        self.counts.setText(self._counts(taken) if taken is not None else "")
        self.kept.setText(self._kept(taken) if taken is not None else "")
        lost = taken.lost_noughts if taken is not None else None
        self.warning.setText(lost_noughts_sentence(lost, voice.language) if lost else "")
        for part in (self.counts, self.kept, self.warning):
            part.setVisible(bool(part.text()))
        self.all_well.setVisible(taken is not None and not has_rows)
        self.not_yet.setVisible(bool(self.cells.rows))
        self.as_it_stands.setVisible(bool(self.cells.rows))
        self.filter.setVisible(has_rows)
        self.view.setVisible(has_rows)
        self._offer_filters()

    def _offer_filters(self) -> None:
        """Only what there is; a filter that has no row left shows all again."""
        voice = self.desk.voice
        everything = told(voice.gettext("All"), grouped(len(self.table.all), voice), voice.gettext)
        choices: list[tuple[str, object]] = [(everything, None)]
        for outcome, words in OUTCOMES.items():
            count = sum(report.outcome == outcome for report in self.table.all)
            if count:
                said = told(voice.gettext(words), grouped(count, voice), voice.gettext)
                choices.append((said, outcome))
        wanted = self.only.currentData()
        self.only.show_choices(choices, wanted)
        if self.only.currentIndex() < 0:
            self.only.setCurrentIndex(0)
        self._on_only()

    def _build_filter(self) -> QWidget:
        caption = label("label")
        self.say(caption.setText, "Rows to look at")
        self.say(self.only.setAccessibleName, "Rows to look at")
        caption.setBuddy(self.only)
        across = row([caption])
        across.addWidget(self.only, 1)
        made = QWidget()
        made.setLayout(across)
        return made

    def _build_cells(self) -> QTableView:
        cells = QTableView()
        cells.setModel(self.cells)
        view = _read_only(cells)
        self.say(view.setAccessibleName, "The first rows as they stand")
        self.say(self.all_well.setText, "There is nothing to say of any row.")
        self.say(
            self.not_yet.setText,
            "The first rows as they stand. What becomes of them is shown as soon as the columns "
            "are clear.",
        )
        return view

    def _build_view(self) -> QTableView:
        view = _read_only(WeightedTable(self.table, [WIDE[at] for at in sorted(WIDE)]))
        self.say(view.setAccessibleName, "Rows to look at")
        view.selectionModel().currentRowChanged.connect(self._on_row)
        return view

    def _counts(self, taken: ItemList) -> str:
        words = self.desk.voice.ngettext(
            "{rows} row: {taken} taken, {doubtful} taken with doubt, {left_out} left out",
            "{rows} rows: {taken} taken, {doubtful} taken with doubt, {left_out} left out",
            len(taken.reports),
        )
        numbers = {str(one): grouped(len(taken.of(one)), self.desk.voice) for one in Outcome}
        return words.format(rows=grouped(len(taken.reports), self.desk.voice), **numbers)

    def _kept(self, taken: ItemList) -> str:
        voice = self.desk.voice
        unmapped = [one for one in taken.columns.unmapped() if one.name]
        kept = [as_marked(one.name, voice) for one in unmapped if not one.counts_lines]
        counting = [as_marked(one.name, voice) for one in unmapped if one.counts_lines]
        parts = []
        if kept:
            words = self.gettext("Kept in the note of each item, by name: {names}")
            parts.append(words.format(names=voice.listed(kept)))
        if counting:
            words = self.gettext("Not kept, since items get numbers of their own: {names}")
            parts.append(words.format(names=voice.listed(counting)))
        return "\n".join(parts)

    @Slot()
    def _on_only(self) -> None:
        self.table.keep(self.only.currentData())

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        """Say in full what a narrow column may cut off."""
        if index.isValid():
            row, why = (str(index.siblingAtColumn(at).data()) for at in (ROW, SAYS))
            words = self.gettext("Row {row}: {why}")
            self.detail.setText(words.format(row=row, why=why))
        self.detail.setVisible(index.isValid())


def _read_only(view: QTableView) -> QTableView:
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    heads = view.horizontalHeader()
    # Fitted to their contents, thousands of rows would be measured at each reading.
    heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    heads.setHighlightSections(False)
    scroll_by_finger(view.viewport())
    return view
