"""Stores as a person names, renames and removes them, and where the window says them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex

from checklists.asking.checklist import Checklist, Section
from checklists.delivering.places import Store
from checklists.inspecting import doing
from checklists.inspecting.inspection import Inspection
from checklists.values import InspectionKind, Result
from tests.support.samples import answer, make_checklist, make_item, make_visit, texts
from tests.support.window import Scene
from ui.models.reading import ReadingTree
from ui.models.shelf import Shelved
from ui.panels.overview import Overview
from ui.panels.stores import Stores
from ui.panels.visit import VisitPanel

NORTH, SOUTH = Store("s1", "North"), Store("s2", "South")
RACKS = make_item("SA-R-01", critical=True)


def walk_of() -> Checklist:
    site = Section("site", texts("Site"), (make_item("SA-S-01"),))
    inside = Section("racks", texts("Racks"), (RACKS,), per_store=True)
    return replace(make_checklist(), sections=(site, inside))


def begun(scene: Scene, *stores: Store) -> Inspection:
    own = make_checklist(replace(RACKS, id="OW-1"), make_item("OW-2"), identity="own")
    own = replace(own, sections=(replace(own.sections[0], per_store=True),))
    kind = InspectionKind.ROUTINE_INSPECTION
    chosen = (walk_of(), own)
    draft = doing.start_inspection(scene.workspace, kind, chosen, make_visit(), stores).inspection
    scene.unlock()
    scene.running.desk.session.show(draft.id)
    scene.wait(lambda: scene.running.desk.session.inspection is not None)
    return draft


def visit(scene: Scene) -> VisitPanel:
    scene.page.go_to("visit")
    (panel,) = scene.page.findChildren(VisitPanel)
    return panel


def lines(stores: Stores) -> list[str]:
    return [each.name.text() for each in stores.lines]


def rows(scene: Scene) -> list[str]:
    """Every row of the rail that is not hidden, in order, the lower ones indented."""
    found = scene.page.checklist.rail.found
    said = []

    def look_below(parent: QModelIndex, depth: int) -> None:
        for row in range(found.rowCount(parent)):
            index = found.index(row, 0, parent)
            said.append("  " * depth + index.data())
            look_below(index, depth + 1)

    look_below(scene.page.checklist.rail.view.rootIndex(), 0)
    return said


def test_stores_are_asked_for_only_when_a_checklist_has_sections_per_store(scene: Scene) -> None:
    scene.unlock()
    scene.act("new_inspection")
    new = scene.window.pages.new
    scene.wait(lambda: bool(new.checklists))
    ticks = {each.checklist.id: new.ticks[each.key] for each in new.checklists}
    for tick in ticks.values():
        tick.setChecked(False)
    ticks["national-stockpile-system"].setChecked(True)
    assert new.building.isHidden()
    ticks["small-unit-storage"].setChecked(True)
    assert not new.building.isHidden()
    scene.click(new.stores.add)
    for name in ("North", "South"):
        scene.press(name)
        scene.bot.keyClick(scene.window.focusWidget(), "\r")
    assert lines(new.stores) == ["North", "South", ""]
    new.title.setText("Depot")
    scene.click(new.start)
    scene.wait(lambda: scene.running.desk.session.inspection is not None)
    assert scene.stored.stores == (NORTH, SOUTH)


def test_the_rail_groups_by_store_and_finds_one_by_its_name(scene: Scene) -> None:
    begun(scene, NORTH, SOUTH)
    scene.page.go_to("checklist")
    once = "OW-1@s1: asked once, as SA-R-01@s1"
    assert rows(scene)[:5] == [
        *("Site", "  Is SA-S-01 in order?", "North", "  Racks", "    Is SA-R-01 in order?")
    ]
    assert f"    {once}" in rows(scene)
    rail = scene.page.checklist.rail
    rail.search.setText("south r-01")
    assert rows(scene)[:3] == ["South", "  Racks", "    Is SA-R-01 in order?"]
    rail.search.clear()
    rail.go("SA-R-01@s2")
    assert scene.card.place.text().startswith("SA-R-01@s2 (South) · ")
    assert scene.page.checklist.where.text() == "Racks — South · item 1 of 1"
    scene.answer(Result.MET)
    model = rail.model
    assert [model.item(row, 1).text() for row in range(3)] == ["0/1", "0/1", "1/1"]


def test_open_items_and_findings_name_their_store(scene: Scene) -> None:
    begun(scene, NORTH, SOUTH)
    scene.page.go_to("checklist")
    scene.page.checklist.rail.go("SA-R-01@s2")
    scene.act("add_finding")
    scene.settled()
    (editor,) = scene.card.findings.editors.values()
    assert "SA-R-01@s2 (South)" in editor.line.text()
    scene.page.go_to("overview")
    (panel,) = scene.page.findChildren(Overview)
    assert panel.critical.item(1).text().startswith("SA-R-01@s2 (South) · ")
    assert "SA-R-01@s1 (North) is not answered." in [
        panel.gaps.item(row).text() for row in range(panel.gaps.count())
    ]


def test_a_store_is_added_renamed_and_removed_in_a_draft(scene: Scene) -> None:
    inspection = begun(scene, NORTH, SOUTH)
    doing.answer_item(scene.workspace, inspection.id, "SA-R-01@s2", answer(remark="damp"))
    session = scene.running.desk.session
    session.show(inspection.id)
    scene.wait(lambda: session.inspection is not None and bool(session.inspection.answers))
    panel = visit(scene)
    scene.wait(lambda: lines(panel.stores) == ["North", "South"])
    assert panel.stores_card.isVisible()
    scene.click(panel.stores.add)
    scene.press("Annex")
    panel.stores.settling.settle()
    scene.settled()
    assert scene.stored.stores == (NORTH, SOUTH, Store("s3", "Annex"))
    first = panel.stores.lines[0].name
    first.selectAll()
    scene.bot.keyClicks(first, "Nord")
    panel.stores.settling.settle()
    scene.settled()
    assert scene.stored.stores[0] == Store("s1", "Nord")
    scene.click(panel.stores.lines[1].remove)
    scene.settled()
    assert [store.id for store in scene.stored.stores] == ["s1", "s3"]
    assert scene.stored.retired["SA-R-01@s2"].store == "South"
    assert scene.stored.answers == {}
    scene.act("undo")
    scene.settled()
    scene.wait(lambda: lines(panel.stores) == ["Nord", "South", "Annex"])
    assert [*scene.stored.answers] == ["SA-R-01@s2"]


def test_a_name_taken_away_while_typing_is_not_a_store_taken_away(scene: Scene) -> None:
    begun(scene, NORTH)
    panel = visit(scene)
    scene.wait(lambda: lines(panel.stores) == ["North"])
    panel.stores.lines[0].name.clear()
    panel.stores.settling.settle_now()
    scene.settled()
    assert scene.stored.stores == (NORTH,)


def test_a_name_taken_away_after_another_keeps_the_latest_one(scene: Scene) -> None:
    begun(scene, NORTH)
    panel = visit(scene)
    scene.wait(lambda: lines(panel.stores) == ["North"])
    name = panel.stores.lines[0].name
    for typed in ("Nord", ""):
        name.selectAll()
        scene.bot.keyClicks(name, typed or "\b")
        panel.stores.settling.settle_now()
        scene.settled()
    assert scene.stored.stores == (Store("s1", "Nord"),)


@pytest.mark.parametrize("per_store", [True, False])
def test_reading_marks_what_is_asked_for_each_store(scene: Scene, per_store: bool) -> None:
    tree = ReadingTree(scene.running.desk)
    section = replace(walk_of().sections[1], per_store=per_store)
    tree.show([Shelved(replace(walk_of(), sections=(section,)), is_own=False)])
    shown = tree.item(0).child(0).text()
    assert shown == ("Racks (1), for each store" if per_store else "Racks (1)")
