"""Where a line may break, and where not."""

from itertools import pairwise

import pytest

from reports import glyphs
from reports.page_style import STYLES
from reports.pieces import Look, Para
from reports.typesetting import set_lines


def lines_of(text: str, width: float) -> list[str]:
    para = Para(text, Look.BODY)
    lines = set_lines(para, width, "fr")
    return ["".join(part for _face, part in line.runs) for line in lines]


@pytest.mark.parametrize("width", range(40, 200, 7))
@pytest.mark.parametrize(
    "text",
    [
        "La porte est-elle fermée ? Oui ; mais « sans clé » : le registre le dit !",
        "La porte est fermée\u202f? Oui\u202f; mais «\u202fsans clé\u202f»\u202f: le registre !",
        "La porte est fermée\u00a0? Oui\u00a0; mais «\u00a0sans clé\u00a0»\u00a0: le registre !",
    ],
)
def test_no_french_line_begins_with_punctuation_or_ends_with_a_guillemet(
    text: str, width: int
) -> None:
    lines = lines_of(text, width)
    assert not [line for line in lines if line.strip()[:1] in ("?", "!", ";", ":", "»")]
    assert not [line for line in lines if line.strip().endswith("«")]


def test_a_serial_with_an_unbreakable_space_stays_on_one_line() -> None:
    room = STYLES[Look.BODY].size * 6
    lines = lines_of("TEST\u00a04001  TEST\u00a04002  TEST\u00a04003", room)
    assert [line.strip() for line in lines] == [f"TEST\u00a0400{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_units_of_numbers_stand_below_each_other(language: str) -> None:
    (one,) = set_lines(Para("1", Look.NUMBER), 60, language)
    (many,) = set_lines(Para("236", Look.NUMBER), 60, language)
    assert one.x + one.width == pytest.approx(60)
    assert many.x + many.width == pytest.approx(60)


TEXT = "Contrôle des transferts internes, d'une responsabilité partagée entre les magasiniers."


@pytest.mark.parametrize("width", range(70, 300, 3))
@pytest.mark.parametrize("look", [Look.BODY, Look.STRONG, Look.NUMBER_LABEL])
def test_a_word_is_parted_only_where_much_of_a_line_would_stay_empty(
    width: int, look: Look
) -> None:
    def wide(text: str) -> float:
        style = STYLES[look]
        return glyphs.width(text, bold=style.bold) * style.size / glyphs.UNITS_PER_EM

    *words, _last = TEXT.split()
    lines = set_lines(Para(TEXT, look), width, "fr")
    assert "".join(line.text for line in lines).replace(" ", "") == TEXT.replace(" ", "")
    for line, after in pairwise(lines):
        assert line.width == pytest.approx(wide(line.text) + line.hyphen * wide("-"))
        assert line.x + line.width <= width + 0.01
        before, space, begun = line.text.rpartition(" ")
        parted = begun + after.text.partition(" ")[0]
        assert (parted in words) == line.hyphen
        if line.hyphen and wide(parted) <= width:
            assert wide(before + space) <= 0.75 * width


def test_a_word_longer_than_its_line_is_parted_and_a_code_is_cut() -> None:
    word = set_lines(Para("Partiellement conforme"), 52, "fr")
    assert [(line.text, line.hyphen) for line in word] == [
        ("Partielle", True),
        ("ment", False),
        ("conforme", False),
    ]
    code = set_lines(Para("PARTIELLEMENT"), 52, "fr")
    assert [line.hyphen for line in code] == [False, False]


def test_the_last_word_and_a_name_are_not_parted() -> None:
    assert hyphens("Contrôle des transferts internes", "fr") == ["Contrôle des trans"]
    assert hyphens("Contrôle des transferts", "fr") == []
    assert hyphens("Contrôle des Transferts internes", "fr") == []


def test_a_paragraph_is_parted_in_its_own_language() -> None:
    text = "Contrôle des transferts internes"
    assert hyphens(text, "ar", "fr") == ["Contrôle des trans"]
    assert hyphens(text, "fr", "ar") == []
    assert hyphens(text, "zh") == []


def test_no_word_is_parted_beside_right_to_left_letters() -> None:
    assert hyphens("Contrôle des transferts internes مفتاح", "fr") == []


def hyphens(text: str, language: str, own: str = "") -> list[str]:
    lines = set_lines(Para(text, language=own), 96, language)
    return [line.text for line in lines if line.hyphen]
