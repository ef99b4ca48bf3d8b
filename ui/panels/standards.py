"""Search the standards: instruments, modules and clauses, and how sure each is."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from checklists.asking.overlays import Overlay, with_overlay
from checklists.asking.searching import Found, search
from checklists.asking.shelf import standards
from ui.desk import Desk
from ui.models.standards import TITLE, FoundTable, title_of
from ui.panels.authority import Authority
from ui.theme import touch_height
from ui.widgets.fields import line
from ui.widgets.making import column, frame, label, scroll_by_finger
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken


class StandardsPanel(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.problems = ProblemBar(desk)
        self.table = FoundTable(desk.voice, self)
        self.search = line()
        self.search.setClearButtonEnabled(True)
        self.say(self.search.setPlaceholderText, "Search the standards, such as: marking")
        self.say(self.search.setAccessibleName, "Search the standards")
        self.search.textChanged.connect(self.look_up)
        self.count = label("soft")
        self.authority = Authority(desk)
        self.authority.changed.connect(self.look_up)
        self.view = self._build_view()
        self.title, self.detail = label("heading", wrap=True), label(wrap=True)
        self.card = frame("card", column([self.title, self.detail], gap=6, edge=14))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for part in (self.search, self.problems, self.authority, self.count):
            layout.addWidget(part)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.card)
        self.refresh()

    @Slot()
    def look_up(self) -> None:
        """Find what the words ask for; an answer to earlier words is passed over."""
        words = self.search.text()
        overlay = self.authority.overlay
        job = self.desk.session.jobs.on_work(lambda _: (words, _search(words, overlay)))
        job.succeeded.connect(self._on_found)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)

    def refresh(self) -> None:
        self.table.show(self.table.rows)
        self._count()
        self._show(None)

    def _build_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.table)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(touch_height(view.fontMetrics()))
        heads = view.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        self.say(view.setAccessibleName, "Standards found")
        view.selectionModel().currentRowChanged.connect(self._on_row)
        scroll_by_finger(view.viewport())
        return view

    def _count(self) -> None:
        words = self.desk.voice.ngettext("{count} found", "{count} found", len(self.table.rows))
        self.count.setText(words.format(count=len(self.table.rows)))

    @Slot(object)
    def _on_found(self, answer: tuple[str, tuple[Found, ...]]) -> None:
        words, found = answer
        if words == self.search.text():
            self.table.show(found)
            self._count()
            self._show(None)

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        self._show(self.table.rows[index.row()] if index.isValid() else None)

    def _show(self, found: Found | None) -> None:
        self.card.setVisible(found is not None)
        if found is None:
            return
        content = self.desk.voice.content
        self.title.setText(f"{found.label} — {title_of(found, content)}")
        standard, authority = found.standard, found.added_by
        cited = self.gettext("A checklist names it: {reference}")
        never = self.gettext("No checklist may rest on this clause: nobody here has read it.")
        lines = [
            standard.name.to(content) if found.clause else "",
            self.gettext("Edition: {edition}").format(edition=standard.edition),
            self.gettext("Source: {source}").format(source=found.source),
            self.gettext("added by {author}").format(author=authority) if authority else "",
            cited.format(reference=found.reference) if found.may_cite else never,
        ]
        self.detail.setText("\n".join(each for each in lines if each))


def _search(words: str, overlay: Overlay | None) -> tuple[Found, ...]:
    return search(with_overlay(standards(), overlay).values(), words)
