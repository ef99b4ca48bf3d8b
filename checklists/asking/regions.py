"""Regional packs: which references a region's instruments add to the items of our checklists."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from checklists.asking.adding import AddedReference
from checklists.asking.countries import COUNTRIES
from checklists.asking.files import FaultKind, FaultList, Table, open_table
from checklists.asking.loading import cited
from checklists.asking.shelf import LIBRARY, shipped_checklists, standards
from checklists.asking.standards import Standard
from checklists.values import FALLBACK_LANGUAGE, Texts


@dataclass(frozen=True, slots=True)
class Region:
    """`countries` are ISO 3166-1 codes, `note` says what kind of list they are and how sure it is.

    Being listed never means that a State is bound by an instrument.
    """

    id: str
    name: Texts
    note: Texts
    countries: tuple[str, ...]
    references: tuple[AddedReference, ...]


@cache
def regions() -> tuple[Region, ...]:
    """Every shipped regional pack, in the order of their ids."""
    items = known_items()
    paths = sorted((LIBRARY / "regions").glob("*.toml"))
    return tuple(load_region(path, standards(), items) for path in paths)


@cache
def known_items() -> frozenset[str]:
    """The ids of all items of all shipped checklists."""
    return frozenset(item.id for one in shipped_checklists() for item in one.items())


def regions_of(country: str) -> tuple[Region, ...]:
    """The packs that list this country, by its two letters; none for an unknown one."""
    return tuple(region for region in regions() if country.strip().upper() in region.countries)


def added_by_regions(country: str) -> tuple[AddedReference, ...]:
    return tuple(each for region in regions_of(country) for each in region.references)


def region_ids() -> frozenset[str]:
    return frozenset(region.id for region in regions())


def name_of(added_by: str, language: str) -> str:
    """Who added a reference: a region's name in this language, or the authority's own name."""
    names = (region.name.to(language) for region in regions() if region.id == added_by)
    return next(names, added_by)


def load_region(path: Path, library: Mapping[str, Standard], items: Collection[str]) -> Region:
    """The pack in this file; raises ChecklistRefused naming every fault."""
    faults = FaultList()
    table = open_table(path, faults)
    faults.raise_if_any()
    assert table is not None  # noqa: S101 - a missing file is a fault raised above
    identity = table.text("id")
    region = Region(
        id=identity,
        name=_read_texts(table, "name"),
        note=_read_texts(table, "note"),
        countries=_read_countries(table),
        references=tuple(read_added(table, identity, library, items)),
    )
    table.done()
    faults.raise_if_any()
    return region


def read_added(
    table: Table, added_by: str, library: Mapping[str, Standard], items: Collection[str]
) -> Iterable[AddedReference]:
    """The `[[reference]]` tables: what is cited, and the items it is added to."""
    for entry in table.tables("reference", "reference"):
        named, wanted = entry.text("cite"), entry.texts("items")
        for item in wanted:
            if item not in items:
                entry.fault(FaultKind.UNKNOWN_ITEM, item)
        if not wanted:
            entry.fault(FaultKind.MISSING_FIELD, "items")
        entry.done()
        reference = cited(entry, named, library)
        if reference is not None:
            yield AddedReference(replace(reference, added_by=added_by), wanted)


def _read_texts(table: Table, name: str) -> Texts:
    entries = table.find_table(name)
    texts = Texts(entries.rest_as_texts() if entries is not None else {})
    if not texts.has(FALLBACK_LANGUAGE):
        table.fault(FaultKind.MISSING_TEXT, name)
    return texts


def _read_countries(table: Table) -> tuple[str, ...]:
    countries = table.texts("countries")
    for country in countries:
        if country not in COUNTRIES:
            table.fault(FaultKind.UNKNOWN_COUNTRY, country)
    return countries
