"""One picture at a time, leafed through: photos or pages, each drawn in the work lane."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.panels.drafting import PagePicture
from ui.speech import N_
from ui.widgets.making import button, column, label, row, scrolled
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken

SETTLE_MS = 250
LEAST_PX = 200
# Draws a picture by its number (from 0) for so much room in pixels.
Draw = Callable[[int, QSize], PagePicture]


class Leafing(Spoken):
    """Arrow keys, Home and End turn; `caption` says what is seen."""

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._draw: Draw | None = None
        self._captions: tuple[str, ...] = ()
        self._at = self._count = 0
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(SETTLE_MS)
        self._resized.timeout.connect(self._ask)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.problems = ProblemBar(desk)
        self.paper = label()
        self.paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.say(self.paper.setAccessibleName, name)
        self.say(self.setAccessibleName, name)
        self.area = scrolled(self.paper)
        self.caption, self.where = label(wrap=True), label("soft")
        self.back, self.forth = button(), button()
        self.say(self.back.setText, "‹")  # noqa: RUF001 - mirrored
        self.say(self.forth.setText, "›")  # noqa: RUF001 - mirrored
        self.say(self.back.setAccessibleName, N_("Page before"))
        self.say(self.forth.setAccessibleName, N_("Page after"))
        self.back.clicked.connect(lambda: self.turn(self._at - 1))
        self.forth.clicked.connect(lambda: self.turn(self._at + 1))
        layout = column([self.problems], gap=6)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.caption)
        layout.addLayout(row([None, self.back, self.where, self.forth, None]))
        self.setLayout(layout)
        self.refresh()

    def show_leaves(self, count: int, draw: Draw | None, captions: tuple[str, ...] = ()) -> None:
        """`count` is 0 while only the first drawing tells it."""
        self._draw, self._captions = draw, captions
        self._at, self._count = 0, count
        self.paper.clear()
        self.problems.clear()
        self.refresh()
        self._ask()

    def turn(self, to: int) -> None:
        self._at = max(0, min(to, self._count - 1))
        self.refresh()
        self._ask()

    def refresh(self) -> None:
        shown = self.gettext("{number} of {total}").format(number=self._at + 1, total=self._count)
        self.where.setText(shown if self._count else "")
        self.back.setEnabled(self._at > 0)
        self.forth.setEnabled(self._at + 1 < self._count)
        self.caption.setText(self._captions[self._at] if self._at < len(self._captions) else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        back, forth = (key.Key_Left, key.Key_PageUp), (key.Key_Right, key.Key_PageDown)
        if self.desk.voice.is_right_to_left:
            back, forth = (key.Key_Right, key.Key_PageUp), (key.Key_Left, key.Key_PageDown)
        to = {key.Key_Home: 0, key.Key_End: self._count - 1}
        to |= dict.fromkeys(back, self._at - 1) | dict.fromkeys(forth, self._at + 1)
        if event.key() in to:
            self.turn(to[key(event.key())])
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: object) -> None:
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    @Slot()
    def _ask(self) -> None:
        draw, at = self._draw, self._at
        if draw is None or not self.isVisible():
            return
        seen = self.area.viewport().size() - QSize(24, 8)
        room = seen.expandedTo(QSize(LEAST_PX, LEAST_PX))
        job = self.desk.session.jobs.on_work(lambda _: (draw, draw(at, room)))
        job.succeeded.connect(self._on_drawn)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)

    @Slot(object)
    def _on_drawn(self, drawn: tuple[Draw, PagePicture]) -> None:
        draw, picture = drawn
        if draw is not self._draw or picture.number != self._at:
            return
        self._count = picture.count
        self.paper.setPixmap(QPixmap.fromImage(picture.image))
        if picture.image.isNull():
            self.paper.setText(self.gettext("This picture cannot be shown."))
        self.refresh()
