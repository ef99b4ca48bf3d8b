"""A problem said in place: what is wrong, the next step, and one button to take it."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from checklists.values import Problem
from ui.desk import Desk
from ui.widgets.announcing import announce
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.spoken import Spoken


class ProblemBar(Spoken):
    """Hidden until `tell` is called, and again when the person closes it or `clear` is called."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._problem: BaseException | None = None
        self._take_step: Callable[[], None] | None = None
        self._step_words = ""
        self.text = label(wrap=True)
        self.next_step = label("soft", wrap=True)
        self.step = button("primary")
        self.step.clicked.connect(self._on_step)
        close = button("quiet")
        self.say(close.setText, "Close")
        close.clicked.connect(self.clear)
        words = column([self.text, self.next_step], gap=2)
        inside = row(gap=12, edge=12)
        inside.addLayout(words, 1)
        inside.addWidget(self.step)
        inside.addWidget(close)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame("problem", inside))
        self.hide()

    def tell(
        self, problem: BaseException, step_words: str = "", step: Callable[[], None] | None = None
    ) -> None:
        """Show the problem; `step_words` (a marked text) names the button that takes the step."""
        self._problem = problem
        self._take_step = step
        self._step_words = step_words
        self.refresh()
        self.show()
        announce(self, self.text.text())

    @Slot()
    def clear(self) -> None:
        self._problem = None
        self.hide()

    def refresh(self) -> None:
        if self._problem is None:
            return
        text, next_step = words_for(self._problem, self.desk)
        self.text.setText(text)
        self.next_step.setText(next_step)
        self.next_step.setVisible(bool(next_step))
        self.step.setText(self.gettext(self._step_words))
        self.step.setVisible(self._take_step is not None)

    @Slot()
    def _on_step(self) -> None:
        step = self._take_step
        self.clear()
        if step is not None:
            step()


def words_for(error: BaseException, desk: Desk) -> tuple[str, str]:
    """What is wrong and the next step, for a problem as for a bug."""
    if isinstance(error, Problem):
        from ui.wording import sentence

        said = sentence(error, desk.voice.language)
        return said.text, said.next_step
    voice = desk.voice
    return (
        voice.gettext("The program made a mistake."),
        voice.gettext(
            "Everything marked as saved is safe. Try again; if it happens again, restart."
        ),
    )
