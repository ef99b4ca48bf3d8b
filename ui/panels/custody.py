"""The custody of what was delivered: each event, its fault, and a finding recorded on it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.delivering.case import Case, CustodyEvent
from checklists.delivering.duties import consequence_of
from checklists.delivering.words import Consent, CustodyKind
from checklists.inspecting import doing
from checklists.inspecting.inspection import Finding, Inspection
from checklists.values import Likelihood, State
from ui.desk import Desk
from ui.models.declared_search import DeclaredSearch
from ui.models.worked_visit import WorkedVisit
from ui.panels.case_entries import CaseEntries
from ui.panels.custody_editor import CustodyEditor
from ui.speech import N_
from ui.widgets.entry_editor import EntryEditor
from ui.widgets.making import column, frame, readable, scrolled
from ui.widgets.spoken import Spoken
from ui.wording.custody import statement


class CustodyEntries(CaseEntries):
    part = "custody"
    words = (
        N_("Custody"),
        N_("No change after delivery yet. Write down each change of place, possession or control, "
           "and each loss or end."),
        N_("Add an event"),
    )  # fmt: skip
    editor = CustodyEditor

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.known = DeclaredSearch({}, desk.voice.language)
        self.worked = WorkedVisit(desk, self)
        self.worked.changed.connect(self._offer)

    def show_case(self, case: Case) -> None:
        if case.declared is not self.known.declared:
            self.known = DeclaredSearch(case.declared, self.desk.voice.language)
        super().show_case(case)
        for editor in self._events():
            editor.show_declared(self.known)
        self.worked.of_case(case.id)
        self._offer()

    def new_entry(self) -> CustodyEvent:
        return CustodyEvent(
            number=0,
            kind=CustodyKind.CHANGE_OF_PLACE,
            happened="",
            items=(),
            quantity="",
            origin="",
            destination="",
            consent=Consent.UNKNOWN,
            document="",
            remark="",
        )

    def _build_editor(self, identity: str, entry: CustodyEvent) -> None:
        super()._build_editor(identity, entry)
        editor: EntryEditor = self.editors[identity]
        if isinstance(editor, CustodyEditor):
            editor.finding_wanted.connect(self._on_finding_wanted)

    def _events(self) -> list[CustodyEditor]:
        return [one for one in self.editors.values() if isinstance(one, CustodyEditor)]

    def _draft(self) -> Inspection | None:
        """The visit of this case at which findings may still be recorded."""
        visit = self.worked.visit
        return visit if visit is not None and visit.state == State.DRAFT else None

    def _statement(self, event: CustodyEditor) -> str:
        if event.fault is None:
            return ""
        language = self.desk.voice.content
        return statement(event.entry, event.fault, self.known.declared, language)

    @Slot()
    def _offer(self) -> None:
        draft = self._draft()
        for editor in self._events():
            said = self._statement(editor)
            findings = draft.findings.values() if draft is not None and said else ()
            named = [f"F-{one.number:02d}" for one in findings if one.statement == said]
            editor.offer_finding(draft is not None, named[0] if named else "")

    @Slot(str)
    def _on_finding_wanted(self, identity: str) -> None:
        draft, editor = self._draft(), self.editors[identity]
        if draft is None or not isinstance(editor, CustodyEditor) or editor.fault is None:
            return
        severity, diversion = consequence_of(editor.fault)
        inspection, finding = draft.id, Finding(
            number=0,
            item="",
            statement=self._statement(editor),
            recommendation="",
            severity=severity,
            likelihood=Likelihood.LIKELY,
            diversion=diversion,
        )  # fmt: skip
        job = self.desk.session.do(
            lambda workspace: doing.record_finding(workspace, inspection, finding),
            typed=finding.statement,
        )
        job.succeeded.connect(self.worked.look_again)


class CustodyPanel(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = CustodyEntries(desk)
        content = QWidget()
        listed = frame("card", column([self.list], edge=18))
        content.setLayout(column([listed, None], gap=16, edge=20))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(readable(content)))

    def show_case(self, case: Case) -> None:
        self.list.show_case(case)
