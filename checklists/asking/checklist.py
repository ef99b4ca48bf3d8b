"""The values of a checklist: sections, items, and what each item asks."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from checklists.asking.standards import Reference
from checklists.records import canonical_json, to_record
from checklists.values import Domain, EvidenceKind, InspectionKind, Method, Stage, Texts


@dataclass(frozen=True, slots=True)
class Item:
    """One question a person can answer by looking, asking or reading a record.

    `critical_because` is empty for an item that is not critical. `weight` is 1 (good practice)
    to 5 (loss of control over weapons).
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

    @property
    def is_critical(self) -> bool:
        return bool(self.critical_because.by_language)


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: Texts
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist of one edition, with every language it has side by side."""

    id: str
    edition: str
    kinds: tuple[InspectionKind, ...]
    title: Texts
    about: Texts
    sections: tuple[Section, ...]

    def items(self) -> Iterator[Item]:
        for section in self.sections:
            yield from section.items

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted(self.title.by_language))

    def digest(self) -> str:
        """SHA-256 (hex) of the canonical JSON of the whole checklist."""
        return hashlib.sha256(canonical_json(to_record(self))).hexdigest()
