"""The regional packs that ship, and what a faulty one is told."""

from pathlib import Path

import pytest

from checklists.asking.countries import COUNTRIES
from checklists.asking.files import ChecklistRefused, FaultKind
from checklists.asking.regions import (
    Region,
    known_items,
    load_region,
    name_of,
    regions,
    regions_of,
)
from checklists.asking.shelf import shipped_checklists, standards
from checklists.asking.standards import CITABLE
from checklists.values import Confidence

LANGUAGES = ("ar", "en", "fr", "zh")


def test_the_list_of_countries_is_whole() -> None:
    assert len(COUNTRIES) == 249
    assert all(len(code) == 2 and code.isupper() for code in COUNTRIES)
    assert {"SS", "XK", "UK"} & COUNTRIES == {"SS"}


def test_the_packs_that_ship() -> None:
    assert {region.id: len(region.countries) for region in regions()} == {
        "americas": 34,
        "central-africa": 11,
        "ecowas": 12,
        "great-lakes-and-horn": 15,
        "osce": 57,
        "sadc": 16,
    }


@pytest.mark.parametrize("region", regions(), ids=lambda one: one.id)
def test_a_pack_says_in_every_language_what_its_list_is(region: Region) -> None:
    assert tuple(sorted(region.name.by_language)) == LANGUAGES
    assert tuple(sorted(region.note.by_language)) == LANGUAGES
    assert "must be checked" in region.note.to("en")
    assert set(region.countries) <= COUNTRIES
    assert list(region.countries) == sorted(set(region.countries))


@pytest.mark.parametrize("region", regions(), ids=lambda one: one.id)
def test_a_pack_adds_to_items_that_ship_and_cites_no_more_than_is_known(region: Region) -> None:
    assert region.references
    for each in region.references:
        assert each.reference.added_by == region.id
        assert set(each.items) <= known_items()
        assert len(set(each.items)) == len(each.items)
        assert not each.reference.clause or each.reference.confidence in CITABLE


def test_storage_and_marking_are_what_regions_are_asked_for() -> None:
    (weapons_store,) = (one for one in shipped_checklists() if one.id == "weapons-store")
    ids = {item.id for item in weapons_store.items()}
    (ecowas,) = regions_of("GH")
    article = next(one for one in ecowas.references if one.reference.clause == "Art 16")
    assert {"WS-KEY-01", "WS-SIT-03"} <= set(article.items) & ids
    assert article.reference.confidence == Confidence.SECONDARY


def test_a_country_may_lie_in_several_regions_or_in_none() -> None:
    assert [one.id for one in regions_of(" tz ")] == ["great-lakes-and-horn", "sadc"]
    assert regions_of("JP") == regions_of("") == regions_of("XX") == ()


def test_who_added_is_named_in_the_language() -> None:
    assert name_of("osce", "zh") == "欧安组织地区"
    assert name_of("Ministry of Null", "zh") == "Ministry of Null"


def test_every_fault_of_a_pack_is_named(tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(
        'id = "odd"\ncountries = ["KE", "XX", "ke"]\ncolour = "red"\n[name]\nen = "Odd"\n'
        '[[reference]]\ncite = "att/12.4"\nitems = ["WS-KEY-01", "WS-NO-01"]\n'
        '[[reference]]\ncite = "no-such"\nitems = ["WS-KEY-01"]\n'
        '[[reference]]\ncite = "sadc-protocol/8"\nitems = []\n',
        "utf-8",
    )
    with pytest.raises(ChecklistRefused) as refused:
        load_region(path, standards(), known_items())
    assert {(fault.kind, fault.detail) for fault in refused.value.faults} == {
        (FaultKind.UNKNOWN_COUNTRY, "XX"),
        (FaultKind.UNKNOWN_COUNTRY, "ke"),
        (FaultKind.UNKNOWN_FIELD, "colour"),
        (FaultKind.MISSING_TEXT, "note"),
        (FaultKind.UNKNOWN_ITEM, "WS-NO-01"),
        (FaultKind.UNKNOWN_REFERENCE, "no-such"),
        (FaultKind.UNCITABLE_CLAUSE, "sadc-protocol/8"),
        (FaultKind.MISSING_FIELD, "items"),
    }
    with pytest.raises(ChecklistRefused):
        load_region(tmp_path / "none.toml", standards(), known_items())


def test_no_regional_clause_is_known_but_the_confirmed_ones() -> None:
    # The domain research could read no article of these; the rest are headings.
    citable = {
        identity: {key for key, clause in standards()[identity].clauses.items()
                   if clause.confidence in CITABLE}
        for identity in ("ecowas-convention", "nairobi-protocol", "recsa-bpg", "sadc-protocol")
    }  # fmt: skip
    assert citable == {
        "ecowas-convention": {"3", "4", "16", "25"},
        "nairobi-protocol": {"4.d", "7.d"},
        "recsa-bpg": set(),
        "sadc-protocol": set(),
    }
