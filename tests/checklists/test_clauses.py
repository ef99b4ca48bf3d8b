"""The library claims no clause, and no certainty, that the research files do not support."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from checklists.asking.checklist import Checklist
from checklists.asking.shelf import shipped_checklists, standards
from checklists.asking.standards import Standard
from checklists.values import Texts
from tests.support.domain_clauses import (
    DOMAIN,
    SUREST_FIRST,
    TABLE,
    Supported,
    distil,
    plain,
    read_table,
    written,
)

SUPPORTED = read_table()
# Instruments as English texts name them; the others are those of national law.
NAMED = {
    r"\bATT\b|Arms Trade Treaty": "att",
    "Firearms Protocol": "firearms-protocol",
    "Programme of Action|PoA": "poa",
    r"\bITI\b|International Tracing Instrument": "iti",
    "KrWaffKontrG": "krwaffkontrg",
    "AWaffV": "awaffv",
    "AASTP-1": "aastp-1",
    "ECOWAS": "ecowas-convention",
    "Nairobi Protocol": "nairobi-protocol",
    "SADC": "sadc-protocol",
    "CIFTA": "cifta",
    "CFE": "cfe-inspection",
    "Chemical Weapons Convention|CWC": "cwc-verification",
}
MODULE = re.compile(r"(IATG|MOSAIC|IDDRS) (\d\d?\.\d\d)")
NUMBER = r"\d+(?:\.\d+)*(?: ?\((?:\d{1,2}|[a-z])\))*"
MORE = rf"(?:(?:[,、،] ?| (?:and|et) | و|和第?|及第?){NUMBER})*(?: (?:and|et) {NUMBER}| و{NUMBER})?"
WORDS = {
    "en": r"\b(?:Arts?|cl\.|s\.|[Cc]lauses?|[Ss]ections?|[Aa]rticles?|para(?:graph)?s?) ",
    "fr": r"\b(?:arts?\.|[Aa]rticles?|paragraphes?|sections?|s\.|clauses?) ",
    "ar": "(?:المادة|المادتان|المادتين|المواد|البند|البندين|القسم|القسمين|القسمان|الفقرة) ",
}
CITES = {language: re.compile(rf"{words}({NUMBER}{MORE})") for language, words in WORDS.items()}
CITES["zh"] = re.compile(rf"第 ?({NUMBER}{MORE})(?= ?[条节款])(?: ?条第(\d+)款)?")


def edition_of(standard: Standard) -> tuple[str, str]:
    """The id without the edition that some ids end with, and the edition."""
    return re.sub(r"-v\d$", "", standard.id), standard.edition


def support(standard: Standard, clause: str) -> str | None:
    """How surely the research knows this clause (empty: the whole) in this edition."""
    identity, edition = edition_of(standard)
    found = [
        row.confidence
        for row in SUPPORTED
        if row.standard == identity
        and (not clause or row.edition in edition)
        and plain(row.clause) == plain(clause)
    ]
    return min(found, key=SUREST_FIRST.index, default=None)


def is_overclaimed(claimed: str, supported: str | None) -> bool:
    return supported is None or SUREST_FIRST.index(claimed) < SUREST_FIRST.index(supported)


@pytest.mark.parametrize("standard", standards().values(), ids=lambda one: one.id)
def test_each_clause_is_supported_as_surely_as_it_claims(standard: Standard) -> None:
    claims = [("", standard.confidence)]
    claims += [(clause.label, clause.confidence) for clause in standard.clauses.values()]
    assert [
        (label, claimed.value, support(standard, label))
        for label, claimed in claims
        if is_overclaimed(claimed.value, support(standard, label))
    ] == []


def test_each_reference_of_a_checklist_is_supported() -> None:
    by_short = {(one.short, one.edition): one for one in standards().values()}
    for checklist in shipped_checklists():
        for item in checklist.items():
            for reference in item.references:
                standard = by_short[reference.standard, reference.edition]
                found = support(standard, reference.clause)
                assert not is_overclaimed(reference.confidence.value, found), (item.id, reference)


def all_texts(checklist: Checklist) -> Iterator[tuple[str, Texts]]:
    for place, name, text in checklist.texts():
        yield f"{checklist.id} {place} {name}", text


def cited_numbers(text: str, language: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for hit in CITES[language].finditer(text):
        numbers = [one.replace(" ", "") for one in re.findall(NUMBER, hit[1])]
        if language == "zh" and hit[2]:
            numbers[-1] = f"{numbers[-1]}({hit[2]})"
        found.update(numbers)
    return found


def instruments(english: str) -> set[str]:
    found = {identity for name, identity in NAMED.items() if re.search(name, english)}
    return found | {f"{series.lower()}-{number}" for series, number in MODULE.findall(english)}


def is_known(number: str, instrument: str) -> bool:
    """Whether a clause of this number, or one inside it, may be cited from the instrument."""
    return any(
        row.standard == instrument
        and row.confidence in ("read", "secondary")
        and re.match(rf"{re.escape(number)}(?![\d])", plain(row.clause))
        for row in SUPPORTED
        if row.clause
    )


@pytest.mark.parametrize("checklist", shipped_checklists(), ids=lambda one: one.id)
def test_each_clause_number_in_a_text_is_supported(checklist: Checklist) -> None:
    for place, text in all_texts(checklist):
        english = text.to("en")
        for number in cited_numbers(english, "en"):
            named = instruments(english)
            assert any(is_known(number, one) for one in named), (place, number, named)


@pytest.mark.parametrize("language", ["fr", "zh", "ar"])
@pytest.mark.parametrize("checklist", shipped_checklists(), ids=lambda one: one.id)
def test_a_translation_cites_the_clauses_its_english_cites(
    checklist: Checklist, language: str
) -> None:
    differing = [
        (place, dict(here), dict(there))
        for place, text in all_texts(checklist)
        if (here := cited_numbers(text.to(language), language))
        != (there := cited_numbers(text.to("en"), "en"))
    ]
    assert differing == []


@pytest.mark.parametrize("language", ["en", "fr", "zh", "ar"])
def test_each_module_named_in_a_text_is_in_the_library(language: str) -> None:
    for checklist in shipped_checklists():
        for place, text in all_texts(checklist):
            for series, number in MODULE.findall(text.to(language)):
                assert f"{series.lower()}-{number}" in standards(), (place, series, number)


def test_numbers_are_found_as_each_language_writes_them() -> None:
    same = {
        "en": "ATT Arts 7, 8 and 11 and Art 12(4), IATG 02.20 clause 7.5",
        "fr": "TCA, art. 7, 8 et 11 et art. 12(4), IATG 02.20, paragraphe 7.5",
        "zh": "《武器贸易条约》第7、8、11条和第12条第4款，IATG 02.20第7.5条",
        "ar": "المواد 7 و8 و11 والمادة 12 (4)، البند 7.5 من IATG 02.20",
    }
    found = {language: cited_numbers(text, language) for language, text in same.items()}
    assert set(found["en"]) == {"7", "8", "11", "12(4)", "7.5"}
    assert [one for one in found.values() if one != found["en"]] == []
    assert is_known("12(4)", "att")
    assert is_known("7", "att")
    assert not is_known("17", "att")
    assert not is_known("II.1", "osce-bpg-iii")


@pytest.mark.skipif(not DOMAIN.is_dir(), reason="the research files are not beside this checkout")
def test_the_table_is_what_the_research_files_say() -> None:
    assert TABLE.read_text("utf-8") == written(distil())


def test_the_table_is_whole() -> None:
    assert len(SUPPORTED) > 600
    assert {row.confidence for row in SUPPORTED} == set(SUREST_FIRST)
    assert Supported("ecowas-convention", "", "Art 16", "secondary") in SUPPORTED
