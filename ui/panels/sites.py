"""The facilities of a case, each with its stores."""

from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.case import Case, Site
from checklists.delivering.places import Facility
from ui.desk import Desk
from ui.panels.case_entries import CaseEntries
from ui.panels.stores import Stores
from ui.speech import N_
from ui.widgets.entry_editor import EntryEditor
from ui.widgets.facility_kind import FacilityKindChoice
from ui.widgets.fields import captioned, line
from ui.widgets.making import column, frame, label, readable, scrolled
from ui.widgets.position_note import PositionNote
from ui.widgets.spoken import Spoken

FIELDS = {
    "name": N_("Facility"),
    "place": N_("Place"),
    "country": N_("Country (two letters)"),
    "coordinates": N_("Coordinates"),
}


class SiteEditor(EntryEditor):
    entry: Site

    def build_fields(self) -> QLayout:
        self.named = {name: line() for name in FIELDS}
        self.named["country"].setMaxLength(2)
        self.kind = FacilityKindChoice(self.desk)
        self.stores = Stores(self.desk, self.settling)
        self.settling.watch(*self.named.values(), self.kind.box)
        grid = QGridLayout()
        grid.setSpacing(12)
        for at, (name, message) in enumerate(FIELDS.items()):
            grid.addLayout(captioned(self.said, message, self.named[name]), at // 2, at % 2)
        position = PositionNote(self.desk, self.named["coordinates"])
        stores = label("label")
        self.say(stores.setText, N_("Stores"))
        kind = captioned(self.said, N_("Kind of facility"), self.kind.box)
        return column([grid, position, kind, stores, self.stores])

    def show_fields(self, entry: Site) -> None:
        for name, field in self.named.items():
            self.settling.show_text(field, getattr(entry.facility, name))
        self.kind.show_word(entry.facility.kind)
        self.stores.show_stores(entry.stores)

    def first_field(self) -> QWidget:
        return self.named["name"]

    def typed(self) -> Site:
        texts = {name: field.text().strip() for name, field in self.named.items()}
        texts["country"] = texts["country"].upper()
        return Site(Facility(**texts, kind=self.kind.word), self.stores.stores())

    def refresh(self) -> None:
        facility, voice = self.entry.facility, self.desk.voice
        count = len(self.entry.stores)
        kind = term(facility.kind, voice.language) if facility.kind else ""
        stores = voice.ngettext("{count} store", "{count} stores", count).format(count=count)
        self.say_short(
            voice.beside(facility.name) or self.gettext("Facility without a name"),
            voice.beside(facility.place, facility.country, kind, stores),
        )
        self.remove.setText(self.gettext("Take the facility out"))


class SiteEntries(CaseEntries):
    part = "sites"
    words = (
        N_("Facilities"),
        N_("No facility yet. Add each place where the arms are kept, with its stores."),
        N_("Add a facility"),
    )
    editor = SiteEditor

    def new_entry(self) -> Site:
        return Site(Facility("", "", "", ""), ())


class SitesPanel(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._lost: tuple[str, ...] = ()
        self.list = SiteEntries(desk)
        self.lost = label("partly_met", wrap=True)
        content = QWidget()
        listed = frame("card", column([self.lost, self.list], edge=18))
        content.setLayout(column([listed, None], edge=20))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(readable(content)))

    def show_case(self, case: Case) -> None:
        self._lost = stores_nowhere(case)
        self.list.show_case(case)
        self.refresh()

    def refresh(self) -> None:
        words = self.gettext("Declared items name stores that no facility has: {names}.")
        self.lost.setText(words.format(names=", ".join(self._lost)))
        self.lost.setVisible(bool(self._lost))


def stores_nowhere(case: Case) -> tuple[str, ...]:
    """The stores that declared items name and no facility of the case has, each once."""
    known = {store.name for site in case.sites.values() for store in site.stores}
    named = {item.store for item in case.declared.values() if item.store}
    return tuple(sorted(named - known))
