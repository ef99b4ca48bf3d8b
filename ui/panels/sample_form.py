"""Check a sample instead of everything: the choices it follows from, the draw, and enlarging it."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from checklists.delivering.drawing import new_seed
from checklists.delivering.sampled import drawn_again, sample_of
from checklists.delivering.sampling import (
    SamplingFault,
    SamplingPlan,
    SamplingRefused,
    StratifyBy,
    Within,
    enlarged,
)
from checklists.inspecting.inspection import Inspection
from checklists.values import State
from ui.desk import Desk
from ui.jobs import JobContext
from ui.models.tally import Tally
from ui.panels.sample_line import SampleLine
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.fields import WordChoice, captioned, line
from ui.widgets.making import Part, button, column, frame, label, row, scrolled
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken

DIVISIONS = tuple(one for one in StratifyBy if one != StratifyBy.OTHER)


class SampleForm(Spoken):
    """`planned` carries a plan that was drawn, or None for a full count; `left` closes the form."""

    planned = Signal(object)
    left = Signal()

    def __init__(
        self, desk: Desk, tally: Tally, stated: SampleLine, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._tally, self._stated = tally, stated
        stated.stated.connect(self._on_stated)
        self.statement = label(wrap=True)
        self._plan: SamplingPlan | None = None
        self.problems = ProblemBar(desk)
        self.missing, self.confidence, self.seed = line(), line(), line()
        self.missing.setText("1")
        self.confidence.setText("0.95")
        self.within = WordChoice(desk, Within)
        self.stratify_by = WordChoice(desk, DIVISIONS)
        self.make_seed, self.draw = button(), button("primary")
        self.make_seed.clicked.connect(lambda: self.seed.setText(new_seed()))
        self.draw.clicked.connect(self._on_draw)
        self.strata = QComboBox()
        self.strata.setMinimumHeight(touch_height(self.strata.fontMetrics()))
        self.enlarge, self.full = button(), button()
        self.enlarge.clicked.connect(self._on_enlarge)
        self.full.clicked.connect(lambda: self.planned.emit(None))
        content = QWidget()
        content.setLayout(column([self._build_draw(), self._build_drawn(), None], edge=10))
        self.setLayout(column([scrolled(content)]))

    def show_inspection(self, inspection: Inspection) -> None:
        is_open = inspection.state == State.DRAFT
        self._plan = inspection.sample
        self.draw.setEnabled(is_open)
        self.drawn.setVisible(self._plan is not None and is_open)
        names = [stratum.name for stratum in self._plan.strata] if self._plan else []
        if names != [self.strata.itemData(at) for at in range(self.strata.count())]:
            self.strata.clear()
            for name in names:
                self.strata.addItem(name or self.gettext("The whole lot"), name)

    def refresh(self) -> None:
        self.statement.setText("\n".join(self._stated.sentences))

    @Slot()
    def _on_stated(self) -> None:
        self.refresh()

    def _build_draw(self) -> QWidget:
        title, about = label("heading"), label("soft", wrap=True)
        self.say(title.setText, "Check a sample")
        self.say(
            about.setText,
            "No instrument prescribes the size of a sample: it follows from the loss that shall "
            "not go unnoticed and the confidence, which people must choose and can defend. Only "
            "a full count can exclude one missing item.",
        )
        leave = button("quiet")
        self.say(leave.setText, "Close")
        leave.clicked.connect(self.left)
        for made, message in ((self.make_seed, N_("Make one")), (self.draw, N_("Draw"))):
            self.say(made.setText, message)
        said = self.said
        parts: list[Part] = [
            title, about, self.problems,
            row([
                captioned(said, N_("Missing items to notice"), self.missing),
                captioned(said, N_("Confidence (0 to 1)"), self.confidence),
            ]),
            captioned(said, N_("Where the loss may lie"), self.within.box),
            captioned(said, N_("Strata"), self.stratify_by.box),
            captioned(said, N_("Seed: a word from each side"), self.seed, self.make_seed),
            row([leave, None, self.draw]),
        ]  # fmt: skip
        return frame("card", column(parts, gap=8, edge=12))

    def _build_drawn(self) -> QWidget:
        title, about = label("heading"), label("soft", wrap=True)
        self.say(title.setText, "After a discrepancy")
        self.say(
            about.setText,
            "The stratum in which something is wrong is counted in full; every other sample "
            "becomes twice as large, and keeps what was drawn.",
        )
        self.say(self.enlarge.setText, "Enlarge the sample")
        self.say(self.full.setText, "Back to a full count")
        chosen = captioned(self.said, N_("Something is wrong in"), self.strata)
        below = row([self.full, None, self.enlarge])
        parts: list[Part] = [self.statement, title, about, chosen, below]
        self.drawn = frame("card", column(parts, gap=8, edge=12))
        return self.drawn

    @Slot()
    def _on_draw(self) -> None:
        typed = self.missing.text().strip()
        if not typed.isdecimal():
            self.problems.tell(SamplingRefused(SamplingFault.MISSING, typed))
            return
        if not self.seed.text().strip():
            self.seed.setText(new_seed())
        missing, confidence = int(typed), self.confidence.text().strip()
        within, by, seed = self.within.word, self.stratify_by.word, self.seed.text().strip()
        declared = self._tally.declared
        self._plan_in_lane(
            lambda _: sample_of(declared.values(), missing, confidence, within, by, seed)
        )

    @Slot()
    def _on_enlarge(self) -> None:
        plan, declared = self._plan, self._tally.declared
        name = str(self.strata.currentData() or "")
        if plan is not None:
            known = plan
            self._plan_in_lane(lambda _: drawn_again(enlarged(known, [name]), declared.values()))

    def _plan_in_lane(self, work: Callable[[JobContext], SamplingPlan]) -> None:
        self.problems.clear()
        job = self.desk.session.jobs.on_work(work)
        job.succeeded.connect(self.planned)
        job.failed.connect(self.problems.tell)
