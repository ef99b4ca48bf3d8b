"""The pages of cases: the list, one case, and the ways between them and the visits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.desk import Desk

if TYPE_CHECKING:
    from ui.windows.case_page import CasePage


class CasePages(QObject):
    """`visit_wanted` carries the case and the visit to follow up, empty for none."""

    page_wanted = Signal(QWidget)
    list_wanted = Signal()
    new_wanted = Signal()
    opened = Signal(str)
    visit_wanted = Signal(str, str)
    turned = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: CasePage | None = None
        desk.session.case_shown.connect(self._show)

    @property
    def page(self) -> "CasePage":
        if self._page is None:
            from ui.windows.case_page import CasePage

            self._page = CasePage(self._desk)
            self._page.left.connect(self.list_wanted)
            self._page.wanted.connect(self.opened)
            self._page.visit_wanted.connect(self.visit_wanted)
            self._page.tabs.currentChanged.connect(self.turned)
        return self._page

    @property
    def is_seen(self) -> bool:
        return self._page is not None and self._page.isVisible()

    @Slot(str)
    def open(self, identity: str) -> None:
        """Load a case; its page is shown when it is there."""
        job = self._desk.session.show_case(identity)
        job.failed.connect(self.page.problems.tell)

    def forget(self) -> "CasePage | None":
        """The page of the case that was open, to be dropped."""
        page, self._page = self._page, None
        return page

    @Slot()
    def _show(self) -> None:
        self.page_wanted.emit(self.page)
        self.page.take_focus()
