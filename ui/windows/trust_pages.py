"""The page of whom to trust, built when first wanted, and the ways to and from it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.desk import Desk

if TYPE_CHECKING:
    from ui.panels.trust import TrustPage


class TrustPages(QObject):
    page_wanted = Signal(QWidget)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: TrustPage | None = None

    @property
    def page(self) -> "TrustPage":
        if self._page is None:
            from ui.panels.trust import TrustPage

            self._page = TrustPage(self._desk)
            self._page.left.connect(self.left)
            self._page.chosen.connect(self.chosen)
        return self._page

    @Slot()
    def open(self) -> None:
        self.page_wanted.emit(self.page)
