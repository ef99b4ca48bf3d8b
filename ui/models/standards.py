"""What a search of the standards found, as a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checklists.asking.searching import Found
from checklists.asking.terms import term
from ui.voice import Voice

Index = QModelIndex | QPersistentModelIndex
LABEL, TITLE, SURE = range(3)


class FoundTable(QAbstractTableModel):
    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self.rows: tuple[Found, ...] = ()

    def show(self, found: Sequence[Found]) -> None:
        self.beginResetModel()
        self.rows = tuple(found)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else SURE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        _ = self._voice.gettext
        return (_("Standard"), _("What it is"), _("How sure"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self.rows[index.row()], index.column())
        return None

    def _text(self, found: Found, column: int) -> str:
        if column == LABEL:
            return found.label
        if column == TITLE:
            return title_of(found, self._voice.content)
        return sure_of(found, self._voice)


def title_of(found: Found, language: str) -> str:
    return found.clause.title if found.clause else found.standard.name.to(language)


def sure_of(found: Found, voice: Voice) -> str:
    """How sure it is, and which authority added it when it is not ours."""
    if found.clause is not None:
        sure = term(found.clause.confidence, voice.language)
    else:
        whole = voice.gettext("module as a whole")
        sure = f"{whole} · {term(found.standard.confidence, voice.language)}"
    if not found.added_by:
        return sure
    added = voice.gettext("added by {author}").format(author=found.added_by)
    return f"{sure} · {added}"
