"""The pages of the main window, built when first wanted and turned one at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import Desk
from ui.windows.case_pages import CasePages
from ui.windows.trust_pages import TrustPages

if TYPE_CHECKING:
    from ui.panels.inspection_list import InspectionList
    from ui.panels.library import LibraryPage
    from ui.panels.new_inspection import NewInspection
    from ui.panels.verify import VerifyPage
    from ui.windows.inspection_page import InspectionPage
    from ui.windows.lists_page import ListsPage


class Pages(QObject):
    """Imports of a page happen with its first showing: the start page must not pay for them."""

    turned = Signal()
    enlarged = Signal(object)

    def __init__(self, desk: Desk, stack: QStackedWidget, start: QWidget) -> None:
        super().__init__(stack)
        self._desk = desk
        self._stack = stack
        self._start = start
        self._inspection: InspectionPage | None = None
        self._lists: ListsPage | None = None
        self._library: LibraryPage | None = None
        self._new: NewInspection | None = None
        self._verify: VerifyPage | None = None
        desk.session.shown.connect(self.show_inspection)
        self.of_cases = CasePages(desk, self)
        self.of_cases.page_wanted.connect(self.show)
        self.of_cases.list_wanted.connect(self._show_cases)
        self.of_cases.new_wanted.connect(self._begin_case)
        self.of_cases.opened.connect(self._open)
        self.of_cases.visit_wanted.connect(self._begin_visit)
        self.of_cases.turned.connect(self.turned)
        self.of_trust = TrustPages(desk, self)
        self.of_trust.page_wanted.connect(self.show)
        self.of_trust.chosen.connect(self._use_trust)
        self.of_trust.left.connect(self._leave_trust)

    @property
    def inspection(self) -> "InspectionPage":
        if self._inspection is None:
            from ui.windows.inspection_page import InspectionPage

            self._inspection = InspectionPage(self._desk)
            self._inspection.left.connect(self.show_list)
            self._inspection.enlarged.connect(self.enlarged)
            self._inspection.tabs.currentChanged.connect(self.turned)
            self._inspection.stack.currentChanged.connect(self.turned)
        return self._inspection

    @property
    def list(self) -> "InspectionList":
        return self._lists_page().inspections

    @property
    def new(self) -> "NewInspection":
        if self._new is None:
            from ui.panels.new_inspection import NewInspection

            self._new = NewInspection(self._desk)
            self._new.begun.connect(self._open)
            self._new.given_up.connect(self.show_list)
        return self._new

    @property
    def library(self) -> "LibraryPage":
        if self._library is None:
            from ui.panels.library import LibraryPage

            self._library = LibraryPage(self._desk)
            self._library.left.connect(self.show_list)
        return self._library

    @property
    def verify(self) -> "VerifyPage":
        if self._verify is None:
            from ui.panels.verify import VerifyPage

            self._verify = VerifyPage(self._desk)
            self._verify.left.connect(self._go_home)
            self._verify.trust_wanted.connect(self.of_trust.open)
        return self._verify

    def is_on(self, name: str) -> bool:
        """Whether the page of this name is the one that is seen: "inspection" or "reports"."""
        page = {"inspection": self._inspection, "reports": self._verify}[name]
        return page is not None and self._stack.currentWidget() is page

    def show(self, page: QWidget) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        typed_on = self.is_on("inspection") or self.of_cases.is_seen
        if typed_on and page is not self._stack.currentWidget():
            self._desk.session.settling.emit()
        self._stack.setCurrentWidget(page)
        self.turned.emit()

    @Slot()
    def show_list(self) -> None:
        lists = self._lists_page()
        self.show(lists)
        lists.show_list(lists.inspections)
        self._desk.session.list_inspections()

    @Slot()
    def show_new(self) -> None:
        self.show(self.new)
        self.new.begin()

    @Slot()
    def show_inspection(self) -> None:
        self.show(self.inspection)
        self.inspection.take_focus()

    def show_recovery_key(self, recovery_key: str) -> None:
        from ui.panels.recovery_key import RecoveryKeyPage

        page = RecoveryKeyPage(self._desk, recovery_key)
        page.done.connect(lambda: self._leave_for_list(page))
        self.show(page)

    def forget(self) -> None:
        """Drop every page that shows something of the workspace that was locked."""
        for page in (self._inspection, self._library, self._lists, self._new):
            if page is not None:
                self._drop(page)
        self._inspection = self._library = self._lists = self._new = None
        case_page = self.of_cases.forget()
        if case_page is not None:
            self._drop(case_page)

    def _lists_page(self) -> "ListsPage":
        if self._lists is None:
            from ui.windows.lists_page import ListsPage

            self._lists = ListsPage(self._desk)
            self._lists.inspections.wanted.connect(self._open)
            self._lists.inspections.new_wanted.connect(self.show_new)
            self._lists.inspections.library_wanted.connect(self._show_library)
            self._lists.cases.wanted.connect(self.of_cases.open)
        return self._lists

    def _leave_for_list(self, page: QWidget) -> None:
        self.show_list()
        self._drop(page)

    def _drop(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    @Slot(str)
    def _open(self, identity: str) -> None:
        job = self._desk.session.show(identity)
        seen = self.of_cases.page if self.of_cases.is_seen else self.list
        job.failed.connect(seen.problems.tell)

    @Slot()
    def _show_cases(self) -> None:
        lists = self._lists_page()
        self.show(lists)
        lists.show_list(lists.cases)

    @Slot()
    def _begin_case(self) -> None:
        self._show_cases()
        self._lists_page().cases.begin()

    @Slot(str, str)
    def _begin_visit(self, case: str, earlier: str) -> None:
        """Begin a visit to this case, which follows up the earlier one when that is named."""
        self.show(self.new)
        self.new.begin(case, earlier)

    @Slot()
    def _show_library(self) -> None:
        self.show(self.library)

    @Slot(object)
    def _use_trust(self, path: Path | None) -> None:
        if self._verify is not None:
            self._verify.use_trust(path)

    @Slot()
    def _leave_trust(self) -> None:
        if self._verify is not None:
            self.show(self._verify)
        else:
            self._go_home()

    @Slot()
    def _go_home(self) -> None:
        if self._desk.session.workspace is not None:
            self.show_list()
        else:
            self.show(self._start)
