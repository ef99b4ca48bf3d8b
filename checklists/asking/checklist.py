"""The values of a checklist: sections, items, and what each item asks."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from checklists.asking.standards import Reference
from checklists.records import canonical_json, to_record
from checklists.values import (
    FALLBACK_LANGUAGE,
    Domain,
    EvidenceKind,
    FacilityKind,
    InspectionKind,
    MeasureKind,
    Method,
    Result,
    Stage,
    Texts,
)

# Before a measure's id: the name of its text in the language files.
MEASURE_TEXT = "measured."


@dataclass(frozen=True, slots=True)
class Measure:
    """A value an item asks for; limits are decimal numbers as text, empty where there are none."""

    id: str
    label: Texts
    unit: str
    kind: MeasureKind
    minimum: str
    maximum: str


@dataclass(frozen=True, slots=True)
class Condition:
    """An item is asked only when an earlier item was answered with one of these results."""

    item: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question a person can answer by looking, asking or reading a record.

    `critical_because` is empty for an item that is not critical. `weight` is 1 (good practice)
    to 5 (loss of control over weapons). `facilities` is empty for an item that applies to all.
    """

    id: str
    domain: Domain
    stage: Stage
    method: Method
    weight: int
    question: Texts
    guidance: Texts
    critical_because: Texts
    finding: Texts
    recommendation: Texts
    evidence: tuple[EvidenceKind, ...]
    references: tuple[Reference, ...]
    facilities: tuple[FacilityKind, ...] = ()
    asked_if: Condition | None = None
    measures: tuple[Measure, ...] = ()

    @property
    def is_critical(self) -> bool:
        return bool(self.critical_because.by_language)

    def texts(self) -> Iterator[tuple[str, Texts]]:
        """Every text with its name in the language files."""
        yield "question", self.question
        yield "guidance", self.guidance
        yield "finding", self.finding
        yield "recommendation", self.recommendation
        yield "critical", self.critical_because
        for measure in self.measures:
            yield f"{MEASURE_TEXT}{measure.id}", measure.label

    def meaning_digest(self) -> str:
        """SHA-256 (hex) of what is asked, in no language but the source's.

        An answer given to one meaning may stand for another item of the same meaning: a better
        translation, another weight or a new reference does not change what was answered.
        """
        asked = {
            "question": self.question.to(FALLBACK_LANGUAGE),
            "guidance": self.guidance.to(FALLBACK_LANGUAGE),
            "method": str(self.method),
            "measures": [
                [measure.id, measure.label.to(FALLBACK_LANGUAGE), measure.unit, str(measure.kind)]
                for measure in self.measures
            ],
        }
        return hashlib.sha256(canonical_json(asked)).hexdigest()


@dataclass(frozen=True, slots=True)
class Section:
    """`per_store` sections are asked for each store of a facility that has several.

    In an inspection's copy `store` is the id of the store this copy is for; empty otherwise.
    """

    id: str
    title: Texts
    items: tuple[Item, ...]
    per_store: bool = False
    store: str = ""


@dataclass(frozen=True, slots=True)
class SharedItem:
    """An item left out of an inspection's copy because an earlier checklist asks the same.

    `item` is whole and as its edition has it, `section` the id of the section where it stood at
    `position`, and `answered_as` the id it is answered under. In per-store sections the ids are
    those without a store: they hold for each.
    """

    item: Item
    section: str
    position: int
    answered_as: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist of one edition, with every language it has side by side.

    `shares` names the prefixes of other checklists whose items it may repeat. The last three
    fields are filled in an inspection's copy only: `edition_digest` is the digest (hex) of the
    edition before the inspection took it in, `shared` holds what was left out, and `order` the
    edition's order of sections where copies for stores were drawn together.
    """

    id: str
    edition: str
    kinds: tuple[InspectionKind, ...]
    title: Texts
    about: Texts
    sections: tuple[Section, ...]
    shares: tuple[str, ...] = ()
    edition_digest: str = ""
    shared: tuple[SharedItem, ...] = ()
    order: tuple[str, ...] = ()

    def items(self) -> Iterator[Item]:
        for section in self.sections:
            yield from section.items

    @property
    def is_per_store(self) -> bool:
        """Whether any section is asked for each store."""
        return any(section.per_store for section in self.sections)

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language any text is in, which need not be all of them."""
        return tuple(sorted({tag for _, _, text in self.texts() for tag in text.by_language}))

    def texts(self) -> Iterator[tuple[str, str, Texts]]:
        """Every text with its place (an id, or empty for the whole) and its name in the files."""
        yield "", "title", self.title
        yield "", "about", self.about
        for section in self.sections:
            yield section.id, "title", section.title
            for item in section.items:
                yield from ((item.id, name, text) for name, text in item.texts())

    def is_complete_in(self, language: str) -> bool:
        """Whether every text there is in English is there in this language too."""
        return all(text.has(language) for _, _, text in self.texts() if text.by_language)

    def digest(self) -> str:
        """SHA-256 (hex) of the canonical JSON of the whole checklist."""
        return hashlib.sha256(canonical_json(to_record(self))).hexdigest()

    def printed_digest(self) -> str:
        """The digest by which people know the edition: that of the checklist before it was used."""
        return self.edition_digest or self.digest()
