"""The standards a checklist rests on, and how sure each reference to them is."""

from collections.abc import Mapping
from dataclasses import dataclass

from checklists.values import Confidence, Texts

CITABLE = (Confidence.READ, Confidence.SECONDARY)


@dataclass(frozen=True, slots=True)
class Reference:
    """What an item rests on. `clause` is empty when only the module as a whole may be named.

    `added_by` is the id of the region or the name of the authority that added it to the item;
    empty for what the checklist itself cites.
    """

    standard: str
    name: Texts
    edition: str
    clause: str
    confidence: Confidence
    added_by: str = ""

    @property
    def label(self) -> str:
        """How the reference is printed, without any word that would need translation."""
        return f"{self.standard} {self.clause}".strip()

    @property
    def place(self) -> tuple[str, str, str]:
        """What is cited, whoever cites it: a clause of one edition is never that of another."""
        return self.standard, self.edition, self.clause


@dataclass(frozen=True, slots=True)
class Clause:
    """`source` and `added_by` are empty for a clause of ours; else where an authority read it."""

    label: str
    title: str
    confidence: Confidence
    source: str = ""
    added_by: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """One instrument, or one module of one, in one edition; clauses are keyed by a short id.

    `added_by` is the name of the authority whose own standard it is, empty for one of ours.
    """

    id: str
    short: str
    name: Texts
    edition: str
    confidence: Confidence
    source: str
    clauses: Mapping[str, Clause]
    added_by: str = ""

    def cite(self, clause: str) -> Reference | None:
        """The reference to a clause (or, for "", to the whole); None when it may not be cited."""
        if not clause:
            return Reference(
                self.short, self.name, self.edition, "", self.confidence, self.added_by
            )
        found = self.clauses.get(clause)
        if found is None or found.confidence not in CITABLE:
            return None
        return Reference(
            self.short, self.name, self.edition, found.label, found.confidence, found.added_by
        )
