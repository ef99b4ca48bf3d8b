"""One custody event: what happened to which arms, whether it is explained, and what that asks."""

from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from checklists.asking.terms import term
from checklists.delivering.case import CustodyEvent
from checklists.delivering.duties import CustodyFault, fault_of
from checklists.delivering.words import Consent, CustodyKind
from ui.models.declared_search import DeclaredSearch
from ui.models.written import as_marked
from ui.panels.item_chooser import ItemChooser
from ui.speech import N_
from ui.widgets.checked_line import day_line
from ui.widgets.entry_editor import EntryEditor
from ui.widgets.fields import TextArea, WordChoice, captioned, line
from ui.widgets.making import abreast, button, column, frame, label, row
from ui.widgets.marks import mark
from ui.wording.custody import concerned, duties, event_name, practice


class CustodyEditor(EntryEditor):
    finding_wanted = Signal(str)
    entry: CustodyEvent

    @property
    def fault(self) -> CustodyFault | None:
        return fault_of(self.entry)

    def show_declared(self, known: DeclaredSearch) -> None:
        self.items.show_declared(known)
        self.refresh()

    def offer_finding(self, is_draft: bool, recorded: str) -> None:  # noqa: FBT001
        """Offer to record a finding at a draft; `recorded` names one that is."""
        self.record.setVisible(is_draft and not recorded)
        words = self.gettext("Recorded as finding {finding} of the visit.")
        self.found.setText(words.format(finding=recorded) if recorded else "")
        self.found.setVisible(bool(recorded))

    def build_fields(self) -> QLayout:
        self.line.setIconSize(QSize(22, 22))
        self.kind = WordChoice(self.desk, CustodyKind)
        self.consent = WordChoice(self.desk, Consent)
        self.happened = day_line(self.desk)
        self.items = ItemChooser(self.desk)
        self.quantity, self.origin, self.destination, self.document = (line() for _ in range(4))
        self.remark = TextArea(2)
        self.settling.watch(
            self.kind.box, self.happened.field, self.consent.box, self.quantity,
            self.origin, self.destination, self.document, self.remark,
        )  # fmt: skip
        self.items.changed.connect(self.settling.settle_now)
        said = self.said
        first = abreast([
            captioned(said, N_("What happened"), self.kind.box),
            captioned(said, N_("Day"), self.happened),
            captioned(said, N_("Exporter's consent"), self.consent.box),
        ])  # fmt: skip
        return column([
            self._build_duties(),
            first,
            captioned(said, N_("Declared items concerned"), self.items),
            captioned(said, N_("Quantity, where no item is named"), self.quantity),
            abreast([captioned(said, N_("From"), self.origin),
                 captioned(said, N_("To"), self.destination)]),
            captioned(said, N_("Document that explains it"), self.document),
            captioned(said, N_("Remark"), self.remark),
        ], gap=10)  # fmt: skip

    def show_fields(self, entry: CustodyEvent) -> None:
        self.kind.show_word(entry.kind)
        self.consent.show_word(entry.consent)
        self.happened.show_value(entry.happened)
        self.items.show_chosen(entry.items)
        for field, text in self._texts(entry):
            self.settling.show_text(field, text)

    def first_field(self) -> QWidget:
        return self.kind.box

    def typed(self) -> CustodyEvent:
        return replace(
            self.entry,
            kind=self.kind.word,
            happened=self.happened.value,
            items=self.items.chosen,
            quantity=self.quantity.text().strip(),
            origin=self.origin.text().strip(),
            destination=self.destination.text().strip(),
            consent=self.consent.word,
            document=self.document.text().strip(),
            remark=self.remark.toPlainText().strip(),
        )

    def refresh(self) -> None:
        event, language, fault = self.entry, self.desk.voice.language, self.fault
        happened = event.happened or self.gettext("no day")
        head = [event_name(event), term(event.kind, language), happened]
        if fault is not None:
            head.append(term(fault, language))
        self.say_short(self.desk.voice.beside(*head), self._short())
        self.line.setIcon(mark(self.desk.look, "not_met" if fault else "met"))
        self.remove.setText(self.gettext("Take the event out"))
        self.card.setVisible(fault is not None)
        if fault is not None:
            self.title.setText(term(fault, language))
            self.asked.setText("\n".join(duties(language)))
            self.compared.setText(practice(language))

    def _build_duties(self) -> QWidget:
        self.title = label("critical")
        lead, self.asked = label(wrap=True), label(wrap=True)
        self.say(
            lead.setText,
            "Where this is a diversion, the Arms Trade Treaty binds its Parties to act on it, "
            "and encourages them to share what they know:",
        )
        self.compared, self.found = label("soft", wrap=True), label("soft")
        self.record = button("primary")
        self.say(self.record.setText, "Record a finding")
        self.record.clicked.connect(lambda: self.finding_wanted.emit(self.identity))
        self.card = frame("critical", column([
            self.title, lead, self.asked, self.compared, row([self.record, self.found, None]),
        ], gap=6, edge=12))  # fmt: skip
        self.offer_finding(is_draft=False, recorded="")
        return self.card

    def _short(self) -> str:
        event, language = self.entry, self.desk.voice.language
        voice = self.desk.voice
        what = concerned(
            event, self.items.known.declared, language, lambda text: as_marked(text, voice)
        )
        way = ""
        if event.origin or event.destination:
            words = self.gettext("from {origin} to {destination}")
            way = words.format(
                origin=as_marked(event.origin, self.desk.voice) or "—",
                destination=as_marked(event.destination, self.desk.voice) or "—",
            )
        parts = (what, way, term(event.consent, language),
                 event.document)  # fmt: skip
        return voice.beside(*parts)

    def _texts(self, entry: CustodyEvent) -> tuple[tuple[QLineEdit | TextArea, str], ...]:
        return (
            (self.quantity, entry.quantity),
            (self.origin, entry.origin),
            (self.destination, entry.destination),
            (self.document, entry.document),
            (self.remark, entry.remark),
        )
