"""What regions and authorities add, as a person sees it in the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from checklists.asking.adding import added_references
from checklists.asking.overlays import load_overlay
from checklists.asking.regions import known_items, regions_of
from checklists.asking.shelf import standards
from checklists.inspecting import doing
from checklists.inspecting.mishaps import DiskFull
from tests.support.overlays import AUTHORITY, OVERLAY, write_overlay
from tests.support.window import Scene
from ui.panels.authority import Authority
from ui.panels.library import LibraryPage
from ui.panels.visit import VisitPanel


def shown_texts(part: QWidget) -> str:
    QApplication.processEvents()  # widgets made just now are shown by the next round of events
    return "\n".join(one.text() for one in part.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def library(scene: Scene) -> LibraryPage:
    scene.unlock()
    scene.act("show_library")
    page = scene.window.pages.library
    scene.wait(lambda: bool(page.shelved))
    page.tabs.setCurrentIndex(1)
    return page


@pytest.fixture
def authority(library: LibraryPage) -> Authority:
    return library.standards.authority


def labels(library: LibraryPage) -> list[str]:
    return [one.reference for one in library.standards.table.rows]


def test_clauses_are_looked_at_kept_searched_and_removed(
    scene: Scene, library: LibraryPage, authority: Authority, tmp_path: Path
) -> None:
    assert not authority.remove.isVisible()
    authority.take(write_overlay(tmp_path))
    scene.wait(authority.keep.isVisible)
    said = shown_texts(authority)
    assert f"{AUTHORITY}: 3 clauses; 3 references, to 4 items." in said
    assert scene.workspace.kept_overlay is None
    scene.click(authority.keep)
    scene.wait(lambda: authority.overlay is not None)
    assert scene.workspace.kept_overlay == authority.overlay
    assert not authority.preview.isVisible()
    library.standards.search.setText("padlocks")
    scene.wait(lambda: "iatg-09.10/7.2" in labels(library))
    assert f"added by {AUTHORITY}" in library.standards.table.index(0, 2).data()
    library.standards.view.selectRow(0)
    detail = library.standards.detail.text()
    assert "p. 14 of our copy" in detail
    assert f"added by {AUTHORITY}" in detail
    scene.click(authority.remove)
    scene.wait(lambda: "iatg-09.10/7.2" not in labels(library))
    assert scene.workspace.kept_overlay is None
    assert not authority.remove.isVisible()


def test_faults_are_said_in_sentences_and_nothing_is_kept(
    scene: Scene, authority: Authority, tmp_path: Path
) -> None:
    authority.take(write_overlay(tmp_path, OVERLAY.replace("WS-KEY-01", "WS-KEY-99")))
    scene.wait(authority.preview.isVisible)
    assert "no checklist here has the item “WS-KEY-99”" in shown_texts(authority)
    assert not authority.keep.isVisible()
    scene.click(authority.give_up)
    assert not authority.preview.isVisible()
    many = "".join(f'[[reference]]\ncite = "no-{n}"\nitems = ["WS-KEY-01"]\n' for n in range(20))
    authority.take(write_overlay(tmp_path, OVERLAY + many))
    scene.wait(authority.preview.isVisible)
    assert "and 8 more" in shown_texts(authority)
    scene.act("speak_zh")
    assert authority.preview.isVisible()


def test_another_overlay_says_whose_place_it_takes(
    scene: Scene, authority: Authority, tmp_path: Path
) -> None:
    overlay = load_overlay(write_overlay(tmp_path), standards(), known_items())
    scene.workspace.keep_overlay(overlay)
    authority.look_again()
    scene.wait(authority.remove.isVisible)
    authority.take(write_overlay(tmp_path, OVERLAY.replace(AUTHORITY, "Another")))
    scene.wait(authority.keep.isVisible)
    assert f"take the place of the clauses added by {AUTHORITY}" in shown_texts(authority)
    scene.workspace.refusal = DiskFull(Path("/memory"), 1)
    scene.click(authority.keep)
    scene.wait(authority.problems.isVisible)
    assert authority.overlay == overlay
    assert authority.keep.isVisible()


def test_an_inspection_begins_with_what_its_country_and_the_authority_add(
    scene: Scene, tmp_path: Path
) -> None:
    scene.workspace.keep_overlay(load_overlay(write_overlay(tmp_path), standards(), known_items()))
    scene.unlock()
    scene.act("new_inspection")
    new = scene.window.pages.new
    scene.wait(lambda: "weapons-store" in new.ticks)
    for key, tick in new.ticks.items():
        tick.setChecked(key == "weapons-store")
    scene.bot.keyClicks(new.title, "Depot Alpha")
    scene.bot.keyClicks(new.country, "k")
    assert not new.region.isVisible()
    scene.bot.keyClicks(new.country, "e")
    (region,) = regions_of("KE")
    assert region.name.to("en") in shown_texts(new)
    assert region.note.to("en") in shown_texts(new)
    scene.click(new.start)
    scene.wait(lambda: scene.running.desk.session.inspection is not None)
    added = added_references(scene.stored.checklists)
    authors = {one.added_by for references in added.values() for one in references}
    assert authors == {AUTHORITY, region.id}
    scene.page.go_to_item("WS-KEY-01")
    said = shown_texts(scene.page)
    assert f"added by {AUTHORITY}" in said
    assert f"added by {region.name.to('en')}" in said
    assert "is at hand" not in said
    scene.act("speak_zh")
    assert region.name.to("zh") in shown_texts(scene.page)


def test_references_follow_the_country_and_undo_brings_them_back(scene: Scene) -> None:
    scene.unlock()
    scene.act("new_inspection")
    new = scene.window.pages.new
    scene.wait(lambda: "weapons-store" in new.ticks)
    for key, tick in new.ticks.items():
        tick.setChecked(key == "weapons-store")
    scene.bot.keyClicks(new.title, "Depot Alpha")
    scene.click(new.start)
    scene.wait(lambda: scene.running.desk.session.inspection is not None)
    assert added_references(scene.stored.checklists) == {}
    scene.act("show_visit")
    part = scene.page._part("visit")
    assert isinstance(part, VisitPanel)
    assert not part.region.isVisible()
    part.facility["country"].setFocus()
    scene.press("gh")
    assert "West Africa (ECOWAS)" in shown_texts(part)
    part.settling.settle_now()
    scene.wait(lambda: bool(added_references(scene.stored.checklists)))
    scene.settled()
    assert scene.stored.visit.facility.country == "GH"
    shown = scene.running.desk.session.inspection
    assert shown is not None
    assert shown.checklists == scene.stored.checklists
    doing.undo(scene.workspace, scene.stored.id)
    assert added_references(scene.stored.checklists) == {}
