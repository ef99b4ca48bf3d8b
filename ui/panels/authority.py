"""Clauses an authority adds from its own copies: looked at first, then kept, or taken off again."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from checklists.asking.files import OverlayRefused
from checklists.asking.overlays import Overlay, load_overlay
from checklists.asking.regions import known_items
from checklists.asking.shelf import standards
from checklists.inspecting.keeping import Workspace
from ui.desk import Desk
from ui.widgets.announcing import announce
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.spoken import Spoken
from ui.wording import fault_sentence

# As many faults as one can correct at a look; the rest is counted.
SHOWN_FAULTS = 12


class Authority(Spoken):
    """`changed` tells that the workspace has another overlay now; `overlay` is the kept one."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.overlay: Overlay | None = None
        self.offered: Overlay | None = None
        self.refused: OverlayRefused | None = None
        self.problems = ProblemBar(desk)
        self.kept = label("soft", wrap=True)
        self.add, self.remove = button(), button("quiet")
        self.say(self.add.setText, "Add an authority's clauses…")
        self.say(self.remove.setText, "Remove")
        self.say(self.remove.setAccessibleName, "Remove the authority's clauses")
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(lambda: self._keep(None))
        self.preview = self._build_preview()
        head = row([self.kept, self.remove, self.add])
        head.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.problems)
        layout.addWidget(self.preview)
        self.refresh()

    def look_again(self) -> None:
        """Ask the open workspace what it holds."""
        job = self.desk.session.ask(lambda workspace: workspace.overlay())
        job.succeeded.connect(self._on_known)

    def take(self, path: Path) -> None:
        """Read a file and show what would come in; nothing is kept yet."""
        self._offer(None, None)
        job = self.desk.session.ask(lambda workspace: _read(path, workspace))
        job.succeeded.connect(lambda overlay: self._offer(overlay, None))
        job.failed.connect(self._on_refused)
        job.broke.connect(self.problems.tell)

    def refresh(self) -> None:
        self.remove.setVisible(self.overlay is not None)
        self.kept.setText("" if self.overlay is None else self._counts(self.overlay))
        self.preview.setVisible(self.offered is not None or self.refused is not None)
        self.keep.setVisible(self.offered is not None)
        if self.offered is not None:
            self.title.setText(self._counts(self.offered))
            self.detail.setText(self._replaces())
        elif self.refused is not None:
            self.title.setText(self.gettext("These clauses cannot be added as they are:"))
            self.detail.setText("\n".join(self._faults(self.refused)))

    def _build_preview(self) -> QWidget:
        self.title, self.detail = label("heading", wrap=True), label(wrap=True)
        self.keep, self.give_up = button("primary"), button("quiet")
        self.say(self.keep.setText, "Add to the workspace")
        self.say(self.give_up.setText, "Give up")
        self.keep.clicked.connect(lambda: self._keep(self.offered))
        self.give_up.clicked.connect(lambda: self._offer(None, None))
        buttons = row([None, self.give_up, self.keep])
        return frame("card", column([self.title, self.detail, buttons], gap=6, edge=14))

    def _counts(self, overlay: Overlay) -> str:
        items = {item for each in overlay.references for item in each.items}
        said = self.gettext("{authority}: {clauses}; {references}, to {items}.")
        ngettext = self.desk.voice.ngettext
        return said.format(
            authority=overlay.authority,
            clauses=ngettext("{count} clause", "{count} clauses", overlay.clauses).format(
                count=overlay.clauses
            ),
            references=ngettext(
                "{count} reference", "{count} references", len(overlay.references)
            ).format(count=len(overlay.references)),
            items=ngettext("{count} item", "{count} items", len(items)).format(count=len(items)),
        )

    def _replaces(self) -> str:
        marked = self.gettext("Everywhere they show, they are marked as added by this authority.")
        later = self.gettext("They count for inspections that begin from now on.")
        if self.overlay is None:
            return f"{marked} {later}"
        instead = self.gettext("They take the place of the clauses added by {author}.")
        return f"{marked} {later} {instead.format(author=self.overlay.authority)}"

    def _faults(self, refused: OverlayRefused) -> list[str]:
        language = self.desk.voice.language
        said = [fault_sentence(fault, language) for fault in refused.faults[:SHOWN_FAULTS]]
        more = len(refused.faults) - SHOWN_FAULTS
        return [*said, self.gettext("and {number} more").format(number=more)] if more > 0 else said

    def _offer(self, overlay: Overlay | None, refused: OverlayRefused | None) -> None:
        self.offered, self.refused = overlay, refused
        self.problems.clear()
        self.refresh()
        if overlay is not None or refused is not None:
            announce(self, self.title.text())

    def _keep(self, overlay: Overlay | None) -> None:
        def keep(workspace: Workspace) -> Overlay | None:
            workspace.keep_overlay(overlay)
            return workspace.overlay()

        job = self.desk.session.ask(keep)
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self.problems.tell)
        job.broke.connect(self.problems.tell)

    @Slot(object)
    def _on_kept(self, overlay: Overlay | None) -> None:
        self._offer(None, None)
        self._on_known(overlay)

    @Slot(object)
    def _on_known(self, overlay: Overlay | None) -> None:
        is_new, self.overlay = overlay != self.overlay, overlay
        self.refresh()
        if is_new:
            self.changed.emit()

    @Slot(object)
    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, OverlayRefused):
            self._offer(None, error)
        else:
            self.problems.tell(error)

    @Slot()
    def _on_add(self) -> None:
        title = self.gettext("Choose the file of an authority's clauses")
        name, _ = QFileDialog.getOpenFileName(self, title, "", "*.toml")
        if name:
            self.take(Path(name))


def _read(path: Path, workspace: Workspace) -> Overlay:
    own = {item.id for each in workspace.own_checklists() for item in each.items()}
    return load_overlay(path, standards(), known_items() | own)
