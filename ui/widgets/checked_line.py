"""A typed line that must be a day or an amount; what is neither is said beside it and not kept."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk
from ui.speech import N_
from ui.widgets.announcing import announce
from ui.widgets.fields import line
from ui.widgets.making import label
from ui.widgets.spoken import Spoken

DAY_HINT = N_("Not a day. Write year, month and day, such as 2026-03-31.")
AMOUNT_HINT = N_("Not an amount. Write digits and one point, such as 180000.50.")


def as_day(text: str) -> str | None:
    """The day as ISO 8601 writes it, or None; nothing typed is no day, and allowed."""
    plain = _plain(text)
    if not plain:
        return ""
    try:
        return date.fromisoformat(plain).isoformat()
    except ValueError:
        return None


def as_amount(text: str) -> str | None:
    """A decimal number in its digits, or None; nothing typed is allowed."""
    plain = _plain(text)
    return plain if not plain or re.fullmatch(r"[0-9]+(\.[0-9]+)?", plain) else None


def _plain(text: str) -> str:
    """Digits of any script as those of ASCII: the record is read by machines everywhere."""
    return "".join(str(unicodedata.digit(sign, sign)) for sign in text)


class CheckedLine(Spoken):
    """`value` stays at what was shown last while the text is not valid."""

    def __init__(
        self,
        desk: Desk,
        check: Callable[[str], str | None],
        hint: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._check = check
        self._shown = ""
        self.field = line()
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.hint = label("not_met", wrap=True)
        self.say(self.hint.setText, hint)
        self.hint.hide()
        self.field.editingFinished.connect(self._on_finished)
        self.field.textEdited.connect(self._on_typed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        layout.addWidget(self.hint)
        self.setFocusProxy(self.field)

    @property
    def value(self) -> str:
        typed = self._typed()
        if typed is not None:
            self._shown = typed
        return self._shown

    def setAccessibleName(self, name: str) -> None:
        """The field takes the focus, so it carries the name."""
        self.field.setAccessibleName(name)

    def show_value(self, value: str) -> None:
        """Show what is kept; a text that is not valid stays until it is mended or forgotten."""
        self._shown = value
        if self._typed() is not None and self.field.text() != value:
            self.field.setText(value)

    def forget(self) -> None:
        """Drop a text that is not valid: it belonged to something else."""
        self.field.setText(self._shown)
        self.hint.hide()

    def _typed(self) -> str | None:
        return self._check(self.field.text().strip())

    @Slot()
    def _on_finished(self) -> None:
        wrong = self._typed() is None
        if wrong and self.hint.isHidden():
            announce(self, self.hint.text())
        self.hint.setVisible(wrong)

    @Slot()
    def _on_typed(self) -> None:
        if self._typed() is not None:
            self.hint.hide()


def even(layout: QVBoxLayout) -> QVBoxLayout:
    """A caption and field that stay in line with the next when a hint opens under that."""
    layout.addStretch(1)
    return layout


def day_line(desk: Desk) -> CheckedLine:
    made = CheckedLine(desk, as_day, DAY_HINT)
    # How a day is written is the same in every language.
    made.field.setPlaceholderText("2026-12-31")
    return made


def amount_line(desk: Desk) -> CheckedLine:
    return CheckedLine(desk, as_amount, AMOUNT_HINT)
