"""Which case a visit belongs to, and for a follow-up which earlier visit it follows."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.inspecting.keeping import CaseSummary
from checklists.values import State
from ui.desk import Desk
from ui.models.case_visits import CaseVisits, VisitLine
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.fields import captioned
from ui.widgets.making import label
from ui.widgets.spoken import Spoken

FOLLOWED = (State.CLOSED, State.ISSUED)


class CaseChoice(Spoken):
    """`fill` asks the workspace anew; `changed` says that `case` or `earlier` is another now."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case = self._earlier = ""
        self._asks_earlier = False
        self._cases: tuple[CaseSummary, ...] = ()
        self._followed: tuple[VisitLine, ...] = ()
        self._visits = CaseVisits(desk, self)
        self._visits.filled.connect(self._on_visits)
        self._visits.failed.connect(self.failed)
        self.case_box, self.earlier_box = _box(), _box()
        self.case_box.activated.connect(self._on_case)
        self.earlier_box.activated.connect(self._on_earlier)
        self.none_to_follow = label("soft", wrap=True)
        self.say(
            self.none_to_follow.setText,
            "No visit here is closed or issued yet, so there is none to follow up.",
        )
        self.follows = QWidget()
        follows = captioned(self.said, N_("Follows up the visit"), self.earlier_box)
        follows.addWidget(self.none_to_follow)
        self.follows.setLayout(follows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(captioned(self.said, N_("Case"), self.case_box))
        layout.addWidget(self.follows)
        self.ask_earlier(wanted=False)

    @property
    def case(self) -> str:
        """The id of the chosen case, or empty."""
        return self._case

    @property
    def earlier(self) -> str:
        """The id of the visit that is followed up, or empty; empty unless it is asked for."""
        return self._earlier if self._asks_earlier else ""

    def fill(self, case: str = "", earlier: str = "") -> None:
        """Look up cases and visits, and choose these; ids that are not there choose none."""
        self._case, self._earlier = case, earlier
        job = self.desk.session.ask(lambda workspace: tuple(workspace.cases()))
        job.succeeded.connect(self._on_cases)
        job.failed.connect(self.failed)

    def ask_earlier(self, *, wanted: bool) -> None:
        """Whether this kind of visit follows an earlier one."""
        self._asks_earlier = wanted
        self.follows.setVisible(wanted)

    def refresh(self) -> None:
        _ = self.gettext
        self.case_box.clear()
        self.case_box.addItem(_("None: a visit by itself"), "")
        for case in self._cases:
            named = self.desk.voice.beside(case.title, case.authorization)
            self.case_box.addItem(named or _("Untitled"), case.id)
        self.case_box.setCurrentIndex(max(0, self.case_box.findData(self._case)))
        self.earlier_box.clear()
        self.earlier_box.addItem(_("None"), "")
        for visit in self._followed:
            self.earlier_box.addItem(self._named(visit), visit.id)
        self.earlier_box.setCurrentIndex(max(0, self.earlier_box.findData(self._earlier)))
        self.none_to_follow.setVisible(not self._followed)

    def _named(self, visit: VisitLine) -> str:
        kind = term(visit.kind, self.desk.voice.language)
        about = (visit.day, visit.title, visit.facility, kind)
        return self.desk.voice.beside(*dict.fromkeys(about))

    @Slot(object)
    def _on_cases(self, cases: tuple[CaseSummary, ...]) -> None:
        self._cases = cases
        if self._case not in [each.id for each in cases]:
            self._case = ""
        self._visits.fill(self._case)

    @Slot(object)
    def _on_visits(self, visits: tuple[VisitLine, ...]) -> None:
        self._followed = tuple(one for one in visits if one.state in FOLLOWED)
        if self._earlier not in [one.id for one in self._followed]:
            self._earlier = ""
        self.refresh()
        self.changed.emit()

    @Slot(int)
    def _on_case(self, at: int) -> None:
        self._case, self._earlier = str(self.case_box.itemData(at)), ""
        self._visits.fill(self._case)

    @Slot(int)
    def _on_earlier(self, at: int) -> None:
        self._earlier = str(self.earlier_box.itemData(at))
        self.changed.emit()


def _box() -> QComboBox:
    made = QComboBox()
    made.setMinimumHeight(touch_height(made.fontMetrics()))
    # A long title is cut off rather than widening the page.
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(24)
    return made
