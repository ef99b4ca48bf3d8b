import csv
import io
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ui.demo
from checklists.asking.shelf import shipped_checklists
from checklists.delivering.words import (
    ActionState,
    ConditionKind,
    EntryWay,
    Keeping,
    Marking,
    Since,
)
from ui.demo.case_story import CaseStory, VisitIds
from ui.demo.count_story import NOT_THERE, CountStory
from ui.demo.declaring import exporters_file, serials
from ui.demo.story import FIRST, MAIN, Story

LANGUAGES = ("ar", "en", "fr", "zh")
FILES = sorted(Path(ui.demo.__path__[0]).glob("*.toml"))
BY_NAME = {serial: serial for serial in serials()}


def texts_in(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every text of a file: what has at least one language for its key."""
    if isinstance(value, list):
        for turn, one in enumerate(value):
            yield from texts_in(one, f"{place}.{turn}")
    elif isinstance(value, dict):
        if set(value) & set(LANGUAGES):
            yield place, value
        else:
            for name, one in value.items():
                yield from texts_in(one, f"{place}.{name}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_text_is_told_in_every_language(file: Path) -> None:
    texts = list(texts_in(tomllib.loads(file.read_text("utf-8"))))
    assert texts
    for place, text in texts:
        assert tuple(sorted(text)) == LANGUAGES, place
        assert len({bool(one) for one in text.values()}) == 1, place


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_count_adds_up_as_the_story_says(language: str) -> None:
    story = CountStory(language)
    single = story.single_marks(BY_NAME)
    listed = [mark for marks in story.lists_of_marks(BY_NAME).values() for mark in marks]
    seen = [mark.item for mark in (*single, *listed) if mark.item]
    assert len(seen) == len(set(seen)) == 237
    assert set(serials()) - set(seen) - set(story.explained(BY_NAME)) == {NOT_THERE}
    assert [mark.text for mark in single if not mark.item] == ["TEST 400313"]
    assert {mark.way for mark in (*single, *listed)} == set(EntryWay) - {EntryWay.PHOTO}
    assert Counter(mark.marking for mark in single) == {
        Marking.CLEAR: 4,
        Marking.DAMAGED: 1,
        Marking.UNREADABLE: 1,
    }
    elsewhere = CaseStory(language).declared()[0].store
    assert sum(mark.store != elsewhere for mark in single) == 2


def test_serials_begin_with_zeros_and_look_alike() -> None:
    assert len(set(serials())) == 240
    alike = {serial.translate(str.maketrans("OIB", "018")) for serial in serials()}
    assert len(alike) < 240


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_conditions_cover_every_kind_and_are_all_judged(language: str) -> None:
    conditions = CaseStory(language).conditions()
    names = [str(turn) for turn in range(len(conditions))]
    assert len(conditions) == 8
    assert {one.kind for one in conditions} == set(ConditionKind)
    at_main = CountStory(language).judgements(MAIN, names)
    assert {one.keeping for one in at_main.values()} == set(Keeping)
    assert set(CountStory(language).judgements(FIRST, names)) == set(at_main)


def test_every_finding_of_the_first_visit_is_followed_up_in_its_own_way() -> None:
    (checklist,) = (one for one in shipped_checklists() if one.id == "post-delivery-verification")
    found = {item.id for item in checklist.items() if Story("en", FIRST).finding(item)}
    since = CountStory("en").since()
    assert set(since) == found
    assert {one.since for one in since.values()} == set(Since)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_follows_answers_to_findings_that_were_made(language: str) -> None:
    items = [item for one in shipped_checklists() for item in one.items()]
    first, main = (
        VisitIds(
            name,
            {item.id: item.id for item in items if Story(language, name).finding(item)},
            {item.id: item.id for item in items if Story(language, name).scenes(item)},
        )
        for name in (FIRST, MAIN)
    )
    story = CaseStory(language)
    assert [one.finding for one in story.actions(first, main)] == [
        "PDV-TRN-02",
        "PDV-REC-03",
        "WS-KEY-03",
        "PDV-CUS-02",
    ]
    proofs = {one.state: one.proof_sha256 for one in story.actions(first, main)}
    assert proofs == {
        ActionState.OPEN: "",
        ActionState.IN_PROGRESS: "",
        ActionState.DONE: "PDV-TRN-02",
    }
    assert sorted(bool(one.programme) for one in story.needs(main)) == [False, True]
    assert sorted(one.released for one in story.practices(main)) == [False, True]


def test_the_exporters_file_is_messy_but_whole() -> None:
    text = exporters_file("en").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    header = next(turn for turn, row in enumerate(rows) if "Serial  No" in row)
    assert header > 0
    listed = [" ".join(row[4].split()) for row in rows[header + 1 :] if row[0].isdigit()]
    assert tuple(listed) == serials()
