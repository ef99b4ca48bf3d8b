"""Short ways to make standard controls with a look, a size for gloves and a layout."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.speech import in_window_order
from ui.theme import touch_height

Part = QWidget | QLayout | None
GAP = 12
EDGE = 16
COLUMNS = 80


class Label(QLabel):
    """A text that stands and runs as the window does; Qt alone would ask its first letter."""

    def __init__(self, *, wrap: bool = False) -> None:
        super().__init__()
        self._said = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wrap:
            self.setWordWrap(True)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._turn()

    def setText(self, text: str) -> None:
        self._said = text
        super().setText(in_window_order(text, right_to_left=self.isRightToLeft()))

    def text(self) -> str:
        # Empty after `clear`, and for a picture.
        return self._said if super().text() else ""

    def sizeHint(self) -> QSize:
        if not (self.wordWrap() and self.isRightToLeft()):
            return super().sizeHint()
        # A selectable text would ask for a narrow, high block, and the window grow with it.
        width = self.fontMetrics().averageCharWidth() * COLUMNS
        return QSize(width, self.heightForWidth(width))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()
            if self.text():
                self.setText(self._said)

    def _turn(self) -> None:
        """A wrapped line from right to left stands a blank too far left unless it is selectable."""
        if self.wordWrap():
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(
                flags.TextSelectableByMouse if self.isRightToLeft() else flags.NoTextInteraction
            )
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def label(look: str = "", *, wrap: bool = False) -> QLabel:
    made = Label(wrap=wrap)
    made.setProperty("look", look)
    return made


def button(look: str = "") -> QPushButton:
    """A push button high enough for a glove."""
    made = QPushButton()
    made.setProperty("look", look)
    made.setMinimumHeight(touch_height(made.fontMetrics()))
    made.setAutoDefault(False)
    return made


def frame(look: str, layout: QLayout | None = None) -> QFrame:
    made = QFrame()
    made.setProperty("look", look)
    if layout is not None:
        made.setLayout(layout)
    return made


def column(parts: Iterable[Part] = (), gap: int = GAP, edge: int = 0) -> QVBoxLayout:
    """Parts from top to bottom; None is room that stretches."""
    layout = QVBoxLayout()
    _fill(layout, parts, gap, edge)
    return layout


def row(parts: Iterable[Part] = (), gap: int = GAP, edge: int = 0) -> QHBoxLayout:
    """Parts in reading direction; None is room that stretches."""
    layout = QHBoxLayout()
    _fill(layout, parts, gap, edge)
    return layout


def abreast(parts: Iterable[Part], gap: int = GAP) -> QHBoxLayout:
    """Parts in reading direction, each as wide as the others."""
    layout = row(parts, gap)
    for at in range(layout.count()):
        layout.setStretch(at, 1)
    return layout


def scrolled(content: QWidget) -> QScrollArea:
    """The widget in an area that scrolls up and down, by finger too."""
    area = QScrollArea()
    # One of our own: to wrap Qt's, PySide6 first loads every class of widgets (10 ms at start).
    viewport = QWidget()
    area.setViewport(viewport)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setObjectName("scrolled")
    area.setWidget(content)
    scroll_by_finger(viewport)
    return area


def readable(content: QWidget, columns: int = 110) -> QWidget:
    """The content in the middle, no wider than a person reads with ease."""
    content.setMaximumWidth(content.fontMetrics().horizontalAdvance("0") * columns)
    across = QHBoxLayout()
    across.setContentsMargins(0, 0, 0, 0)
    across.addStretch(1)
    across.addWidget(content, 1000)
    across.addStretch(1)
    holder = QWidget()
    holder.setLayout(across)
    return holder


def scroll_by_finger(viewport: QWidget) -> None:
    QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.TouchGesture)


def empty(layout: QLayout) -> None:
    """Remove all that a layout holds, widgets and inner layouts alike."""
    while layout.count():
        entry = layout.takeAt(0)
        if entry is None:
            return
        widget, inner = entry.widget(), entry.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def look_again(widget: QWidget) -> None:
    """Apply the style sheet anew after a property it asks for has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _fill(layout: QBoxLayout, parts: Iterable[Part], gap: int, edge: int) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(edge, edge, edge, edge)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
