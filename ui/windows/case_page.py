"""One case: what it is about at the top, its parts as tabs, each built when first looked at."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.case import Case
from ui.desk import Desk
from ui.panels.actions import ActionsPanel
from ui.panels.case_head import CaseHeadPanel
from ui.panels.case_timeline import TimelinePanel
from ui.panels.case_visits import CaseVisitsPanel
from ui.panels.conditions import ConditionsPanel
from ui.panels.custody import CustodyPanel
from ui.panels.declared_part import DeclaredPart
from ui.panels.restricted import RestrictedPanel
from ui.panels.sites import SitesPanel
from ui.speech import N_
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.saved_mark import SavedMark
from ui.widgets.spoken import Spoken
from ui.wording import change_label


class CasePart(Protocol):
    """What every tab of a case is: a widget that shows the case, again after each change."""

    def show_case(self, case: Case) -> None: ...


# A part more is one line here, one in the menu of the case and its key.
PARTS: dict[str, tuple[str, Callable[[Desk], CasePart]]] = {
    "case_head": (N_("Case"), CaseHeadPanel),
    "case_facilities": (N_("Facilities"), SitesPanel),
    "case_conditions": (N_("Conditions"), ConditionsPanel),
    "case_visits": (N_("Visits"), CaseVisitsPanel),
    "case_timeline": (N_("Time line"), TimelinePanel),
    "case_items": (N_("Declared items"), DeclaredPart),
    "case_custody": (N_("Custody"), CustodyPanel),
    "case_actions": (N_("Actions"), ActionsPanel),
    "case_restricted": (N_("Restricted"), RestrictedPanel),
}

# A long name may be cut off rather than widen the window.
NAMES_EM = 20


class CasePage(Spoken):
    """`visit_wanted` carries the case and the visit to follow up, empty for none."""

    left = Signal()
    wanted = Signal(str)
    visit_wanted = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("page")
        self.case: Case | None = None
        self._built: dict[str, CasePart] = {}
        self.problems = ProblemBar(desk)
        self.tabs = self._build_tabs()
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_head())
        layout.addWidget(self.problems)
        layout.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        session = desk.session
        session.case_shown.connect(self._on_shown)
        session.case_changed.connect(self._on_changed)
        self.refresh()
        if session.case is not None:
            self._on_shown(session.case)

    def go_to(self, name: str) -> None:
        """Show a part of the case."""
        self.tabs.setCurrentIndex(list(PARTS).index(name))

    def take_focus(self) -> None:
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def part(self) -> str:
        """The name of the part that is seen."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def part_named(self, name: str) -> CasePart:
        """The part of this name, built now if it was not looked at before."""
        if name not in self._built:
            part = self._make(name)
            self._built[name] = part
            self.stack.addWidget(cast("QWidget", part))
        return self._built[name]

    def refresh(self) -> None:
        voice, case = self.desk.voice, self.case
        for at, (words, _) in enumerate(PARTS.values()):
            self.tabs.setTabText(at, self.gettext(words))
        if case is None:
            return
        head = case.head
        self.title.setText(head.title or self.gettext("Untitled"))
        about = (term(head.stage, voice.language), head.end_user.name, head.authorization.number)
        self.about.setText(voice.beside(*about))
        change = self.desk.session.undoable
        named = change_label(change, voice.language) if change is not None else ""
        self.undo.setEnabled(change is not None)
        self.undo.setText(self.gettext("Undo {change}").format(change=named).strip())

    def _build_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        self.say(tabs.setAccessibleName, N_("Parts of the case"))
        for name in PARTS:
            tabs.setTabData(tabs.addTab(""), name)
        return tabs

    def _build_head(self) -> QWidget:
        back = button("quiet")
        self.say(back.setText, "‹ Cases")  # noqa: RUF001 - mirrored
        back.clicked.connect(self.left)
        self.title, self.about = label("heading"), label("soft")
        self.saved = SavedMark(self.desk)
        self.undo = button()
        self.undo.clicked.connect(self.desk.session.undo)
        for name in (self.title, self.about):
            name.setMinimumWidth(name.fontMetrics().horizontalAdvance("0") * NAMES_EM)
        above = row([back], gap=14)
        above.addLayout(column([self.title, self.about], gap=0), 1)
        for part in (self.saved, self.undo):
            above.addWidget(part)
        inside = column([above, row([self.tabs, None])], gap=2)
        inside.setContentsMargins(14, 8, 14, 0)
        return frame("band", inside)

    def _make(self, name: str) -> CasePart:
        _, maker = PARTS[name]
        part = maker(self.desk)
        if isinstance(part, CaseVisitsPanel):
            part.visit_wanted.connect(self.visit_wanted)
        if isinstance(part, CaseVisitsPanel | TimelinePanel):
            part.wanted.connect(self.wanted)
        return part

    @Slot(int)
    def _on_tab(self, at: int) -> None:
        part = self.part_named(str(self.tabs.tabData(at)))
        self.stack.setCurrentWidget(cast("QWidget", part))
        if self.case is not None:
            part.show_case(self.case)

    @Slot(object)
    def _on_shown(self, case: Case) -> None:
        """The same case shows the part that was seen; another one begins with what it is about."""
        is_other = self.case is None or self.case.id != case.id
        self.case = case
        self.problems.clear()
        self.refresh()
        if is_other:
            self.tabs.setCurrentIndex(0)
        self._on_tab(self.tabs.currentIndex())

    @Slot(object)
    def _on_changed(self, case: Case) -> None:
        """Show a committed change in the part that is seen; others catch up when they are."""
        if self.case is not None and self.case.id == case.id:
            self.case = case
            self.refresh()
            self.part_named(self.part).show_case(case)
