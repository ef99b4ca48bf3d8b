"""The page of checklists and standards, driven as a person drives it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from checklists.asking.checklist import Checklist
from checklists.asking.shelf import LIBRARY, shipped_checklists
from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.asking.xlsform_out import to_xlsform
from checklists.inspecting import doing
from checklists.inspecting.preparing import prepared
from checklists.values import InspectionKind, Result
from storage.spreadsheets import write_sheets
from tests.support.samples import make_checklist, make_item, make_visit, texts, three_items
from tests.support.window import Scene
from ui.panels.library import LibraryPage
from ui.speech import PSEUDO_RIGHT_TO_LEFT


@pytest.fixture
def library(scene: Scene) -> LibraryPage:
    scene.unlock()
    scene.act("show_library")
    page = scene.window.pages.library
    scene.wait(lambda: bool(page.shelved))
    return page


def shown_texts(page: LibraryPage) -> str:
    QApplication.processEvents()  # widgets made just now are shown by the next round of events
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_it_is_reached_from_the_list_and_left_again(scene: Scene) -> None:
    scene.unlock()
    scene.wait(scene.window.pages.list.isVisible)
    scene.click(scene.window.pages.list.library)
    scene.wait(scene.window.pages.library.isVisible)
    scene.window.pages.library.left.emit()
    scene.wait(scene.window.pages.list.isVisible)


def test_a_section_is_read_whole_with_guidance_references_and_reasons(
    scene: Scene, library: LibraryPage
) -> None:
    one = next(each for each in library.shelved if each.checklist.id == "weapons-store")
    section = one.checklist.sections[0]
    library.reading.go((one.key, section.id, ""))
    said = shown_texts(library)
    for item in section.items:
        assert item.question.to("en") in said
        assert item.guidance.to("en") in said
        assert item.critical_because.to("en") in said
        assert all(measure.label.to("en") in said for measure in item.measures)
    whole = [each for each in one.checklist.items() if any(not r.clause for r in each.references)]
    place = next(each.id for each in one.checklist.sections if whole[0] in each.items)
    library.reading.go((one.key, place, whole[0].id))
    assert "module as a whole" in shown_texts(library)
    scene.act("speak_zh")
    assert whole[0].question.to("zh") in shown_texts(library)
    assert "整个模块" in shown_texts(library)


def test_words_are_searched_in_all_items(scene: Scene, library: LibraryPage) -> None:
    everything = library.reading.found.count()
    library.reading.search.setFocus()
    scene.press("padlock")
    assert 0 < library.reading.found.count() < everything
    first = library.reading.found.index(0, 0)
    assert library.reading.view.isExpanded(first)
    library.reading.search.clear()
    assert library.reading.found.count() == everything


def test_standards_are_searched(scene: Scene, library: LibraryPage) -> None:
    library.tabs.setCurrentIndex(1)
    panel = library.standards
    scene.wait(lambda: bool(panel.table.rows))
    panel.search.setFocus()
    scene.press("retention")
    scene.wait(lambda: any(one.reference == "att/12.4" for one in panel.table.rows))
    panel.view.selectRow(0)
    assert panel.card.isVisible()
    assert panel.table.rows[0].label in panel.title.text()


def test_two_editions_are_compared_side_by_side(scene: Scene) -> None:
    older = three_items()
    first, *rest = older.sections[0].items
    changed = replace(first, question=texts("Is the gate locked at night?"), weight=5)
    items = (changed, rest[0], make_item("SA-D-01"))
    newer = replace(older, edition="2.0", id="sample-two",
                    sections=(replace(older.sections[0], items=items),))  # fmt: skip
    scene.workspace.checklists = {one.id: one for one in (older, newer)}
    scene.unlock()
    scene.act("show_library")
    page = scene.window.pages.library
    scene.wait(lambda: bool(page.shelved))
    page.tabs.setCurrentIndex(2)
    own = [at for at, each in enumerate(page.shelved) if each.is_own]
    page.comparing.compare(own[0], own[1])
    shown = page.comparing.differences
    assert shown.tree.counts == (1, 1, 1, 0)
    group = shown.tree.index(2, 0)
    shown.view.setCurrentIndex(shown.tree.index(0, 0, group))
    said = shown_texts(page)
    assert "Is SA-A-01 in order?" in said
    assert "Is the gate locked at night?" in said
    assert "They differ in: question, weight" in said
    page.comparing.compare(own[0], own[0])
    assert shown.same.isVisible()


def make_form(file: Path) -> Path:
    survey = (
        ("type", "name", "label"),
        ("text", "gate", "Is the gate locked?"),
        ("geopoint", "where", "Where is it?"),
    )
    settings = (("form_title", "form_id", "version"), ("Gates", "gates", "1"))
    sheets = Sheets((Sheet("survey", survey), Sheet("settings", settings)))
    file.write_bytes(write_sheets(sheets))
    return file


def test_a_refused_form_does_not_leave_the_one_before_it_to_be_added(
    scene: Scene, library: LibraryPage, tmp_path: Path
) -> None:
    library.take_form(make_form(tmp_path / "gates.xlsx"))
    scene.wait(library.preview.isVisible)
    assert "1 section · 2 items · languages: en" in library.preview.facts.text()
    empty = tmp_path / "empty.xlsx"
    survey = Sheet("survey", (("type", "name", "label"), ("note", "n", "Read this")))
    empty.write_bytes(write_sheets(Sheets((survey,))))
    library.take_form(empty)
    scene.wait(library.problems.isVisible)
    assert "row 2: neither “note” nor any row below it" in shown_texts(library)
    assert not library.preview.isVisible()
    assert library.tabs.isVisible()


def test_a_form_is_previewed_and_only_then_added(
    scene: Scene, library: LibraryPage, tmp_path: Path
) -> None:
    library.take_form(make_form(tmp_path / "gates.xlsx"))
    preview = library.preview
    scene.wait(preview.isVisible)
    said = shown_texts(library)
    assert "“Gates” comes in from gates.xlsx" in said
    rows = [preview.table.index(at, 2).data() for at in range(preview.table.rowCount())]
    assert any("geopoint" in row for row in rows)
    assert scene.workspace.checklists == {}
    scene.click(preview.add)
    scene.wait(lambda: any(each.is_own for each in library.shelved))
    assert [*scene.workspace.checklists] == ["gates"]
    assert library.reading.checklist == scene.workspace.checklists["gates"]
    scene.act("new_inspection")
    new = scene.window.pages.new
    scene.wait(lambda: any("Gates" in tick.text() for tick in new.ticks.values()))


def test_a_form_that_is_given_up_leaves_nothing(
    scene: Scene, library: LibraryPage, tmp_path: Path
) -> None:
    library.take_form(make_form(tmp_path / "gates.xlsx"))
    scene.wait(library.preview.isVisible)
    library.preview.given_up.emit()
    assert library.reading.isVisible()
    assert scene.workspace.checklists == {}


def test_what_is_no_form_is_said_in_place(
    scene: Scene, library: LibraryPage, tmp_path: Path
) -> None:
    (tmp_path / "letter.xlsx").write_bytes(b"Dear sir")
    library.take_form(tmp_path / "letter.xlsx")
    scene.wait(library.problems.isVisible)
    assert "letter.xlsx is not a spreadsheet" in library.problems.text.text()


def test_a_checklist_is_handed_out_and_comes_back_whole(
    scene: Scene, library: LibraryPage, tmp_path: Path
) -> None:
    library.reading.go(("ammunition-depot", "", ""))
    library.hand_out_form(tmp_path / "out")
    scene.wait(library.written.isVisible)
    assert "out.xlsx" in library.written_text.text()
    library.hand_out_folder(tmp_path)
    scene.wait((tmp_path / "ammunition-depot" / "checklist.toml").exists)
    scene.wait(lambda: not library.waiting.isVisible())
    library.hand_out_paper(tmp_path / "paper")
    scene.wait(lambda: "paper.pdf" in library.written_text.text())
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    library.take_form(tmp_path / "out.xlsx")
    scene.wait(library.preview.isVisible)
    assert "Everything was taken as it stands." in shown_texts(library)
    assert "ships with the program" in shown_texts(library)
    library.preview.given_up.emit()
    library.take_folder(LIBRARY / "weapons-store")
    scene.wait(library.preview.isVisible)
    library.preview.given_up.emit()
    library.hand_out_folder(tmp_path)
    scene.wait(library.problems.isVisible)
    assert "is not an empty folder" in library.problems.text.text()


def test_an_own_checklist_that_came_by_form_is_the_one_that_was_given(
    scene: Scene, library: LibraryPage, tmp_path: Path
) -> None:
    (tmp_path / "f.xlsx").write_bytes(write_sheets(to_xlsform(three_items())))
    library.take_form(tmp_path / "f.xlsx")
    scene.wait(library.preview.isVisible)
    scene.click(library.preview.add)
    scene.wait(lambda: bool(scene.workspace.checklists))
    assert scene.workspace.checklists["sample"].id == "sample"


def test_own_and_shipped_of_the_same_ids_are_not_begun_together(scene: Scene) -> None:
    (shipped, *_) = shipped_checklists()
    scene.workspace.keep_checklist(replace(shipped, edition="9"))
    scene.unlock()
    scene.act("new_inspection")
    new = scene.window.pages.new
    scene.wait(lambda: f"own:{shipped.id}" in new.ticks)
    new.title.setFocus()
    scene.press("Both")
    for key in (shipped.id, f"own:{shipped.id}"):
        new.ticks[key].setChecked(True)
    assert new.clash.isVisible()
    assert not new.start.isEnabled()
    new.ticks[shipped.id].setChecked(False)
    assert new.start.isEnabled()


def next_edition() -> Checklist:
    """The first item asked differently, the second as it was, the third gone, a fourth new."""
    older = three_items()
    first, second, _ = older.sections[0].items
    changed = replace(first, question=texts("Is the gate locked at night?"))
    section = replace(older.sections[0], items=(changed, second, make_item("SA-D-01")))
    return replace(older, edition="2.0", sections=(section,))


def answered(walk: Scene) -> None:
    """Every item answered, and a newer edition brought in meanwhile."""
    for item in ("SA-A-01", "SA-B-01", "SA-C-01"):
        walk.page.go_to_item(item)
        walk.answer(Result.MET)
    walk.workspace.keep_checklist(next_edition())
    walk.running.desk.session.show(walk.stored.id)
    walk.wait(walk.page.edition.isVisible)


def test_a_draft_moves_to_another_edition_after_the_difference_was_seen(walk: Scene) -> None:
    assert not walk.page.edition.isVisible()
    answered(walk)
    assert walk.page.edition.look.text() == "Move to edition 2.0…"
    walk.click(walk.page.edition.look)
    moving = walk.page.moving
    assert moving.isVisible()
    assert not walk.window.menus.actions["answer_met"].isEnabled()
    assert moving.differences.tree.counts == (1, 1, 1, 0)
    assert "Answers that stay: 1" in moving.becomes.text()
    assert walk.stored.checklists == prepared((three_items(),), ())
    walk.click(moving.move_there)
    walk.wait(lambda: walk.page.part == "checklist")
    assert walk.stored.checklists == prepared((next_edition(),), ())
    assert [*walk.stored.answers] == ["SA-B-01"]
    assert not walk.page.edition.isVisible()
    rail = walk.page.checklist.rail
    assert rail.current == "SA-A-01"
    assert rail.filter.currentText() == "To confirm again"
    held = walk.card.held
    assert held.isVisible()
    assert "Is SA-A-01 in order?" in held.then.text()
    assert "Is the gate locked at night?" in held.now.text()
    assert "Answered then: Met" in held.answer.text()
    walk.click(held.confirm)
    walk.settled()
    assert walk.stored.answers["SA-A-01"].result == Result.MET
    assert not walk.stored.to_confirm
    assert not held.isVisible()


def test_an_edition_that_clashes_with_another_checklist_is_refused_in_words(scene: Scene) -> None:
    other = replace(make_item("SA-D-01"), question=texts("Something else?"))
    chosen = (three_items(), make_checklist(other, identity="own"))
    kind = InspectionKind.ROUTINE_INSPECTION
    draft = doing.start_inspection(scene.workspace, kind, chosen, make_visit()).inspection
    scene.workspace.keep_checklist(next_edition())
    scene.unlock()
    scene.running.desk.session.show(draft.id)
    scene.wait(scene.page.edition.isVisible)
    scene.click(scene.page.edition.look)
    moving = scene.page.moving
    assert not moving.move_there.isEnabled()
    assert moving.problems.isVisible()
    told = " ".join(each.text() for each in moving.problems.findChildren(QLabel))
    assert "different things under the id “SA-D-01”" in told
    assert scene.stored == draft


def test_a_move_can_be_declined_and_undone(walk: Scene) -> None:
    answered(walk)
    walk.click(walk.page.edition.look)
    walk.page.moving.given_up.emit()
    assert walk.page.part == "checklist"
    assert walk.stored.checklists == prepared((three_items(),), ())
    walk.click(walk.page.edition.look)
    walk.click(walk.page.moving.move_there)
    walk.wait(lambda: walk.page.part == "checklist")
    walk.act("undo")
    walk.settled()
    assert walk.stored.checklists == prepared((three_items(),), ())
    assert len(walk.stored.answers) == 3
    assert walk.page.edition.isVisible()
    assert walk.page.checklist.rail.model.order() == ["SA-A-01", "SA-B-01", "SA-C-01"]


def test_an_earlier_edition_is_not_offered(walk: Scene) -> None:
    walk.workspace.keep_checklist(replace(next_edition(), edition="0.9"))
    walk.running.desk.session.show(walk.stored.id)
    walk.settled()
    walk.wait(lambda: bool(walk.page.edition._shelved))
    assert walk.page.edition.offered is None


def test_every_word_of_the_page_is_translated_and_turns_with_the_language(
    scene: Scene, library: LibraryPage
) -> None:
    scene.window.speak(PSEUDO_RIGHT_TO_LEFT)
    library.take_folder(LIBRARY / "weapons-store")
    scene.wait(library.preview.isVisible)
    for button in library.findChildren(QPushButton):
        assert not button.text() or button.text().startswith("["), button.text()
    assert library.preview.title.text().startswith("[")
    library.preview.given_up.emit()
    for at in range(library.tabs.count()):
        library.tabs.setCurrentIndex(at)
        assert library.tabs.tabText(at).startswith("[")
    library.tabs.setCurrentIndex(0)
    reading = library.reading
    scene.wait(
        lambda: reading.view.mapTo(library, reading.view.rect().center()).x() > library.width() / 2
    )
