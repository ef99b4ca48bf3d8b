"""The declared items of a case, and in their place an exporter's list before it is taken in."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from checklists.delivering.case import Case
from ui.desk import Desk
from ui.models.written import grouped
from ui.panels.declared_items import DeclaredItemsPanel
from ui.panels.item_import import ItemImport
from ui.widgets.announcing import announce
from ui.widgets.spoken import Spoken


class DeclaredPart(Spoken):
    """A list is chosen or dropped; one at a time, so that each is seen before it is taken."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case: Case | None = None
        self.setAcceptDrops(True)
        self.items, self.preview = DeclaredItemsPanel(desk), ItemImport(desk)
        self.stack = QStackedWidget()
        for part in (self.items, self.preview):
            self.stack.addWidget(part)
        self.items.import_wanted.connect(self.take_file)
        self.preview.other_wanted.connect(self.items.choose_list)
        self.preview.given_up.connect(self._on_given_up)
        self.preview.taken.connect(self._on_taken)
        desk.session.locked.connect(self._show_items)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def show_case(self, case: Case) -> None:
        if self._case is not None and self._case.id != case.id:
            self._show_items()
        self._case = case
        self.items.show_case(case)
        self.preview.show_case(case)

    @Slot(object)
    def take_file(self, path: Path) -> None:
        """Show what would become of the list in this file."""
        if self._case is not None:
            self.items.editor.settling.settle()
            self.stack.setCurrentWidget(self.preview)
            self.preview.take_file(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_in(event.mimeData()) is not None:
            self.items.nothing.show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.items.nothing.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.items.nothing.show_over(False)
        path = _file_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.take_file(path)

    @Slot()
    def _show_items(self) -> None:
        self.preview.forget()
        self.stack.setCurrentWidget(self.items)

    @Slot()
    def _on_given_up(self) -> None:
        self._show_items()
        self.items.take_focus()

    @Slot(int)
    def _on_taken(self, count: int) -> None:
        self._on_given_up()
        words = self.desk.voice.ngettext(
            "{count} item was taken into the case.",
            "{count} items were taken into the case.",
            count,
        )
        announce(self, words.format(count=grouped(count, self.desk.voice)))


def _file_in(mime: QMimeData) -> Path | None:
    """The one file that is held; of several it would not be clear which is meant."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].is_file() else None
