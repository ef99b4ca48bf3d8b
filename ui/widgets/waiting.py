"""What long work shows while it runs: a bar, the step, and a button that stops it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.desk import Desk
from ui.jobs import Job, Step
from ui.widgets.making import button, label
from ui.widgets.spoken import Spoken


class Waiting(Spoken):
    """Hidden unless a job is followed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._job: Job[object] | None = None
        self.text = label("soft")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.say(self.bar.setAccessibleName, "Progress")
        self.stop = button()
        self.say(self.stop.setText, "Cancel")
        self.stop.clicked.connect(self._on_stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.stop)
        self.hide()

    def follow(self, job: Job[object], words: str, *, can_stop: bool = True) -> None:
        """Show this job until it ends; `words` are already in the window's language."""
        self._job = job
        self.text.setText(words)
        self.bar.setRange(0, 0)
        self.stop.setVisible(can_stop)
        self.stop.setEnabled(True)
        job.progressed.connect(self._on_progress)
        job.settled.connect(self._on_settled)
        self.show()

    @Slot(object)
    def _on_progress(self, step: Step) -> None:
        self.bar.setRange(0, max(step.total, 1))
        self.bar.setValue(step.done)

    @Slot()
    def _on_settled(self) -> None:
        if self._job is not None and self._job.is_settled:
            self._job = None
            self.hide()

    @Slot()
    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        if self._job is not None:
            self._job.cancel()
