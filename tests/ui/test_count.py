"""The count as a person does it: by keyboard alone, asked whatever is not certain, and undone."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from checklists.delivering.stocktake import SeenMark
from checklists.delivering.words import CountResult, EntryWay, Marking, Research, Whereabouts
from checklists.inspecting import casework
from checklists.values import State
from tests.support.cases import make_declared, make_head
from tests.support.codes import photo_of_codes
from tests.support.visits import SERIALS, begin_count
from tests.support.window import Scene
from ui.panels.count import CountPanel


class Clock:
    """Stands still until it is told otherwise, so that no machine is too slow to scan."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def count(scene: Scene) -> CountPanel:
    panel = begin_count(scene).count
    panel.entry.line.now_s = Clock()
    return panel


def marks(scene: Scene) -> list[SeenMark]:
    seen = scene.stored.stocktake.seen.values()
    return sorted(seen, key=lambda mark: mark.number)


def type_mark(scene: Scene, text: str, *, by_hand: bool = True) -> None:
    panel = scene.page.count
    clock = panel.entry.line.now_s
    assert isinstance(clock, Clock)
    scene.press(text)
    clock.now_s += 1.5 if by_hand else 0.02
    scene.press(Qt.Key.Key_Return)
    scene.settled()


def results(panel: CountPanel) -> Counter[CountResult]:
    assert panel.tally.whole is not None
    return Counter({one: number for one, number in panel.tally.whole.totals.items() if number})


def reconciled(scene: Scene, seen: int) -> None:
    panel = scene.page.count
    scene.settled()
    scene.wait(lambda: results(panel)[CountResult.FOUND] == seen)


def test_twenty_items_are_counted_by_keyboard_alone(scene: Scene, count: CountPanel) -> None:
    assert scene.window.focusWidget() is count.entry.line
    count.entry.fields.store.show_store("Store 1")
    for serial in SERIALS[:20]:
        type_mark(scene, serial.lower().replace(" ", ""))
    reconciled(scene, 20)
    assert [mark.number for mark in marks(scene)] == list(range(1, 21))
    assert {mark.way for mark in marks(scene)} == {EntryWay.TYPED}
    assert {mark.store for mark in marks(scene)} == {"Store 1"}
    assert count.entry.line.text() == ""
    assert scene.window.focusWidget() is count.entry.line
    assert results(count)[CountResult.NOT_FOUND] == 10


def test_coming_back_to_the_count_one_can_type_at_once(scene: Scene, count: CountPanel) -> None:
    scene.act("show_findings")
    scene.act("show_count")
    assert scene.window.focusWidget() is count.entry.line
    scene.act("show_findings")
    tabs = scene.page.tabs
    at = next(at for at in range(tabs.count()) if tabs.tabData(at) == "count")
    scene.bot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(at).center())
    assert scene.window.focusWidget() is count.entry.line


def test_a_scanner_types_fast_and_ends_with_enter(scene: Scene, count: CountPanel) -> None:
    type_mark(scene, SERIALS[0], by_hand=False)
    type_mark(scene, SERIALS[1])
    assert [mark.way for mark in marks(scene)] == [EntryWay.SCANNED, EntryWay.TYPED]


def test_a_few_digits_filter_the_list_and_are_asked(scene: Scene, count: CountPanel) -> None:
    scene.press("0012")
    scene.wait(lambda: len(count.lines.shown) == 1)
    line = count.lines.line_at(0)
    assert line is not None
    assert line.item is not None
    assert line.item.serial == SERIALS[11]
    scene.press(Qt.Key.Key_Return)
    assert marks(scene) == []
    assert count.entry.choice.isVisible()
    assert "a part of these marks" in count.entry.choice.question.text()
    scene.press(Qt.Key.Key_Return)
    scene.settled()
    (mark,) = marks(scene)
    assert (mark.text, mark.item) == ("0012", line.id)
    assert scene.window.focusWidget() is count.entry.line


def test_what_looks_alike_is_never_decided_alone(scene: Scene, count: CountPanel) -> None:
    type_mark(scene, "TEST 4OO001")
    assert marks(scene) == []
    assert "looks like" in count.entry.choice.question.text()
    scene.press("1")
    scene.wait(lambda: len(scene.stored.stocktake.seen) == 1)
    assert marks(scene)[0].text == "TEST 4OO001"


def test_a_near_mark_may_be_an_extra(scene: Scene, count: CountPanel) -> None:
    type_mark(scene, "TEST 490001")
    options = count.entry.choice.options
    assert options.count() == 2
    scene.press(Qt.Key.Key_Down)
    scene.press(Qt.Key.Key_Return)
    scene.settled()
    assert marks(scene)[0].item == ""
    scene.wait(lambda: results(count)[CountResult.EXTRA] == 1)


def test_escape_records_nothing_and_keeps_what_was_typed(scene: Scene, count: CountPanel) -> None:
    type_mark(scene, "UNKNOWN 7")
    scene.press(Qt.Key.Key_Escape)
    assert count.entry.line.text() == "UNKNOWN 7"
    assert not count.entry.choice.isVisible()
    assert marks(scene) == []


def test_a_scanner_that_goes_on_does_not_choose(scene: Scene, count: CountPanel) -> None:
    type_mark(scene, "UNKNOWN 7")
    scene.bot.keyClicks(count.entry.choice.options, "111")
    scene.bot.keyClick(count.entry.choice.options, Qt.Key.Key_Return)
    quiet = count.entry.choice.options._quiet
    scene.wait(lambda: not quiet.isActive())
    assert count.entry.choice.isVisible()
    assert marks(scene) == []


def test_a_mark_seen_before_says_where_and_when(scene: Scene, count: CountPanel) -> None:
    count.entry.fields.store.show_store("Store 2")
    type_mark(scene, SERIALS[3])
    type_mark(scene, SERIALS[3])
    assert len(marks(scene)) == 1
    choice = count.entry.choice
    assert "seen before" in choice.question.text()
    assert "Store 2" in choice.before.text()
    scene.wait(lambda: "2026" in choice.before.text())
    assert "Ada Inspector" in choice.before.text()
    scene.press(Qt.Key.Key_Return)
    scene.settled()
    scene.wait(lambda: results(count)[CountResult.EXTRA] == 1)


def test_a_second_scan_before_the_first_is_saved_is_a_repeat(
    scene: Scene, count: CountPanel
) -> None:
    scene.workspace.gate.clear()
    for _ in range(2):
        scene.press(SERIALS[5])
        scene.press(Qt.Key.Key_Return)
    assert count.entry.choice.isVisible()
    scene.workspace.gate.set()
    scene.settled()
    assert len(marks(scene)) == 1


def test_an_unreadable_mark_is_recorded_with_the_line_looked_at(
    scene: Scene, count: CountPanel
) -> None:
    count.entry.fields.marking.show_word(Marking.UNREADABLE)
    row = next(at for at in range(30) if count.lines.index(at, 0).data().find("400008") >= 0)
    count.list.view.selectRow(row)
    count.entry.take_focus()
    scene.press(Qt.Key.Key_Return)
    assert count.entry.choice.options.count() == 2
    scene.press(Qt.Key.Key_Return)
    scene.settled()
    (mark,) = marks(scene)
    assert (mark.text, mark.marking) == ("", Marking.UNREADABLE)
    assert count.tally.declared[mark.item].serial == SERIALS[7]


def test_undo_takes_a_mark_back(scene: Scene, count: CountPanel) -> None:
    type_mark(scene, SERIALS[0])
    reconciled(scene, 1)
    scene.act("undo")
    reconciled(scene, 0)
    assert marks(scene) == []
    type_mark(scene, SERIALS[0])
    reconciled(scene, 1)


def test_a_pasted_list_is_taken_as_far_as_it_is_certain(scene: Scene, count: CountPanel) -> None:
    type_mark(scene, SERIALS[9])
    text = "\n".join([*SERIALS[:3], SERIALS[0], SERIALS[9], "TEST 490007", "ELSE 1"])
    QGuiApplication.clipboard().setText(text)
    scene.act("paste_marks")
    scene.wait(lambda: "3" in count.taking.take.text())
    assert count.taking.take.text() == "Take 3 and ask 2"
    assert count.taking.rest.count() == 4
    scene.click(count.taking.take)
    scene.settled()
    assert [mark.way for mark in marks(scene)][1:] == [EntryWay.PASTED] * 3
    assert count.entry.choice.isVisible()
    scene.press(Qt.Key.Key_Return)
    scene.settled()
    assert "“ELSE 1” is not declared." in count.entry.choice.question.text()
    scene.press(Qt.Key.Key_Return)
    scene.settled()
    assert [mark.text for mark in marks(scene)][4:] == ["TEST 490007", "ELSE 1"]
    for _ in range(3):
        scene.act("undo")
        scene.settled()
    assert [mark.text for mark in marks(scene)] == [SERIALS[9]]


def test_a_list_may_name_stores_and_says_what_was_matched_by_look(
    scene: Scene, count: CountPanel
) -> None:
    count.entry.fields.store.show_store("Store 1")
    text = f"serial;store\n{SERIALS[0]};Store 2\nTEST 40OO17;\n"
    QGuiApplication.clipboard().setText(text)
    scene.act("paste_marks")
    scene.wait(lambda: "2" in count.taking.take.text())
    scene.click(count.taking.take)
    scene.settled()
    first, second = marks(scene)
    assert (first.store, first.remark) == ("Store 2", "")
    assert (second.store, second.remark) == (
        "Store 1",
        "Matched uniquely by signs that look alike.",
    )


def test_a_list_that_cannot_be_read_is_refused_in_place(scene: Scene, count: CountPanel) -> None:
    QGuiApplication.clipboard().setText("A1;A2\nA3;A4")
    scene.act("paste_marks")
    assert count.problems.isVisible()
    assert marks(scene) == []


def test_codes_of_a_photo_are_offered_as_a_list(
    scene: Scene, count: CountPanel, tmp_path: Path
) -> None:
    (tmp_path / "rack.jpg").write_bytes(photo_of_codes(*SERIALS[:2]))
    count.read_codes(tmp_path / "rack.jpg")
    scene.wait(lambda: "2" in count.taking.take.text())
    scene.click(count.taking.take)
    scene.settled()
    assert [mark.way for mark in marks(scene)] == [EntryWay.PHOTO] * 2
    (tmp_path / "empty.jpg").write_bytes(photo_of_codes())
    count.read_codes(tmp_path / "empty.jpg")
    scene.wait(count.problems.isVisible)


def test_ticking_an_item_off_and_taking_the_tick_away(scene: Scene, count: CountPanel) -> None:
    count.list.tick.setChecked(True)
    index = count.lines.index(0, 0)
    serial = index.data()
    role = Qt.ItemDataRole.CheckStateRole
    assert count.lines.setData(index, Qt.CheckState.Checked.value, role)
    reconciled(scene, 1)
    (mark,) = marks(scene)
    assert mark.way == EntryWay.TICKED
    assert mark.text in serial
    place = count.lines.row_of(mark.item)
    assert place == 0
    assert count.lines.index(place, 0).data(role) == Qt.CheckState.Checked
    count.list.take_focus()
    scene.press(Qt.Key.Key_Space)
    reconciled(scene, 0)
    scene.press(Qt.Key.Key_Down)
    scene.press(Qt.Key.Key_Space)
    reconciled(scene, 1)
    assert marks(scene)[0].text == SERIALS[1]


def look_at(count: CountPanel, part: str) -> None:
    texts = [count.lines.index(at, 0).data() for at in range(count.lines.rowCount())]
    count.list.view.selectRow(next(at for at, text in enumerate(texts) if part in text))


def test_a_missing_item_is_explained_by_a_document(scene: Scene, count: CountPanel) -> None:
    look_at(count, "400004")
    explaining = count.detail.explaining
    explaining.where.setCurrentIndex(1)
    explaining.where.activated.emit(1)
    scene.settled()
    scene.wait(explaining.unproven.isVisible)
    assert explaining.document.placeholderText() == "Issue register or order"
    explaining.document.setFocus()
    scene.press("Issue register 12")
    explaining.settling.settle()
    scene.settled()
    (explained,) = scene.stored.stocktake.explained.values()
    assert (explained.whereabouts, explained.document) == (
        Whereabouts.ISSUED,
        "Issue register 12",
    )
    scene.wait(lambda: results(count)[CountResult.ELSEWHERE] == 1)


def test_a_quantity_is_counted(scene: Scene, count: CountPanel) -> None:
    look_at(count, "AM-1")
    quantity = count.detail.quantity
    assert quantity.isVisible()
    quantity.amount.setFocus()
    scene.press("4990")
    scene.press(Qt.Key.Key_Return)
    scene.settled()
    scene.wait(lambda: results(count)[CountResult.QUANTITY_DIFFERS] == 1)
    (counted,) = scene.stored.stocktake.counted.values()
    assert (counted.quantity, counted.store) == (4990, "Store 2")


def test_research_is_recorded_step_by_step(scene: Scene, count: CountPanel) -> None:
    look_at(count, "400004")
    research = count.detail.researching
    assert research.isVisible()
    assert research.step.word == Research.RECOUNT
    research.person.setText("Omar Said")
    research.result.setFocus()
    scene.press("not there")
    scene.press(Qt.Key.Key_Return)
    scene.settled()
    (step,) = scene.stored.stocktake.research.values()
    assert (step.step, step.result, step.person) == (Research.RECOUNT, "not there", "Omar Said")
    scene.wait(lambda: research.step.word == Research.SECOND_PERSON)


def test_a_mark_is_corrected_and_taken_out(scene: Scene, count: CountPanel) -> None:
    type_mark(scene, SERIALS[0])
    reconciled(scene, 1)
    look_at(count, SERIALS[0])
    seen = count.detail.marks
    (identity,) = scene.stored.stocktake.seen
    seen._correct(identity, marks(scene)[0])
    seen.taken_for.setText("NOBODY")
    seen._on_save()
    assert seen.unclear.isVisible()
    seen.taken_for.setText(SERIALS[1])
    seen.fields.marking.show_word(Marking.DAMAGED)
    seen._on_save()
    scene.wait(lambda: results(count)[CountResult.FOUND_MARKING_DAMAGED] == 1)
    assert count.tally.declared[marks(scene)[0].item].serial == SERIALS[1]
    look_at(count, SERIALS[1])
    seen._commit(identity, None)
    reconciled(scene, 0)
    scene.wait(lambda: not results(count)[CountResult.FOUND_MARKING_DAMAGED])


def test_totals_filter_the_lines(scene: Scene, count: CountPanel) -> None:
    type_mark(scene, SERIALS[0])
    reconciled(scene, 1)
    scene.click(count.list.totals.buttons[CountResult.FOUND])
    assert count.lines.rowCount() == 1
    assert count.list.totals.buttons[CountResult.NOT_FOUND].text() == "Not found   29"
    scene.click(count.list.totals.all)
    assert count.lines.rowCount() == 31


def test_differences_stand_first(scene: Scene, count: CountPanel) -> None:
    for serial in SERIALS[:28]:
        type_mark(scene, serial)
    reconciled(scene, 28)
    assert [count.lines.index(at, 3).data() for at in range(3)] == [
        "Not found",
        "Not found",
        "Found",
    ]


def test_the_count_shows_only_where_something_is_declared(walk: Scene) -> None:
    tabs = walk.page.tabs
    shown = [tabs.tabData(at) for at in range(tabs.count()) if tabs.isTabVisible(at)]
    assert {"count", "conditions", "follow_up"}.isdisjoint(shown)
    assert not walk.window.menus.actions["show_count"].isEnabled()
    walk.page.go_to("count")
    assert walk.page.part == "checklist"


def test_another_change_of_the_case_leaves_the_index_alone(scene: Scene, count: CountPanel) -> None:
    index, (case,) = count.tally.index, scene.workspace.case_files.values()
    same = dict(case.declared)
    scene.workspace.case_files[case.id] = replace(case, declared=same)
    scene.running.desk.session.do(
        lambda workspace: casework.change_head(workspace, case.id, make_head("Renamed"))
    )
    scene.settled()
    session = scene.running.desk.session
    assert session.case is not None
    assert session.case.declared is same
    assert count.tally.index is index
    scene.running.desk.session.do(
        lambda workspace: casework.add(workspace, case.id, make_declared("NEW 1"))
    )
    scene.settled()
    scene.wait(lambda: count.tally.index is not None and count.tally.index is not index)
    scene.wait(lambda: count.lines.rowCount() == 32)


def test_a_closed_visit_takes_no_mark(scene: Scene, count: CountPanel) -> None:
    known = scene.stored
    scene.workspace.inspections[known.id] = replace(known, state=State.CLOSED)
    scene.running.desk.session.show(known.id)
    scene.wait(lambda: scene.running.desk.session.inspection is not known)
    scene.act("show_count")
    scene.wait(lambda: not count.entry.isVisible())
    assert not count.form.draw.isEnabled()
    assert not count.list.tick.isEnabled()
    QGuiApplication.clipboard().setText(SERIALS[0])
    scene.act("paste_marks")
    assert count.aside.currentWidget() is count.detail
