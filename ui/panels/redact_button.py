"""The way from a checked report to a redacted edition of it: a button for full editions only."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reports.verdicts import Verification
from ui.desk import Desk
from ui.widgets.making import button
from ui.widgets.spoken import Spoken


class RedactButton(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._file: Path | None = None
        self.button = button()
        self.say(self.button.setText, "Make a redacted edition…")
        self.button.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        self.offer(None, ())

    def offer(self, shown: Verification | None, files: Sequence[Path]) -> None:
        """Of the report that is shown, which is one of these files."""
        is_full = shown is not None and shown.is_full_edition
        named = (one for one in files if shown is not None and one.name == shown.file_name)
        self._file = next(named, None) if is_full else None
        self.button.setEnabled(self._file is not None)

    @Slot()
    def _on_clicked(self) -> None:
        from ui.panels.redact import RedactWindow

        if self._file is not None:
            RedactWindow(self.desk, self).open_file(self._file)
