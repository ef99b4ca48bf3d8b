"""What must hold in a process of its own, or in Qt itself."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]


class Switch(QObject):
    flipped = Signal(bool)


def loaded_after(statement: str) -> set[str]:
    """The top-level modules a fresh interpreter holds after this statement."""
    ask = (
        f"import sys; {statement}; print(' '.join({{name.split('.')[0] for name in sys.modules}}))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(answer.stdout.split())


def test_the_command_line_has_no_qt() -> None:
    loaded = loaded_after("import ui.cli")
    assert "ui" in loaded
    assert not {"PySide6", "shiboken6"} & loaded


def test_signals_do_not_wear_out_true(qtbot: QtBot) -> None:
    """PySide6 6.12 on Python 3.11 loses a reference to True with every emit, then aborts."""
    switch = Switch()
    heard: list[bool] = []
    switch.flipped.connect(heard.append)
    switch.flipped.emit(False)
    before = sys.getrefcount(True)
    for _ in range(200):
        switch.flipped.emit(False)
    after = sys.getrefcount(True)
    assert len(heard) == 201
    assert abs(after - before) < 20
