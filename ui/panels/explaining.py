"""Where a declared item is that is not in the store, and the document that says so."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.reconciliation import Line
from checklists.delivering.stocktake import Explained
from checklists.delivering.words import Whereabouts
from checklists.inspecting import taking_stock
from ui.desk import Desk
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.fields import captioned, line
from ui.widgets.making import Part, column, frame, label
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken

WORDS: tuple[Whereabouts | None, ...] = (None, *Whereabouts)
# What usually says so; another document serves as well.
USUAL = {
    Whereabouts.ISSUED: N_("Issue register or order"),
    Whereabouts.IN_REPAIR: N_("Repair order or receipt"),
    Whereabouts.IN_TRAINING: N_("Issue order for the training"),
    Whereabouts.COMBAT_LOSS: N_("Loss report"),
    Whereabouts.DESTROYED: N_("Certificate of destruction"),
}


class Explaining(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection = ""
        self._line: Line | None = None
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.where = QComboBox()
        self.where.setMinimumHeight(touch_height(self.where.fontMetrics()))
        self.where.addItems(["" for _ in WORDS])
        self.document, self.remark = line(), line()
        self.where.currentIndexChanged.connect(self._on_where)
        self.settling.watch(self.where, self.document, self.remark)
        title = label("heading")
        self.say(title.setText, "Why it is not here")
        self.unproven = label("partly_met", wrap=True)
        self.say(self.unproven.setText, "Without a document this changes nothing: name it.")
        parts: list[Part] = [
            title,
            captioned(self.said, N_("Where it is"), self.where),
            captioned(self.said, N_("Document that says so"), self.document),
            captioned(self.said, N_("Remark"), self.remark),
            self.unproven,
        ]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", column(parts, gap=8, edge=12)))
        self.refresh()

    def show_line(self, shown: Line, inspection: str, *, is_open: bool) -> None:
        """Show what is explained of this item; what was typed for another is saved first."""
        if self._line is None or self._line.id != shown.id:
            self.settling.settle()
        self._line, self._inspection = shown, inspection
        if not self.settling.is_open:
            known = shown.explained
            self.where.setCurrentIndex(WORDS.index(known.whereabouts if known else None))
            self.settling.show_text(self.document, known.document if known else "")
            self.settling.show_text(self.remark, known.remark if known else "")
        self.unproven.setVisible(shown.is_unproven)
        for field in (self.where, self.document, self.remark):
            field.setEnabled(is_open)

    def refresh(self) -> None:
        for at, word in enumerate(WORDS):
            unsaid = self.gettext("Not explained")
            self.where.setItemText(at, term(word, self.desk.voice.language) if word else unsaid)
        self._on_where(self.where.currentIndex())

    @Slot(int)
    def _on_where(self, at: int) -> None:
        word = WORDS[max(0, at)]
        self.document.setPlaceholderText(self.gettext(USUAL.get(word, "")) if word else "")

    @Slot()
    def _on_settled(self) -> None:
        if self._line is None:
            return
        word = WORDS[max(0, self.where.currentIndex())]
        document, remark = self.document.text().strip(), self.remark.text().strip()
        if word is None and (document or remark):
            word = Whereabouts.OTHER
            self.where.setCurrentIndex(WORDS.index(word))
        explained = Explained(word, document, remark) if word is not None else None
        if explained != self._line.explained:
            inspection, item = self._inspection, self._line.id
            self.desk.session.do(
                lambda ws: taking_stock.explain(ws, inspection, item, explained),
                typed=f"{document}\n{remark}".strip(),
            )
