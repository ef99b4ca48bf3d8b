"""Which sheet, row of names and column of an exporter's list says what, to be seen and chosen."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from checklists.delivering.column_names import Field
from checklists.delivering.columns import HEADER_WITHIN_ROWS, ColumnsUnclear
from checklists.delivering.serials import as_shown
from checklists.delivering.words import ArmsCategory
from ui.desk import Desk
from ui.models.written import as_marked
from ui.panels.list_reading import NO_COLUMN, ListReading, OpenedList, Wishes, with_choice
from ui.speech import N_
from ui.theme import touch_height
from ui.voice import Voice
from ui.widgets.fields import WordChoice, captioned
from ui.widgets.making import column, frame, label, scrolled
from ui.widgets.spoken import Spoken
from ui.wording.item_lists import DELIMITER_NAMES, FIELD_NAMES, choosing_sentence
from ui.wording.sentence import Sentence, told

FIELDS_ABREAST = 2
# In characters: what does not fit would be cut off at its beginning from right to left.
LONGEST_ROW = 36


class ListColumns(Spoken):
    """`wished` tells that something was chosen; `wishes` holds it."""

    wished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.wishes = Wishes()
        self._opened: OpenedList | None = None
        self._reading: ListReading | None = None
        self.facts = label("soft", wrap=True)
        self.sheet, self.header = Choice(), Choice()
        self.category = WordChoice(desk, ArmsCategory)
        self.category.show_word(self.wishes.category)
        _fit(self.category.box)
        self.fields = {field: Choice() for field in FIELD_NAMES}
        self.of_sheet = QWidget()
        self._build()
        self.sheet.activated.connect(self._on_sheet)
        self.header.activated.connect(self._on_header)
        self.category.box.activated.connect(self._on_category)
        for field, box in self.fields.items():
            box.activated.connect(partial(self._on_field, field))

    def show_opened(self, opened: OpenedList) -> None:
        """Begin with a list of which nothing was chosen yet but the category."""
        self._opened, self._reading = opened, None
        self.wishes = Wishes(category=self.category.word)
        names = opened.sheet_names()
        self.sheet.show_choices([(name, name) for name in names], "")
        self.of_sheet.setVisible(len(names) > 1)

    def show_reading(self, reading: ListReading) -> None:
        self._reading = reading
        self.refresh()

    def take_focus(self) -> None:
        """Go to what is to be chosen first."""
        boxes = [self.sheet, *self.fields.values()]
        unclear = (box for box in boxes if box.isVisible() and box.currentIndex() < 0)
        next(unclear, self.fields[Field.SERIAL]).setFocus()

    def refresh(self) -> None:
        reading = self._reading
        if reading is None:
            return
        source, voice = reading.source, self.desk.voice
        self.facts.setText(self._facts(reading))
        self.facts.setVisible(bool(self.facts.text()))
        self.sheet.show_data(source.sheet if source is not None else None)
        rows = enumerate(source.rows[:HEADER_WITHIN_ROWS], 1) if source is not None else ()
        named = [(_row_named(at, cells, voice), at) for at, cells in rows if any(cells)]
        self.header.show_choices(named, reading.header_row)
        none = self.gettext("No column")
        columns = [(as_marked(one.name, voice), one.at) for one in reading.columns if one.name]
        for field, box in self.fields.items():
            box.setPlaceholderText(self.gettext("Choose…"))
            box.show_choices([(none, NO_COLUMN), *columns], reading.place_of(field))

    def _build(self) -> None:
        self.of_sheet.setLayout(captioned(self.said, N_("Sheet"), self.sheet))
        header = captioned(self.said, N_("Row with the names of the columns"), self.header)
        category = captioned(self.said, N_("Category where the list says none"), self.category.box)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for at, (field, box) in enumerate(self.fields.items()):
            place = captioned(self.said, FIELD_NAMES[field], box)
            grid.addLayout(place, at // FIELDS_ABREAST, at % FIELDS_ABREAST)
        for at in range(FIELDS_ABREAST):
            grid.setColumnStretch(at, 1)
        title = label("heading", wrap=True)
        self.say(title.setText, "Which column says what")
        inside = QWidget()
        inside.setLayout(
            column([title, self.facts, self.of_sheet, header, grid, category, None], gap=8, edge=12)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", column([scrolled(inside)])))

    def _facts(self, reading: ListReading) -> str:
        """How the file was read; of a spreadsheet there is nothing to say."""
        source = reading.source
        if source is None or not source.encoding:
            return ""
        encoding, delimiter = source.encoding, self.gettext(DELIMITER_NAMES[source.delimiter])
        return self.desk.voice.beside(
            told(self.gettext("Encoding"), encoding, self.gettext),
            told(self.gettext("Between columns"), delimiter, self.gettext),
        )

    def _wish(self, wishes: Wishes) -> None:
        self.wishes = wishes
        self.wished.emit()

    @Slot()
    def _on_sheet(self) -> None:
        """Another sheet has columns of its own."""
        self._wish(Wishes(self.wishes.category, sheet=str(self.sheet.currentData())))

    @Slot()
    def _on_header(self) -> None:
        row = int(self.header.currentData())
        self._wish(replace(self.wishes, header_row=row, chosen=None))

    @Slot()
    def _on_category(self) -> None:
        self._wish(replace(self.wishes, category=self.category.word))

    def _on_field(self, field: Field, at: int) -> None:
        reading = self._reading
        if reading is None:
            return
        place = self.fields[field].itemData(at)
        name = "" if place == NO_COLUMN else reading.columns[place].name
        # Two choices in a hurry: the second goes on from the first, not from what is shown.
        before = reading.chosen if self.wishes.chosen is None else self.wishes.chosen
        self._wish(replace(
            self.wishes, header_row=reading.header_row, chosen=with_choice(before, field, name)
        ))  # fmt: skip


class Unclear(Spoken):
    """Why the columns cannot be told, and what to choose; it goes when they can."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._problem: ColumnsUnclear | None = None
        self.text, self.next_step = label(wrap=True), label("soft", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("problem", column([self.text, self.next_step], gap=2, edge=12)))
        self.show_problem(None)

    def show_problem(self, problem: ColumnsUnclear | None) -> None:
        self._problem = problem
        self.setVisible(problem is not None)
        self.refresh()

    def refresh(self) -> None:
        problem, language = self._problem, self.desk.voice.language
        said = choosing_sentence(problem, language) if problem is not None else Sentence("")
        self.text.setText(said.text)
        self.next_step.setText(said.next_step)


class Choice(QComboBox):
    """Texts with what they stand for; the wheel scrolls past it and chooses nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: Sequence[tuple[str, object]] = ()
        self.setMinimumHeight(touch_height(self.fontMetrics()))
        _fit(self)

    def show_choices(self, choices: Sequence[tuple[str, object]], data: object) -> None:
        """Offer these, unless they are offered already, and show the one that stands for `data`."""
        if choices != self._choices:
            self._choices = choices
            self.clear()
            for text, stands_for in choices:
                self.addItem(text, stands_for)
        self.show_data(data)

    def show_data(self, data: object) -> None:
        places = [at for at, (_, stands_for) in enumerate(self._choices) if stands_for == data]
        self.setCurrentIndex(places[0] if places else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _fit(box: QComboBox) -> None:
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)


def _row_named(at: int, cells: tuple[str, ...], voice: Voice) -> str:
    said = " · ".join(as_shown(cell.strip()) for cell in cells if cell.strip())
    begin = said[:LONGEST_ROW] + ("…" if len(said) > LONGEST_ROW else "")
    return told(str(at), as_marked(begin, voice), voice.gettext)
