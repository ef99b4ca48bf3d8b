"""Parts side by side or one above the other, with a line between them that can be moved."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSplitter, QWidget


class Beside(QSplitter):
    def __init__(
        self,
        *parts: QWidget,
        across: Qt.Orientation = Qt.Orientation.Horizontal,
        line_px: int = 1,
    ) -> None:
        super().__init__(across)
        for part in parts:
            self.addWidget(part)
        self.setHandleWidth(line_px)
        self.setChildrenCollapsible(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            # Qt turns a splitter round only when its sizes are set again.
            self.setSizes(self.sizes())
