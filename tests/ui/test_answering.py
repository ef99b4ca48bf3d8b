"""Answering, remarks, undo and the way through the checklist."""

from PySide6.QtCore import Qt

from checklists.inspecting.mishaps import DiskFull
from checklists.values import Result
from tests.support.window import Scene


def test_saved_appears_only_after_the_commit(walk: Scene) -> None:
    walk.workspace.gate.clear()
    walk.click(walk.card.answers.buttons[Result.MET])
    assert walk.card.answers.buttons[Result.MET].isChecked()
    assert "Saving" in walk.page.saved.text.text()
    walk.workspace.gate.set()
    walk.wait(lambda: walk.page.saved.text.text().startswith("Saved "))
    assert walk.stored.answers["SA-A-01"].result == Result.MET


def test_number_keys_answer_and_n_goes_on(walk: Scene) -> None:
    walk.press("3")
    walk.settled()
    assert walk.stored.answers["SA-A-01"].result == Result.NOT_MET
    walk.press("n")
    assert walk.card.item is not None
    assert walk.card.item.id == "SA-B-01"
    assert walk.card.critical.isVisible()
    walk.press("1")
    walk.settled()
    assert walk.stored.answers["SA-B-01"].result == Result.MET
    assert walk.page.answered.text() == "2 of 3"


def test_a_digit_typed_into_a_remark_is_no_answer(walk: Scene) -> None:
    walk.answer(Result.MET)
    walk.act("write_remark")
    walk.press("3 of 12")
    walk.card.settling.settle()
    walk.settled()
    answer = walk.stored.answers["SA-A-01"]
    assert (answer.result, answer.remark) == (Result.MET, "3 of 12")


def test_a_remark_is_one_change_when_focus_leaves(walk: Scene) -> None:
    walk.answer(Result.PARTLY_MET)
    before = len(walk.workspace.rows)
    walk.card.remark.setFocus()
    walk.press("hinge loose")
    assert len(walk.workspace.rows) == before
    walk.page.undo.setFocus()
    walk.settled()
    assert len(walk.workspace.rows) == before + 1
    assert walk.stored.answers["SA-A-01"].remark == "hinge loose"


def test_a_remark_is_committed_two_seconds_after_the_last_key(walk: Scene) -> None:
    walk.answer(Result.MET)
    walk.card.settling._timer.setInterval(1)
    walk.card.remark.setFocus()
    walk.press("dry")
    walk.wait(lambda: walk.stored.answers["SA-A-01"].remark == "dry")
    assert walk.card.remark.hasFocus()


def test_going_to_another_item_commits_the_remark_where_it_was_typed(walk: Scene) -> None:
    walk.answer(Result.MET)
    walk.card.remark.setFocus()
    walk.press("here")
    walk.page.checklist.rail.step(1)
    walk.settled()
    assert walk.stored.answers["SA-A-01"].remark == "here"
    assert "SA-B-01" not in walk.stored.answers


def test_a_remark_waits_for_an_answer(walk: Scene) -> None:
    assert not walk.card.remark.isEnabled()
    walk.answer(Result.MET)
    assert walk.card.remark.isEnabled()


def test_not_verified_asks_for_a_reason(walk: Scene) -> None:
    walk.answer(Result.NOT_VERIFIED)
    assert walk.card.reason.isVisible()
    walk.click(walk.card.reason.usual[1])
    walk.settled()
    assert walk.stored.answers["SA-A-01"].reason == "Access was not given"
    walk.answer(Result.MET)
    assert walk.stored.answers["SA-A-01"].reason == ""


def test_undo_says_what_it_takes_back_and_takes_it_back(walk: Scene) -> None:
    walk.answer(Result.MET)
    walk.answer(Result.NOT_MET)
    assert walk.page.undo.text() == "Undo answer to SA-A-01"
    walk.bot.keyClick(walk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    walk.settled()
    assert walk.stored.answers["SA-A-01"].result == Result.MET
    assert walk.card.answers.buttons[Result.MET].isChecked()
    walk.act("undo")
    walk.settled()
    assert "SA-A-01" not in walk.stored.answers
    assert not walk.page.undo.isEnabled()
    assert walk.workspace.rows[-1].undoes


def test_the_rail_filters_and_searches(walk: Scene) -> None:
    rail = walk.page.checklist.rail
    walk.answer(Result.MET)
    rail.filter.setCurrentIndex(1)
    assert rail.found.rowCount(rail.found.index(0, 0)) == 2
    rail.filter.setCurrentIndex(2)
    assert rail.found.rowCount(rail.found.index(0, 0)) == 1
    rail.filter.setCurrentIndex(0)
    rail.search.setText("c-01")
    assert rail.found.rowCount(rail.found.index(0, 0)) == 1


def test_what_cannot_be_saved_is_kept_and_tried_again(walk: Scene) -> None:
    walk.answer(Result.MET)
    walk.workspace.refusal = DiskFull(walk.folder, 4096)
    walk.card.remark.setFocus()
    walk.press("wet floor")
    walk.card.settling.settle()
    walk.wait(lambda: walk.window._unsaved is not None)
    dialog = walk.window._unsaved
    assert dialog is not None
    assert dialog.isVisible()
    assert "wet floor" in dialog.typed.toPlainText()
    assert walk.page.saved.text.text() == "Not saved"
    assert walk.card.remark.toPlainText() == "wet floor"
    walk.bot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    walk.workspace.refusal = None
    walk.click(dialog.again)
    walk.settled()
    assert not dialog.isVisible()
    assert walk.stored.answers["SA-A-01"].remark == "wet floor"
    walk.wait(lambda: walk.page.saved.text.text().startswith("Saved "))


def test_closing_commits_what_is_typed_and_waits_for_the_store(walk: Scene) -> None:
    walk.answer(Result.MET)
    walk.card.remark.setFocus()
    walk.press("last words")
    walk.workspace.gate.clear()
    walk.window.close()
    assert walk.window.isVisible()
    walk.workspace.gate.set()
    walk.wait(lambda: not walk.window.isVisible())
    assert walk.stored.answers["SA-A-01"].remark == "last words"
    assert walk.workspace.is_closed


def test_closing_stays_open_when_the_last_words_cannot_be_saved(walk: Scene) -> None:
    walk.answer(Result.MET)
    walk.card.remark.setFocus()
    walk.press("unsaved words")
    walk.workspace.refusal = DiskFull(walk.folder, 0)
    walk.window.close()
    walk.wait(lambda: walk.window._unsaved is not None)
    assert walk.window.isVisible()
    assert not walk.workspace.is_closed


def test_a_closed_inspection_takes_no_answer(walk: Scene) -> None:
    from checklists.inspecting import doing
    from checklists.inspecting.inspection import Answer, Conclusion
    from checklists.values import Adequacy

    for item in walk.stored.items():
        doing.answer_item(walk.workspace, walk.stored.id, item.id, Answer(Result.MET, "", ""))
    doing.conclude(walk.workspace, walk.stored.id, Conclusion(Adequacy.ADEQUATE, ""))
    doing.close_inspection(walk.workspace, walk.stored.id)
    walk.running.desk.session.show(walk.stored.id)
    walk.wait(walk.page.sealed.isVisible)
    walk.page.go_to("checklist")
    assert not walk.card.answers.isEnabled()
    walk.card.choose(Result.NOT_MET)
    walk.settled()
    assert walk.stored.answers["SA-A-01"].result == Result.MET
    walk.click(walk.page.reopen)
    walk.wait(lambda: not walk.page.sealed.isVisible())
    assert walk.card.answers.isEnabled()
