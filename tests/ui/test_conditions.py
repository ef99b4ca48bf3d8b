"""Agreed conditions judged one by one, by keyboard, and findings that come of them."""

import pytest
from PySide6.QtCore import Qt

from checklists.delivering.words import Keeping
from tests.support.visits import begin_visit
from tests.support.window import Scene
from ui.panels.judging import JudgingPanel
from ui.panels.overview import Overview


@pytest.fixture
def panel(scene: Scene) -> JudgingPanel:
    begin_visit(scene)
    scene.act("show_conditions")
    part = scene.page.seen
    assert isinstance(part, JudgingPanel)
    return part


def judged(scene: Scene) -> list[Keeping]:
    return [one.keeping for one in scene.stored.stocktake.judged.values()]


def test_conditions_are_judged_and_walked_by_keys_alone(scene: Scene, panel: JudgingPanel) -> None:
    assert panel.progress.text() == "0 of 2 judged"
    assert panel.card.text.text() == "The store is guarded."
    scene.press("1")
    scene.settled()
    scene.press("n")
    assert panel.card.text.text() == "Keys are signed for."
    scene.press("5")
    assert judged(scene) == [Keeping.KEPT]
    scene.press("3")
    scene.settled()
    assert judged(scene) == [Keeping.KEPT, Keeping.NOT_KEPT]
    assert panel.progress.text() == "2 of 2 judged"
    assert not panel.onwards.isEnabled()
    assert not scene.window.menus.actions["answer_not_verified"].isEnabled()


def test_remark_and_evidence_are_saved_with_the_choice(scene: Scene, panel: JudgingPanel) -> None:
    assert not panel.card.remark.isEnabled()
    scene.click(panel.card.choices.buttons[Keeping.PARTLY_KEPT])
    scene.settled()
    scene.act("write_remark")
    scene.press("Only by day")
    panel.card.evidence.setFocus()
    scene.settled()
    scene.press("Duty roster")
    panel.go(panel.order()[1])
    scene.settled()
    (known,) = scene.stored.stocktake.judged.values()
    assert (known.remark, known.evidence) == ("Only by day", "Duty roster")
    assert panel.card.remark.toPlainText() == ""


def test_what_is_not_kept_offers_a_finding(scene: Scene, panel: JudgingPanel) -> None:
    assert not panel.card.record.isVisible()
    scene.act("answer_not_met")
    scene.settled()
    assert panel.card.record.property("look") == "primary"
    scene.click(panel.card.record)
    scene.settled()
    (finding,) = scene.stored.findings.values()
    assert finding.statement == "Condition C-01 is not kept: The store is guarded."
    scene.wait(lambda: scene.page.part == "findings")


def test_a_judgement_is_undone(scene: Scene, panel: JudgingPanel) -> None:
    scene.act("answer_met")
    scene.settled()
    scene.act("undo")
    scene.settled()
    assert judged(scene) == []
    assert not any(made.isChecked() for made in panel.card.choices.buttons.values())


def test_the_menu_names_what_the_number_keys_choose(scene: Scene, panel: JudgingPanel) -> None:
    scene.window.menus._say_answers()
    actions = scene.window.menus.actions
    assert actions["answer_met"].text() == "Kept"
    assert not actions["answer_not_verified"].isVisible()
    scene.act("show_checklist")
    scene.window.menus._say_answers()
    assert actions["answer_met"].text() == "Met"
    assert actions["answer_not_verified"].isVisible()


def test_a_gap_leads_to_its_part(scene: Scene, panel: JudgingPanel) -> None:
    for words, part in (
        ("Condition C-01 is not judged.", "conditions"),
        ("Say what became of F-01 of the visit before.", "follow_up"),
        ("Nothing of what was declared was counted. (advised)", "count"),
    ):
        scene.act("show_overview")
        overview = scene.page.seen
        assert isinstance(overview, Overview)
        (entry,) = overview.gaps.findItems(words, Qt.MatchFlag.MatchExactly)
        overview.gaps.itemActivated.emit(entry)
        assert scene.page.part == part
