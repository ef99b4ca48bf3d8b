"""What a case is about: its parties, authorization, consignment, and how long to keep records."""

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from checklists.delivering.case import Authorization, Case, CaseHead, Consignment, Party
from checklists.inspecting import casework
from checklists.values import Stage
from ui.desk import Desk
from ui.panels.record_gaps import RecordGaps
from ui.speech import N_
from ui.widgets.checked_line import CheckedLine, amount_line, day_line, even
from ui.widgets.fields import TextArea, WordChoice, captioned, line
from ui.widgets.making import column, frame, label, readable, row, scrolled
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken

PARTIES = {
    "exporter": (N_("Exporter"), N_("Country of the exporter (two letters)")),
    "importer": (N_("Importer"), N_("Country of the importer (two letters)")),
    "end_user": (N_("End user"), N_("Country of the end user (two letters)")),
}


class CaseHeadPanel(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case: Case | None = None
        self._head: CaseHead | None = None
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.title, self.stage = line(), WordChoice(desk, Stage)
        self.names = {part: line() for part in PARTIES}
        self.countries = {part: line() for part in PARTIES}
        self.number, self.terms = line(), TextArea(3)
        self.reference, self.currency, self.transit = line(), line(), line()
        self.days = {
            part: day_line(desk)
            for part in ("issued", "expires", "sent", "delivered", "keep_until")
        }
        self.amount = amount_line(desk)
        for field in self.countries.values():
            field.setMaxLength(2)
        self.currency.setMaxLength(3)
        self.settling.watch(*(field for field, _ in self._texts(None)), self.stage.box)
        self.settling.watch(*(checked.field for checked, _ in self._checked(None)))
        self.gaps = RecordGaps(desk)
        self._build()

    def show_case(self, case: Case) -> None:
        self.gaps.show_case(case)
        if self._case is None or self._case.id != case.id:
            self.settling.forget()
            for checked, _ in self._checked(None):
                checked.forget()
        self._case = case
        newer = self.settling.is_open or self.desk.session.pending
        if newer or case.head == self._head:
            return
        head = self._head = case.head
        for field, text in self._texts(head):
            self.settling.show_text(field, text)
        for checked, text in self._checked(head):
            checked.show_value(text)
        self.stage.show_word(head.stage)

    def _texts(self, head: CaseHead | None) -> Iterator[tuple[QLineEdit | TextArea, str]]:
        """Every field of free text, with what stands in it."""
        yield self.title, head.title if head else ""
        for part in PARTIES:
            party: Party | None = getattr(head, part) if head else None
            yield self.names[part], party.name if party else ""
            yield self.countries[part], party.country if party else ""
        yield self.number, head.authorization.number if head else ""
        yield self.terms, head.authorization.terms if head else ""
        yield self.reference, head.consignment.reference if head else ""
        yield self.currency, head.consignment.currency if head else ""
        yield self.transit, ", ".join(head.consignment.transit) if head else ""

    def _checked(self, head: CaseHead | None) -> Iterator[tuple[CheckedLine, str]]:
        yield self.amount, head.consignment.value if head else ""
        yield self.days["issued"], head.authorization.issued if head else ""
        yield self.days["expires"], head.authorization.expires if head else ""
        yield self.days["sent"], head.consignment.sent if head else ""
        yield self.days["delivered"], head.consignment.delivered if head else ""
        yield self.days["keep_until"], head.keep_until if head else ""

    def _build(self) -> None:
        what = row()
        what.addLayout(captioned(self.said, N_("Title of the case"), self.title), 2)
        what.addLayout(captioned(self.said, N_("Stage of the supply chain"), self.stage.box), 1)
        keep = captioned(self.said, N_("Keep the records until (day)"), self.days["keep_until"])
        cards = column([
            self._card(N_("Case"), what),
            self._card(N_("Parties"), self._build_parties()),
            self._card(N_("Authorization"), self._build_authorization()),
            self._card(N_("Consignment"), self._build_consignment()),
            self._card(N_("Records"), row([keep, None])),
            self.gaps,
            None,
        ], gap=16, edge=20)  # fmt: skip
        form = QWidget()
        form.setLayout(cards)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(readable(form)))

    def _build_parties(self) -> QLayout:
        grid = _grid(2, 1)
        for at, (part, (name, country)) in enumerate(PARTIES.items()):
            grid.addLayout(captioned(self.said, name, self.names[part]), at, 0)
            grid.addLayout(captioned(self.said, country, self.countries[part]), at, 1)
        return grid

    def _build_authorization(self) -> QLayout:
        said, grid = self.said, _grid(1, 1, 1)
        grid.addLayout(even(captioned(said, N_("Number"), self.number)), 0, 0)
        grid.addLayout(even(captioned(said, N_("Issued on (day)"), self.days["issued"])), 0, 1)
        grid.addLayout(even(captioned(said, N_("Expires on (day)"), self.days["expires"])), 0, 2)
        grid.addLayout(captioned(said, N_("Terms"), self.terms), 1, 0, 1, 3)
        return grid

    def _build_consignment(self) -> QLayout:
        said, grid = self.said, _grid(1, 1, 1)
        transit = N_("Transit States (two letters each)")
        grid.addLayout(even(captioned(said, N_("Reference"), self.reference)), 0, 0)
        grid.addLayout(even(captioned(said, N_("Value"), self.amount)), 0, 1)
        grid.addLayout(even(captioned(said, N_("Currency (three letters)"), self.currency)), 0, 2)
        grid.addLayout(even(captioned(said, N_("Sent on (day)"), self.days["sent"])), 1, 0)
        grid.addLayout(
            even(captioned(said, N_("Delivered on (day)"), self.days["delivered"])), 1, 1
        )
        grid.addLayout(even(captioned(said, transit, self.transit)), 1, 2)
        return grid

    def _card(self, message: str, inside: QLayout) -> QWidget:
        title = label("heading")
        self.say(title.setText, message)
        return frame("card", column([title, inside], edge=18))

    def _typed(self) -> CaseHead:
        days = {part: checked.value for part, checked in self.days.items()}
        return CaseHead(
            title=self.title.text().strip(),
            stage=self.stage.word,
            exporter=self._party("exporter"),
            importer=self._party("importer"),
            end_user=self._party("end_user"),
            authorization=Authorization(
                number=self.number.text().strip(),
                issued=days["issued"],
                expires=days["expires"],
                terms=self.terms.toPlainText().strip(),
            ),
            consignment=Consignment(
                reference=self.reference.text().strip(),
                value=self.amount.value,
                currency=self.currency.text().strip().upper(),
                sent=days["sent"],
                delivered=days["delivered"],
                transit=_codes(self.transit.text()),
            ),
            keep_until=days["keep_until"],
        )

    def _party(self, part: str) -> Party:
        country = self.countries[part].text().strip().upper()
        return Party(self.names[part].text().strip(), country)

    @Slot()
    def _on_settled(self) -> None:
        typed = self._typed()
        if self._case is None or typed == self._head:
            return
        self._head = typed
        case = self._case.id
        self.desk.session.do(
            lambda ws: casework.change_head(ws, case, typed),
            typed=f"{typed.title}\n{typed.authorization.terms}",
        )


def _codes(text: str) -> tuple[str, ...]:
    """Two-letter codes, however they were set apart."""
    return tuple(text.upper().replace(",", " ").replace(";", " ").split())


def _grid(*shares: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(12)
    for at, share in enumerate(shares):
        grid.setColumnStretch(at, share)
    return grid
