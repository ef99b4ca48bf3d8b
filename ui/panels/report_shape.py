"""How a report is to be: whole or a summary, and in which second language everything stands too."""

from PySide6.QtWidgets import QComboBox, QWidget

from reports.data import Layout
from ui.desk import Desk
from ui.speech import N_, OWN_NAMES
from ui.theme import touch_height
from ui.widgets.fields import captioned
from ui.widgets.making import column
from ui.widgets.spoken import Spoken

_LAYOUTS = {
    Layout.FULL: N_("The whole report"),
    Layout.SUMMARY: N_("A summary of two pages, with the whole data attached"),
}


class ReportShape(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.layouts, self.languages = _box(), _box()
        for layout in _LAYOUTS:
            self.layouts.addItem("", layout)
        self.languages.addItem("", "")
        for language, own in OWN_NAMES.items():
            self.languages.addItem(own, language)
        shape = captioned(self.said, N_("Layout"), self.layouts)
        second = captioned(self.said, N_("Second language"), self.languages)
        self.setLayout(column([shape, second]))
        self.refresh()

    @property
    def layout_chosen(self) -> Layout:
        return Layout(self.layouts.currentData())

    @property
    def second_language(self) -> str:
        return str(self.languages.currentData())

    def refresh(self) -> None:
        for at, said in enumerate(_LAYOUTS.values()):
            self.layouts.setItemText(at, self.gettext(said))
        self.languages.setItemText(0, self.gettext("None"))


def _box() -> QComboBox:
    box = QComboBox()
    box.setMinimumHeight(touch_height(box.fontMetrics()))
    return box
