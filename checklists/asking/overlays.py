"""An authority's overlay: clauses it read in its own copies, and the items they are added to."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from checklists.asking.adding import AddedReference
from checklists.asking.files import FaultKind, FaultList, OverlayRefused, Table, open_table
from checklists.asking.loading import FORMAT
from checklists.asking.regions import added_by_regions, name_of, read_added, region_ids
from checklists.asking.standards import CITABLE, Clause, Standard
from checklists.values import FALLBACK_LANGUAGE, Confidence, Texts


@dataclass(frozen=True, slots=True)
class Overlay:
    """`standards` hold only what the authority adds: new clauses of ours, or standards of its own.

    Everything in it is marked with the authority's name; nothing of ours is changed or removed.
    """

    authority: str
    standards: tuple[Standard, ...]
    references: tuple[AddedReference, ...]

    @property
    def clauses(self) -> int:
        return sum(len(one.clauses) for one in self.standards)


def load_overlay(path: Path, library: Mapping[str, Standard], items: Collection[str]) -> Overlay:
    """The overlay in this file; raises OverlayRefused naming every fault."""
    faults = FaultList()
    table = open_table(path, faults)
    faults.raise_if_any(OverlayRefused)
    assert table is not None  # noqa: S101 - a missing file is a fault raised above
    if table.integer("format") != FORMAT:
        table.fault(FaultKind.UNKNOWN_FORMAT, str(FORMAT))
    authority = _read_authority(table)
    added = tuple(_read_standards(table, authority, library))
    whole = with_overlay(library, Overlay(authority, added, ()))
    overlay = Overlay(authority, added, tuple(read_added(table, authority, whole, items)))
    table.done()
    faults.raise_if_any(OverlayRefused)
    return overlay


def with_overlay(library: Mapping[str, Standard], overlay: Overlay | None) -> dict[str, Standard]:
    """The standards with the overlay's clauses; another edition than ours stands by itself."""
    whole = dict(library)
    for added in overlay.standards if overlay is not None else ():
        ours = whole.get(added.id)
        if ours is None:
            whole[added.id] = added
        elif ours.edition == added.edition:
            # Ours come first and stand as they are, whatever an overlay of an older program holds.
            clauses = {**ours.clauses, **added.clauses, **ours.clauses}
            whole[added.id] = replace(ours, clauses=clauses)
        else:
            whole[f"{added.id}:{added.edition}"] = added
    return whole


def additions(country: str, overlay: Overlay | None) -> tuple[AddedReference, ...]:
    """All that is added to an inspection in this country.

    The authority's come first, so that those of the regions can be exchanged behind them when the
    country changes.
    """
    own = overlay.references if overlay is not None else ()
    return (*own, *added_by_regions(country))


def _read_authority(table: Table) -> str:
    authority = table.text("authority")
    names = {name_of(region, FALLBACK_LANGUAGE) for region in region_ids()}
    if authority in region_ids() | names:
        table.fault(FaultKind.ALREADY_THERE, authority)
    elif not authority:
        table.fault(FaultKind.MISSING_TEXT, "authority")
    return authority


def _read_standards(
    table: Table, authority: str, library: Mapping[str, Standard]
) -> Iterable[Standard]:
    seen: set[str] = set()
    shorts = {one.short for one in library.values()}
    for entry in table.tables("standard", "standard"):
        identity, edition = entry.text("id"), entry.text("edition")
        if identity in seen:
            entry.fault(FaultKind.DUPLICATE_ID, identity)
        seen.add(identity)
        ours = library.get(identity)
        if ours is None:
            standard = _read_new(entry, identity, edition, authority)
            if standard.short in shorts:
                entry.fault(FaultKind.ALREADY_THERE, standard.short)
            shorts.add(standard.short)
        else:
            if edition != ours.edition:
                entry.fault(FaultKind.WRONG_EDITION, ours.edition)
            standard = replace(ours, clauses={})
        yield replace(standard, clauses=_read_clauses(entry, authority, ours))
        entry.done()


def _read_new(table: Table, identity: str, edition: str, authority: str) -> Standard:
    """A standard that is not in the library needs a name of its own; else its id is misspelt."""
    name, short = table.find_table("name"), table.text("short", "")
    if name is None and not short:
        table.fault(FaultKind.UNKNOWN_REFERENCE, identity)
        return Standard(identity, "", Texts({}), edition, Confidence.READ, "", {}, authority)
    if not short:
        table.fault(FaultKind.MISSING_FIELD, "short")
    standard = Standard(
        id=identity,
        short=short,
        name=Texts(name.rest_as_texts() if name is not None else {}),
        edition=edition,
        confidence=_read_confidence(table),
        source=table.text("source"),
        clauses={},
        added_by=authority,
    )
    if not standard.name.has(FALLBACK_LANGUAGE):
        table.fault(FaultKind.MISSING_TEXT, "name")
    return standard


def _read_clauses(table: Table, authority: str, ours: Standard | None) -> dict[str, Clause]:
    known = ours.clauses if ours is not None else {}
    cited = {clause.label for clause in known.values() if clause.confidence in CITABLE}
    clauses: dict[str, Clause] = {}
    for entry in table.named_tables("clause"):
        clause = Clause(
            label=entry.text("label"),
            title=entry.text("title"),
            confidence=_read_confidence(entry),
            source=entry.text("source"),
            added_by=authority,
        )
        if entry.place in known or clause.label in cited:
            entry.fault(FaultKind.ALREADY_THERE, f"{table.place}/{entry.place}")
        cited.add(clause.label)
        entry.done()
        clauses[entry.place] = clause
    return clauses


def _read_confidence(table: Table) -> Confidence:
    """How sure the authority is; what nobody read or confirmed needs no overlay."""
    confidence = table.word("confidence", Confidence)
    if confidence not in CITABLE:
        table.fault(FaultKind.UNKNOWN_WORD, f"confidence: {confidence}")
    return confidence
