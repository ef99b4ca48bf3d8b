"""Where the inspection stands: progress, score by domain, open critical items, what is missing."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from checklists.asking.terms import term
from checklists.delivering.places import item_name
from checklists.inspecting.completeness import BARS_CLOSING, GapKind, gaps
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.scoring import Score, open_critical_items, score, score_by_domain
from checklists.values import Result
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.making import column, empty, frame, label, row, scroll_by_finger, scrolled
from ui.widgets.marks import mark, mark_picture
from ui.widgets.spoken import Spoken
from ui.wording import gap_sentence

TARGET = Qt.ItemDataRole.UserRole
GOOD, FAIR = 80, 50
# Where a gap is closed that concerns no item.
PART_OF = {
    GapKind.NO_CONCLUSION: "conclusion",
    GapKind.NO_TEAM: "visit",
    GapKind.NOT_FOLLOWED_UP: "follow_up",
    GapKind.CONDITION_NOT_JUDGED: "conditions",
    GapKind.NOT_COUNTED: "count",
}


class Overview(Spoken):
    """`item_wanted` and `part_wanted` tell where a person wants to go."""

    item_wanted = Signal(str)
    part_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._domains = QGridLayout()
        self._domains.setVerticalSpacing(10)
        self._domains.setHorizontalSpacing(12)
        self._domains.setColumnStretch(1, 1)
        self._results = QVBoxLayout()
        self._results.setSpacing(8)
        self.critical = self._list(N_("Open critical items"))
        self.gaps = self._list(N_("Still missing"))
        self._build()

    def show_inspection(self, inspection: Inspection) -> None:
        self._inspection = inspection
        self.refresh()

    def refresh(self) -> None:
        if self._inspection is None:
            return
        whole = score(self._inspection)
        self.percent.setText(_said(whole))
        self.answered.setText(
            self.gettext("{done} of {total} items answered").format(
                done=whole.total - whole.unanswered, total=whole.total
            )
        )
        self._show_results(whole)
        self._show_domains(self._inspection)
        self._show_critical(self._inspection)
        self._show_gaps(self._inspection)

    def _build(self) -> None:
        self.percent = label("number")
        self.answered = label("soft")
        result = self._card(N_("Score"), self.percent, self.answered, self._results)
        domains = self._card(N_("By domain"), self._domains)
        above = QHBoxLayout()
        above.setSpacing(16)
        above.addWidget(result, 2)
        above.addWidget(domains, 3)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self._card(N_("Open critical items"), self.critical), 1)
        below.addWidget(self._card(N_("Still missing"), self.gaps), 1)
        content = QWidget()
        inside = column([above], gap=16, edge=20)
        inside.addLayout(below, 1)
        content.setLayout(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))

    def _card(self, message: str, *parts: QWidget | QVBoxLayout | QGridLayout) -> QWidget:
        title = label("heading")
        self.say(title.setText, message)
        inside = column([title, *parts], gap=8, edge=18)
        if not isinstance(parts[-1], QListWidget):
            inside.addStretch(1)
        return frame("card", inside)

    def _list(self, message: str) -> QListWidget:
        made = QListWidget()
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setResizeMode(QListWidget.ResizeMode.Adjust)
        made.setMinimumHeight(made.fontMetrics().height() * 9)
        made.itemClicked.connect(self._on_wanted)
        made.itemActivated.connect(self._on_wanted)
        self.say(made.setAccessibleName, message)
        scroll_by_finger(made.viewport())
        return made

    def _show_results(self, whole: Score) -> None:
        empty(self._results)
        counts = [(result.value, result, whole.count(result)) for result in Result]
        for name, result, count in counts:
            self._add_count(name, term(result, self.desk.voice.language), count)
        self._add_count("unanswered", self.gettext("Not answered"), whole.unanswered)

    def _add_count(self, name: str, words: str, count: int) -> None:
        picture, said, number = label(), label(), label()
        role = {"unanswered": "edge"}.get(name, name)
        picture.setPixmap(mark_picture(self.desk.look, name, role, 20))
        said.setText(words)
        number.setText(str(count))
        self._results.addLayout(row([picture, said, None, number], gap=8))

    def _show_domains(self, inspection: Inspection) -> None:
        empty(self._domains)
        for at, (domain, part) in enumerate(score_by_domain(inspection)):
            name, number, bar = label(), label(), QProgressBar()
            name.setText(term(domain, self.desk.voice.language))
            number.setText(_said(part))
            number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            bar.setTextVisible(False)
            bar.setValue(part.percent or 0)
            bar.setProperty("tone", _tone(part.percent))
            bar.setAccessibleName(name.text())
            for place, widget in enumerate((name, bar, number)):
                self._domains.addWidget(widget, at, place)

    def _show_critical(self, inspection: Inspection) -> None:
        self.critical.clear()
        content = self.desk.voice.content
        icon = mark(self.desk.look, "critical")
        for item in open_critical_items(inspection):
            named = item_name(item.id, inspection.stores)
            words = self.desk.voice.beside(named, item.question.to(content))
            self._add(self.critical, words, item.id, icon)
        if not self.critical.count():
            self._add(self.critical, self.gettext("None: every critical item is met."), "", None)

    def _show_gaps(self, inspection: Inspection) -> None:
        self.gaps.clear()
        for gap in gaps(inspection, self.desk.session.case):
            named = replace(gap, item=item_name(gap.item, inspection.stores))
            words = gap_sentence(named, self.desk.voice.language)
            if gap.kind not in BARS_CLOSING:
                words = self.gettext("{gap} (advised)").format(gap=words)
            self._add(self.gaps, words, PART_OF.get(gap.kind, gap.item), None)
        if not self.gaps.count():
            self._add(self.gaps, self.gettext("Nothing is missing."), "", None)

    def _add(self, into: QListWidget, words: str, target: str, icon: QIcon | None) -> None:
        entry = QListWidgetItem(words)
        entry.setData(TARGET, target)
        if icon is not None:
            entry.setIcon(icon)
        into.addItem(entry)

    @Slot(QListWidgetItem)
    def _on_wanted(self, entry: QListWidgetItem) -> None:
        target = entry.data(TARGET)
        if target in PART_OF.values():
            self.part_wanted.emit(target)
        elif target:
            self.item_wanted.emit(target)


def _said(part: Score) -> str:
    return "—" if part.percent is None else f"{part.percent} %"


def _tone(percent: int | None) -> str:
    if percent is None:
        return ""
    return "met" if percent >= GOOD else "partly_met" if percent >= FAIR else "not_met"
