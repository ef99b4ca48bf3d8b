"""Start the window: application, look, voice, session, and what to open first."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QSettings, QStandardPaths, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from ui.crash import Crash
from ui.desk import Desk
from ui.doors import Doors
from ui.jobs import JobContext, Jobs
from ui.session import Session
from ui.speech import SHIPPED
from ui.theme import FOLLOW_SYSTEM, Look, Scheme, load_typefaces
from ui.voice import Voice
from ui.windows.main_window import MainWindow

NAME = "PSSM Inspector"
START_SIZE = (1280, 800)
FRAME_ROOM = 40


@dataclass(frozen=True, slots=True)
class Running:
    """A window with all that keeps it alive."""

    application: QApplication
    desk: Desk
    window: MainWindow
    crash: Crash


def run_window(doors: Doors, folder: Path | None, demo: Path | None, language: str | None) -> int:
    """Show the window until the person leaves it. `demo` is where the demo lies or is made."""
    running = build(doors, QSettings(NAME, NAME), language)
    put_back = running.crash.install()
    _show(running)
    if folder is not None:
        running.window.start.choose(folder)
    if demo is not None:
        _open_demo(running, demo)
    code = running.application.exec()
    running.desk.session.jobs.shut_down()
    put_back()
    return code


def _show(running: Running) -> None:
    """As large as it begins, or filling a screen that has no room for that and a frame."""
    room = running.application.primaryScreen().availableSize()
    wide, high = START_SIZE
    if room.width() > wide and room.height() > high + FRAME_ROOM:
        running.window.show()
    else:
        running.window.showMaximized()


def build(doors: Doors, settings: QSettings, language: str | None = None) -> Running:
    """Everything up to the window, which is not yet shown."""
    application = _application()
    load_typefaces()
    look = Look(application, _known_look(str(settings.value("look", FOLLOW_SYSTEM))))
    voice = Voice(language or str(settings.value("language", "")) or _of_system(), application)
    translator = _StockWords(application)
    voice.changed.connect(lambda: translator.speak(voice))
    translator.speak(voice)
    jobs = Jobs(application)
    session = Session(doors, jobs, parent=application)
    desk = Desk(session, voice, look, settings)
    window = MainWindow(desk)
    window.resize(*START_SIZE)
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    crash = Crash(Path(folder) / "crash reports", application)
    jobs.broke.connect(crash.report)
    crash.reported.connect(window.tell_crash)
    return Running(application, desk, window, crash)


def _application() -> QApplication:
    known = QApplication.instance()
    if isinstance(known, QApplication):
        known.setStyle("Fusion")
        return known
    # Named here and not by setStyle, which would wrap the style and load its class (9 ms).
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName(NAME)
    application.setApplicationDisplayName(NAME)
    return application


def _known_look(choice: str) -> str:
    return choice if choice in tuple(Scheme) else FOLLOW_SYSTEM


def _of_system() -> str:
    """The shipped language that the system speaks, else English."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    if not named:
        from PySide6.QtCore import QLocale

        named = QLocale.system().name()
    wanted = named.replace(".", "_").partition("_")[0]
    return wanted if wanted in SHIPPED else SHIPPED[0]


class _StockWords(QTranslator):
    """Qt's own words (file dialogs, context menus) and the direction of the window."""

    def speak(self, voice: Voice) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        application.removeTranslator(self)
        right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        application.setLayoutDirection(right if voice.is_right_to_left else left)
        if voice.content == "en":
            return  # Qt's own words are English already
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self.load(voice.locale, "qtbase", "_", folder):
            application.installTranslator(self)


def _open_demo(running: Running, place: Path) -> None:
    """Open the demo, made first when it is missing."""
    session, language = running.desk.session, running.desk.voice.content
    doors, start = session.doors, running.window.start

    def make(context: JobContext) -> tuple[Path, str]:
        from ui.demo.making import PASSPHRASE, ready_demo

        return ready_demo(doors, place, language, context).workspace, PASSPHRASE

    job = session.jobs.on_work(make)
    job.succeeded.connect(lambda made: start.choose(*made))
    job.failed.connect(start.problems.tell)
    start.waiting.follow(job, running.desk.voice.gettext("Preparing the demo…"))
