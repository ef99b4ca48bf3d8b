"""What the records of a case lack by Article 12(3), and until when they stay at least."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.delivering.case import Case
from checklists.delivering.keeping_records import keep_records_until, record_gaps
from ui.desk import Desk
from ui.widgets.making import column, empty, frame, label
from ui.widgets.spoken import Spoken
from ui.wording.places import record_gap_sentence


class RecordGaps(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case: Case | None = None
        title, about = label("heading"), label("soft", wrap=True)
        self.say(title.setText, "What the records lack")
        self.say(
            about.setText,
            "Article 12(3) of the Arms Trade Treaty names what records should hold; by Article "
            "12(4) they are kept for ten years at least.",
        )
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(4)
        self.until = label(wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", column([title, about, self._gaps, self.until], edge=20)))

    def show_case(self, case: Case) -> None:
        if case is not self._case:
            self._case = case
            self.refresh()

    def refresh(self) -> None:
        if self._case is None:
            return
        empty(self._gaps)
        gaps = record_gaps(self._case)
        for gap in gaps:
            said = label(wrap=True)
            said.setText("• " + record_gap_sentence(gap, self.desk.voice.language))
            self._gaps.addWidget(said)
        if not gaps:
            said = label(wrap=True)
            said.setText(self.gettext("Nothing is missing."))
            self._gaps.addWidget(said)
        until = keep_records_until(self._case)
        words = self.gettext("Records are kept until {day} at least.")
        unknown = self.gettext("Until when they are kept is not known yet: no date is recorded.")
        self.until.setText(words.format(day=until) if until else unknown)
