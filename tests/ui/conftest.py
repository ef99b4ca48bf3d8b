"""A window for every test that asks for one, and the same direction and language afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.window import Scene, open_scene


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    opened = open_scene(qtbot, tmp_path)
    yield opened
    opened.end()
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def walk(scene: Scene) -> Scene:
    """The window on a draft inspection, at its first item."""
    scene.begin()
    return scene


@pytest.fixture
def filed(scene: Scene) -> Scene:
    """The window on a case with one of everything."""
    scene.begin_case()
    return scene
