"""What the program is, what it protects and what it does not, and its keys."""

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from checklists.asking.terms import term
from checklists.values import Result
from reports.data import PROGRAM
from ui.desk import Desk
from ui.shortcuts import key_text
from ui.widgets.making import button, column, label, row
from ui.widgets.spoken import Said
from ui.windows.menus import INSPECTION


class AboutWindow(QDialog):
    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        said = Said(desk.voice, self)
        said.say(self.setWindowTitle, "About PSSM Inspector")
        title = label("heading")
        title.setText(PROGRAM)
        about = label(wrap=True)
        said.say(
            about.setText,
            "Everything is kept encrypted in the workspace folder on this laptop and nothing is "
            "sent anywhere. A running, unlocked laptop is not protected: lock the workspace when "
            "you leave it.",
        )
        keys = label("label")
        said.say(keys.setText, "Keys")
        close = button("primary")
        said.say(close.setText, "Close")
        close.clicked.connect(self.close)
        grid = self._grid(desk)
        self.setLayout(column([title, about, keys, grid, row([None, close])], edge=24))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 56)

    def _grid(self, desk: Desk) -> QGridLayout:
        language = desk.voice.language
        words = {f"answer_{result.value}": term(result, language) for result in Result}
        words |= {name: desk.voice.gettext(message) for name, message in INSPECTION.items()}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for at, (name, said) in enumerate(words.items()):
            pressed, does = label("label"), label()
            pressed.setText(key_text(name))
            does.setText(said)
            place = at % ((len(words) + 1) // 2)
            side = 2 * (at // ((len(words) + 1) // 2))
            grid.addWidget(pressed, place, side)
            grid.addWidget(does, place, side + 1)
        return grid
