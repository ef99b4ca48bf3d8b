"""Begin an inspection: its kind, its checklists, and where it takes place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from checklists.asking.adding import with_added_references
from checklists.asking.checklist import Checklist
from checklists.asking.overlays import additions
from checklists.delivering.places import Facility, Store
from checklists.inspecting import doing
from checklists.inspecting.inspection import Person, Transfer, Visit
from checklists.inspecting.keeping import Outcome, Workspace
from checklists.inspecting.preparing import find_clash
from checklists.values import InspectionKind
from ui.desk import Desk
from ui.models.shelf import Shelf, Shelved
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

    def begin(self) -> None:
        """An empty form; what is on the shelf is looked up anew."""
        for field in (self.title, self.facility, self.place, self.country):
            field.clear()
        self.purpose.clear()
        self.stores.show_stores(())
        self.problems.clear()
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
        return frame("card", column([kind, caption, self.shelf, self.clash], edge=20))

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
        named = self.kind.word.replace("_", "-")
        for each in self.checklists:
            self.ticks[each.key].setChecked(each.checklist.id == named)
        self._allow()

    @Slot()
    def _allow(self) -> None:
        chosen = self._chosen()
        clash = _clash(chosen)
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
    def _on_start(self) -> None:
        chosen = tuple(each.checklist for each in self._chosen())
        kind, visit = self.kind.word, self._visit()
        stores = () if self.building.isHidden() else self.stores.stores()
        self.start.setEnabled(False)
        job = self.desk.session.do(lambda workspace: _start(workspace, kind, chosen, visit, stores))
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
            transfer=Transfer("", "", "", "", ""),
            team=(Person(actor, "", ""),) if actor else (),
            hosts=(),
            began=session.clock(),
            ended=None,
        )

    @Slot(object)
    def _on_begun(self, outcome: Outcome) -> None:
        self.begun.emit(outcome.inspection.id)


def _start(
    workspace: Workspace,
    kind: InspectionKind,
    chosen: tuple[Checklist, ...],
    visit: Visit,
    stores: tuple[Store, ...],
) -> Outcome:
    """Begin with what the country's regions and the workspace's overlay add to the items."""
    added = additions(visit.facility.country, workspace.overlay())
    whole = with_added_references(chosen, added)
    return doing.start_inspection(workspace, kind, whole, visit, stores)


def _clash(chosen: Sequence[Shelved]) -> tuple[Shelved, ...]:
    """The first two that ask different things under one id: an answer could not tell them apart."""
    clash = find_clash([each.checklist for each in chosen])
    if clash is None:
        return ()
    digests = [each.checklist.printed_digest() for each in chosen]
    other = len(digests) - 1 - digests[::-1].index(clash.other.printed_digest())
    return chosen[digests.index(clash.one.printed_digest())], chosen[other]
