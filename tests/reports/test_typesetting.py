"""Where a line may break, and where not."""

import pytest

from reports.page_style import STYLES
from reports.pieces import Look, Para
from reports.typesetting import set_lines


def lines_of(text: str, width: float) -> list[str]:
    para = Para(text, Look.BODY)
    lines = set_lines(para, width, mirrored=False)
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


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_units_of_numbers_stand_below_each_other(mirrored: bool) -> None:
    (one,) = set_lines(Para("1", Look.NUMBER), 60, mirrored=mirrored)
    (many,) = set_lines(Para("236", Look.NUMBER), 60, mirrored=mirrored)
    assert one.x + one.width == pytest.approx(60)
    assert many.x + many.width == pytest.approx(60)
