"""The first page: unlock a workspace, create one, or check reports without any."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.session import Opened
from ui.widgets.making import Part, button, column, empty, frame, label, row, scrolled
from ui.widgets.passphrase import PassphraseField
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.widgets.waiting import Waiting

if TYPE_CHECKING:
    from ui.panels.creating import Creating

RECENT_KEY = "recent_workspaces"
RECENT_MOST = 5
CARD_WIDTH_EM = 44


class StartPage(Spoken):
    verify_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("page")
        self.folder: Path | None = None
        self.problems = ProblemBar(desk)
        self.waiting = Waiting(desk)
        self._creating: Creating | None = None
        self._recent = QVBoxLayout()
        self._recent.setSpacing(6)
        self._build()
        desk.session.opened.connect(self._on_opened)
        self.refresh()

    def choose(self, folder: Path, passphrase: str = "") -> None:
        """Take this workspace; unlock it at once when the passphrase is known."""
        self.folder = folder
        self._show_opening()
        self.passphrase.clear()
        self.refresh()
        if passphrase:
            self._unlock_with(passphrase)
        else:
            self.passphrase.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def creating(self) -> "Creating":
        """Built when it is first wanted."""
        if self._creating is None:
            from ui.panels.creating import Creating

            self._creating = Creating(self.desk)
            self._creating.given_up.connect(self._show_opening)
            self._inside.insertWidget(1, self._creating)
        return self._creating

    def start_creating(self) -> None:
        self.problems.clear()
        self.opening.hide()
        self.creating.begin()

    def refresh(self) -> None:
        empty(self._recent)
        chosen = self.folder
        for folder in recent_folders(self.desk.settings):
            known = button("row")
            mark = "●  " if folder == chosen else ""
            known.setText(f"{mark}{folder.name}\n{folder.parent}")
            known.setAccessibleName(str(folder))
            known.clicked.connect(lambda _=False, path=folder: self.choose(path))
            self._recent.addWidget(known)
        self.recent_title.setVisible(bool(self._recent.count()))
        self.unlocking.setVisible(chosen is not None)
        if chosen is not None:
            self.chosen.setText(str(chosen))

    def _build(self) -> None:
        self.opening = QWidget()
        self.opening.setLayout(column(self._opening_parts(), gap=14))
        self._inside = column([self.opening, self.waiting], edge=28)
        card = frame("card", self._inside)
        width = card.fontMetrics().horizontalAdvance("0") * 2 * CARD_WIDTH_EM // 2
        middle = column([*self._heading(), self.problems, card, self._foot(), None], gap=18)
        holder = QWidget()
        holder.setLayout(middle)
        holder.setMaximumWidth(round(width * 1.5))
        across = QHBoxLayout()
        across.setContentsMargins(32, 40, 32, 32)
        across.addStretch(1)
        across.addWidget(holder, 6)
        across.addStretch(1)
        content = QWidget()
        content.setLayout(across)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))

    def _heading(self) -> list[QLabel]:
        title = label("title")
        self.say(title.setText, "PSSM Inspector")
        about = label("soft", wrap=True)
        self.say(
            about.setText,
            "Inspect how arms and ammunition are stored, and leave with a report that proves "
            "itself. Works without a network.",
        )
        return [title, about]

    def _opening_parts(self) -> list[QWidget | QVBoxLayout | QHBoxLayout | None]:
        title = label("heading")
        self.say(title.setText, "Open a workspace")
        about = label("soft", wrap=True)
        self.say(
            about.setText,
            "A workspace is a folder with your inspections and photos, encrypted on this laptop.",
        )
        self.recent_title = label("label")
        self.say(self.recent_title.setText, "Used lately")
        self.browse = button()
        self.say(self.browse.setText, "Choose a folder…")
        self.browse.clicked.connect(self.browse_folder)
        self.make = button()
        self.say(self.make.setText, "Create a new workspace…")
        self.make.clicked.connect(self.start_creating)
        self.unlocking = self._build_unlocking()
        return [title, about, self.recent_title, self._recent, self.unlocking,
                row([self.browse, self.make, None])]  # fmt: skip

    def _build_unlocking(self) -> QWidget:
        self.chosen = label(wrap=True)
        self.passphrase = PassphraseField(self.desk)
        self.say(self.passphrase.caption.setText, "Passphrase or recovery key")
        self.passphrase.field.returnPressed.connect(self._on_unlock)
        self.unlock = button("primary")
        self.say(self.unlock.setText, "Unlock")
        self.unlock.clicked.connect(self._on_unlock)
        parts: list[Part] = [self.chosen, self.passphrase, row([None, self.unlock])]
        return frame("notice", column(parts, gap=10, edge=14))

    def _foot(self) -> QHBoxLayout:
        verify = button("link")
        self.say(verify.setText, "Check signed reports without opening a workspace…")
        verify.clicked.connect(self.verify_wanted)
        return row([verify, None])

    @Slot()
    def browse_folder(self) -> None:
        title = self.gettext("Choose the folder of a workspace")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            self.choose(Path(chosen))

    @Slot()
    def _show_opening(self) -> None:
        if self._creating is not None:
            self._creating.hide()
        self.opening.show()

    @Slot()
    def _on_unlock(self) -> None:
        self._unlock_with(self.passphrase.field.text())

    def _unlock_with(self, passphrase: str) -> None:
        if self.folder is None:
            return
        self.problems.clear()
        self.opening.setEnabled(False)
        job = self.desk.session.open(self.folder, passphrase)
        job.failed.connect(self._on_refused)
        job.broke.connect(self._on_refused)
        job.settled.connect(self._on_settled)
        self.waiting.follow(job, self.gettext("Unlocking…"), can_stop=False)

    @Slot(object)
    def _on_refused(self, problem: BaseException) -> None:
        self.problems.tell(problem)

    @Slot()
    def _on_settled(self) -> None:
        self.opening.setEnabled(True)
        self.passphrase.field.selectAll()
        self.passphrase.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self.passphrase.clear()
        self.folder = opened.folder
        remember_folder(self.desk.settings, opened.folder)
        self.refresh()


def recent_folders(settings: QSettings) -> list[Path]:
    """The folders of the workspaces used lately that are still there."""
    kept = settings.value(RECENT_KEY, [])
    names = [kept] if isinstance(kept, str) else list(kept) if isinstance(kept, list) else []
    return [Path(str(name)) for name in names if Path(str(name)).is_dir()][:RECENT_MOST]


def remember_folder(settings: QSettings, folder: Path) -> None:
    others = [str(known) for known in recent_folders(settings) if known != folder]
    settings.setValue(RECENT_KEY, [str(folder), *others][:RECENT_MOST])
