"""Bugs: a local report without answers, names or places, and a word to the person."""

import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion


class Crash(QObject):
    """Catches what nobody expected; `reported` carries where the report lies, or None."""

    reported = Signal(object)
    _caught = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._caught.connect(self.report)

    def install(self) -> Callable[[], None]:
        """Take over both hooks; the function given back puts the old ones in place again."""
        before = sys.excepthook, threading.excepthook
        caught = self._caught

        def hook(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if isinstance(error, KeyboardInterrupt):
                before[0](kind, error, trace)
            else:
                caught.emit(error)

        def thread_hook(thrown: threading.ExceptHookArgs) -> None:
            if thrown.exc_value is not None:
                caught.emit(thrown.exc_value)

        def put_back() -> None:
            sys.excepthook, threading.excepthook = before

        sys.excepthook, threading.excepthook = hook, thread_hook
        return put_back

    def report(self, error: BaseException) -> None:
        self.reported.emit(write_report(self._folder, error, datetime.now(UTC)))


def write_report(folder: Path, error: BaseException, now: datetime) -> Path | None:
    """Write what happened where; None when even that cannot be written."""
    path = folder / f"crash-{now:%Y%m%dT%H%M%SZ}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(_lines(error)) + "\n", encoding="utf-8")
    except OSError:
        return None
    return path


def _lines(error: BaseException) -> list[str]:
    """Kinds and places of code only: a message or a source line could hold an answer."""
    import platform
    import traceback

    lines = [
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
    ]
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"  {Path(place.filename).name}:{place.lineno} {place.name}"
            for place in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return lines
