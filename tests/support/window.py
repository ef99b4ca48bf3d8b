"""A window on a workspace in memory, driven as a person drives it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMimeData,
    QPointF,
    QSettings,
    Qt,
    QUrl,
)
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from checklists.delivering.case import Case
from checklists.inspecting import casework, doing
from checklists.inspecting.changes import InspectionStarted
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import NewPhoto, PhotoFault, PhotoRefused, Workspace
from checklists.inspecting.mishaps import WrongPassphrase
from checklists.values import InspectionKind, Result, State
from storage.codes import read_codes
from storage.spreadsheets import read_sheets, write_sheets
from tests.support.cases import (
    make_action,
    make_condition,
    make_declared,
    make_event,
    make_head,
    make_site,
)
from tests.support.memory_workspace import MemoryWorkspace
from tests.support.samples import make_visit, three_items
from ui.desktop import Running, build
from ui.doors import Doors
from ui.panels.item_card import ItemCard
from ui.windows.case_page import CasePage
from ui.windows.inspection_page import InspectionPage
from ui.windows.main_window import MainWindow

PASSPHRASE = "right horse"
RECOVERY_KEY = "AAAA-BBBB-CCCC"


def tiny_jpeg() -> bytes:
    image = QImage(16, 12, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"jpeg").write(image)
    return bytes(held.data())


def drop(target: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    middle = target.rect().center()
    QApplication.sendEvent(target, QDragEnterEvent(middle, copy, mime, left, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(middle), copy, mime, left, none))


def read_photo(name: str, untrusted: bytes) -> NewPhoto:
    if untrusted == b"broken":
        raise PhotoRefused(name, PhotoFault.DAMAGED)
    return NewPhoto(name, "image/jpeg", untrusted, untrusted, untrusted, 16, 12, "")


def doors_to(workspace: MemoryWorkspace) -> Doors:
    def open_it(folder: Path, passphrase: str) -> Workspace:
        if passphrase != PASSPHRASE:
            raise WrongPassphrase(folder)
        workspace.folder, workspace.is_closed = folder, False
        return workspace

    def create(folder: Path, passphrase: str, actor: str) -> tuple[Workspace, str]:
        workspace.folder, workspace.actor = folder, actor
        return workspace, RECOVERY_KEY

    def write(path: Path, content: bytes) -> None:
        path.write_bytes(content)

    return Doors(
        create=create,
        open=open_it,
        is_workspace=lambda folder: folder.is_dir(),
        read_photo=read_photo,
        write_file=write,
        read_sheets=read_sheets,
        write_sheets=write_sheets,
        read_codes=read_codes,
    )


@dataclass(slots=True)
class Scene:
    """One window with its workspace; `bot` waits, clicks and types."""

    bot: QtBot
    workspace: MemoryWorkspace
    running: Running
    folder: Path

    @property
    def window(self) -> MainWindow:
        return self.running.window

    @property
    def page(self) -> InspectionPage:
        return self.window.pages.inspection

    @property
    def card(self) -> ItemCard:
        return self.page.checklist.card

    @property
    def stored(self) -> Inspection:
        (only,) = self.workspace.inspections.values()
        return only

    def wait(self, until: Callable[[], bool]) -> None:
        self.bot.waitUntil(until, timeout=10_000)

    def click(self, widget: QWidget) -> None:
        self.bot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key | str) -> None:
        target = self.window.focusWidget() or self.window
        if isinstance(key, str):
            self.bot.keyClicks(target, key)
        else:
            self.bot.keyClick(target, key)

    def act(self, name: str) -> None:
        """Use a menu entry, as its shortcut would."""
        action = self.window.menus.actions[name]
        assert action.isEnabled(), name
        action.trigger()

    def settled(self) -> None:
        self.wait(lambda: not self.running.desk.session.pending)

    def unlock(self) -> None:
        self.window.start.choose(self.folder, PASSPHRASE)
        self.wait(lambda: self.running.desk.session.workspace is not None)

    def begin(self) -> Inspection:
        """A draft with three unanswered items, opened at its first item."""
        draft = doing.start_inspection(
            self.workspace, InspectionKind.ROUTINE_INSPECTION, (three_items(),), make_visit()
        )
        self.unlock()
        self.running.desk.session.show(draft.inspection.id)
        self.wait(lambda: self.running.desk.session.inspection is not None)
        return draft.inspection

    @property
    def case_page(self) -> CasePage:
        return self.window.pages.of_cases.page

    @property
    def stored_case(self) -> Case:
        (only,) = self.workspace.case_files.values()
        return only

    def begin_case(self) -> Case:
        """A case with one of everything and one issued visit, opened at what it is about."""
        case = fill_case(self.workspace)
        self.unlock()
        self.running.desk.session.show_case(case.id)
        self.wait(self.is_on_case)
        return case

    def is_on_case(self) -> bool:
        return self.window.pages.of_cases.is_seen

    def answer(self, result: Result) -> None:
        self.click(self.card.answers.buttons[result])
        self.settled()

    def end(self) -> None:
        self.workspace.gate.set()
        self.workspace.refusal = None
        session = self.running.desk.session
        session.settling.emit()
        session.jobs.shut_down()
        self.window._may_close = True
        self.window.close()
        for part in (self.window, session, session.jobs, self.running.crash):
            part.deleteLater()
        for ears in (self.running.desk.voice, self.running.desk.look):
            ears.deleteLater()
        self.running.application.processEvents()


def fill_case(workspace: MemoryWorkspace) -> Case:
    """A case with one of everything, and one visit of it that is issued."""
    case = casework.open_case(workspace, make_head()).case.id
    for entry in (make_site(), make_declared(), make_condition(), make_event(), make_action()):
        casework.add(workspace, case, entry)
    add_visit(workspace, case, State.ISSUED)
    return workspace.load_case(case)


def add_visit(workspace: MemoryWorkspace, case: str, state: State = State.DRAFT) -> str:
    """A visit to this case, or with an empty id to none."""
    identity = workspace.new_id()
    kind = InspectionKind.POST_DELIVERY_VERIFICATION
    checklists = (three_items(),)
    visit = Inspection(identity, kind, checklists, make_visit(), state=state, case=case)
    workspace.commit(identity, InspectionStarted(visit))
    return identity


def open_scene(bot: QtBot, folder: Path, language: str = "en") -> Scene:
    workspace = MemoryWorkspace()
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("look", "light")
    place = folder / "workspace"
    place.mkdir()
    running = build(doors_to(workspace), settings, language)
    running.window.show()
    bot.waitExposed(running.window)
    return Scene(bot, workspace, running, place)
