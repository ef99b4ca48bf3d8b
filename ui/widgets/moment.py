"""A date and time that may also be "not yet"."""

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, Qt, Signal, Slot
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from ui.desk import Desk
from ui.theme import touch_height
from ui.widgets.making import button, row
from ui.widgets.spoken import Spoken


class Moment(Spoken):
    """Shown in local time, kept in UTC, to the minute as far as a person typed it."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.moment: datetime | None = None
        self.field = QDateTimeEdit()
        self.field.setCalendarPopup(True)
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.field.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.field.setMinimumHeight(touch_height(self.field.fontMetrics()))
        self.field.dateTimeChanged.connect(self._on_typed)
        self.now = button()
        self.say(self.now.setText, "Now")
        self.now.clicked.connect(self._on_now)
        self.never = button("quiet")
        self.say(self.never.setText, "Not yet")
        self.never.clicked.connect(self._on_never)
        self.setLayout(row([self.field, self.now, self.never, None], gap=8))
        self.refresh()
        self.show_moment(None)

    def name(self, words: str) -> None:
        """Tell a screen reader which moment this is."""
        for part in (self.field, self.now, self.never):
            text = part.text() if part is not self.field else ""
            part.setAccessibleName(f"{words} {text}".strip())

    def show_moment(self, moment: datetime | None) -> None:
        self.moment = moment
        self.field.blockSignals(True)
        if moment is not None:
            local = QDateTime.fromMSecsSinceEpoch(int(moment.timestamp() * 1000))
            self.field.setDateTime(local)
        self.field.blockSignals(False)
        self.field.setVisible(moment is not None)
        self.never.setVisible(moment is not None)

    def refresh(self) -> None:
        # The months of the calendar in the window's language, digits as everywhere else.
        self.field.setLocale(self.desk.voice.locale)

    @Slot(QDateTime)
    def _on_typed(self, local: QDateTime) -> None:
        self.moment = datetime.fromtimestamp(local.toMSecsSinceEpoch() / 1000, UTC)
        self.changed.emit()

    @Slot()
    def _on_now(self) -> None:
        self.show_moment(self.desk.session.clock().replace(microsecond=0))
        self.changed.emit()

    @Slot()
    def _on_never(self) -> None:
        self.show_moment(None)
        self.changed.emit()
