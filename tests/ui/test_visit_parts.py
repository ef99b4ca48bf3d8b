"""The parts of a visit of a case: names, sizes, languages, and the way from right to left."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from checklists.delivering.words import Keeping
from tests.support.visits import SERIALS, begin_count
from tests.support.window import Scene
from tests.ui.test_access import check_heights, check_names
from ui.panels.judging import JudgingPanel
from ui.speech import PSEUDO, PSEUDO_RIGHT_TO_LEFT

PARTS = ("count", "conditions", "follow_up", "checklist")


@pytest.fixture
def visit(scene: Scene) -> Scene:
    begin_count(scene)
    return scene


def look_at_everything(scene: Scene) -> None:
    """A line in full, a mark that is asked, a list, the sample form, and what follows."""
    count = scene.page.count
    count.list.view.setCurrentIndex(count.lines.index(0, 0))
    count.entry.line.setText(SERIALS[0][:-1])
    scene.press(Qt.Key.Key_Return)
    scene.page.go_to("conditions")
    scene.act("answer_not_met")
    scene.settled()
    scene.page.go_to("follow_up")
    scene.act("answer_not_met")
    scene.settled()


@pytest.mark.parametrize("part", PARTS)
def test_every_control_has_a_name_and_a_size_for_gloves(visit: Scene, part: str) -> None:
    look_at_everything(visit)
    visit.page.go_to(part)
    check_names(visit.window)
    check_heights(visit.window)


@pytest.mark.parametrize("aside", ["taking", "form"])
def test_what_opens_beside_the_lines_has_names_too(visit: Scene, aside: str) -> None:
    count = visit.page.count
    count.aside.setCurrentWidget(getattr(count, aside))
    check_names(visit.window)
    check_heights(visit.window)


@pytest.mark.parametrize("part", PARTS)
def test_nothing_escapes_translation(visit: Scene, part: str) -> None:
    look_at_everything(visit)
    visit.page.go_to(part)
    visit.window.speak(PSEUDO)
    own = re.compile(
        r"\[|[\u2066-\u2069]*(TEST|SA-|Is SA|A visit|C-0|F-0|The store|It is open|Depot|Ada)"
    )
    for shown in visit.window.findChildren(QLabel):
        looks = ("label", "title", "heading", "question")
        if shown.isVisible() and shown.text() and shown.property("look") in looks:
            assert own.match(shown.text()), shown.text()


def test_the_count_runs_from_right_to_left_and_serials_do_not(visit: Scene) -> None:
    visit.window.speak(PSEUDO_RIGHT_TO_LEFT)
    count = visit.page.count
    visit.wait(lambda: count.place.x() > count.aside.x())
    text = count.lines.index(0, 0).data()
    assert text.startswith("\u2066")
    assert text.endswith("\u2069")
    count.entry.take_focus()
    visit.press(SERIALS[2])
    visit.press(Qt.Key.Key_Return)
    visit.settled()
    assert [mark.text for mark in visit.stored.stocktake.seen.values()] == [SERIALS[2]]


def test_number_keys_work_from_right_to_left(visit: Scene) -> None:
    visit.window.speak(PSEUDO_RIGHT_TO_LEFT)
    visit.page.go_to("conditions")
    panel = visit.page.seen
    assert isinstance(panel, JudgingPanel)
    kept, partly = (
        panel.card.choices.buttons[word] for word in (Keeping.KEPT, Keeping.PARTLY_KEPT)
    )
    visit.wait(lambda: kept.x() > partly.x())
    visit.act("answer_partly_met")
    visit.settled()
    (judgement,) = visit.stored.stocktake.judged.values()
    assert judgement.keeping == Keeping.PARTLY_KEPT
