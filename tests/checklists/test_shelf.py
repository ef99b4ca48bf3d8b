import re
import tomllib
from collections import Counter
from enum import StrEnum
from pathlib import Path

import pytest

from checklists import values
from checklists.asking import terms as terms_module
from checklists.asking.checklist import Checklist
from checklists.asking.files import ChecklistRefused, FaultKind
from checklists.asking.loading import HEAVIEST
from checklists.asking.shelf import load_standards, shipped_checklists, standards
from checklists.asking.standards import CITABLE
from checklists.asking.terms import term
from checklists.asking.units import UNITS
from checklists.delivering import duties, sampling, timeline, words
from checklists.delivering.sampling import SamplingFault
from checklists.values import Confidence, Domain

LANGUAGES = ("ar", "en", "fr", "zh")
AT_LEAST = {
    "ammunition-depot": 110,
    "gender-responsive-pssm": 20,
    "movement-and-transport": 25,
    "national-stockpile-system": 50,
    "post-delivery-verification": 50,
    "pre-transfer-assessment": 45,
    "small-unit-storage": 45,
    "weapons-store": 90,
}
# A fault has a whole sentence of its own in `ui/wording`.
WITH_SENTENCES = (StrEnum, SamplingFault)
VOCABULARIES = [
    kind
    for module in (values, words, duties, timeline, sampling)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum)
    if kind.__module__ == module.__name__ and kind not in WITH_SENTENCES
]


@pytest.mark.parametrize("checklist", shipped_checklists(), ids=lambda one: one.id)
def test_a_shipped_checklist_is_complete_in_its_languages(checklist: Checklist) -> None:
    assert checklist.languages == LANGUAGES
    assert [one for one in LANGUAGES if not checklist.is_complete_in(one)] == []
    assert not checklist.is_complete_in("xx")
    assert len(list(checklist.items())) >= AT_LEAST[checklist.id]


@pytest.mark.parametrize("checklist", shipped_checklists(), ids=lambda one: one.id)
def test_no_question_is_asked_twice_and_each_is_one_sentence(checklist: Checklist) -> None:
    questions = Counter(item.question.to("en").casefold() for item in checklist.items())
    assert questions.most_common(1)[0][1] == 1
    for item in checklist.items():
        assert item.question.to("en").endswith("?"), item.id
        assert item.question.to("zh").endswith("？"), item.id
        assert item.question.to("fr").endswith(" ?"), item.id
        assert item.question.to("ar").endswith("؟"), item.id
        assert item.references, item.id


@pytest.mark.parametrize("identity", ["weapons-store", "ammunition-depot"])
def test_every_domain_has_at_least_six_items(identity: str) -> None:
    (checklist,) = (one for one in shipped_checklists() if one.id == identity)
    counts = Counter(item.domain for item in checklist.items())
    assert min(counts[domain] for domain in Domain) >= 6


@pytest.mark.parametrize("checklist", shipped_checklists(), ids=lambda one: one.id)
def test_every_item_has_all_its_fields_in_every_language(checklist: Checklist) -> None:
    for item in checklist.items():
        texts = dict(item.texts())
        assert {"question", "guidance", "finding", "recommendation"} <= texts.keys()
        for name, text in texts.items():
            wanted = () if name == "critical" and not item.is_critical else LANGUAGES
            assert set(text.by_language) == set(wanted), (item.id, name)
            # Nothing left in English by mistake, and no translation of one item under another.
            assert len(set(text.by_language.values())) == len(wanted), (item.id, name)
        assert 1 <= item.weight <= HEAVIEST
        assert all(measure.unit in ("", *UNITS) for measure in item.measures), item.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("checklist", shipped_checklists(), ids=lambda one: one.id)
def test_no_text_of_an_item_stands_at_another(checklist: Checklist, language: str) -> None:
    for name in ("question", "guidance", "finding"):
        said = Counter(getattr(item, name).to(language) for item in checklist.items())
        assert [text for text, number in said.items() if number > 1] == [], name


@pytest.mark.parametrize("checklist", shipped_checklists(), ids=lambda one: one.id)
def test_a_translation_has_the_figures_of_its_english(checklist: Checklist) -> None:
    for place, name, text in checklist.texts():
        for language in LANGUAGES:
            wanted, found = figures(text.to("en")), figures(text.to(language))
            assert wanted == found, (place, name, language)


def figures(text: str) -> set[str]:
    """The numbers in a text, but those that name a month, as Chinese does."""
    joined = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)", "", text)
    joined = re.sub(r"(?<=\d),(?=\d)", ".", joined)
    return set(re.findall(r"\d+(?:\.\d+)*(?!\d|月)", joined))


def test_all_eight_ship() -> None:
    assert {one.id for one in shipped_checklists()} == set(AT_LEAST)


def test_a_clause_is_printed_only_where_it_was_read_or_confirmed() -> None:
    for checklist in shipped_checklists():
        for item in checklist.items():
            for reference in item.references:
                assert not reference.clause or reference.confidence in CITABLE, item.id


def test_no_mosaic_clause_is_known_but_the_confirmed_ones() -> None:
    # The domain research could read no sub-clause of these modules.
    unread = ("05.20", "05.30", "05.40", "05.50", "03.20", "03.21", "06.10")
    for module in unread:
        citable = [
            clause.label
            for clause in standards()[f"mosaic-{module}"].clauses.values()
            if clause.confidence in CITABLE
        ]
        assert citable in ([], ["cl. 4"]), module


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda kind: kind.__name__)
def test_every_word_has_a_name(vocabulary: type[StrEnum], language: str) -> None:
    path = terms_module.LIBRARY / "terms" / f"{language}.toml"
    named = tomllib.loads(path.read_text("utf-8"))["terms"][vocabulary.__name__]
    assert set(named) == set(vocabulary)
    names = [term(word, language) for word in vocabulary]
    assert all(names)
    assert len(set(names)) == len(names)


def test_a_language_without_names_speaks_english() -> None:
    assert term(Domain.TRAINING, "xx") == term(Domain.TRAINING, "en")


def test_a_faulty_file_of_terms_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "qq.toml").write_text("terms = ", "utf-8")
    monkeypatch.setattr(terms_module, "LIBRARY", tmp_path)
    with pytest.raises(ChecklistRefused):
        term(Domain.TRAINING, "qq")


def test_faults_of_a_file_of_standards_are_named(tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(
        '[[standard]]\nid = "odd"\nshort = "O"\nedition = ""\nconfidence = "sure"\n'
        'source = ""\n[standard.name]\nzh = "怪"\n',
        "utf-8",
    )
    with pytest.raises(ChecklistRefused) as refused:
        load_standards(path)
    assert {(fault.place, fault.kind) for fault in refused.value.faults} == {
        ("odd", FaultKind.UNKNOWN_WORD),
        ("odd", FaultKind.MISSING_TEXT),
    }


def test_a_missing_file_of_standards_is_named(tmp_path: Path) -> None:
    with pytest.raises(ChecklistRefused):
        load_standards(tmp_path / "none.toml")


def test_a_short_name_means_one_edition_only() -> None:
    # A clause of a second edition must never be printed as one of the third.
    counts = Counter(standard.short for standard in standards().values())
    assert [short for short, number in counts.items() if number > 1] == []
    for standard in standards().values():
        if "(V." in standard.short:
            assert standard.short.partition("(")[2].rstrip(")") in standard.edition


def test_the_mixing_rules_are_cited_from_the_edition_that_is_known_to_have_them() -> None:
    assert standards()["iatg-01.50"].cite("7.1") is None
    cited = standards()["iatg-01.50-v3"].cite("7.1")
    assert cited is not None
    assert (cited.edition, cited.confidence) == ("V.3", Confidence.SECONDARY)
