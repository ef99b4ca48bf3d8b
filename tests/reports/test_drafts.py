"""Drafts name nobody and no place unless that was released."""

from dataclasses import replace

import pytest

from checklists.delivering.case import AssistanceNeed, Case, GoodPractice
from checklists.delivering.programmes import BEGINNING
from checklists.delivering.words import ActionState, Assistance
from reports.drafts import assistance_request, measures_note
from tests.support.cases import make_action, make_head, make_site

NAMES = ("Arvenia", "Sulmar", "Alpha Depot", "Port Sulmar")
CASE = Case(
    "c-1",
    make_head(),
    sites={"s": make_site()},
    practices={
        "a": GoodPractice(1, "", "", "Keys are kept in two boxes.", True),
        "b": GoodPractice(2, "", "", "The guard at Alpha Depot rotates.", False),
    },
    actions={"x": replace(make_action(), state=ActionState.DONE), "y": make_action()},
    needs={
        "n": AssistanceNeed(1, "", "", Assistance.MATERIAL, "Padlocks", "att-voluntary-trust-fund"),
        "m": AssistanceNeed(2, "", "", Assistance.TECHNICAL, "Training of armourers", ""),
    },
)


@pytest.mark.parametrize("language", ["en", "zh", "fr", "ar"])
def test_without_release_no_name_and_no_place_is_told(language: str) -> None:
    for text in (
        measures_note(CASE, language, with_names=False),
        assistance_request(CASE, language, BEGINNING, with_names=False),
    ):
        assert not [name for name in NAMES if name in text]
        assert "{" not in text


def test_with_release_parties_and_facilities_are_named() -> None:
    text = measures_note(CASE, "en", with_names=True)
    assert [name for name in NAMES if name not in text] == []


def test_only_released_practices_are_told_and_the_rest_is_counted() -> None:
    text = measures_note(CASE, "en", with_names=False)
    assert "1. Keys are kept in two boxes." in text
    assert "rotates" not in text
    assert "left out: 1" in text
    assert "1 of 2 done" in text


def test_a_request_names_each_need_and_its_programme() -> None:
    text = assistance_request(CASE, "en", BEGINNING, with_names=False)
    assert "1. Material: Padlocks" in text
    assert "ATT Voluntary Trust Fund (ATT Art 16(3))" in text
    assert text.count("Programme it was matched with") == 1


def test_an_empty_case_says_that_there_is_nothing() -> None:
    empty = Case("c", make_head())
    assert "No good practice was recorded." in measures_note(empty, "en", with_names=False)
    assert "No need was recorded." in assistance_request(empty, "en", {}, with_names=False)
