"""Opening, creating and locking a workspace, the list, and a new inspection."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt

from checklists.inspecting import doing
from checklists.values import InspectionKind
from tests.support.samples import make_visit, three_items
from tests.support.window import PASSPHRASE, RECOVERY_KEY, Scene
from ui.panels.recovery_key import RecoveryKeyPage
from ui.panels.start import recent_folders, remember_folder


def test_a_wrong_passphrase_is_said_in_place_and_can_be_corrected(scene: Scene) -> None:
    start = scene.window.start
    start.choose(scene.folder)
    scene.bot.keyClicks(start.passphrase.field, "wrong")
    scene.click(start.unlock)
    scene.wait(start.problems.isVisible)
    assert str(scene.folder) in start.problems.text.text()
    assert start.passphrase.field.isEnabled()
    start.passphrase.field.clear()
    scene.bot.keyClicks(start.passphrase.field, PASSPHRASE)
    scene.bot.keyClick(start.passphrase.field, Qt.Key.Key_Return)
    scene.wait(lambda: scene.running.desk.session.workspace is not None)
    assert scene.window.pages.list.isVisible()
    assert start.passphrase.field.text() == ""


def test_only_folder_paths_are_remembered(scene: Scene, tmp_path: Path) -> None:
    scene.unlock()
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert recent_folders(settings) == [scene.folder]
    scene.running.desk.settings.sync()
    assert PASSPHRASE not in (tmp_path / "settings.ini").read_text("utf-8")


def test_the_latest_folder_comes_first_and_a_lost_one_goes(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    for name in "abc":
        (tmp_path / name).mkdir()
        remember_folder(settings, tmp_path / name)
    (tmp_path / "b").rmdir()
    assert [folder.name for folder in recent_folders(settings)] == ["c", "a"]


def test_a_new_workspace_shows_its_recovery_key_once(scene: Scene, tmp_path: Path) -> None:
    scene.act("create_workspace")
    creating = scene.window.start.creating
    scene.bot.keyClicks(creating.name, "Ada")
    scene.bot.keyClicks(creating.folder, str(tmp_path / "new"))
    scene.bot.keyClicks(creating.passphrase.field, PASSPHRASE)
    scene.bot.keyClicks(creating.again.field, "other")
    scene.click(creating.make)
    assert creating.problems.isVisible()
    creating.again.field.clear()
    scene.bot.keyClicks(creating.again.field, PASSPHRASE)
    scene.click(creating.make)
    scene.wait(lambda: isinstance(scene.window.stack.currentWidget(), RecoveryKeyPage))
    page = scene.window.stack.currentWidget()
    assert isinstance(page, RecoveryKeyPage)
    assert page.key.text() == RECOVERY_KEY
    page.written.setChecked(True)
    page.done.emit()
    assert scene.window.pages.list.isVisible()


def test_locking_leaves_nothing_of_the_workspace_behind(walk: Scene) -> None:
    walk.act("lock_workspace")
    walk.wait(walk.window.start.isVisible)
    assert walk.workspace.is_closed
    assert walk.window.pages._inspection is None
    assert not walk.window.menus.actions["new_inspection"].isEnabled()


def test_a_new_inspection_is_begun_and_opened(scene: Scene) -> None:
    scene.unlock()
    scene.act("new_inspection")
    new = scene.window.pages.new
    scene.wait(lambda: bool(new.checklists))
    assert not new.start.isEnabled()
    scene.bot.keyClicks(new.title, "Depot Alpha")
    assert new.start.isEnabled()
    scene.click(new.start)
    scene.wait(lambda: scene.running.desk.session.inspection is not None)
    inspection = scene.stored
    assert inspection.visit.title == "Depot Alpha"
    assert [person.name for person in inspection.visit.team] == ["Ada Inspector"]
    assert scene.page.isVisible()


def test_the_list_searches_sorts_and_opens(walk: Scene) -> None:
    walk.act("show_inspections")
    listed = walk.window.pages.list
    walk.wait(lambda: listed.table.rowCount() == 1)
    assert listed.place.text() == f"Ada Inspector · {walk.workspace.folder}"
    listed.search.setText("nowhere to be found")
    assert listed.found.rowCount() == 0
    listed.search.setText("depot null")
    assert listed.found.rowCount() == 1
    for column in range(listed.found.columnCount()):
        listed.view.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    listed.view.activated.emit(listed.found.index(0, 0))
    walk.wait(walk.page.isVisible)


def test_after_unlocking_the_keyboard_is_in_the_list_and_enter_opens(scene: Scene) -> None:
    doing.start_inspection(
        scene.workspace, InspectionKind.ROUTINE_INSPECTION, (three_items(),), make_visit()
    )
    start = scene.window.start
    start.choose(scene.folder)
    scene.bot.keyClicks(start.passphrase.field, PASSPHRASE)
    scene.bot.keyClick(start.passphrase.field, Qt.Key.Key_Return)
    scene.wait(lambda: scene.window.focusWidget() is scene.window.pages.list.view)
    scene.bot.keyClick(scene.window.focusWidget(), Qt.Key.Key_Return)
    scene.wait(lambda: scene.window.pages.is_on("inspection"))
