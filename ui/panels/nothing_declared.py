"""What stands in place of the declared items as long as there are none: the ways to begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk
from ui.speech import N_
from ui.widgets.making import column, frame, label, look_again
from ui.widgets.spoken import Spoken

WAYS = (
    N_(
        "Import the exporter's list: press “Import a list…” and choose it, a spreadsheet (.xlsx) "
        "or a text table (.csv) as it was sent."
    ),
    N_("Or drop the file here."),
    N_("Or press “Add an item” and write the items by hand."),
    N_("Of an imported list you see first what becomes of every row; nothing is taken before."),
)


class NothingDeclared(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        title = label("heading", wrap=True)
        self.say(title.setText, "No item is declared yet.")
        ways = []
        for words in WAYS:
            way = label(wrap=True)
            self.say(way.setText, words)
            ways.append(way)
        ways[-1].setProperty("look", "soft")
        for part in (title, *ways):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._frame = frame("drop", column([None, title, *ways, None], gap=10, edge=24))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)

    def show_over(self, over: bool) -> None:  # noqa: FBT001 - show_over(True)
        """Show whether a file is held over it."""
        self._frame.setProperty("over", "true" if over else "false")
        look_again(self._frame)
