"""Actions, needs, programmes and practices on screen: made, matched, closed and taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel

from checklists.delivering.case import AssistanceNeed, GoodPractice
from checklists.delivering.programmes import BEGINNING, PROGRAMMES, read_programmes
from checklists.delivering.words import ActionState, Assistance
from checklists.inspecting import casework, doing
from tests.support.case_window import CaseWindow, begin_case, begin_visit, in_window
from tests.support.cases import make_action
from tests.support.window import Scene
from tests.ui.test_access import check_heights, check_names
from ui.panels.action_editor import ActionEditor
from ui.panels.actions import ActionsPanel
from ui.panels.need_editor import NeedEditor
from ui.panels.practice_editor import PracticeEditor
from ui.speech import PSEUDO, PSEUDO_RIGHT_TO_LEFT

Window = CaseWindow[ActionsPanel]
FUND = "att-voluntary-trust-fund"


@pytest.fixture
def window(scene: Scene) -> Iterator[Window]:
    begin_case(scene)
    scene.running.desk.session.clock = lambda: datetime(2026, 11, 26, 12, tzinfo=UTC)
    made = in_window(scene, ActionsPanel(scene.running.desk))
    yield made
    made.end()


def action_editor(window: Window) -> ActionEditor:
    (editor,) = window.panel.remedies.editors.values()
    assert isinstance(editor, ActionEditor)
    return editor


def need_editor(window: Window) -> NeedEditor:
    (editor,) = window.panel.needs.editors.values()
    assert isinstance(editor, NeedEditor)
    return editor


def offered(editor: NeedEditor) -> list[str]:
    return [str(editor.programme.itemData(at)) for at in range(editor.programme.count())]


def choose(editor: NeedEditor, at: int) -> None:
    """As a person does from the list that drops down."""
    editor.programme.setCurrentIndex(at)
    editor.programme.activated.emit(at)


def test_an_action_is_written_by_hand_and_taken_out_and_back(window: Window) -> None:
    window.show()
    window.scene.click(window.panel.remedies.add)
    window.settled()
    editor = action_editor(window)
    window.type(editor.text, "Change the locks.")
    window.type(editor.owner, "Commander")
    window.type(editor.due.field, "2026-12-01")
    (action,) = window.case.actions.values()
    assert (action.text, action.owner, action.due) == ("Change the locks.", "Commander",
                                                       "2026-12-01")  # fmt: skip
    assert (action.inspection, action.finding, action.state) == ("", "", ActionState.OPEN)
    assert editor.answers.isHidden()
    window.scene.click(editor.remove)
    window.settled()
    assert not window.case.actions
    window.undo()
    assert action_editor(window).text.toPlainText() == "Change the locks."


@pytest.mark.parametrize(
    ("due", "state", "is_overdue"),
    [
        ("2026-11-25", ActionState.OPEN, True),
        ("2026-11-25", ActionState.IN_PROGRESS, True),
        ("2026-11-26", ActionState.OPEN, False),
        ("2026-11-25", ActionState.DONE, False),
        ("", ActionState.OPEN, False),
    ],
)
def test_an_action_is_overdue_the_day_after_it_was_due(
    window: Window, due: str, state: ActionState, is_overdue: bool
) -> None:
    action = replace(make_action(), due=due, state=state)
    casework.add(window.scene.workspace, window.case.id, action)
    window.show()
    editor = action_editor(window)
    assert editor.is_overdue == is_overdue
    assert ("Overdue" in editor.line.text()) == is_overdue


def test_what_is_done_is_closed_today_and_what_is_open_again_is_not(window: Window) -> None:
    casework.add(window.scene.workspace, window.case.id, make_action())
    window.show()
    editor = action_editor(window)
    for state, closed in ((ActionState.DONE, "2026-11-26"), (ActionState.IN_PROGRESS, "")):
        editor.state.show_word(state)
        editor.state.box.activated.emit(editor.state.box.currentIndex())
        window.settled()
        (action,) = window.case.actions.values()
        assert (action.state, action.closed) == (state, closed)
    window.undo()
    (action,) = window.case.actions.values()
    assert (action.state, action.closed) == (ActionState.DONE, "2026-11-26")


def test_an_action_and_a_need_come_from_a_finding_of_the_open_visit(window: Window) -> None:
    visit = begin_visit(window.scene, window.case.id)
    (finding,) = visit.findings
    window.show(visit.id)
    remedies, needs = window.panel.remedies, window.panel.needs
    assert remedies.make.text() == "New action from finding F-01"
    window.scene.click(remedies.make)
    window.settled()
    (action,) = window.case.actions.values()
    assert (action.inspection, action.finding, action.item) == (visit.id, finding, "SA-A-01")
    assert action.text == "Close the fence."
    editor = action_editor(window)
    assert editor.fields.isVisible()
    assert editor.answers.text() == "Answers to finding F-01, SA-A-01."
    window.scene.click(needs.make)
    window.settled()
    (need,) = window.case.needs.values()
    assert (need.finding, need.text) == (finding, "The fence is open.")
    doing.withdraw_finding(window.scene.workspace, visit.id, finding)
    window.desk.session.show(visit.id)
    window.scene.wait(remedies.offer.isHidden)
    assert editor.answers.text() == "Answers to a finding that was withdrawn."


def test_on_the_page_of_the_case_the_findings_of_its_visit_are_offered(window: Window) -> None:
    visit = begin_visit(window.scene, window.case.id)
    window.show()
    remedies = window.panel.remedies
    window.scene.wait(lambda: not remedies.offer.isHidden())
    window.scene.click(remedies.make)
    window.settled()
    (action,) = window.case.actions.values()
    assert action.inspection == visit.id
    assert action_editor(window).answers.text() == "Answers to finding F-01, SA-A-01."
    window.undo()
    assert not window.case.actions


def test_without_a_visit_of_this_case_no_finding_is_offered(window: Window) -> None:
    window.show()
    assert window.panel.remedies.offer.isHidden()
    casework.add(window.scene.workspace, window.case.id, make_action())
    window.desk.session.show_case(window.case.id)
    window.scene.wait(lambda: bool(window.panel.remedies.editors))
    assert action_editor(window).answers.text() == "Answers to a finding of another visit."


def test_a_need_is_matched_with_a_programme_that_fits(window: Window) -> None:
    need = AssistanceNeed(0, "", "", Assistance.TECHNICAL, "Training in counts.", "")
    casework.add(window.scene.workspace, window.case.id, need)
    window.show()
    editor = need_editor(window)
    window.scene.wait(lambda: offered(editor) == ["", FUND])
    assert window.panel.gaps.text() == "1 need has no programme yet."
    choose(editor, 1)
    window.settled()
    (kept,) = window.case.needs.values()
    assert kept.programme == FUND
    assert "ATT Voluntary Trust Fund" in editor.line.text()
    assert "ATT Art 16(3)" in editor.about.text()
    assert window.panel.gaps.isHidden()


def test_the_directory_is_edited_in_place_and_kept(window: Window) -> None:
    need = AssistanceNeed(0, "", "", Assistance.MATERIAL, "Racks.", "")
    casework.add(window.scene.workspace, window.case.id, need)
    window.show()
    programmes = window.panel.programmes
    window.scene.wait(lambda: bool(programmes.editors))
    window.scene.click(programmes.fold)
    window.scene.click(programmes.add)
    window.scene.wait(lambda: len(programmes.editors) == 2)
    (new,) = (one for key, one in programmes.editors.items() if key != FUND)
    # A new part of a visible layout is shown in the next turn of the event loop.
    window.scene.wait(new.fields.isVisible)
    window.scene.bot.keyClicks(new.name, "Racks for Sulmar")
    window.scene.bot.keyClicks(new.countries, "xb, xc")
    new.ticks[Assistance.MATERIAL].setChecked(True)
    new.settling.settle_now()
    settings = window.scene.workspace.settings

    def is_kept() -> bool:
        kept = read_programmes(settings.get(PROGRAMMES, "")).get(new.identity)
        return kept is not None and (kept.countries, kept.kinds) == (
            ("XB", "XC"),
            (Assistance.MATERIAL,),
        )

    window.scene.wait(is_kept)
    window.scene.wait(lambda: len(offered(need_editor(window))) == 3)
    choose(need_editor(window), offered(need_editor(window)).index(new.identity))
    window.settled()
    window.scene.click(new.remove)
    window.scene.wait(lambda: len(programmes.editors) == 1)
    window.scene.wait(lambda: read_programmes(settings[PROGRAMMES]) == BEGINNING)
    window.scene.wait(lambda: "no longer in the directory" in need_editor(window).line.text())


def test_an_answer_overtaken_by_newer_words_does_not_take_them_back(window: Window) -> None:
    window.show()
    programmes = window.panel.programmes
    window.scene.wait(lambda: bool(programmes.editors))
    editor = programmes.editors[FUND]
    window.scene.click(programmes.fold)
    window.scene.click(editor.line)
    for text in ("One", "One, two"):
        editor.note.setPlainText(text)
        editor.settling.settle_now()
    seen: list[str] = []
    editor.note.textChanged.connect(lambda: seen.append(editor.note.toPlainText()))
    settings = window.scene.workspace.settings
    window.scene.wait(lambda: editor.entry.note == "One, two")
    assert seen == []
    assert read_programmes(settings[PROGRAMMES])[FUND].note == "One, two"


def test_a_directory_that_cannot_be_read_is_said(window: Window) -> None:
    window.scene.workspace.settings[PROGRAMMES] = "[]"
    window.show()
    window.scene.wait(window.panel.programmes.problems.isVisible)
    assert window.panel.programmes.problems.text.text()


def test_a_good_practice_is_released_and_undone(window: Window) -> None:
    casework.add(
        window.scene.workspace, window.case.id, GoodPractice(0, "", "", "Two keys.", False)
    )
    window.show()
    (editor,) = window.panel.practices.editors.values()
    assert isinstance(editor, PracticeEditor)
    assert "not released" in editor.line.text()
    window.scene.click(editor.line)
    editor.released.click()
    window.type(editor.item, "SA-A-02")
    (practice,) = window.case.practices.values()
    assert practice == GoodPractice(1, "", "SA-A-02", "Two keys.", True)
    assert editor.line.text().startswith("G-01 · SA-A-02 · released")
    window.undo()
    window.undo()
    (practice,) = window.case.practices.values()
    assert not practice.released
    assert not editor.released.isChecked()


def test_actions_are_named_sized_and_spoken_in_every_language(window: Window) -> None:
    store, case = window.scene.workspace, window.case.id
    casework.add(store, case, replace(make_action(), due="2026-01-01"))
    casework.add(store, case, AssistanceNeed(0, "", "", Assistance.LEGAL, "A decree.", FUND))
    casework.add(store, case, GoodPractice(0, "", "SA-A-01", "Two keys.", False))
    window.show(begin_visit(window.scene, case).id)
    panel = window.panel
    window.scene.wait(lambda: bool(panel.programmes.editors))
    panel.programmes.fold.setChecked(True)
    parts = (panel.remedies, panel.needs, panel.practices, panel.programmes)
    for editor in (one for part in parts for one in part.editors.values()):
        editor.line.setChecked(True)
    check_names(window.holder)
    check_heights(window.holder)
    window.desk.voice.speak(PSEUDO_RIGHT_TO_LEFT)
    # A day that ran from right to left would be read as another day.
    assert "\u20682026-01-01\u2069" in action_editor(window).line.text()
    window.desk.voice.speak(PSEUDO)
    own = ("ATT ",)
    for label in window.holder.findChildren(QLabel):
        if label.isVisible() and label.property("look") in ("label", "heading", "soft"):
            assert label.text().startswith(("[", *own)), label.text()
    boxes = window.holder.findChildren(QCheckBox)
    assert {box.text() for box in boxes if box.text().startswith("[")} == {
        "[Réléàšéd tõ bé šhàréd·······]"
    }
    assert "[Õvérdûé" in action_editor(window).line.text()
