"""Begin an inspection: its kind, its checklists, and where it takes place."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from checklists.delivering.case import Case
from checklists.delivering.places import Facility
from checklists.inspecting.beginning import NO_TRANSFER, Beginning, begin
from checklists.inspecting.inspection import Person, Visit
from checklists.inspecting.keeping import Outcome
from checklists.values import InspectionKind
from ui.desk import Desk
from ui.models.shelf import Shelf, Shelved, clashing
from ui.panels.case_choice import CaseChoice
from ui.panels.stores import Stores
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.facility_kind import FacilityKindChoice
from ui.widgets.fields import TextArea, WordChoice, captioned, line
from ui.widgets.making import button, column, empty, frame, label, readable, row, scrolled
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.region_note import RegionNote
from ui.widgets.spoken import Spoken


class NewInspection(Spoken):
    begun = Signal(str)
    given_up = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("page")
        self.checklists: tuple[Shelved, ...] = ()
        self.ticks: dict[str, QCheckBox] = {}
        self.problems = ProblemBar(desk)
        self._shelf = Shelf(desk, self)
        self._shelf.filled.connect(self._on_shelf)
        self._shelf.failed.connect(self.problems.tell)
        self._build()
        self.kind.box.currentIndexChanged.connect(self._suggest)
        self.of.failed.connect(self.problems.tell)
        self.of.changed.connect(self._ask_case)

    def begin(self, case: str = "", earlier: str = "") -> None:
        """An empty form; what is on the shelf is looked up anew.

        `case` and `earlier` are the ids of the case and of the visit to follow up, or empty.
        """
        for field in (self.title, self.facility, self.place, self.country):
            field.clear()
        self.purpose.clear()
        self.stores.show_stores(())
        self.problems.clear()
        if case:
            after = InspectionKind.FOLLOW_UP_VISIT
            first = InspectionKind.POST_DELIVERY_VERIFICATION
            self.kind.show_word(after if earlier else first)
        self.of.fill(case, earlier)
        self._shelf.fill()
        self._allow()
        self.title.setFocus()

    def refresh(self) -> None:
        language = self.desk.voice.content
        for shelved in self.checklists:
            tick, checklist = self.ticks[shelved.key], shelved.checklist
            count = sum(1 for _ in checklist.items())
            items = self.desk.voice.ngettext("{count} item", "{count} items", count)
            named = shelved.name(self.desk) if shelved.is_own else checklist.title.to(language)
            tick.setText(f"{named} — {items.format(count=count)}")
            tick.setToolTip(checklist.about.to(language))
        self._allow()

    def _build(self) -> None:
        head = label("title")
        self.say(head.setText, "New inspection")
        self.building = self._build_stores()
        inside = column([self._build_what(), self._build_where(), self.building], gap=16)
        content = QWidget()
        content.setLayout(inside)
        inside.addStretch(1)
        back = button("quiet")
        self.say(back.setText, "Back")
        back.clicked.connect(self.given_up)
        self.start = button("primary")
        self.say(self.start.setText, "Begin the inspection")
        self.start.clicked.connect(self._on_start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(16)
        layout.addWidget(head)
        layout.addWidget(self.problems)
        layout.addWidget(scrolled(readable(content)), 1)
        layout.addLayout(row([back, None, self.start]))

    def _build_what(self) -> QWidget:
        self.kind = WordChoice(self.desk, InspectionKind)
        caption = label("label")
        self.say(caption.setText, "Checklists")
        self.shelf = QVBoxLayout()
        self.shelf.setSpacing(2)
        kind = captioned(self.said, N_("Kind of visit"), self.kind.box)
        self.clash = label("not_met", wrap=True)
        self.of = CaseChoice(self.desk)
        return frame("card", column([kind, self.of, caption, self.shelf, self.clash], edge=20))

    def _build_where(self) -> QWidget:
        self.title, self.facility, self.place, self.country = line(), line(), line(), line()
        self.country.setMaxLength(2)
        self.region = RegionNote(self.desk)
        self.country.textChanged.connect(self.region.show_country)
        self.purpose = TextArea(2)
        self.facility_kind = FacilityKindChoice(self.desk)
        facility = captioned(self.said, N_("Facility"), self.facility)
        place = captioned(self.said, N_("Place"), self.place)
        country = captioned(self.said, N_("Country (two letters)"), self.country)
        where = QHBoxLayout()
        where.setSpacing(12)
        for part, share in ((facility, 3), (place, 3), (country, 1)):
            where.addLayout(part, share)
        self.title.textChanged.connect(self._allow)
        self.facility.textChanged.connect(self._allow)
        return frame("card", column([
            captioned(self.said, N_("Title of the inspection"), self.title),
            where,
            self.region,
            captioned(self.said, N_("Kind of facility"), self.facility_kind.box),
            captioned(self.said, N_("Purpose"), self.purpose),
        ], edge=20))  # fmt: skip

    def _build_stores(self) -> QWidget:
        self.stores = Stores(self.desk)
        title, about = label("heading"), label("soft", wrap=True)
        self.say(title.setText, "Stores")
        self.say(
            about.setText,
            "Name each store or building you inspect: sections about one building are then asked "
            "for each of them, all others once. Leave it empty where there is only one.",
        )
        return frame("card", column([title, about, self.stores], edge=20))

    @Slot(object)
    def _on_shelf(self, checklists: tuple[Shelved, ...]) -> None:
        self.checklists = checklists
        empty(self.shelf)
        self.ticks.clear()
        for shelved in checklists:
            tick = QCheckBox()
            tick.setMinimumHeight(touch_height(tick.fontMetrics()))
            tick.toggled.connect(self._allow)
            self.ticks[shelved.key] = tick
            self.shelf.addWidget(tick)
        self.refresh()
        self._suggest()

    @Slot()
    def _suggest(self) -> None:
        """Tick the checklist made for this kind of visit: the one that has its name."""
        self.of.ask_earlier(wanted=self.kind.word == InspectionKind.FOLLOW_UP_VISIT)
        named = self.kind.word.replace("_", "-")
        for each in self.checklists:
            self.ticks[each.key].setChecked(each.checklist.id == named)
        self._allow()

    @Slot()
    def _allow(self) -> None:
        chosen = self._chosen()
        clash = clashing(chosen)
        words = self.gettext("“{one}” and “{other}” ask items of the same ids: choose one of them.")
        names = [each.name(self.desk) for each in clash] or ["", ""]
        self.clash.setText(words.format(one=names[0], other=names[1]))
        self.clash.setVisible(bool(clash))
        self.building.setVisible(any(each.checklist.is_per_store for each in chosen))
        named = bool(self.title.text().strip() or self.facility.text().strip())
        self.start.setEnabled(bool(chosen) and named and not clash)

    def _chosen(self) -> list[Shelved]:
        return [each for each in self.checklists if self.ticks[each.key].isChecked()]

    @Slot()
    def _ask_case(self) -> None:
        """What the case says of its first facility fills what is still empty."""
        if self.of.case:
            chosen = self.of.case
            job = self.desk.session.ask(lambda workspace: workspace.load_case(chosen))
            job.succeeded.connect(self._on_case)

    @Slot(object)
    def _on_case(self, case: Case) -> None:
        site = next(iter(case.sites.values()), None)
        if site is None or case.id != self.of.case:
            return
        known = site.facility
        for field, text in (
            (self.facility, known.name), (self.place, known.place), (self.country, known.country),
        ):  # fmt: skip
            if not field.text().strip():
                field.setText(text)
        if known.kind is not None and self.facility_kind.word is None:
            self.facility_kind.show_word(known.kind)
        if not self.stores.stores():
            self.stores.show_stores(tuple(replace(one, id="") for one in site.stores))

    @Slot()
    def _on_start(self) -> None:
        chosen = tuple(each.checklist for each in self._chosen())
        stores = () if self.building.isHidden() else self.stores.stores()
        wanted = Beginning(
            self.kind.word, chosen, self._visit(), stores, self.of.case, self.of.earlier
        )
        self.start.setEnabled(False)
        job = self.desk.session.do(lambda workspace: begin(workspace, wanted))
        job.succeeded.connect(self._on_begun)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)
        job.settled.connect(self._allow)

    def _visit(self) -> Visit:
        session = self.desk.session
        actor = session.workspace.actor if session.workspace else ""
        facility = self.facility.text().strip()
        return Visit(
            title=self.title.text().strip() or facility,
            purpose=self.purpose.toPlainText().strip(),
            facility=Facility(
                facility,
                self.place.text().strip(),
                self.country.text().strip().upper(),
                "",
                self.facility_kind.word,
            ),
            transfer=NO_TRANSFER,
            team=(Person(actor, "", ""),) if actor else (),
            hosts=(),
            began=session.clock(),
            ended=None,
        )

    @Slot(object)
    def _on_begun(self, outcome: Outcome) -> None:
        self.begun.emit(outcome.inspection.id)
