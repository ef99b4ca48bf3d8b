"""From starting the program to a window one can use, against a bare PySide6 window."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measuring import Comparison, in_turn

ROOT = Path(__file__).resolve().parents[2]
# Both end when the first round of events is done: the window is painted and takes input.
ENDS_WHEN_SHOWN = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
QApplication.exec = staticmethod(lambda: QApplication.processEvents() or 0)
"""
BARE = """
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
window.show()
QApplication.exec()
"""
OURS = """
import main
sys.argv = ["main.py", "window"]
main.main()
"""


def measure() -> Comparison:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    # A person's Python keeps what it compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(program: str) -> None:
        command = [sys.executable, "-c", ENDS_WHEN_SHOWN + program]
        subprocess.run(command, check=True, capture_output=True, env=environment, cwd=ROOT)

    taken = in_turn(lambda: run(OURS), lambda: run(BARE), 9)
    return Comparison("start to window", *taken, aim=1.6)
