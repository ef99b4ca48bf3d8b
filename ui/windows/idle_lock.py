"""Lock the workspace when nobody has touched the window for a while."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot

IDLE_MINUTES = 15


class IdleLock(QObject):
    """Calls `lock` after the idle time; typed text is committed seconds after the last key.

    It watches only while a workspace is open: every event of the program passes through it.
    """

    def __init__(self, lock: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._lock = lock
        self._signs_of_life: frozenset[QEvent.Type] = frozenset()
        self.timer = QTimer(self)
        self.timer.setInterval(IDLE_MINUTES * 60 * 1000)
        self.timer.timeout.connect(self._on_idle)

    @Slot()
    def watch(self) -> None:
        event = QEvent.Type
        self._signs_of_life = frozenset(
            (
                event.KeyPress,
                event.MouseButtonPress,
                event.MouseMove,
                event.Wheel,
                event.TouchBegin,
                event.TouchUpdate,
            )
        )
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self.timer.start()

    @Slot()
    def rest(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._signs_of_life:
            self.timer.start()
        return False

    @Slot()
    def _on_idle(self) -> None:
        self._lock()
