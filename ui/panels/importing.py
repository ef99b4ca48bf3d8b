"""Before a checklist is added: what comes in, and row by row what was not taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from checklists.asking.checklist import Checklist
from checklists.asking.writing import UnknownReference
from checklists.asking.xlsform import NotTaken
from ui.desk import Desk
from ui.models.not_taken import ROW, SAYS, SHEET, NotTakenTable
from ui.models.shelf import Shelved
from ui.panels.reading import Reading
from ui.speech import isolated
from ui.widgets.beside import Beside
from ui.widgets.making import button, column, frame, label, row, scroll_by_finger
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken

# How the height is shared between what is lost and what comes in, at most.
LOSSES_SHARE, READING_SHARE = 8, 9


@dataclass(frozen=True, slots=True)
class Incoming:
    """A checklist that was read from a file and is not yet part of the workspace."""

    file_name: str
    checklist: Checklist
    not_taken: tuple[NotTaken, ...]
    left_out: tuple[UnknownReference, ...]


class ImportPreview(Spoken):
    """`added` tells that the checklist is part of the workspace now."""

    added = Signal(str)
    given_up = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._incoming: Incoming | None = None
        self._known: tuple[Shelved, ...] = ()
        self.problems = ProblemBar(desk)
        self.table = NotTakenTable(desk.voice, self)
        self.view = self._build_view()
        self.title, self.facts = label("heading", wrap=True), label(wrap=True)
        self.replaces = label("partly_met", wrap=True)
        self.lost = label("label", wrap=True)
        self.reading = Reading(desk)
        losses = QWidget()
        losses.setLayout(column([self.lost, self.view], gap=6))
        self.parts = Beside(losses, self.reading, across=Qt.Orientation.Vertical, line_px=8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        head = column([self.title, self.facts, self.replaces], gap=4, edge=14)
        layout.addWidget(frame("card", head))
        layout.addWidget(self.problems)
        layout.addWidget(self.parts, 1)
        layout.addLayout(self._build_foot())

    def show_incoming(self, incoming: Incoming, known: Sequence[Shelved]) -> None:
        self._incoming, self._known = incoming, tuple(known)
        self.problems.clear()
        self.table.show((*incoming.not_taken, *incoming.left_out))
        self.reading.show_shelf((Shelved(incoming.checklist, is_own=True),))
        self.add.setEnabled(True)
        self.refresh()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self.table.say_again()
        incoming = self._incoming
        if incoming is None:
            return
        checklist, voice = incoming.checklist, self.desk.voice
        comes = self.gettext("“{title}” comes in from {file}")
        title = isolated(checklist.title.to(voice.content), right_to_left=voice.is_right_to_left)
        self.title.setText(comes.format(title=title, file=incoming.file_name))
        facts = self.gettext(
            "Id {id} · edition {edition} · {sections} · {items} · languages: {languages}"
        )
        sections, items = len(checklist.sections), sum(1 for _ in checklist.items())
        self.facts.setText(facts.format(
            id=checklist.id, edition=checklist.edition,
            sections=voice.ngettext("{count} section", "{count} sections", sections).format(
                count=sections
            ),
            items=voice.ngettext("{count} item", "{count} items", items).format(count=items),
            languages=voice.listed(checklist.languages),
        ))  # fmt: skip
        self.replaces.setText(self._replaces(checklist))
        self.replaces.setVisible(bool(self.replaces.text()))
        count = self.table.rowCount()
        lost = voice.ngettext(
            "{count} thing was not taken as it stands", "{count} things were not taken as they "
            "stand", count
        )  # fmt: skip
        whole = self.gettext("Everything was taken as it stands.")
        self.lost.setText(lost.format(count=count) if count else whole)
        self.view.setVisible(bool(count))
        self.parts.setSizes([100 * min(count + 2, LOSSES_SHARE), 100 * READING_SHARE])

    def _build_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.table)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        heads = view.horizontalHeader()
        for at in (SHEET, ROW):
            heads.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(SAYS, QHeaderView.ResizeMode.Stretch)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.say(view.setAccessibleName, "What was not taken")
        scroll_by_finger(view.viewport())
        return view

    def _build_foot(self) -> QVBoxLayout:
        discard, self.add = button("quiet"), button("primary")
        self.say(discard.setText, "Do not add it")
        self.say(self.add.setText, "Add to this workspace")
        discard.clicked.connect(self.given_up)
        self.add.clicked.connect(self._on_add)
        return column([row([discard, None, self.add])])

    def _replaces(self, checklist: Checklist) -> str:
        same = [each for each in self._known if each.checklist.id == checklist.id]
        if any(each.is_own for each in same):
            return self.gettext(
                "It takes the place of this workspace's checklist of the same id. Inspections "
                "that were begun keep the edition they have."
            )
        if same:
            return self.gettext(
                "A checklist of the same id ships with the program; both will be offered."
            )
        return ""

    @Slot()
    def _on_add(self) -> None:
        if self._incoming is None:
            return
        checklist = self._incoming.checklist
        self.add.setEnabled(False)
        job = self.desk.session.ask(lambda workspace: workspace.keep_checklist(checklist))
        job.succeeded.connect(lambda _: self.added.emit(f"own:{checklist.id}"))
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self.add.setEnabled(True)
        self.problems.tell(error)
