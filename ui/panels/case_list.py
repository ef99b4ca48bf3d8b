"""Every case of the open workspace: search, sort, open, and begin a new one."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.delivering.case import Authorization, CaseHead, Consignment, Party
from checklists.inspecting import casework
from checklists.inspecting.keeping import CaseOutcome, CaseSummary
from checklists.values import Stage
from ui.desk import Desk
from ui.models.cases import CaseTable
from ui.panels.listing import Listing, ListWords
from ui.speech import N_
from ui.widgets.fields import captioned, line
from ui.widgets.making import button, column, frame, label, row


class CaseList(Listing):
    words = ListWords(
        name=N_("Cases"),
        search=N_("Search title, authorization or end user"),
        search_name=N_("Search cases"),
        new=N_("New case"),
        nothing=N_("No case yet"),
        about=N_(
            "Open one for a consignment: visits, conditions and counts are then kept together."
        ),
        first=N_("Open the first case"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CaseTable(desk.voice), parent)
        self.form = self._build_form()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 16, 28, 24)
        layout.setSpacing(16)
        layout.addLayout(self._build_head())
        layout.addWidget(self.problems)
        layout.addWidget(self.form)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.nothing, 1)
        self._on_listed(())

    def fill(self) -> None:
        """Ask for the cases anew; nothing to ask while the workspace is locked."""
        if self.desk.session.workspace is not None:
            job = self.desk.session.ask(lambda workspace: tuple(workspace.cases()))
            job.succeeded.connect(self._on_listed)
            job.failed.connect(self.problems.tell)

    @Slot()
    def begin(self) -> None:
        """Show what a new case needs, and put the keyboard there."""
        if self.form.isHidden():
            self.title.clear()
            self.end_user.clear()
        self.form.show()
        self._show_rows()
        self._allow()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_head(self) -> QVBoxLayout:
        about = label("soft", wrap=True)
        self.say(
            about.setText,
            "A case follows one delivery: what was authorized, declared and agreed, every visit, "
            "and what became of the arms.",
        )
        return column([row([self.search, None, self.new]), about], gap=4)

    def _build_form(self) -> QWidget:
        self.title, self.end_user = line(), line()
        self.title.textChanged.connect(self._allow)
        self.title.returnPressed.connect(self._on_begin)
        self.end_user.returnPressed.connect(self._on_begin)
        self.open = button("primary")
        self.say(self.open.setText, "Open the case")
        self.open.clicked.connect(self._on_begin)
        self.give_up = button("quiet")
        self.say(self.give_up.setText, "Cancel")
        self.give_up.clicked.connect(self._on_given_up)
        fields = row()
        fields.addLayout(captioned(self.said, N_("Title of the case"), self.title), 3)
        fields.addLayout(captioned(self.said, N_("End user"), self.end_user), 2)
        form = frame("card", column([fields, row([self.give_up, None, self.open])], edge=18))
        form.hide()
        return form

    @Slot()
    def _allow(self) -> None:
        self.open.setEnabled(bool(self.title.text().strip()))

    @Slot()
    def _on_begin(self) -> None:
        if not self.open.isEnabled():
            return
        self.open.setEnabled(False)
        head = _new_head(self.title.text().strip(), self.end_user.text().strip())
        job = self.desk.session.do(lambda workspace: casework.open_case(workspace, head))
        job.succeeded.connect(self._on_opened)
        for ending in (job.failed, job.broke):
            ending.connect(self.problems.tell)
        job.settled.connect(self._allow)

    @Slot()
    def _on_given_up(self) -> None:
        self.form.hide()
        self._show_rows()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_opened(self, outcome: CaseOutcome) -> None:
        self.form.hide()
        self.wanted.emit(outcome.case.id)

    @Slot(object)
    def _on_listed(self, summaries: tuple[CaseSummary, ...]) -> None:
        self.table.show(summaries)
        self._show_rows()

    def _show_rows(self) -> None:
        some = self.table.rowCount() > 0
        self.view.setVisible(some or not self.form.isHidden())
        self.nothing.setVisible(not some and self.form.isHidden())


def _new_head(title: str, end_user: str) -> CaseHead:
    nobody = Party("", "")
    return CaseHead(
        title=title,
        stage=Stage.BEFORE_TRANSFER,
        exporter=nobody,
        importer=nobody,
        end_user=Party(end_user, ""),
        authorization=Authorization("", "", "", ""),
        consignment=Consignment("", "", "", "", "", ()),
        keep_until="",
    )
