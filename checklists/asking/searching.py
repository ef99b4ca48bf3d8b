"""Search the standards: which instruments, modules and clauses speak of these words."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from checklists.asking.standards import CITABLE, Clause, Standard


@dataclass(frozen=True, slots=True)
class Found:
    """A standard, or one clause of it; `may_cite` says whether a checklist may rest on it."""

    standard: Standard
    clause_id: str
    clause: Clause | None

    @property
    def reference(self) -> str:
        """How a checklist names it: `standard`, or `standard/clause`."""
        return f"{self.standard.id}/{self.clause_id}" if self.clause_id else self.standard.id

    @property
    def label(self) -> str:
        return f"{self.standard.short} {self.clause.label if self.clause else ''}".strip()

    @property
    def added_by(self) -> str:
        """The authority that added it; empty for what is ours."""
        return self.standard.added_by if self.clause is None else self.clause.added_by

    @property
    def source(self) -> str:
        """Where it was read: an authority's clause has a source of its own."""
        own = "" if self.clause is None else self.clause.source
        return own or self.standard.source

    @property
    def may_cite(self) -> bool:
        return self.clause is None or self.clause.confidence in CITABLE


def search(standards: Iterable[Standard], words: str) -> tuple[Found, ...]:
    """Everything that has each of the words, in any language; whole standards come first.

    Upper and lower case, accents and full-width forms make no difference. No words find all
    standards and no clause.
    """
    wanted = [_plain(word) for word in words.split()]
    whole, clauses = [], []
    for standard in standards:
        about = _plain(" ".join([standard.id, standard.short, *standard.name.by_language.values()]))
        if all(word in about for word in wanted):
            whole.append(Found(standard, "", None))
        for identity, clause in standard.clauses.items():
            own = _plain(f"{identity} {clause.label} {clause.title}")
            if any(word in own for word in wanted) and all(
                word in own or word in about for word in wanted
            ):
                clauses.append(Found(standard, identity, clause))
    return (*whole, *clauses)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
