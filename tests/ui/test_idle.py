"""A window left alone locks its workspace."""

from PySide6.QtCore import Qt

from tests.support.window import Scene


def test_a_window_left_alone_locks_its_workspace(walk: Scene) -> None:
    walk.window.idle_lock.timer.timeout.emit()
    walk.wait(lambda: walk.running.desk.session.workspace is None)
    assert walk.window.stack.currentWidget() is walk.window.start


def test_a_key_or_a_click_starts_the_time_anew(walk: Scene) -> None:
    timer = walk.window.idle_lock.timer
    timer.stop()
    walk.bot.keyClick(walk.window, Qt.Key.Key_Shift)
    assert timer.isActive()
    timer.stop()
    walk.bot.mouseClick(walk.window, Qt.MouseButton.LeftButton)
    assert timer.isActive()


def test_nothing_happens_to_a_window_without_a_workspace(scene: Scene) -> None:
    scene.window.idle_lock.timer.timeout.emit()
    assert scene.window.stack.currentWidget() is scene.window.start
