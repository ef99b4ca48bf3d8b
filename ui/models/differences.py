"""The items in which two checklists differ, as a tree: added, removed, changed, reworded."""

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from checklists.asking.checklist import Checklist, Item
from checklists.inspecting.revising import difference
from ui.desk import Desk
from ui.speech import N_

ITEM = Qt.ItemDataRole.UserRole
ADDED, REMOVED, CHANGED, REWORDED = range(4)
GROUPS = (
    N_("Added ({number})"),
    N_("Removed ({number})"),
    N_("Changed: asked differently ({number})"),
    N_("Reworded: asked the same ({number})"),
)


class DifferenceTree(QStandardItemModel):
    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        self._desk = desk
        self.counts = (0, 0, 0, 0)

    def show(self, older: Checklist, newer: Checklist) -> None:
        found = difference(older, newer)
        groups = (found.added, found.removed, found.changed, found.reworded)
        self.counts = (len(groups[0]), len(groups[1]), len(groups[2]), len(groups[3]))
        texts = {item.id: item for item in (*older.items(), *newer.items())}
        self.removeRows(0, self.rowCount())
        for words, group in zip(GROUPS, groups, strict=True):
            if group:
                self.appendRow(self._group(words, [texts[identity] for identity in group]))

    def first(self) -> QModelIndex:
        """The first item that differs; not valid when none does."""
        return self.index(0, 0, self.index(0, 0))

    def _group(self, words: str, items: list[Item]) -> QStandardItem:
        head = QStandardItem(self._desk.voice.gettext(words).format(number=len(items)))
        head.setEditable(False)
        head.setSelectable(False)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        for item in items:
            question = item.question.to(self._desk.voice.content)
            entry = QStandardItem(f"{item.id}  {question}")
            entry.setToolTip(question)
            entry.setEditable(False)
            entry.setData(item.id, ITEM)
            head.appendRow(entry)
        return head
