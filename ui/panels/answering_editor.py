"""An entry of a case that may answer to a finding of a visit, and says which."""

from PySide6.QtWidgets import QWidget

from checklists.inspecting.inspection import Inspection
from ui.widgets.entry_editor import EntryEditor
from ui.widgets.making import label


class AnsweringEditor(EntryEditor):
    visit: Inspection | None = None

    def show_visit(self, visit: Inspection | None) -> None:
        """The visit whose findings can be named."""
        self.visit = visit
        self.refresh()

    def build_answered(self) -> QWidget:
        self.answers = label("soft", wrap=True)
        return self.answers

    def say_answered(self, inspection: str, finding: str) -> None:
        """Say which finding it answers to; nothing when it was made by hand."""
        self.answers.setText(self._words(inspection, finding) if inspection else "")
        self.answers.setVisible(bool(inspection))

    def _words(self, inspection: str, finding: str) -> str:
        if self.visit is None or self.visit.id != inspection:
            return self.gettext("Answers to a finding of another visit.")
        known = self.visit.findings.get(finding)
        if known is None:
            return self.gettext("Answers to a finding that was withdrawn.")
        name = f"F-{known.number:02d}"
        if not known.item:
            return self.gettext("Answers to finding {finding}.").format(finding=name)
        words = self.gettext("Answers to finding {finding}, {item}.")
        return words.format(finding=name, item=known.item)
