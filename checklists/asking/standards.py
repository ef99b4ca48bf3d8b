"""The standards a checklist rests on, and how sure each reference to them is."""

from collections.abc import Mapping
from dataclasses import dataclass

from checklists.values import Confidence, Texts

CITABLE = (Confidence.READ, Confidence.SECONDARY)


@dataclass(frozen=True, slots=True)
class Reference:
    """What an item rests on. `clause` is empty when only the module as a whole may be named."""

    standard: str
    name: Texts
    edition: str
    clause: str
    confidence: Confidence

    @property
    def label(self) -> str:
        """How the reference is printed, without any word that would need translation."""
        return f"{self.standard} {self.clause}".strip()


@dataclass(frozen=True, slots=True)
class Clause:
    label: str
    title: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Standard:
    """One instrument, or one module of one, in one edition; clauses are keyed by a short id."""

    id: str
    short: str
    name: Texts
    edition: str
    confidence: Confidence
    source: str
    clauses: Mapping[str, Clause]

    def cite(self, clause: str) -> Reference | None:
        """The reference to a clause (or, for "", to the whole); None when it may not be cited."""
        if not clause:
            return Reference(self.short, self.name, self.edition, "", self.confidence)
        found = self.clauses.get(clause)
        if found is None or found.confidence not in CITABLE:
            return None
        return Reference(self.short, self.name, self.edition, found.label, found.confidence)
