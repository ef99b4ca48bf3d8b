"""The main window: one page at a time, the menus, and a careful end."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from checklists.values import Result
from ui.desk import Desk
from ui.panels.start import StartPage
from ui.session import NotSaved, Opened
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.spoken import Said
from ui.windows.idle_lock import IdleLock
from ui.windows.menus import (
    ANSWERS,
    CASE,
    COUNT,
    GO,
    INSPECTION,
    LANGUAGES,
    LOOKS,
    OF_VISIT,
    REVIEW,
    Menus,
)
from ui.windows.pages import Pages

if TYPE_CHECKING:
    from checklists.inspecting.inspection import Evidence
    from ui.windows.not_saved import NotSavedDialog

NEEDS_WORKSPACE = (
    *("lock_workspace", "show_inspections", "show_cases", "show_library"),
    *("new_inspection", "new_case"),
)


class MainWindow(QMainWindow):
    """Built with the start page only; every other page when it is first wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._may_close = False
        self.said = Said(desk.voice, self)
        self.said.say(self.setWindowTitle, "PSSM Inspector")
        self.stack = QStackedWidget()
        self._build_crash_bar()
        middle = QWidget()
        middle.setLayout(column([self.crash_bar, self.stack], gap=0))
        self.setCentralWidget(middle)
        self.start = StartPage(desk)
        self.pages = Pages(desk, self.stack, self.start)
        self.pages.enlarged.connect(self._show_photo)
        self.start.verify_wanted.connect(lambda: self.pages.show(self.pages.verify))
        self._unsaved: NotSavedDialog | None = None
        self.menus = Menus(self, desk, self.act)
        self.menus.choices = self._choices
        self.pages.show(self.start)
        self.idle_lock = IdleLock(self._lock_when_idle, self)
        self._connect()
        self._allow()

    def act(self, name: str) -> None:
        """Carry out the action of this name."""
        if name in ANSWERS:
            self._choose(ANSWERS[name])
        elif name in GO:
            self.pages.inspection.go_to(name.removeprefix("show_"))
        elif name in CASE:
            self.pages.of_cases.page.go_to(name)
        elif name in REVIEW:
            self.pages.verify.deeds()[name]()
        elif name in LOOKS:
            self._choose_look(LOOKS[name][0])
        elif name in LANGUAGES:
            self.speak(LANGUAGES[name][0])
        else:
            self._deeds()[name]()

    def speak(self, language: str) -> None:
        self.desk.settings.setValue("language", language)
        self.desk.voice.speak(language)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit what is being typed, wait for the store, and only then close."""
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.desk.session.leave()

    @Slot(object)
    def tell_crash(self, report: Path | None) -> None:
        """Say that the program made a mistake, and where its report lies."""
        self.crash_bar.show()
        where = str(report) if report else "—"
        self.said.say(
            lambda words: self.crash_text.setText(words.format(path=where)),
            "The program made a mistake. Everything marked as saved is safe. A report without "
            "answers or names lies at {path}; nothing was sent.",
        )

    def _build_crash_bar(self) -> None:
        self.crash_text = label(wrap=True)
        close = button("quiet")
        self.said.say(close.setText, "Close")
        inside = row(edge=8)
        inside.addWidget(self.crash_text, 1)
        inside.addWidget(close)
        self.crash_bar = frame("problem", inside)
        close.clicked.connect(self.crash_bar.hide)
        self.crash_bar.hide()

    def _deeds(self) -> dict[str, Callable[[], object]]:
        pages, session = self.pages, self.desk.session
        deeds: dict[str, Callable[[], object]] = {
            "open_workspace": self._to_start,
            "create_workspace": self._to_creating,
            "lock_workspace": session.lock,
            "show_inspections": pages.show_list,
            "show_cases": pages.of_cases.list_wanted.emit,
            "new_inspection": pages.show_new,
            "new_case": pages.of_cases.new_wanted.emit,
            "case_of_visit": self._to_case,
            "show_library": lambda: pages.show(pages.library),
            "verify_reports": lambda: pages.show(pages.verify),
            "show_trust": pages.of_trust.open,
            "quit": self.close,
            "undo": session.undo,
            "about": self._show_about,
        }
        return deeds if session.inspection is None else deeds | self._walking()

    def _walking(self) -> dict[str, Callable[[], object]]:
        """What is done in the part of the inspection that is seen."""
        from ui.windows import part_keys

        return part_keys.deeds_in(self.pages.inspection)

    def _choose(self, result: Result) -> None:
        from ui.windows import part_keys

        part_keys.choose(self.pages.inspection, result)

    def _choices(self) -> Sequence[StrEnum]:
        if not self.pages.is_on("inspection"):
            return tuple(Result)
        from ui.windows import part_keys

        return part_keys.choices_in(self.pages.inspection)

    def _keys(self) -> Sequence[str]:
        """The actions of the part that is seen; none while no inspection is."""
        if self.desk.session.inspection is None or not self.pages.is_on("inspection"):
            return ()
        from ui.windows import part_keys

        return part_keys.keys_in(self.pages.inspection)

    def _connect(self) -> None:
        session = self.desk.session
        session.opened.connect(self._on_opened)
        session.locked.connect(self._on_locked)
        session.opened.connect(self.idle_lock.watch)
        session.locked.connect(self.idle_lock.rest)
        for told in (session.shown, session.changed, session.case_shown, session.case_changed):
            told.connect(self._allow)
        session.not_saved.connect(self._on_not_saved)
        session.free_to_leave.connect(self._on_free_to_leave)
        self.pages.turned.connect(self._allow)
        self.desk.look.changed.connect(self.menus.refresh)

    def _choose_look(self, choice: str) -> None:
        self.desk.settings.setValue("look", choice)
        self.desk.look.choose(choice)

    def _to_start(self) -> None:
        self.pages.show(self.start)
        self.start.browse_folder()

    def _to_case(self) -> None:
        if self.desk.session.case is not None:
            self.pages.of_cases.open(self.desk.session.case.id)

    def _to_creating(self) -> None:
        self.pages.show(self.start)
        self.start.start_creating()

    def _show_about(self) -> None:
        from ui.windows.about import AboutWindow

        AboutWindow(self.desk, self).open()

    @Slot(object)
    def _show_photo(self, photo: "Evidence") -> None:
        from ui.windows.photo_window import PhotoWindow

        PhotoWindow(self.desk, photo, self).open()

    @Slot()
    def _allow(self) -> None:
        """Only what can be done now is enabled, so that no key does something unseen."""
        session, menus = self.desk.session, self.menus
        is_open = session.workspace is not None
        menus.allow([*NEEDS_WORKSPACE], is_open)
        on_inspection = session.inspection is not None and self.pages.is_on("inspection")
        menus.allow(GO, on_inspection)
        on_case = session.case is not None and self.pages.of_cases.is_seen
        menus.allow(CASE, on_case)
        menus.allow(REVIEW, self.pages.is_on("reports"))
        menus.allow(OF_VISIT, on_inspection and session.case is not None)
        if on_inspection:
            tabs = self.pages.inspection.tabs
            hidden = [at for at in range(tabs.count()) if not tabs.isTabVisible(at)]
            menus.allow([f"show_{tabs.tabData(at)}" for at in hidden], False)
        keys = self._keys()
        for name in (*INSPECTION, *COUNT, *ANSWERS):
            menus.allow([name], name in keys)
        menus.allow(["undo"], (on_inspection or on_case) and session.undoable is not None)

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        if opened.recovery_key:
            self.pages.show_recovery_key(opened.recovery_key)
        else:
            self.pages.show_list()

    @Slot()
    def _on_locked(self) -> None:
        self.pages.forget()
        self.pages.show(self.start)
        self._allow()

    def _lock_when_idle(self) -> None:
        """Not while a text waits to be saved: it would be lost with the key."""
        waiting = self._unsaved is not None and self._unsaved.isVisible()
        if self.desk.session.workspace is not None and not waiting:
            self.desk.session.lock()

    @Slot(object)
    def _on_not_saved(self, not_saved: NotSaved) -> None:
        from ui.windows.not_saved import NotSavedDialog

        if self._unsaved is None:
            self._unsaved = NotSavedDialog(self.desk, self)
        self._unsaved.hold(not_saved)

    @Slot()
    def _on_free_to_leave(self) -> None:
        self.desk.session.lock().settled.connect(self._on_left)

    @Slot()
    def _on_left(self) -> None:
        self._may_close = True
        self.close()
