"""What stays for the next marks: the store, the state of the marking, and a second person."""

from PySide6.QtWidgets import QWidget

from checklists.delivering.stocktake import SeenMark
from checklists.delivering.words import EntryWay, Marking
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.fields import WordChoice, captioned, line
from ui.widgets.making import row
from ui.widgets.spoken import Spoken
from ui.widgets.store_choice import StoreChoice


class MarkFields(Spoken):
    """The remark belongs to one mark and does not stay."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.store = StoreChoice()
        self.marking = WordChoice(desk, Marking)
        self.second, self.remark = line(), line()
        layout = row(gap=10)
        for message, field, share in (
            (N_("Store"), self.store, 3),
            (N_("Marking"), self.marking.box, 2),
            (N_("Second person"), self.second, 3),
            (N_("Remark on the next mark"), self.remark, 4),
        ):
            layout.addLayout(captioned(self.said, message, field), share)
        self.setLayout(layout)

    def mark(self, text: str, way: EntryWay, item: str) -> SeenMark:
        return SeenMark(
            number=0,
            text=text,
            way=way,
            marking=self.marking.word,
            item=item,
            store=self.store.store,
            second_person=self.second.text().strip(),
            remark=self.remark.text().strip(),
        )

    def show_mark(self, mark: SeenMark) -> None:
        """Put what was recorded into the fields, to be corrected."""
        self.store.show_store(mark.store)
        self.marking.show_word(mark.marking)
        self.second.setText(mark.second_person)
        self.remark.setText(mark.remark)
