"""One inspection: who and where at the top, its parts as tabs, each built when first looked at."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.inspecting import doing
from checklists.inspecting.inspection import Inspection
from checklists.values import State
from ui.desk import Desk
from ui.models.shelf import Shelved
from ui.panels.checklist import ChecklistPanel
from ui.panels.count import CountPanel
from ui.panels.findings import Findings
from ui.panels.follow_up import FollowUpPanel
from ui.panels.judging import JudgingPanel
from ui.panels.moving import Moving
from ui.panels.new_edition import NewEdition
from ui.panels.overview import Overview
from ui.panels.report import ReportPanel
from ui.speech import N_
from ui.widgets.making import button, column, frame, label, readable, row, scrolled
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.saved_mark import SavedMark
from ui.widgets.spoken import Spoken
from ui.windows.inspection_parts import PARTS, Part, applies, make_part, show_part
from ui.wording import change_label

# A long name may be cut off rather than widen the window.
NAMES_EM = 20


class InspectionPage(Spoken):
    left = Signal()
    enlarged = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("page")
        self.inspection: Inspection | None = None
        self._built: dict[str, Part] = {}
        self._holders: dict[str, QWidget] = {}
        self._moving: Moving | None = None
        self.problems = ProblemBar(desk)
        self.edition = NewEdition(desk)
        self.edition.wanted.connect(self._show_move)
        self.tabs = self._build_tabs()
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_head())
        layout.addWidget(self.problems)
        layout.addWidget(self._build_sealed())
        layout.addWidget(self.edition)
        layout.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        self.tabs.tabBarClicked.connect(self._on_tab_again)
        session = desk.session
        session.shown.connect(self._on_shown)
        session.changed.connect(self._on_changed)
        self.refresh()
        if session.inspection is not None:
            self._on_shown(session.inspection)

    def go_to(self, name: str) -> None:
        """Show a part of the inspection."""
        at = list(PARTS).index(name)
        if not self.tabs.isTabVisible(at):
            return
        if self.tabs.currentIndex() == at:
            self._on_tab(at)
        self.tabs.setCurrentIndex(at)
        if name == "count":
            self.count.entry.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where the walk begins: the list of items, or the tabs."""
        walking = self.part == "checklist"
        start: QWidget = self.checklist.rail.view if walking else self.tabs
        if self.part == "count":
            self.count.entry.take_focus()
            return
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_item(self, item: str) -> None:
        self.go_to("checklist")
        self.checklist.rail.go(item)

    @property
    def checklist(self) -> ChecklistPanel:
        part = self._part("checklist")
        assert isinstance(part, ChecklistPanel)  # noqa: S101 - built so by make_part
        return part

    @property
    def count(self) -> CountPanel:
        part = self._part("count")
        assert isinstance(part, CountPanel)  # noqa: S101 - built so by make_part
        return part

    @property
    def seen(self) -> Part | None:
        """The part that is seen, if it has been built."""
        return self._built.get(self.part)

    @property
    def part(self) -> str:
        """The part that is seen; empty while a move to another edition is looked at."""
        if self._moving is not None and self.stack.currentWidget() is self._moving:
            return ""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def refresh(self) -> None:
        voice, inspection = self.desk.voice, self.inspection
        for at, (name, words) in enumerate(PARTS.items()):
            self.tabs.setTabText(at, self.gettext(words))
            self.tabs.setTabVisible(at, applies(name, inspection, self.desk.session.case))
        if inspection is None:
            return
        visit = inspection.visit
        self.title.setText(visit.title or self.gettext("Untitled"))
        kind, facility = term(inspection.kind, voice.language), visit.facility
        self.place.setText(voice.beside(kind, facility.name, facility.place))
        asked = [item.id for item in inspection.asked_items()]
        total, done = len(asked), sum(1 for item in asked if item in inspection.answers)
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        self.answered.setText(self.gettext("{done} of {total}").format(done=done, total=total))
        change = self.desk.session.undoable
        self.undo.setEnabled(change is not None)
        self.undo.setText(self.gettext("Undo") if change is None else self.gettext(
            "Undo {change}").format(change=change_label(change, voice.language)))  # fmt: skip
        self._tell_sealed(inspection)

    def _build_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        self.say(tabs.setAccessibleName, N_("Parts of the inspection"))
        for name in PARTS:
            tabs.setTabData(tabs.addTab(""), name)
        return tabs

    def _build_head(self) -> QWidget:
        back = button("quiet")
        self.say(back.setText, "‹ Inspections")  # noqa: RUF001 - mirrored
        back.clicked.connect(self.left)
        self.title, self.place = label("heading"), label("soft")
        self.answered, self.progress = label("soft"), QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * 14)
        self.say(self.progress.setAccessibleName, "Items answered")
        self.saved = SavedMark(self.desk)
        self.undo = button()
        self.undo.clicked.connect(self.desk.session.undo)
        for name in (self.title, self.place):
            name.setMinimumWidth(name.fontMetrics().horizontalAdvance("0") * NAMES_EM)
        names = column([self.title, self.place], gap=0)
        above = row([back], gap=14)
        above.addLayout(names, 1)
        for part in (self.saved, self.undo):
            above.addWidget(part)
        counted = column([None, self.answered, self.progress, None], gap=3)
        below = row([self.tabs, None], gap=14)
        below.addLayout(counted)
        inside = column([above, below], gap=2)
        inside.setContentsMargins(14, 8, 14, 0)
        return frame("band", inside)

    def _build_sealed(self) -> QWidget:
        self.sealed_text = label(wrap=True)
        self.reopen = button()
        self.say(self.reopen.setText, "Reopen")
        self.reopen.clicked.connect(self._on_reopen)
        inside = row(edge=6)
        inside.setContentsMargins(16, 6, 16, 6)
        inside.addWidget(self.sealed_text, 1)
        inside.addWidget(self.reopen)
        self.sealed = frame("notice", inside)
        return self.sealed

    def _tell_sealed(self, inspection: Inspection) -> None:
        self.sealed.setVisible(inspection.state != State.DRAFT)
        self.reopen.setVisible(inspection.state == State.CLOSED)
        closed = self.gettext(
            "Closed for issuing: nothing can be changed. Reopen it to change something."
        )
        issued = self.gettext(
            "Issued: the signed report has been handed out, nothing can be changed."
        )
        self.sealed_text.setText(closed if inspection.state == State.CLOSED else issued)

    def _part(self, name: str) -> Part:
        if name not in self._built:
            part = self._make(name)
            self._built[name] = part
            self._holders[name] = self._in_holder(name, part)
            self.stack.addWidget(self._holders[name])
            if self.inspection is not None:
                show_part(part, self.inspection)
        return self._built[name]

    def _make(self, name: str) -> Part:
        part = make_part(name, self.desk)
        if isinstance(part, Overview | JudgingPanel | FollowUpPanel):
            part.part_wanted.connect(self.go_to)
        if isinstance(part, Overview | Findings | FollowUpPanel | ReportPanel):
            part.item_wanted.connect(self.go_to_item)
        if isinstance(part, ReportPanel):
            part.overview_wanted.connect(lambda: self.go_to("overview"))
        if isinstance(part, ChecklistPanel):
            part.enlarged.connect(self.enlarged)
        return part

    def _in_holder(self, name: str, part: Part) -> QWidget:
        if name != "findings":
            return part
        content = QWidget()
        content.setLayout(column([frame("card", column([part], edge=20)), None], edge=20))
        return scrolled(readable(content))

    @Slot(int)
    def _on_tab(self, at: int) -> None:
        name = str(self.tabs.tabData(at))
        part = self._part(name)
        if not self.part:
            self.edition.refresh()
        self.stack.setCurrentWidget(self._holders[name])
        if self.inspection is not None:
            show_part(part, self.inspection)

    @Slot(int)
    def _on_tab_again(self, at: int) -> None:
        if not self.part and at == self.tabs.currentIndex():
            self._on_tab(at)
        if self.part == "count":
            self.count.entry.take_focus()

    @property
    def moving(self) -> Moving:
        if self._moving is None:
            self._moving = Moving(self.desk)
            self._moving.given_up.connect(self._on_stay)
            self._moving.moved.connect(self._on_moved)
            self.stack.addWidget(self._moving)
        return self._moving

    @Slot(object)
    def _show_move(self, edition: Shelved) -> None:
        if self.inspection is not None:
            self.desk.session.settling.emit()
            self.edition.hide()
            self.stack.setCurrentWidget(self.moving)
            self.moving.show_move(self.inspection, edition)

    @Slot()
    def _on_stay(self) -> None:
        self._on_tab(self.tabs.currentIndex())

    @Slot()
    def _on_moved(self) -> None:
        self.go_to("checklist")
        if self.inspection is not None and self.inspection.to_confirm:
            self.checklist.rail.show_to_confirm()
        self.take_focus()

    @Slot(object)
    def _on_shown(self, inspection: Inspection) -> None:
        self.inspection = inspection
        self.problems.clear()
        self.edition.look_for(inspection)
        self.refresh()
        draft = inspection.state == State.DRAFT
        self.go_to("checklist" if draft else "overview")

    @Slot(object)
    def _on_changed(self, inspection: Inspection) -> None:
        """Show a committed change in the part that is seen; others catch up when they are."""
        self.inspection = inspection
        self.edition.show_inspection(inspection)
        self.refresh()
        if self.part in self._built:
            show_part(self._built[self.part], inspection)

    @Slot()
    def _on_reopen(self) -> None:
        if self.inspection is not None:
            identity = self.inspection.id
            job = self.desk.session.do(lambda ws: doing.reopen_inspection(ws, identity))
            job.failed.connect(self.problems.tell)
