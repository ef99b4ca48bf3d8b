"""What the visit before says of an item: its answer, its photos, and what was to be done."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.terms import term
from checklists.delivering.case import Case, CorrectiveAction
from checklists.inspecting.inspection import Answer, EarlierVisit, Evidence, Inspection
from ui.desk import Desk
from ui.panels.open_actions import UNFINISHED
from ui.widgets.making import button, column, empty, frame, label, row
from ui.widgets.spoken import Spoken
from ui.widgets.thumbnail import Thumbnail

PHOTO = QSize(96, 72)
MOST_PHOTOS = 5


class VisitBefore(Spoken):
    """Hidden where the visit before said nothing; opened or closed for all items alike."""

    enlarged = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: tuple[EarlierVisit, str] | None = None
        self._answer: Answer | None = None
        self._photos: tuple[Evidence, ...] = ()
        self._actions: tuple[CorrectiveAction, ...] = ()
        self.head = button("row")
        self.head.setCheckable(True)
        self.head.setChecked(True)
        self.head.toggled.connect(self._on_toggled)
        self.said_then = label(wrap=True)
        self._pictures = row(gap=6)
        self._todo = QVBoxLayout()
        self._todo.setSpacing(2)
        inside = column([self.said_then, self._pictures, self._todo], gap=6, edge=10)
        self.body = frame("rail", inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.body)
        self.hide()

    def show_item(self, inspection: Inspection, case: Case | None, item: str) -> None:
        earlier = inspection.earlier
        actions = case.actions.values() if case is not None else ()
        self._actions = tuple(
            sorted(
                (one for one in actions if one.item == item and one.state in UNFINISHED),
                key=lambda one: one.number,
            )
        )
        self._answer = earlier.answers.get(item) if earlier is not None else None
        shown = (earlier, item) if earlier is not None else None
        if shown != self._shown:
            self._shown = shown
            photos = earlier.evidence.values() if earlier is not None else ()
            own = sorted((one for one in photos if one.item == item), key=lambda one: one.number)
            self._photos = tuple(own[-MOST_PHOTOS:])
            self._show_photos()
        self.setVisible(earlier is not None and bool(self._answer or self._photos or self._actions))
        self.refresh()

    def refresh(self) -> None:
        if self._shown is None:
            return
        voice, ended = self.desk.voice, self._shown[0].ended
        when = voice.moment(ended) if ended is not None else self.gettext("not dated")
        title = self.gettext("At the visit before ({date})").format(date=when)
        result = term(self._answer.result, voice.language) if self._answer else ""
        arrow = "▾" if self.head.isChecked() else "▸"
        self.head.setText(f"{arrow}  {voice.beside(title, result)}")
        self.head.setAccessibleName(voice.beside(title, result))
        self._show_answer()
        empty(self._todo)
        for action in self._actions:
            said = label(wrap=True)
            due = self.gettext("due {day}").format(day=action.due) if action.due else ""
            number, state = f"A-{action.number:02d}", term(action.state, voice.language)
            said.setText(voice.beside(number, state, action.text, action.owner, due))
            self._todo.addWidget(said)

    def _show_answer(self) -> None:
        answer = self._answer
        measured = dict(answer.measured) if answer is not None else {}
        values = (f"{name}: {value}" for name, value in measured.items())
        words = (answer.remark, answer.reason) if answer is not None else ()
        self.said_then.setText(self.desk.voice.beside(*words, *values))
        self.said_then.setVisible(bool(self.said_then.text()))
        has_more = bool(self.said_then.text() or self._photos or self._actions)
        self.head.setEnabled(has_more)
        self.body.setVisible(has_more and self.head.isChecked())

    def _show_photos(self) -> None:
        empty(self._pictures)
        for photo in self._photos:
            self._pictures.addWidget(self._picture(photo))
        self._pictures.addStretch(1)

    def _picture(self, photo: Evidence) -> QWidget:
        made = Thumbnail(self.desk, photo.sha256, PHOTO)
        number = self.gettext("Photo {number}").format(number=photo.number)
        made.setAccessibleName(self.gettext("Enlarge {photo}").format(photo=number))
        made.setToolTip(photo.caption)
        made.clicked.connect(lambda: self.enlarged.emit(photo))
        return made

    @Slot()
    def _on_toggled(self) -> None:
        self.refresh()
