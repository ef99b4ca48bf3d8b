"""Lock the workspace when nobody has touched the window for a while."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot

IDLE_MINUTES = 15
_SIGNS_OF_LIFE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    )
)


class IdleLock(QObject):
    """Calls `lock` after the idle time; typed text is committed seconds after the last key."""

    def __init__(self, lock: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._lock = lock
        self.timer = QTimer(self)
        self.timer.setInterval(IDLE_MINUTES * 60 * 1000)
        self.timer.timeout.connect(self._on_idle)
        self.timer.start()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self.timer.start()
        return False

    @Slot()
    def _on_idle(self) -> None:
        self._lock()
