"""A whole list of marks before it is taken: what is certain, what is asked, and what is left."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from checklists.delivering.proposing import Decision, Proposal, proposals
from checklists.delivering.seen_lists import SeenLine
from checklists.delivering.words import EntryWay
from ui.desk import Desk
from ui.jobs import JobContext
from ui.models.tally import Tally
from ui.panels.count_entry import Entry
from ui.speech import left_to_right
from ui.widgets.making import button, column, empty, frame, label, row, scroll_by_finger, scrolled
from ui.widgets.spoken import Spoken
from ui.wording.counting import decision_name

CERTAIN = (Decision.TAKEN, Decision.MATCHED_UNIQUELY)
LEAST_ROWS = 8
TO_ASK = (Decision.ASKED, Decision.NOT_DECLARED)


@dataclass(frozen=True, slots=True)
class Taken:
    """What comes of a list: certain entries with the ids of their items, and those to be asked."""

    source: str
    certain: tuple[tuple[Entry, str], ...]
    asked: tuple[Entry, ...]


class TakingList(Spoken):
    """`taken` carries what a person accepted, `given_up` that nothing is taken."""

    taken = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk, tally: Tally, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._tally = tally
        self._lines: Sequence[SeenLine] = ()
        self._found: Sequence[Proposal] = ()
        self._source, self._way = "", EntryWay.PASTED
        title = label("heading")
        self.say(title.setText, "A list of marks")
        self._counts = QVBoxLayout()
        self._counts.setSpacing(4)
        about = label("soft", wrap=True)
        self.say(
            about.setText,
            "Certain marks are recorded as one change. What must be decided is asked one by one; "
            "what stands in the list twice or was seen before is left.",
        )
        self.rest = QListWidget()
        self.rest.setWordWrap(True)
        self.rest.setMinimumHeight(self.rest.fontMetrics().height() * LEAST_ROWS)
        self.say(self.rest.setAccessibleName, "What is not certain")
        scroll_by_finger(self.rest.viewport())
        self.take, stay = button("primary"), button("quiet")
        self.take.clicked.connect(self._on_take)
        self.say(stay.setText, "Take nothing")
        stay.clicked.connect(self.given_up)
        buttons = row([None, stay, self.take])
        inside = column([title, self._counts, about, buttons], gap=8, edge=12)
        inside.addWidget(self.rest, 1)
        content = QWidget()
        content.setLayout(column([frame("card", inside)], edge=10))
        # In an area that scrolls: a low window must not grow because of a list that is looked at.
        self.setLayout(column([scrolled(content)]))
        self.refresh()

    def offer(self, lines: Sequence[SeenLine], source: str, way: EntryWay) -> None:
        """Propose in the work lane what becomes of each line; `source` says where it is from."""
        index, already = self._tally.index, self._tally.all_seen()
        if index is None:
            return
        self._lines, self._source, self._way, self._found = lines, source, way, ()
        self.refresh()
        texts = [one.text for one in lines]

        def work(_: JobContext) -> Sequence[Proposal]:
            return proposals(texts, index, already)

        self.desk.session.jobs.on_work(work).succeeded.connect(self._on_proposed)

    def refresh(self) -> None:
        language = self.desk.voice.language
        counts = Counter(one.decision for one in self._found)
        empty(self._counts)
        for decision in Decision:
            name, number = label(), label()
            name.setText(decision_name(decision, language))
            number.setText(str(counts[decision]))
            self._counts.addLayout(row([name, None, number]))
        self.rest.clear()
        for one in self._found:
            if one.decision not in CERTAIN:
                mark, decided = left_to_right(one.text), decision_name(one.decision, language)
                self.rest.addItem(self.desk.voice.beside(str(one.place), mark, decided))
        certain = sum(counts[one] for one in CERTAIN)
        asked = sum(counts[one] for one in TO_ASK)
        words = self.gettext("Take {certain} and ask {asked}")
        self.take.setText(words.format(certain=certain, asked=asked))
        self.take.setEnabled(bool(certain or asked))

    @Slot(object)
    def _on_proposed(self, found: Sequence[Proposal]) -> None:
        self._found = found
        self.refresh()
        self.take.setFocus()

    @Slot()
    def _on_take(self) -> None:
        remark = self.gettext("Matched uniquely by signs that look alike.")
        unique = Decision.MATCHED_UNIQUELY
        entries = [
            Entry(found.text, self._way, line.store, remark if found.decision == unique else "")
            for line, found in zip(self._lines, self._found, strict=True)
        ]
        pairs = list(zip(entries, self._found, strict=True))
        certain = tuple((entry, found.item) for entry, found in pairs if found.decision in CERTAIN)
        asked = tuple(entry for entry, found in pairs if found.decision in TO_ASK)
        self._lines, self._found = (), ()
        self.taken.emit(Taken(self._source, certain, asked))
