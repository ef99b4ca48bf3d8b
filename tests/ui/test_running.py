"""Lanes, bugs, and what the window must not load before it is up."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, get_ident

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from checklists.values import Problem
from tests.support.window import Scene
from ui.crash import write_report
from ui.jobs import JobContext, Jobs, Step

HEAVY = ("reportlab", "pyhanko", "PIL", "sqlcipher3", "sqlite_utils", "pikepdf", "cryptography")


class Refused(Problem):
    """A problem of this test."""


def test_results_come_back_to_the_windows_thread_in_order(qtbot: QtBot) -> None:
    jobs = Jobs()
    seen: list[tuple[int, int]] = []
    for number in range(20):
        job = jobs.on_store(lambda _, number=number: number)
        job.succeeded.connect(lambda done: seen.append((done, get_ident())))
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == [(number, get_ident()) for number in range(20)]
    jobs.shut_down()


def test_each_ending_is_told_apart(qtbot: QtBot) -> None:
    jobs = Jobs()
    ends: list[str] = []

    def refuse(_: JobContext) -> None:
        raise Refused

    def slip(_: JobContext) -> None:
        raise ZeroDivisionError

    jobs.on_work(refuse).failed.connect(lambda error: ends.append(type(error).__name__))
    jobs.on_work(slip).broke.connect(lambda error: ends.append(type(error).__name__))
    qtbot.waitUntil(lambda: len(ends) == 2)
    assert sorted(ends) == ["Refused", "ZeroDivisionError"]
    jobs.shut_down()


def test_running_work_tells_its_steps_and_stops_when_asked(qtbot: QtBot) -> None:
    jobs, started = Jobs(), Event()
    steps: list[Step] = []

    def work(context: JobContext) -> None:
        while True:
            context.at(1, 2, "half")
            started.set()

    job = jobs.on_work(work)
    job.progressed.connect(steps.append)
    started.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert steps[0] == Step(1, 2, "half")
    jobs.shut_down()


class Sender(QObject):
    fired = Signal(bool)


def test_signals_do_not_lose_references() -> None:
    """PySide6 6.12 on Python 3.11 took one from True with every emit, until the program died."""
    sender, before = Sender(), sys.getrefcount(True)
    for _ in range(200):
        sender.fired.emit(True)
    assert abs(sys.getrefcount(True) - before) < 50


def test_a_crash_report_holds_no_answer(tmp_path: Path) -> None:
    def slip() -> None:
        raise ValueError("the key of depot Alpha hangs on a nail")

    try:
        slip()
    except ValueError as error:
        path = write_report(tmp_path, error, datetime(2026, 3, 4, tzinfo=UTC))
    assert path is not None
    report = path.read_text("utf-8")
    assert "ValueError" in report
    assert "test_running.py" in report
    assert "nail" not in report
    assert "Alpha" not in report


def test_a_report_that_cannot_be_written_does_not_crash_again(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert write_report(tmp_path / "file", ValueError(), datetime.now(UTC)) is None


def test_a_bug_is_said_and_the_window_goes_on(walk: Scene) -> None:
    walk.running.crash._folder = walk.folder / "crashes"
    walk.running.crash.report(ZeroDivisionError("a secret"))
    assert walk.window.crash_bar.isVisible()
    assert str(walk.folder) in walk.window.crash_text.text()
    walk.press("1")
    walk.settled()
    assert walk.stored.answers


def test_the_window_is_up_before_anything_heavy_is_loaded() -> None:
    """In a process of its own: other tests have loaded everything."""
    script = (
        "import sys\n"
        "from PySide6.QtCore import QSettings\n"
        "from ui.desktop import build\n"
        "from ui.doors import Doors\n"
        "running = build(Doors(*[None] * 8), QSettings('none.ini', QSettings.Format.IniFormat))\n"
        "running.window.show()\n"
        "running.application.processEvents()\n"
        f"print([name for name in {HEAVY} if name in sys.modules])\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
