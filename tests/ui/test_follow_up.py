"""What became of earlier findings, the visit before beside each item, and open actions."""

import pytest
from PySide6.QtCore import Qt

from checklists.delivering.words import ActionState, Since
from checklists.values import Result
from tests.support.visits import begin_visit
from tests.support.window import Scene
from ui.panels.follow_up import FollowUpPanel


@pytest.fixture
def panel(scene: Scene) -> FollowUpPanel:
    begin_visit(scene)
    scene.act("show_follow_up")
    part = scene.page.seen
    assert isinstance(part, FollowUpPanel)
    return part


def test_findings_are_followed_up_by_keys_alone(scene: Scene, panel: FollowUpPanel) -> None:
    assert panel.progress.text() == "0 of 2 followed up"
    scene.press("1")
    scene.settled()
    scene.press("n")
    scene.press("5")
    scene.settled()
    since = {key: one.since for key, one in scene.stored.stocktake.followed.items()}
    assert since == {"f-1": Since.FIXED, "f-2": Since.NOT_SEEN}
    assert scene.stored.findings == {}


def test_what_persists_is_a_finding_again_and_links_to_it(
    scene: Scene, panel: FollowUpPanel
) -> None:
    scene.act("answer_not_met")
    scene.settled()
    (again,) = scene.stored.findings.values()
    assert (again.earlier, again.times, again.item) == ("f-1", 2, "SA-A-01")
    assert panel.card.again.text() == "A finding of this visit again: F-01"
    scene.act("answer_partly_met")
    scene.settled()
    assert len(scene.stored.findings) == 1
    scene.click(panel.card.again)
    assert scene.page.part == "findings"


def test_both_deeds_are_undone_one_after_the_other(scene: Scene, panel: FollowUpPanel) -> None:
    scene.act("answer_not_met")
    scene.settled()
    for _ in range(2):
        scene.act("undo")
        scene.settled()
    assert scene.stored.findings == {}
    assert scene.stored.stocktake.followed == {}


def test_a_remark_is_saved_when_one_goes_on(scene: Scene, panel: FollowUpPanel) -> None:
    scene.act("answer_met")
    scene.settled()
    scene.act("write_remark")
    scene.press("New lock")
    scene.act("next_unanswered")
    scene.settled()
    assert scene.stored.stocktake.followed["f-1"].remark == "New lock"


def test_an_action_is_closed_with_its_proof(scene: Scene, panel: FollowUpPanel) -> None:
    (editor,) = panel.todo.editors.values()
    editor.closed.setFocus()
    scene.press("soon")
    editor.settling.settle()
    assert editor.wrong.isVisible()
    editor.closed.clear()
    editor.state.show_word(ActionState.DONE)
    editor.state.box.activated.emit(editor.state.box.currentIndex())
    scene.settled()
    editor.proof.setFocus()
    scene.press("Photo 3")
    editor.settling.settle()
    scene.settled()
    (case,) = scene.workspace.case_files.values()
    (action,) = case.actions.values()
    assert (action.state, action.proof) == (ActionState.DONE, "Photo 3")
    assert action.closed == scene.running.desk.session.clock().astimezone().date().isoformat()
    assert [*panel.todo.editors.values()] == [editor]
    scene.act("undo")
    scene.settled()
    assert editor.proof.text() == ""


def test_the_visit_before_stands_beside_its_item(scene: Scene, panel: FollowUpPanel) -> None:
    scene.click(panel.card.go)
    before = scene.card.before
    assert before.isVisible()
    assert "Not met" in before.head.text()
    assert before.said_then.text() == "The gate was open."
    assert "Close the fence." in before.body.findChildren(type(before.said_then))[-1].text()
    before.head.setFocus()
    scene.press(Qt.Key.Key_Space)
    assert not before.body.isVisible()
    scene.page.checklist.rail.go("SA-B-01")
    assert not before.isVisible()


def test_the_walk_answers_as_before(scene: Scene, panel: FollowUpPanel) -> None:
    scene.page.go_to_item("SA-A-01")
    scene.act("answer_met")
    scene.settled()
    assert scene.stored.answers["SA-A-01"].result == Result.MET
