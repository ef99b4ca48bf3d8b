"""Lines that mix scripts: phrases keep their order, brackets stay with what they close."""

import pytest

from reports.right_to_left import in_drawing_order


@pytest.mark.parametrize(
    ("text", "from_the_left"),
    [
        ("ATT Art 11(1)؛ ATT Art 11(2)؛ ITI", "ITI ؛ATT Art 11(2) ؛ATT Art 11(1)"),
        ("MOSAIC 05.20 (ب)", "(ب) MOSAIC 05.20"),
        ("(MOSAIC 05.20) ب", "ب (MOSAIC 05.20)"),
        ("ب 2015 (V.2) · 11", "11 · 2015 (V.2) ب"),
        ("IMG_1.jpg · 4000 x 3000 ب", "ب 4000 x 3000 · IMG_1.jpg"),
        ("ب 5.56 (12)", "(12) 5.56 ب"),
        ("400213.", ".400213"),
        ("ب: 11,400 ج", "ج 11,400 :ب"),
        ("(ب WS-01 [a])", "(WS-01 [a] ب)"),
    ],
)
def test_a_line_from_right_to_left_is_drawn_part_by_part(text: str, from_the_left: str) -> None:
    drawn = in_drawing_order(text, right_to_left=True)
    assert drawn.translate(str.maketrans("ﺏﺝ", "بج")) == from_the_left


@pytest.mark.parametrize(
    ("text", "from_the_left"),
    [
        ("Rack 7 (b): ب, twice", "Rack 7 (b): ب, twice"),
        ("ب 2 (ج) · د · XX", "(ج) 2 ب · د · XX"),
        ("Ana، ب، ج 2", "Ana، 2 ج ،ب"),
        ("Depot (ب) and (ب 7)", "Depot (ب) and (7 ب)"),
        ("«ب؟» he said", "«؟ب» he said"),
    ],
)
def test_a_line_from_left_to_right_keeps_arabic_phrases_in_their_place(
    text: str, from_the_left: str
) -> None:
    drawn = in_drawing_order(text, right_to_left=False)
    assert drawn.translate(str.maketrans("ﺏﺝﺩ", "بجد")) == from_the_left
