"""A mark finds the declared item it may be, by rules that never guess."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.delivering.case import DeclaredItem
from checklists.delivering.matching import (
    MarkIndex,
    MatchKind,
    look_alike_form,
    match,
    normal_form,
    one_apart,
)
from tests.support.cases import make_declared, make_quantity

SIGNS = "0123456789ABOI"
MARKS = st.text(SIGNS, min_size=1, max_size=6)


def declared(*serials: str) -> dict[str, DeclaredItem]:
    """Items declared in this order, with their serials as ids where no two are alike."""
    return {
        f"{number}:{serial}": make_declared(serial, "Store 1", number)
        for number, serial in enumerate(serials, 1)
    }


def found(text: str, *serials: str) -> tuple[MatchKind, list[str]]:
    """What a text matches among these serials, the candidates as serials."""
    result = match(text, MarkIndex(declared(*serials)))
    return result.kind, [one.partition(":")[2] for one in result.candidates]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("a 12-34.5/6\\7", "A1234567"),
        ("٠٧٨٩", "0789"),
        ("۰۷۸۹", "0789"),
        ("\uff21\uff22\uff11\uff12", "AB12"),
        ("१२", "12"),
        ("\u200eA\u200b1\u202e2\u2069\ufeff", "A12"),
        ("A\u20111—2\u22123\u00ad4\ufe0f", "A1234"),
        ("A\u00a01\u30002\t\r\n", "A12"),
        ("007", "007"),
        ("й-1", "Й1"),
        ("e\u200b\u0301", "É"),
        (" -/. ", ""),
    ],
)
def test_a_normal_form_holds_only_what_was_engraved(text: str, form: str) -> None:
    assert normal_form(text) == form


@given(st.text(max_size=12))
def test_forms_of_forms_are_themselves(text: str) -> None:
    form = normal_form(text)
    assert normal_form(form) == form
    assert look_alike_form(look_alike_form(form)) == look_alike_form(form)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("ODQ", "000"),
        ("ILl", "111"),
        ("B5S8", "8558"),
        ("z2", "22"),
        ("\u0410\u0412\u0415", "A8E"),
        ("\u0391\u0392\u0396", "A82"),
    ],
)
def test_signs_that_look_alike_are_one(text: str, latin: str) -> None:
    assert look_alike_form(normal_form(text)) == latin


def test_only_one_equal_serial_is_exact() -> None:
    assert found("a-1001", "A1001", "A1002") == (MatchKind.EXACT, ["A1001"])
    several = found("A1001", "A1001", "A1002", "a 1001")
    assert several == (MatchKind.EXACT_SEVERAL, ["A1001", "a 1001"])


def test_serials_declared_twice_are_named_together() -> None:
    index = MarkIndex(declared("B2", "A1", "C3", "b-2", "a 1", "", "-", "B2"))
    assert index.declared_twice() == (("1:B2", "4:b-2", "8:B2"), ("2:A1", "5:a 1"))


def test_an_exact_serial_comes_before_one_that_looks_alike() -> None:
    assert found("AO1", "A01", "AO1") == (MatchKind.EXACT, ["AO1"])


def test_serials_that_look_alike_are_proposed_and_several_are_all_shown() -> None:
    assert found("\u04101OO1", "A1001", "A1002") == (MatchKind.LOOK_ALIKE, ["A1001"])
    assert found("AO1", "AD1", "A01", "A02") == (MatchKind.LOOK_ALIKE_SEVERAL, ["AD1", "A01"])


@pytest.mark.parametrize("slip", ["A2345", "A12345X", "A13245", "A12X45", "12345"])
def test_one_slip_is_near(slip: str) -> None:
    assert found(slip, "B99999", "A12345") == (MatchKind.NEAR, ["A12345"])


def test_two_slips_are_not_near_and_nothing_matches_nothing() -> None:
    assert found("A1X3X5", "A12345") == (MatchKind.NONE, [])
    assert found("", "A12345", "") == (MatchKind.NONE, [])
    assert found("--", "A12345", "-") == (MatchKind.NONE, [])


def test_leading_zeros_count_but_are_offered() -> None:
    assert found("7", "0007") == (MatchKind.NEAR, ["0007"])
    assert found("007", "7", "00007") == (MatchKind.NEAR, ["7", "00007"])
    assert found("AB-7", "AB-0007") == (MatchKind.NEAR, ["AB-0007"])
    assert found("007", "007", "7") == (MatchKind.EXACT, ["007"])


def test_the_nearer_come_first_and_equals_as_they_were_declared() -> None:
    kind, candidates = found("A10X", "A1OY", "A109", "A104", "A10")
    assert (kind, candidates) == (MatchKind.NEAR, ["A109", "A104", "A10", "A1OY"])


def test_a_doubted_serial_is_offered_and_never_sure() -> None:
    doubted = replace(make_declared("A1001", number=2), doubt="two lines have it")
    alone = MarkIndex({"d": doubted})
    assert match("A1001", alone).kind == MatchKind.NEAR
    assert match("AI001", alone).candidates == ("d",)
    twins = MarkIndex({"d": doubted, "s": make_declared("A1001", number=1)})
    assert match("A1001", twins).kind == MatchKind.EXACT_SEVERAL
    assert match("A1OO1", twins).kind == MatchKind.LOOK_ALIKE_SEVERAL
    assert match("A1001", twins).candidates == ("s", "d")


def _slips(text: str) -> set[str]:
    """Every text one slip away, made the long way."""
    parts = [(text[:at], text[at:]) for at in range(len(text) + 1)]
    return {
        *(a + b[1:] for a, b in parts if b),
        *(a + sign + b for a, b in parts for sign in SIGNS),
        *(a + sign + b[1:] for a, b in parts if b for sign in SIGNS),
        *(a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1),
    } - {text}


def test_a_swap_and_another_slip_are_two() -> None:
    assert one_apart("12AB", "21AB")
    assert not one_apart("12AB", "21AC")
    assert not one_apart("12AB", "21BA")


@given(MARKS, MARKS)
def test_one_apart_is_one_slip(one: str, other: str) -> None:
    assert one_apart(one, other) == (other in _slips(one))
    assert all(one_apart(one, slip) for slip in _slips(one))


@given(st.lists(MARKS, max_size=12), st.text(SIGNS, min_size=2, max_size=6))
def test_the_index_finds_what_looking_at_each_serial_finds(serials: list[str], text: str) -> None:
    items = declared(*serials)
    index = MarkIndex(items)
    forms = {one: normal_form(item.serial) for one, item in items.items()}
    exact = [one for one, form in forms.items() if form == text]
    alike = [one for one in forms if look_alike_form(forms[one]) == look_alike_form(text)]
    slips = {one for one, form in forms.items() if form in _slips(text)}
    assert list(index.exact(text)) == exact
    assert list(index.alike(text)) == alike
    assert slips <= set(index.near(text))
    result = match(text, index)
    kinds = {0: MatchKind.NONE, 1: MatchKind.EXACT}
    if exact:
        assert result.kind == kinds.get(len(exact), MatchKind.EXACT_SEVERAL)
        assert list(result.candidates) == exact
    elif slips and not alike:
        assert result.kind == MatchKind.NEAR
    assert match(text, MarkIndex(dict(reversed(items.items())))) == result


@given(st.lists(MARKS, max_size=20), st.text(SIGNS, max_size=5))
def test_filtering_finds_every_mark_that_has_the_signs(serials: list[str], typed: str) -> None:
    items = declared(*serials)
    plain = [one for one, item in items.items() if typed in item.serial]
    alike = look_alike_form(typed)
    loose = [one for one, item in items.items() if alike in look_alike_form(item.serial)]
    assert list(MarkIndex(items).having(typed)) == (plain or loose)


def test_filtering_looks_at_every_mark_of_an_item_and_at_doubted_ones() -> None:
    items = {
        "lot": make_quantity("AM-77"),
        "import": replace(make_declared("X1", number=2), import_mark="SUL 25", doubt="worn"),
        "bare": replace(make_declared("", number=3), other_marks="crown"),
    }
    index = MarkIndex(items)
    assert index.having("m7") == ("lot",)
    assert index.having("ul2") == ("import",)
    assert index.having("x1") == ("import",)
    assert index.having("rown") == ("bare",)
    assert index.having("1sul") == ()
    assert index.having(" ") == ("lot", "import", "bare")
