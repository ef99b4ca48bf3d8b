"""The visit: what, where, who, when, and the transfer it is about."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from checklists.delivering.places import Facility
from checklists.inspecting import doing
from checklists.inspecting.inspection import Inspection, Transfer, Visit
from checklists.inspecting.stores import ids_in_use
from checklists.values import State
from ui.desk import Desk
from ui.panels.people import People
from ui.panels.stores import Stores
from ui.speech import N_
from ui.widgets.facility_kind import FacilityKindChoice
from ui.widgets.fields import TextArea, captioned, line
from ui.widgets.making import column, frame, label, readable, row, scrolled
from ui.widgets.moment import Moment
from ui.widgets.position_note import PositionNote
from ui.widgets.region_note import RegionNote
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken

FACILITY = {
    "name": N_("Facility"),
    "place": N_("Place"),
    "country": N_("Country (two letters)"),
    "coordinates": N_("Coordinates"),
}
TRANSFER = {
    "authorization": N_("Authorization"),
    "exporter": N_("Exporter"),
    "importer": N_("Importer"),
    "end_user": N_("End user"),
    "consignment": N_("Consignment"),
}


class VisitPanel(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._visit: Visit | None = None
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.title, self.purpose = line(), TextArea(2)
        self.facility = {name: line() for name in FACILITY}
        self.kind = FacilityKindChoice(desk)
        self.transfer = {name: line() for name in TRANSFER}
        self.facility["country"].setMaxLength(2)
        self.region = RegionNote(desk)
        self.facility["country"].textChanged.connect(self.region.show_country)
        self.began, self.ended = Moment(desk), Moment(desk)
        self.team, self.hosts = People(desk, self.settling), People(desk, self.settling)
        self.stores = Stores(desk)
        self.stores.changed.connect(self._on_stores)
        for moment in (self.began, self.ended):
            moment.changed.connect(self.settling.settle_now)
        self.settling.watch(
            self.title, self.purpose, *self.facility.values(), *self.transfer.values()
        )
        self.settling.watch(self.kind.box)
        self._build()

    def show_inspection(self, inspection: Inspection) -> None:
        if self._inspection is None or self._inspection.id != inspection.id:
            self.settling.forget()
            self.stores.settling.forget()
        self._inspection = inspection
        self.stores.show_stores(inspection.stores, ids_in_use(inspection))
        self.stores_card.setVisible(any(one.is_per_store for one in inspection.checklists))
        if self.settling.is_open or self.desk.session.pending or inspection.visit == self._visit:
            self._allow()
            return
        visit = self._visit = inspection.visit
        self.settling.show_text(self.title, visit.title)
        self.settling.show_text(self.purpose, visit.purpose)
        for part, named in ((visit.facility, self.facility), (visit.transfer, self.transfer)):
            for name, field in named.items():
                self.settling.show_text(field, getattr(part, name))
        self.kind.show_word(visit.facility.kind)
        self.team.show_people(visit.team)
        self.hosts.show_people(visit.hosts)
        self.began.show_moment(visit.began)
        self.ended.show_moment(visit.ended)
        self._allow()

    def _allow(self) -> None:
        is_open = self._inspection is not None and self._inspection.state == State.DRAFT
        self.form.setEnabled(is_open)

    def _build(self) -> None:
        said = self.said
        what = column([
            captioned(said, N_("Title of the inspection"), self.title),
            captioned(said, N_("Purpose"), self.purpose),
            row([self._titled(N_("Began"), self.began), self._titled(N_("Ended"), self.ended)]),
        ])  # fmt: skip
        facility = self._grid(FACILITY, self.facility)
        kind = captioned(said, N_("Kind of facility"), self.kind.box)
        facility.addLayout(kind, facility.rowCount(), 0)
        facility.addWidget(self.region, facility.rowCount(), 0, 1, 2)
        position = PositionNote(self.desk, self.facility["coordinates"])
        facility.addWidget(position, facility.rowCount(), 0, 1, 2)
        becomes = label("soft", wrap=True)
        self.say(
            becomes.setText,
            "Sections about one building are asked for each of these. What was answered before "
            "there was a store counts for the first one. When you remove a store, its answers are "
            "set apart and no longer count; the report still shows them, and you can undo it.",
        )
        self.stores_card = self._card(N_("Stores"), column([becomes, self.stores]))
        self.form = QWidget()
        self.form.setLayout(column([
            self._card(N_("Visit"), what),
            self._card(N_("Facility"), facility),
            self.stores_card,
            self._card(N_("Inspection team"), column([self.team])),
            self._card(N_("Hosts"), column([self.hosts])),
            self._card(N_("Transfer verified"), self._grid(TRANSFER, self.transfer)),
            None,
        ], gap=16, edge=20))  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(readable(self.form)))

    def _card(self, message: str, inside: QVBoxLayout | QGridLayout) -> QWidget:
        title = label("heading")
        self.say(title.setText, message)
        return frame("card", column([title, inside], edge=18))

    def _titled(self, message: str, moment: Moment) -> QVBoxLayout:
        title = label("label")
        self.say(title.setText, message)
        self.say(moment.name, message)
        return column([title, moment], gap=4)

    def _grid(self, captions: dict[str, str], named: dict[str, QLineEdit]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        for at, (name, message) in enumerate(captions.items()):
            grid.addLayout(captioned(self.said, message, named[name]), at // 2, at % 2)
        return grid

    def _typed(self) -> Visit:
        facility = {name: field.text().strip() for name, field in self.facility.items()}
        facility["country"] = facility["country"].upper()
        transfer = {name: field.text().strip() for name, field in self.transfer.items()}
        return Visit(
            title=self.title.text().strip(),
            purpose=self.purpose.toPlainText().strip(),
            facility=Facility(**facility, kind=self.kind.word),
            transfer=Transfer(**transfer),
            team=self.team.people(),
            hosts=self.hosts.people(),
            began=self.began.moment,
            ended=self.ended.moment,
        )

    @Slot()
    def _on_settled(self) -> None:
        typed = self._typed()
        if self._inspection is None or typed == self._visit:
            return
        self._visit = typed
        inspection = self._inspection.id
        self.desk.session.do(
            lambda workspace: doing.change_visit(workspace, inspection, typed),
            typed=f"{typed.title}\n{typed.purpose}",
        )

    @Slot()
    def _on_stores(self) -> None:
        if self._inspection is not None:
            inspection, stores = self._inspection.id, self.stores.stores()
            self.desk.session.do(
                lambda workspace: doing.change_stores(workspace, inspection, stores),
                typed="\n".join(store.name for store in stores),
            )
