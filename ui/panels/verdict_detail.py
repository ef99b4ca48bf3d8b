"""One checked report in full: each verdict with its reason, and what the report says of itself."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.terms import term
from reports.verdicts import ReportFacts, Standing, Verdict, Verification
from ui.desk import Desk
from ui.panels.countersigning import CounterSigning
from ui.panels.issued import grouped
from ui.panels.originals import OriginalsBox
from ui.panels.signatures_list import signature_box, time_box
from ui.widgets.making import column, empty, frame, label, row, scrolled
from ui.widgets.marks import OF_STANDING, mark_picture
from ui.widgets.spoken import Spoken
from ui.wording import overall_sentence, question_name, reason_sentence, standing_name
from ui.wording.sentence import told
from ui.wording.superseding import superseding_sentences

LOOKS = {Standing.HOLDS: "good", Standing.FAILS: "problem", Standing.UNKNOWN: "notice"}


class VerdictDetail(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.verification: Verification | None = None
        self._parts = column(gap=10)
        self.signing = CounterSigning(desk)
        inside = column([self._parts, self.signing, None], gap=14, edge=18)
        content = QWidget()
        content.setLayout(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.originals = OriginalsBox(desk)
        layout.addWidget(scrolled(content))
        layout.addWidget(self.originals)

    def show_verification(
        self, verification: Verification | None, file: Path | None = None
    ) -> None:
        """`file` is where it lies, for what can be done with it."""
        self.verification = verification
        self.signing.show_report(verification, file)
        self.originals.show_verification(verification)
        self.refresh()

    def refresh(self) -> None:
        empty(self._parts)
        if self.verification is not None:
            self._show(self.verification)

    def _show(self, result: Verification) -> None:
        language = self.desk.voice.language
        title = label("heading", wrap=True)
        title.setText(result.file_name)
        self._parts.addWidget(title)
        overall = label(wrap=True)
        overall.setText(overall_sentence(result, language))
        self._parts.addWidget(frame(LOOKS[result.standing], column([overall], edge=12)))
        for verdict in result.verdicts:
            self._parts.addWidget(self._verdict(verdict))
        for signature in result.signatures:
            self._parts.addWidget(signature_box(self.desk, signature))
        for time in result.times:
            self._parts.addWidget(time_box(self.desk, time))
        if result.facts is not None:
            self._show_facts(result.facts)
            for told_of in superseding_sentences(result, (), language):
                self._add_line(told_of)
        said = self.gettext("SHA-256 of the file: {digits}").format(digits=grouped(result.sha256))
        self._add_line(said, "soft")

    def _verdict(self, verdict: Verdict) -> QWidget:
        language = self.desk.voice.language
        name = OF_STANDING[verdict.standing]
        picture, title, why = label(), label("label"), label(wrap=True)
        picture.setPixmap(mark_picture(self.desk.look, name, name, 22))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        asked = question_name(verdict.question, language)
        title.setText(told(asked, standing_name(verdict.standing, language), self.gettext))
        why.setText(reason_sentence(verdict, language))
        inside = row([picture], gap=10)
        inside.addLayout(column([title, why], gap=2), 1)
        holder = QWidget()
        holder.setLayout(inside)
        return holder

    def _show_facts(self, facts: ReportFacts) -> None:
        heading = label("label")
        heading.setText(self.gettext("What the report says of itself"))
        self._parts.addWidget(heading)
        language = self.desk.voice.language
        adequacy = term(facts.adequacy, language) if facts.adequacy else "—"
        percent = "—" if facts.percent is None else f"{facts.percent} %"
        voice = self.desk.voice
        lines = (
            voice.beside(facts.title, facts.facility, facts.country),
            self.gettext("Issued {time}, {place}").format(
                time=voice.moment(facts.issued), place=facts.place
            ),
            self.gettext("Conclusion: {word} · Score: {score}").format(
                word=adequacy, score=percent
            ),
            self.gettext("Findings: {findings} · Open critical items: {critical}").format(
                findings=facts.findings,
                critical="—" if facts.open_critical is None else facts.open_critical,
            ),
            self.gettext("Signer: {name}, fingerprint {digits}").format(
                name=facts.signer, digits=grouped(facts.fingerprint)
            ),
        )
        for said in lines:
            self._add_line(said)
        if facts.full_edition:
            said = self.gettext(
                "A redacted edition, parts withheld: {number}. The full edition was signed by "
                "{name}; SHA-256 of its file: {digits}"
            )
            digits = grouped(facts.full_edition)
            number = len(facts.withheld)
            self._add_line(said.format(number=number, name=facts.full_signer, digits=digits))

    def _add_line(self, words: str, look: str = "") -> None:
        said = label(look, wrap=True)
        said.setText(words)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._parts.addWidget(said)
