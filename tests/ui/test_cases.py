"""Cases in the window: the list, a new one, the page of one, and the way to its visits."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from checklists.asking.terms import term
from checklists.delivering.timeline import Moment
from checklists.delivering.words import CustodyKind
from checklists.inspecting import casework
from checklists.inspecting.mishaps import DiskFull
from checklists.values import Stage, State
from tests.support.cases import make_declared, make_head
from tests.support.window import Scene, add_visit, fill_case
from tests.ui.test_access import check_heights, check_names
from ui.models.cases import DECLARED, TITLE
from ui.models.rows import IDENTITY
from ui.panels.case_choice import CaseChoice
from ui.panels.case_timeline import TimelinePanel
from ui.panels.case_visits import CaseVisitsPanel
from ui.speech import PSEUDO, PSEUDO_RIGHT_TO_LEFT
from ui.windows.case_page import PARTS


def visits_of(filed: Scene, count: int = 1) -> CaseVisitsPanel:
    filed.act("case_visits")
    part = filed.case_page.part_named("case_visits")
    assert isinstance(part, CaseVisitsPanel)
    filed.wait(lambda: len(part.table.rows) == count)
    return part


def test_a_case_is_begun_with_the_keyboard_alone(scene: Scene) -> None:
    scene.unlock()
    scene.act("new_case")
    cases = scene.window.pages._lists_page().cases
    scene.wait(cases.title.hasFocus)
    scene.press(Qt.Key.Key_Return)
    assert not scene.workspace.case_files
    scene.press("Rifles")
    scene.press(Qt.Key.Key_Tab)
    scene.press("Coast Guard")
    scene.press(Qt.Key.Key_Return)
    scene.wait(scene.is_on_case)
    head = scene.stored_case.head
    assert (head.title, head.end_user.name, head.stage) == (
        "Rifles", "Coast Guard", Stage.BEFORE_TRANSFER,
    )  # fmt: skip
    assert scene.case_page.title.text() == "Rifles"
    assert scene.case_page.tabs.hasFocus()
    scene.press(Qt.Key.Key_Right)
    assert scene.case_page.part == "case_facilities"


def test_a_new_case_can_be_given_up_and_a_full_disk_is_said(scene: Scene) -> None:
    scene.unlock()
    scene.act("show_cases")
    cases = scene.window.pages._lists_page().cases
    scene.wait(cases.nothing.isVisible)
    cases.new.click()
    assert not cases.nothing.isVisible()
    cases.give_up.click()
    assert cases.nothing.isVisible()
    assert not cases.form.isVisible()
    cases.new.click()
    cases.title.setText("Rifles")
    scene.workspace.refusal = DiskFull(scene.folder, 0)
    cases.open.click()
    scene.wait(cases.problems.isVisible)
    assert cases.title.text() == "Rifles"
    assert cases.open.isEnabled()


def test_the_list_of_cases_searches_sorts_and_opens(scene: Scene) -> None:
    case = fill_case(scene.workspace)
    scene.unlock()
    scene.window.pages._lists_page().tabs.setCurrentIndex(1)
    cases = scene.window.pages._lists_page().cases
    scene.wait(lambda: cases.table.rowCount() == 1)
    texts = [str(cases.found.index(0, at).data()) for at in range(cases.found.columnCount())]
    assert texts[:7] == [
        *("Rifles for the Coast Guard", "EX-2025-0417", "Sulmar Coast Guard"),
        *("1", "1", "1", "1"),
    ]
    heads = cases.view.horizontalHeader()
    scene.window.resize(2400, 800)
    scene.wait(lambda: heads.length() == cases.view.viewport().width())
    wide = heads.sectionSize(TITLE)
    scene.window.resize(600, 800)
    scene.wait(lambda: heads.sectionSize(TITLE) < wide)
    # Too narrow for all of it: the table is moved sideways, and the title can still be read.
    assert heads.length() > cases.view.viewport().width()
    assert heads.sectionSize(TITLE) > cases.view.fontMetrics().horizontalAdvance("0") * 12
    cases.search.setText("ex-2025 elsewhere")
    assert cases.found.rowCount() == 0
    cases.search.setText("ex-2025 guard")
    assert cases.found.rowCount() == 1
    for column in range(cases.found.columnCount()):
        cases.view.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    cases.view.selectRow(0)
    cases.view.setFocus()
    scene.press(Qt.Key.Key_Return)
    scene.wait(scene.is_on_case)
    shown = scene.running.desk.session.case
    assert shown is not None
    assert shown.id == case.id


def test_cases_are_sorted_by_number_and_by_word(scene: Scene) -> None:
    first = fill_case(scene.workspace)
    casework.declare_items(scene.workspace, first.id, "list.csv", [make_declared()] * 9)
    other = fill_case(scene.workspace)
    casework.declare_items(scene.workspace, other.id, "list.csv", [make_declared()])
    casework.change_head(scene.workspace, other.id, make_head("an earlier word"))
    scene.unlock()
    scene.act("show_cases")
    cases = scene.window.pages._lists_page().cases
    scene.wait(lambda: cases.table.rowCount() == 2)

    def column(at: int) -> list[str]:
        return [str(cases.found.index(row, at).data()) for row in range(2)]

    # The case changed last stands first.
    assert column(DECLARED) == ["2", "10"]
    cases.view.sortByColumn(DECLARED, Qt.SortOrder.DescendingOrder)
    assert column(DECLARED) == ["10", "2"]
    cases.view.sortByColumn(TITLE, Qt.SortOrder.AscendingOrder)
    assert column(TITLE) == ["an earlier word", "Rifles for the Coast Guard"]
    scene.window.speak(PSEUDO)
    assert str(cases.found.headerData(DECLARED, Qt.Orientation.Horizontal)).startswith("[")


def test_parts_are_built_when_first_looked_at_and_the_way_back_is_the_list(filed: Scene) -> None:
    assert set(filed.case_page._built) == {"case_head"}
    for name in PARTS:
        filed.act(name)
        assert filed.case_page.part == name
    assert set(filed.case_page._built) == set(PARTS)
    filed.case_page.left.emit()
    filed.wait(filed.window.pages._lists_page().cases.isVisible)
    assert not filed.window.menus.actions["case_head"].isEnabled()
    assert not filed.window.menus.actions["undo"].isEnabled()


def test_the_same_case_opens_where_it_was_left_and_another_at_its_beginning(filed: Scene) -> None:
    filed.act("case_conditions")
    session = filed.running.desk.session
    session.show_case(filed.stored_case.id)
    filed.wait(lambda: filed.case_page.part == "case_conditions")
    other = fill_case(filed.workspace)
    session.show_case(other.id)
    filed.wait(lambda: filed.case_page.part == "case_head")


def test_a_visit_is_opened_from_its_case_and_followed_up(filed: Scene) -> None:
    draft = add_visit(filed.workspace, filed.stored_case.id)
    add_visit(filed.workspace, "")
    part = visits_of(filed, 2)
    assert not part.open.isEnabled()
    wanted: list[tuple[str, str]] = []
    filed.case_page.visit_wanted.connect(lambda case, earlier: wanted.append((case, earlier)))
    states = {one.id: one.state for one in part.table.rows}
    assert set(states.values()) == {State.DRAFT, State.ISSUED}
    issued = next(identity for identity, state in states.items() if state == State.ISSUED)
    for row in range(2):
        part.view.selectRow(row)
        chosen = part._selected
        assert chosen is not None
        assert part.follow.isEnabled() == (chosen.state == State.ISSUED)
        if part.follow.isEnabled():
            part.follow.click()
            filed.act("show_cases")
            filed.running.desk.session.show_case(filed.stored_case.id)
            filed.wait(filed.is_on_case)
            part = visits_of(filed, 2)
    part.new.click()
    assert wanted == [(filed.stored_case.id, issued), (filed.stored_case.id, "")]
    assert filed.window.pages.new.isVisible()
    filed.running.desk.session.show_case(filed.stored_case.id)
    filed.wait(filed.is_on_case)
    part = visits_of(filed, 2)
    row = [part.view.model().index(at, 0).data(IDENTITY) for at in range(2)].index(draft)
    part.view.selectRow(row)
    part.open.click()
    filed.wait(filed.page.isVisible)
    shown = filed.running.desk.session.inspection
    assert shown is not None
    assert shown.id == draft
    filed.act("case_of_visit")
    filed.wait(filed.is_on_case)
    assert not filed.window.menus.actions["case_of_visit"].isEnabled()


def test_the_time_line_tells_days_in_order_and_opens_a_visit(filed: Scene) -> None:
    filed.act("case_timeline")
    part = filed.case_page.part_named("case_timeline")
    assert isinstance(part, TimelinePanel)
    filed.wait(lambda: part.table.rowCount() > 0)
    rows = [[str(part.table.index(row, at).data()) for at in range(3)] for row in range(8)]
    days = [row[0] for row in rows]
    assert days == sorted(days)
    named = {moment: term(moment, "en") for moment in Moment}
    place = term(CustodyKind.CHANGE_OF_PLACE, "en")
    moved = f"{place} · from Alpha Depot to Bravo Post"
    assert ["2025-03-03", named[Moment.AUTHORIZED], "EX-2025-0417"] in rows
    assert ["2026-02-01", named[Moment.CUSTODY], moved] in rows
    due = ["2026-12-01", named[Moment.ACTION_DUE], "Close the fence. · Depot commander"]
    assert due in rows
    (visit,) = (row for row in range(8) if rows[row][1] == named[Moment.VISIT])
    assert rows[visit][2] == "A visit · Post-delivery verification · Issued"
    part.view.activated.emit(part.table.index(0, 0))
    part.view.activated.emit(part.table.index(visit, 0))
    filed.wait(filed.page.isVisible)


def test_a_visit_chooses_its_case_and_what_it_follows_up(filed: Scene) -> None:
    case, alone = filed.stored_case.id, add_visit(filed.workspace, "", State.CLOSED)
    add_visit(filed.workspace, case)
    (issued,) = (one.id for one in filed.workspace.inspections.values() if one.case == case
                 and one.state == State.ISSUED)  # fmt: skip
    choice = CaseChoice(filed.running.desk, filed.window)
    told: list[str] = []
    choice.changed.connect(lambda: told.append(choice.case))
    choice.fill(case, issued)
    filed.wait(lambda: bool(told))
    assert (choice.case, choice.earlier) == (case, "")
    choice.ask_earlier(wanted=True)
    assert choice.earlier == issued
    # None, and the one that is issued: a draft cannot be followed up.
    assert choice.earlier_box.count() == 2
    choice.case_box.setCurrentIndex(0)
    choice.case_box.activated.emit(0)
    filed.wait(lambda: len(told) == 2)
    assert (choice.case, choice.earlier) == ("", "")
    choice.earlier_box.setCurrentIndex(1)
    choice.earlier_box.activated.emit(1)
    assert choice.earlier == alone
    choice.fill("gone", "gone")
    filed.wait(lambda: len(told) == 4)
    assert (choice.case, choice.earlier) == ("", "")


def test_names_and_heights_on_every_part_of_a_case(filed: Scene) -> None:
    for name in PARTS:
        filed.act(name)
        filed.settled()
        part = filed.case_page.part_named(name)
        for editor in getattr(getattr(part, "list", None), "editors", {}).values():
            editor.line.setChecked(True)
        check_names(filed.window)
        check_heights(filed.window)
    filed.act("new_case")
    check_names(filed.window)
    check_heights(filed.window)


def test_nothing_of_a_case_escapes_translation_and_right_to_left_turns_it(filed: Scene) -> None:
    filed.window.speak(PSEUDO)
    own = ("Rifles",)
    for name in PARTS:
        filed.act(name)
        for label in filed.window.findChildren(QLabel):
            if label.isVisible() and label.property("look") in ("label", "title", "heading"):
                assert label.text().startswith(("[", *own)), label.text()
    assert filed.case_page.tabs.tabText(0).startswith("[")
    filed.window.speak(PSEUDO_RIGHT_TO_LEFT)
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    tabs = filed.case_page.tabs
    filed.wait(lambda: tabs.mapTo(filed.window, tabs.tabRect(0).center()).x() > 640)


def test_joined_parts_keep_their_order_in_arabic(filed: Scene) -> None:
    filed.act("speak_ar")
    end_user, number = "\u2068Sulmar Coast Guard\u2069", "\u2068EX-2025-0417\u2069"
    assert QLabel.text(filed.case_page.about).endswith(f" · {end_user} · {number}")
    filed.act("case_timeline")
    line = filed.case_page.part_named("case_timeline")
    assert isinstance(line, TimelinePanel)
    filed.wait(lambda: line.table.rowCount() > 0)
    about = {str(line.table.index(row, 2).data()) for row in range(line.table.rowCount())}
    assert "\u2068Close the fence.\u2069 · \u2068Depot commander\u2069" in about
    filed.act("case_facilities")
    (site,) = filed.case_page.part_named("case_facilities").list.editors.values()
    assert (
        "\u2068Alpha Depot\u2069\n\u2068Port Sulmar\u2069 · \u2068XB\u2069 · " in site.line.text()
    )
    filed.act("case_conditions")
    for condition in filed.case_page.part_named("case_conditions").list.editors.values():
        head, text = condition.line.text().split("\n")
        assert head.startswith("\u2068C-0")
        assert text.startswith("\u2068The ")
    choice = CaseChoice(filed.running.desk, filed.window)
    told: list[str] = []
    choice.changed.connect(lambda: told.append(choice.case))
    choice.fill(filed.stored_case.id, "")
    filed.wait(lambda: bool(told))
    assert choice.case_box.itemText(1) == f"\u2068Rifles for the Coast Guard\u2069 · {number}"


def test_locking_forgets_the_case(filed: Scene) -> None:
    filed.act("lock_workspace")
    filed.wait(lambda: not filed.is_on_case())
    assert filed.window.pages.of_cases._page is None
    assert filed.window.start.isVisible()
