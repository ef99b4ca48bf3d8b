"""Every inspection of the open workspace: search, sort, open, and begin a new one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.inspecting.keeping import InspectionSummary
from ui.desk import Desk
from ui.models.inspections import InspectionTable
from ui.panels.listing import Listing, ListWords
from ui.session import Opened
from ui.speech import N_
from ui.widgets.making import button, column, label, row


class InspectionList(Listing):
    new_wanted = Signal()
    library_wanted = Signal()
    words = ListWords(
        name=N_("Inspections"),
        search=N_("Search title, facility, kind or state"),
        search_name=N_("Search inspections"),
        new=N_("New inspection"),
        nothing=N_("No inspection yet"),
        about=N_("Begin one: choose the kind of visit and the checklists, and answer as you walk."),
        first=N_("Begin the first inspection"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, InspectionTable(desk.voice), parent)
        self.setObjectName("page")
        self.place = label("soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(16)
        layout.addLayout(self._build_head())
        layout.addWidget(self.problems)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.nothing, 1)
        desk.session.listed.connect(self._on_listed)
        desk.session.opened.connect(self._on_opened)
        self._on_listed(())
        if desk.session.workspace is not None:
            self._on_opened(desk.session.workspace)

    @Slot()
    def begin(self) -> None:
        self.new_wanted.emit()

    def _build_head(self) -> QVBoxLayout:
        self.library = button()
        self.say(self.library.setText, "Checklists")
        self.library.clicked.connect(self.library_wanted)
        return column([row([self.search, None, self.library, self.new]), self.place], gap=4)

    @Slot(object)
    def _on_listed(self, summaries: tuple[InspectionSummary, ...]) -> None:
        self.table.show(summaries)
        self.view.setVisible(bool(summaries))
        self.nothing.setVisible(not summaries)

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self.place.setText(self.desk.voice.beside(opened.actor, str(opened.folder)))
