"""One item as it is asked, to be read: its words, its reasons, and what it rests on."""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.checklist import Item, Measure
from checklists.asking.terms import term
from checklists.values import Texts
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.making import column, empty, frame, label
from ui.widgets.references import rests_on
from ui.widgets.spoken import Spoken
from ui.wording.checklist import NOT_TRANSLATED


class ItemText(Spoken):
    def __init__(self, desk: Desk, item: Item | None = None, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.item = item
        self._parts = QVBoxLayout()
        self._parts.setSpacing(4)
        self._parts.setContentsMargins(16, 14, 16, 14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", self._parts))
        self.refresh()

    def show_item(self, item: Item | None) -> None:
        self.item = item
        self.refresh()

    def refresh(self) -> None:
        empty(self._parts)
        if self.item is None:
            self._add(self.gettext("Not asked in this one."), "soft")
            self._parts.addStretch(1)
            return
        item = self.item
        self._add(self._about(item), "label")
        self._add_text(item.question, "heading")
        if item.is_critical:
            self._add_critical(item.critical_because)
        self._add_titled_text(N_("What to look for"), item.guidance)
        if item.measures:
            measured = "\n".join(self._measure(one) for one in item.measures)
            self._add_titled(N_("Values to write down"), measured)
            self._mark(*(measure.label for measure in item.measures))
        self._add_titled(N_("Keep as evidence"), self._words(item.evidence))
        self._add_conditions(item)
        self._add_titled_text(N_("When it is not met"), item.finding)
        self._add_titled_text(N_("What is recommended then"), item.recommendation)
        if item.references:
            self._add_title(N_("Rests on"))
            for reference in item.references:
                self._parts.addLayout(rests_on(self.desk, reference))
        self._parts.addStretch(1)

    def _about(self, item: Item) -> str:
        words = (term(word, self.desk.voice.language) for word in (item.domain, item.method))
        weight = self.gettext("weight {weight} of 5").format(weight=item.weight)
        return self.desk.voice.beside(item.id, *words, weight)

    def _add_critical(self, because: Texts) -> None:
        title, why = label("critical"), label(wrap=True)
        title.setText(self.gettext("Critical item"))
        why.setText(because.to(self.desk.voice.content))
        self._parts.addWidget(frame("critical", column([title, why], gap=2, edge=10)))
        self._mark(because)

    def _add_conditions(self, item: Item) -> None:
        if item.facilities:
            self._add_titled(N_("Asked only at"), self._words(item.facilities))
        if item.asked_if is not None:
            words = self.gettext("{item} was answered with: {results}").format(
                item=item.asked_if.item, results=self._words(item.asked_if.results)
            )
            self._add_titled(N_("Asked only if"), words)

    def _measure(self, measure: Measure) -> str:
        limits = {
            (True, False): N_("at least {minimum}"),
            (False, True): N_("at most {maximum}"),
            (True, True): N_("from {minimum} to {maximum}"),
        }.get((bool(measure.minimum), bool(measure.maximum)), "")
        said = self.gettext(limits).format(minimum=measure.minimum, maximum=measure.maximum)
        kind = term(measure.kind, self.desk.voice.language)
        label_text = measure.label.to(self.desk.voice.content)
        return self.desk.voice.beside(label_text, kind, measure.unit, said)

    def _words(self, words: Iterable[StrEnum]) -> str:
        return self.desk.voice.listed(term(word, self.desk.voice.language) for word in words)

    def _add_titled_text(self, title: str, text: Texts) -> None:
        self._add_title(title)
        self._add_text(text)

    def _add_text(self, text: Texts, look: str = "") -> None:
        self._add(text.to(self.desk.voice.content), look)
        self._mark(text)

    def _mark(self, *texts: Texts) -> None:
        """Say so where one of these is shown in English for want of a translation."""
        if any(text.falls_back_in(self.desk.voice.content) for text in texts):
            self._add(self.gettext(NOT_TRANSLATED), "soft")

    def _add_titled(self, title: str, text: str) -> None:
        if text:
            self._add_title(title)
            self._add(text)

    def _add_title(self, title: str) -> None:
        said = self._add(self.gettext(title), "label")
        said.setContentsMargins(0, 8, 0, 0)

    def _add(self, text: str, look: str = "") -> QWidget:
        said = label(look, wrap=True)
        said.setText(text)
        self._parts.addWidget(said)
        return said
