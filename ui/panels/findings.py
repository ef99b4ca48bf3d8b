"""The findings of one item, or of the whole inspection: recorded, worded, rated, withdrawn."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.checklist import Item
from checklists.delivering.places import Store
from checklists.inspecting import casework, doing
from checklists.inspecting.inspection import Finding, Inspection
from checklists.inspecting.keeping import Outcome
from checklists.inspecting.rating import DEFAULT, by_risk
from checklists.values import DiversionRelevance, Likelihood, Severity, State
from ui.desk import Desk
from ui.panels.finding_editor import FindingEditor
from ui.widgets.making import button, column, label, row
from ui.widgets.spoken import Spoken


class Findings(Spoken):
    """`item` None stands for the whole inspection; new findings there belong to no item."""

    item_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inspection: Inspection | None = None
        self._item: Item | None = None
        self.editors: dict[str, FindingEditor] = {}
        self.title = label("heading")
        self.say(self.title.setText, "Findings")
        self.add = button()
        self.say(self.add.setText, "Record a finding")
        self.add.clicked.connect(self.record)
        self.nothing = label("soft", wrap=True)
        self.say(self.nothing.setText, "No finding recorded here.")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        head = row([self.title, None, self.add])
        self.setLayout(column([head, self.nothing, self._list], gap=8))

    def show_item(self, inspection: Inspection, item: Item | None) -> None:
        self._inspection, self._item = inspection, item
        wanted = {
            identity: finding
            for identity, finding in inspection.findings.items()
            if item is None or finding.item == item.id
        }
        for identity in [known for known in self.editors if known not in wanted]:
            self._drop_editor(identity)
        for identity in by_risk(wanted.items(), self.desk.session.matrix or DEFAULT):
            finding = wanted[identity]
            if identity in self.editors:
                self.editors[identity].show_finding(finding, inspection.stores)
            else:
                self._add_editor(identity, finding, inspection.stores)
        read_only = inspection.state != State.DRAFT
        self.add.setVisible(not read_only)
        self.nothing.setVisible(not wanted)
        for editor in self.editors.values():
            editor.set_read_only(read_only)

    def offer(self, wanted: bool) -> None:  # noqa: FBT001 - offer(True) for an item not met
        """Make the button stand out when a finding is expected here."""
        self.add.setProperty("look", "primary" if wanted else "")
        self.add.style().unpolish(self.add)
        self.add.style().polish(self.add)

    @Slot()
    def record(self) -> None:
        """Record a finding at once, in the item's ready-made words, to be reworded."""
        if self._inspection is None or self._inspection.state != State.DRAFT:
            return
        inspection, finding = self._inspection.id, self._prepared()
        job = self.desk.session.do(
            lambda workspace: doing.record_finding(workspace, inspection, finding), typed=""
        )
        job.succeeded.connect(self._on_recorded)

    def _prepared(self) -> Finding:
        item, language = self._item, self.desk.voice.content
        is_critical = item is not None and item.is_critical
        return Finding(
            number=0,
            item=item.id if item else "",
            statement=item.finding.to(language) if item else "",
            recommendation=item.recommendation.to(language) if item else "",
            severity=Severity.HIGH if is_critical else Severity.MODERATE,
            likelihood=Likelihood.POSSIBLE,
            diversion=DiversionRelevance.DIRECT if is_critical else DiversionRelevance.INDIRECT,
        )

    def _add_editor(self, identity: str, finding: Finding, stores: tuple[Store, ...]) -> None:
        editor = FindingEditor(self.desk, identity, finding, stores)
        editor.reworded.connect(self._on_reworded)
        editor.withdrawn.connect(self._on_withdrawn)
        editor.item_wanted.connect(self.item_wanted)
        editor.condition_wanted.connect(self._on_condition)
        self.editors[identity] = editor
        self._list.addWidget(editor)

    def _drop_editor(self, identity: str) -> None:
        editor = self.editors.pop(identity)
        editor.settling.forget()
        self._list.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    @Slot(object)
    def _on_recorded(self, outcome: Outcome) -> None:
        """Open the new finding, and only it, for wording."""
        newest = max(outcome.inspection.findings.values(), key=lambda finding: finding.number)
        for editor in self.editors.values():
            editor.line.setChecked(editor.finding.number == newest.number)

    @Slot(str, object)
    def _on_reworded(self, identity: str, finding: Finding) -> None:
        if self._inspection is not None:
            inspection = self._inspection.id
            self.desk.session.do(
                lambda ws: doing.reword_finding(ws, inspection, identity, finding),
                typed=f"{finding.statement}\n\n{finding.recommendation}",
            )

    @Slot(str)
    def _on_condition(self, identity: str) -> None:
        """Propose the finding's recommendation as a condition of the case, to be agreed on."""
        case, inspection = self.desk.session.case, self._inspection
        if case is None or inspection is None:
            return
        of, finding = case.id, inspection.findings[identity]
        item = inspection.find_item(finding.item)
        domain = item.domain if item is not None else None
        self.desk.session.do(
            lambda ws: casework.propose_condition(ws, of, identity, finding, domain), typed=""
        )

    @Slot(str)
    def _on_withdrawn(self, identity: str) -> None:
        if self._inspection is not None:
            inspection = self._inspection.id
            self.desk.session.do(
                lambda ws: doing.withdraw_finding(ws, inspection, identity), typed=""
            )
