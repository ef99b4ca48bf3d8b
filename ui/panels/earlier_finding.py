"""One finding of the visit before: what was found, and what became of it since."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from checklists.asking.terms import term
from checklists.delivering.places import item_name
from checklists.delivering.stocktake import FollowedUp
from checklists.delivering.words import Since
from checklists.inspecting import doing, following, taking_stock
from checklists.inspecting.inspection import Finding, Inspection
from checklists.inspecting.rating import DEFAULT, grade
from checklists.values import State
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.fields import TextArea, captioned
from ui.widgets.making import Part, button, column, label, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken
from ui.widgets.word_buttons import WordButtons

TONES = {
    Since.FIXED: "met",
    Since.PARTLY_FIXED: "partly_met",
    Since.PERSISTS: "not_met",
    Since.WORSE: "critical",
    Since.NOT_SEEN: "not_verified",
}


class EarlierFinding(Spoken):
    """`findings_wanted`: to the finding of this visit that it became again."""

    item_wanted = Signal(str)
    findings_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._identity = ""
        self._followed: FollowedUp | None = None
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.place, self.statement = label("label", wrap=True), label("question", wrap=True)
        self.recommendation = label("soft", wrap=True)
        self.choices = WordButtons(desk, TONES, 3)
        self.choices.chosen.connect(self.choose)
        self.remark = TextArea(3)
        self.settling.watch(self.remark)
        self.again, self.go = button("link"), button("link")
        self.again.clicked.connect(self.findings_wanted)
        self.go.clicked.connect(self._on_go)
        parts: list[Part] = [
            self.place, self.statement, self.recommendation, self.choices,
            captioned(self.said, N_("Remark"), self.remark),
            row([self.again, self.go, None]),
        ]  # fmt: skip
        self.setLayout(column(parts, gap=14, edge=20))

    def show_finding(self, inspection: Inspection, identity: str) -> None:
        """Go to a finding; what was being typed at another is saved first."""
        is_other = identity != self._identity
        if is_other:
            self.settling.settle()
        self._inspection, self._identity = inspection, identity
        if is_other or not self.desk.session.pending:
            self._followed = inspection.stocktake.followed.get(identity)
        self.refresh()

    def refresh(self) -> None:
        inspection, finding = self._inspection, self._finding
        if inspection is None or finding is None:
            return
        voice = self.desk.voice
        graded = term(grade(finding, self.desk.session.matrix or DEFAULT), voice.language)
        named = item_name(finding.item, inspection.stores)
        many = voice.ngettext("found at {count} visit", "found at {count} visits", finding.times)
        times = many.format(count=finding.times) if finding.times > 1 else ""
        self.place.setText(voice.beside(f"F-{finding.number:02d}", graded, named, times))
        self.statement.setText(finding.statement)
        self.recommendation.setText(finding.recommendation)
        self.go.setVisible(bool(inspection.find_item(finding.item)))
        self.go.setText(self.gettext("Go to {item}").format(item=finding.item))
        now = (one for one in inspection.findings.values() if one.earlier == self._identity)
        became = next(now, None)
        self.again.setVisible(became is not None)
        if became is not None:
            number = f"F-{became.number:02d}"
            words = self.gettext("A finding of this visit again: {number}")
            self.again.setText(words.format(number=number))
        self._show_followed(is_open=inspection.state == State.DRAFT)

    @Slot(object)
    def choose(self, since: Since) -> None:
        if self._inspection is not None and self._inspection.state == State.DRAFT:
            self._commit(FollowedUp(since, self.remark.toPlainText().strip()))

    @property
    def _finding(self) -> Finding | None:
        earlier = self._inspection.earlier if self._inspection is not None else None
        return earlier.findings.get(self._identity) if earlier is not None else None

    def _show_followed(self, *, is_open: bool) -> None:
        known = self._followed
        self.choices.show_word(known.since if known else None)
        self.choices.setEnabled(is_open)
        waits = self.gettext("Choose first; then this is saved as you type.")
        self.remark.setEnabled(known is not None)
        self.remark.setReadOnly(not is_open)
        self.remark.setPlaceholderText("" if known else waits)
        if not self.settling.is_open:
            self.settling.show_text(self.remark, known.remark if known else "")

    @Slot()
    def _on_settled(self) -> None:
        if self._followed is not None:
            self._commit(replace(self._followed, remark=self.remark.toPlainText().strip()))

    @Slot()
    def _on_go(self) -> None:
        if self._finding is not None:
            self.item_wanted.emit(self._finding.item)

    def _commit(self, followed: FollowedUp) -> None:
        self.settling.forget()
        if self._inspection is None or followed == self._followed:
            self.refresh()
            return
        self._followed = followed
        self.refresh()
        inspection, identity = self._inspection.id, self._identity
        again = following.found_again(self._inspection, identity, followed)
        # Two deeds, so that each can be taken back by itself.
        self.desk.session.do(
            lambda ws: taking_stock.follow_up(ws, inspection, identity, followed),
            typed=followed.remark,
        )
        if again is not None:
            self.desk.session.do(lambda ws: doing.record_finding(ws, inspection, again), typed="")
