"""Every action of the program in a menu, with its key and its words."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from checklists.values import Result
from ui.desk import Desk
from ui.shortcuts import key
from ui.speech import N_, OWN_NAMES
from ui.theme import FOLLOW_SYSTEM, Scheme
from ui.widgets.spoken import Said

LOOKS = {
    "follow_system": (FOLLOW_SYSTEM, N_("As the system")),
    "look_light": (Scheme.LIGHT.value, N_("Light")),
    "look_dark": (Scheme.DARK.value, N_("Dark")),
    "look_high_contrast": (Scheme.CONTRAST.value, N_("High contrast")),
}
LANGUAGES = {f"speak_{language}": (language, own) for language, own in OWN_NAMES.items()}

ANSWERS = {f"answer_{result.value}": result for result in Result}

WORKSPACE = {
    "open_workspace": N_("Open a workspace…"),
    "create_workspace": N_("Create a workspace…"),
    "lock_workspace": N_("Lock the workspace"),
    "show_inspections": N_("All inspections"),
    "show_cases": N_("All cases"),
    "new_inspection": N_("New inspection…"),
    "new_case": N_("New case…"),
    "show_library": N_("Checklists and standards"),
    "verify_reports": N_("Check signed reports…"),
    "show_trust": N_("Whom to trust"),
    "quit": N_("Quit"),
}
INSPECTION = {
    "next_unanswered": N_("Next unanswered item"),
    "next_item": N_("Next item"),
    "previous_item": N_("Previous item"),
    "next_critical": N_("Next critical item"),
    "search_items": N_("Search items"),
    "write_remark": N_("Write a remark"),
    "clear_answer": N_("Take the answer away"),
    "add_finding": N_("Record a finding"),
    "add_photo": N_("Choose photos…"),
    "paste_photo": N_("Paste a photo"),
}
OF_VISIT = {"case_of_visit": N_("The case of this visit")}
CASE = {
    "case_head": N_("What the case is about"),
    "case_facilities": N_("Facilities"),
    "case_conditions": N_("Conditions"),
    "case_visits": N_("Visits"),
    "case_timeline": N_("Time line"),
    "case_items": N_("Declared items"),
    "case_custody": N_("Custody"),
    "case_actions": N_("Actions"),
    "case_restricted": N_("Restricted notes"),
}
COUNT = {"paste_marks": N_("Paste a list of marks…")}
REVIEW = {
    "review_files": N_("Choose reports…"),
    "review_folder": N_("Choose a folder…"),
    "review_search": N_("Search the reports"),
    "review_attention": N_("Needs attention"),
    "review_group": N_("Group by facility"),
    "review_export": N_("Export the table…"),
    "review_next": N_("Open the next report"),
    "review_answer": N_("Answer to the inspector"),
}
GO = {
    "show_overview": N_("Overview"),
    "show_visit": N_("Visit"),
    "show_checklist": N_("Checklist"),
    "show_count": N_("Count"),
    "show_conditions": N_("Conditions"),
    "show_follow_up": N_("Follow-up"),
    "show_findings": N_("Findings"),
    "show_conclusion": N_("Conclusion"),
    "show_report": N_("Report"),
}


class Menus:
    """The menu bar; `actions` by name, enabled and disabled by the main window."""

    def __init__(self, window: QMainWindow, desk: Desk, act: Callable[[str], None]) -> None:
        self.choices: Callable[[], Sequence[StrEnum]] = lambda: tuple(Result)
        self._window = window
        self._desk = desk
        self._act = act
        self._said = Said(desk.voice, window)
        self.actions: dict[str, QAction] = {}
        self._menu(N_("Workspace"), WORKSPACE)
        edit = self._menu(N_("Edit"), {"undo": N_("Undo")})
        edit.setObjectName("edit")
        inspection = self._menu(N_("Inspection"), {})
        self._add_answers(inspection)
        inspection.aboutToShow.connect(self._say_answers)
        inspection.addSeparator()
        self._fill(inspection, INSPECTION | COUNT)
        self._menu(N_("Case"), OF_VISIT | CASE)
        self._menu(N_("Go"), GO)
        self._menu(N_("Reports"), REVIEW)
        view = self._menu(N_("View"), {})
        self._add_choices(view, {name: word for name, (_, word) in LOOKS.items()})
        view.addSeparator()
        self._add_choices(view, {name: own for name, (_, own) in LANGUAGES.items()})
        self._menu(N_("Help"), {"about": N_("About PSSM Inspector")})
        desk.voice.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is not a fixed text, and tick the look and language in use."""
        voice, look = self._desk.voice, self._desk.look
        for name, (choice, _) in LOOKS.items():
            self.actions[name].setChecked(choice == look.choice)
        for name, (language, _) in LANGUAGES.items():
            self.actions[name].setChecked(language == voice.language)

    def allow(self, names: dict[str, str] | list[str], allowed: bool) -> None:  # noqa: FBT001
        for name in names:
            self.actions[name].setEnabled(allowed)

    def _say_answers(self) -> None:
        """Only when the menu opens: the field's words are not loaded at the start."""
        from checklists.asking.terms import term

        words = [term(word, self._desk.voice.language) for word in self.choices()]
        for at, result in enumerate(Result):
            action = self.actions[f"answer_{result.value}"]
            action.setVisible(at < len(words))
            action.setText(words[at] if at < len(words) else "")

    def _menu(self, message: str, entries: dict[str, str]) -> QMenu:
        menu = self._window.menuBar().addMenu("")
        self._said.say(menu.setTitle, message)
        self._fill(menu, entries)
        return menu

    def _fill(self, menu: QMenu, entries: dict[str, str]) -> None:
        for name, message in entries.items():
            self._said.say(self._add(menu, name).setText, message)

    def _add_answers(self, menu: QMenu) -> None:
        for result in Result:
            self._add(menu, f"answer_{result.value}")

    def _add_choices(self, menu: QMenu, entries: dict[str, str]) -> None:
        group = QActionGroup(menu)
        for name, message in entries.items():
            action = self._add(menu, name)
            action.setCheckable(True)
            group.addAction(action)
            self._said.say(action.setText, message)

    def _add(self, menu: QMenu, name: str) -> QAction:
        action = menu.addAction("")
        action.setShortcut(key(name))
        action.triggered.connect(lambda: self._act(name))
        self.actions[name] = action
        return action
