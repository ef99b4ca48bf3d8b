"""One line that says how much is counted: everything, or a sample and what it can show."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from checklists.delivering.sampling import SamplingPlan, Statement, statement
from checklists.inspecting.inspection import Inspection
from ui.desk import Desk
from ui.jobs import JobContext
from ui.widgets.making import button, label, row
from ui.widgets.spoken import Spoken
from ui.wording.sampling import statement_sentences


class SampleLine(Spoken):
    """What a plan shows is computed once, in the work lane; `stated` tells that it is."""

    wanted = Signal()
    stated = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._plan: SamplingPlan | None = None
        self._statement: Statement | None = None
        self.title = label("heading")
        self.words = label("soft", wrap=True)
        self.change = button()
        self.say(self.change.setText, "Sample…")
        self.change.clicked.connect(self.wanted)
        self._layout = row([self.title])
        self._layout.addWidget(self.words, 1)
        self._layout.addWidget(self.change)
        self.setLayout(self._layout)

    def add(self, part: QWidget) -> None:
        """Give another control a place in this line."""
        self._layout.insertWidget(self._layout.count() - 1, part)

    def show_inspection(self, inspection: Inspection) -> None:
        plan = inspection.sample
        if plan is not None and plan != self._plan:
            self._statement = None

            def work(_: JobContext) -> tuple[SamplingPlan, Statement]:
                return plan, statement(plan)

            self.desk.session.jobs.on_work(work).succeeded.connect(self._on_stated)
        self._plan = plan
        self.refresh()

    def refresh(self) -> None:
        if self._plan is None:
            self.title.setText(self.gettext("Full count"))
            self.words.setText(self.gettext("Every declared item is to be seen."))
            return
        self.title.setText(self.gettext("Sample"))
        sentences = self.sentences
        seed = self.gettext("Seed: {seed}").format(seed=self._plan.seed)
        # The first sentence counts what is to be checked; the others stand in the hint.
        self.words.setText(self.desk.voice.beside(*sentences[:1], seed))
        self.words.setToolTip("\n".join(sentences))
        self.words.setAccessibleDescription(" ".join(sentences))

    @property
    def sentences(self) -> tuple[str, ...]:
        known = self._statement
        return statement_sentences(known, self.desk.voice.language) if known else ()

    @Slot(object)
    def _on_stated(self, stated: tuple[SamplingPlan, Statement]) -> None:
        plan, known = stated
        if plan == self._plan:
            self._statement = known
            self.refresh()
            self.stated.emit()
