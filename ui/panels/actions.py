"""What follows from a visit: corrective actions, needs for help with programmes, good practices."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.delivering.case import AssistanceNeed, Case, CorrectiveAction, GoodPractice
from checklists.delivering.programmes import unmatched
from checklists.delivering.words import ActionState, Assistance
from checklists.inspecting.inspection import Finding
from ui.desk import Desk
from ui.panels.action_editor import ActionEditor
from ui.panels.case_entries import CaseEntries
from ui.panels.from_finding import FromFindings
from ui.panels.need_editor import NeedEditor
from ui.panels.practice_editor import PracticeEditor
from ui.panels.programmes import ProgrammesPanel
from ui.speech import N_
from ui.widgets.making import column, frame, label, readable, scrolled
from ui.widgets.spoken import Spoken


class ActionEntries(FromFindings):
    part = "actions"
    words = (N_("Corrective actions"), N_("No corrective action yet."), N_("Add an action"))
    editor = ActionEditor
    from_words = N_("New action from finding {finding}")

    def new_entry(self) -> CorrectiveAction:
        return _action("", "", "", "")

    def entry_for(self, inspection: str, identity: str, finding: Finding) -> CorrectiveAction:
        return _action(inspection, identity, finding.item, finding.recommendation)


class NeedEntries(FromFindings):
    part = "needs"
    words = (N_("Needs for assistance"), N_("No need for assistance yet."), N_("Add a need"))
    editor = NeedEditor
    from_words = N_("New need from finding {finding}")

    def new_entry(self) -> AssistanceNeed:
        return _need("", "", "")

    def entry_for(self, inspection: str, identity: str, finding: Finding) -> AssistanceNeed:
        return _need(inspection, identity, finding.statement)


class PracticeEntries(CaseEntries):
    part = "practices"
    words = (N_("Good practices"), N_("No good practice yet."), N_("Add a good practice"))
    editor = PracticeEditor

    def new_entry(self) -> GoodPractice:
        return GoodPractice(number=0, inspection="", item="", text="", released=False)


class ActionsPanel(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case: Case | None = None
        self.remedies, self.needs = ActionEntries(desk), NeedEntries(desk)
        self.practices = PracticeEntries(desk)
        self.programmes = ProgrammesPanel(desk)
        self.programmes.changed.connect(self._show_programmes)
        self.gaps = label("soft")
        content = QWidget()
        content.setLayout(column([
            frame("card", column([self.remedies], edge=18)),
            frame("card", column([self.needs, self.gaps, self.programmes], edge=18)),
            frame("card", column([self.practices], edge=18)),
            None,
        ], gap=16, edge=20))  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(readable(content)))

    def show_case(self, case: Case) -> None:
        is_other = self._case is None or self._case.id != case.id
        self._case = case
        for part in (self.remedies, self.needs, self.practices):
            part.show_case(case)
        self._show_programmes()
        if is_other:
            self.programmes.load()
        self.refresh()

    def refresh(self) -> None:
        count = unmatched(self._case.needs.values()) if self._case is not None else 0
        words = self.desk.voice.ngettext(
            "{count} need has no programme yet.", "{count} needs have no programme yet.", count
        )
        self.gaps.setText(words.format(count=count))
        self.gaps.setVisible(count > 0)

    @Slot()
    def _show_programmes(self) -> None:
        countries = _countries(self._case) if self._case is not None else ()
        for editor in self.needs.editors.values():
            if isinstance(editor, NeedEditor):
                editor.show_programmes(self.programmes.programmes, countries)


def _countries(case: Case) -> tuple[str, ...]:
    """Where help would be given: where the facilities are, else where the end user is."""
    sites = dict.fromkeys(site.facility.country for site in case.sites.values())
    return tuple(country for country in sites if country) or (case.head.end_user.country,)


def _action(inspection: str, finding: str, item: str, text: str) -> CorrectiveAction:
    return CorrectiveAction(
        number=0,
        inspection=inspection,
        finding=finding,
        item=item,
        text=text,
        owner="",
        due="",
        state=ActionState.OPEN,
        closed="",
        proof="",
        proof_sha256="",
    )


def _need(inspection: str, finding: str, text: str) -> AssistanceNeed:
    return AssistanceNeed(
        number=0,
        inspection=inspection,
        finding=finding,
        kind=Assistance.TECHNICAL,
        text=text,
        programme="",
    )
