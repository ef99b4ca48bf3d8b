"""What an opened report found, and how it differs from the last of its facility: cards of words."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.values import Result, Severity
from reports.contents import ReportContents, ReportedFinding
from reports.differences import ChangedAnswer, Differences, Numbers
from ui.desk import Desk
from ui.widgets.making import column, empty, frame, label, row, scrolled
from ui.widgets.marks import mark_of, mark_picture
from ui.widgets.spoken import Spoken

GRADE_LOOKS = {Severity.CRITICAL: "critical", Severity.HIGH: "critical"}
MARK_PX = 20


class _Cards(Spoken):
    """Cards one below the other, made anew whenever what they say changes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.parts = column(gap=10, edge=14)
        content = QWidget()
        content.setLayout(self.parts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))

    def refresh(self) -> None:
        empty(self.parts)
        self.fill()
        self.parts.addStretch(1)

    def fill(self) -> None:
        raise NotImplementedError

    def add_words(self, words: str, look: str = "") -> None:
        said = label(look, wrap=True)
        said.setText(words)
        self.parts.addWidget(said)

    def add_finding(self, finding: ReportedFinding) -> None:
        voice = self.desk.voice
        head, text = label(GRADE_LOOKS.get(finding.grade, "label")), label(wrap=True)
        graded = term(finding.grade, voice.language)
        head.setText(voice.beside(f"F-{finding.number:02d}", graded, finding.item))
        text.setText(finding.statement)
        parts: list[QWidget] = [head, text]
        if finding.recommendation:
            advice = label("soft", wrap=True)
            advice.setText(finding.recommendation)
            parts.append(advice)
        if finding.times > 1:
            again = label("soft")
            words = voice.gettext("Found at {times} visits in a row.")
            again.setText(words.format(times=finding.times))
            parts.append(again)
        self.parts.addWidget(frame("card", column(parts, gap=4, edge=12)))


class ReportedFindings(_Cards):
    """The summary of the conclusion, and the findings, gravest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._contents: ReportContents | None = None

    def show_contents(self, contents: ReportContents | None) -> None:
        self._contents = contents
        self.refresh()

    def fill(self) -> None:
        if self._contents is None:
            return
        if self._contents.summary:
            self.add_words(self._contents.summary)
        if not self._contents.findings:
            self.add_words(self.gettext("No findings were recorded."), "soft")
        for finding in self._contents.findings:
            self.add_finding(finding)


class ReportedDifferences(_Cards):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._told: Differences | None = None
        self._file = ""

    def show_differences(self, told: Differences | None, file: str = "") -> None:
        self._told, self._file = told, file
        self.refresh()

    def fill(self) -> None:
        told, _ = self._told, self.gettext
        if told is None:
            self.add_words(_("No earlier report of this facility is in the list."), "soft")
            return
        self.add_words(_("Compared with {file}").format(file=self._file), "soft")
        self.add_words(self._numbers(_("Score"), told.score))
        self.add_words(self._numbers(_("Differences in count"), told.discrepancies))
        self._add_findings(_("New findings"), told.new)
        self._add_findings(_("Found again"), told.found_again)
        self._add_findings(_("No longer found"), told.gone)
        self.add_words(_("Answers changed"), "heading")
        if not told.answers:
            self.add_words(_("None."), "soft")
        for answer in told.answers:
            self._add_answer(answer)

    def _numbers(self, name: str, numbers: Numbers) -> str:
        def said(number: int | None) -> str:
            return "—" if number is None else str(number)

        words = self.gettext("{name}: {before}, then {after}")
        return words.format(name=name, before=said(numbers.before), after=said(numbers.after))

    def _add_findings(self, name: str, findings: Iterable[ReportedFinding]) -> None:
        known = tuple(findings)
        self.add_words(f"{name} ({len(known)})", "heading")
        for finding in known:
            self.add_finding(finding)

    def _add_answer(self, answer: ChangedAnswer) -> None:
        words = self.gettext("{before}, then {after}")
        changed, question = label("label"), label(wrap=True)
        said = words.format(before=self._result(answer.before), after=self._result(answer.after))
        changed.setText(self.desk.voice.beside(answer.item, said))
        question.setText(answer.question)
        picture, name = label(), mark_of(answer.after)
        role = "edge" if answer.after is None else name
        picture.setPixmap(mark_picture(self.desk.look, name, role, MARK_PX))
        inside = row([picture], gap=10, edge=8)
        inside.addLayout(column([changed, question], gap=2), 1)
        self.parts.addWidget(frame("card", inside))

    def _result(self, result: Result | None) -> str:
        return term(result, self.desk.voice.language) if result else self.gettext("Not answered")
