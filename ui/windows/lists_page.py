"""The first page of an open workspace: its inspections and its cases, one tab each."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.panels.case_list import CaseList
from ui.panels.inspection_list import InspectionList
from ui.panels.listing import Listing
from ui.speech import N_
from ui.widgets.making import frame, row
from ui.widgets.spoken import Spoken

LISTS = (N_("Inspections"), N_("Cases"))


class ListsPage(Spoken):
    turned = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("page")
        self.inspections = InspectionList(desk)
        self.cases = CaseList(desk)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.say(self.tabs.setAccessibleName, N_("Inspections or cases"))
        self.stack = QStackedWidget()
        for part in (self.inspections, self.cases):
            self.tabs.addTab("")
            self.stack.addWidget(part)
        self.tabs.currentChanged.connect(self._on_tab)
        self._wants_focus = False
        for part in (self.inspections, self.cases):
            # Queued: the list is shown only after its table was filled.
            part.table.modelReset.connect(self._take_focus, Qt.ConnectionType.QueuedConnection)
        head = row([self.tabs, None])
        head.setContentsMargins(14, 6, 14, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(frame("band", head))
        layout.addWidget(self.stack, 1)
        self.refresh()

    def show_list(self, part: QWidget) -> None:
        """Turn to one of the two lists, and put the keyboard into it, also when it is filled."""
        at = self.stack.indexOf(part)
        if self.tabs.currentIndex() == at:
            self._on_tab(at)
        self.tabs.setCurrentIndex(at)
        self._wants_focus = True
        self._take_focus()

    def refresh(self) -> None:
        for at, words in enumerate(LISTS):
            self.tabs.setTabText(at, self.gettext(words))

    @Slot()
    def _take_focus(self) -> None:
        """Once for each time the page is gone to: what is read anew must not move the keyboard."""
        part = self.stack.currentWidget()
        if self._wants_focus and self.isVisible() and isinstance(part, Listing):
            self._wants_focus = not part.found.rowCount()
            part.take_focus()

    @Slot(int)
    def _on_tab(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        if self.stack.currentWidget() is self.cases:
            self.cases.fill()
        self.turned.emit()
