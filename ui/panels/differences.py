"""How two checklists differ: the items, and the texts of one item side by side."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QVBoxLayout, QWidget

from checklists.asking.checklist import Checklist, Item
from ui.desk import Desk
from ui.models.differences import ITEM, DifferenceTree
from ui.models.shelf import Shelved
from ui.panels.item_text import ItemText
from ui.speech import N_
from ui.widgets.beside import Beside
from ui.widgets.making import column, frame, label, row, scroll_by_finger, scrolled
from ui.widgets.spoken import Spoken

LIST_EM, TEXTS_EM = 40, 90
# What an item says, and how that is called here.
FIELDS = {
    "question": N_("question"),
    "guidance": N_("guidance"),
    "method": N_("method"),
    "measures": N_("values to write down"),
    "critical_because": N_("why it is critical"),
    "weight": N_("weight"),
    "domain": N_("domain"),
    "stage": N_("stage"),
    "evidence": N_("evidence"),
    "facilities": N_("kinds of facility"),
    "asked_if": N_("condition"),
    "finding": N_("ready finding"),
    "recommendation": N_("ready recommendation"),
    "references": N_("references"),
}


class Differences(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._pair: tuple[Shelved, Shelved] | None = None
        self._item = ""
        self.tree = DifferenceTree(desk, self)
        self.view = self._build_view()
        self.same = label("soft", wrap=True)
        self.say(self.same.setText, "The two ask the same, word for word.")
        self.parts = self._build_parts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.same)
        layout.addWidget(self.parts, 1)
        self.refresh()

    def show_pair(self, older: Shelved, newer: Shelved) -> None:
        self._pair = (older, newer)
        self._item = ""
        self.refresh()

    def refresh(self) -> None:
        pair = self._pair
        if pair is None:
            self.same.hide()
            self.parts.hide()
            return
        self.tree.show(pair[0].checklist, pair[1].checklist)
        any_differs = any(self.tree.counts)
        self.same.setVisible(not any_differs)
        self.parts.setVisible(any_differs)
        self.older_name.setText(pair[0].name(self.desk))
        self.newer_name.setText(pair[1].name(self.desk))
        self.view.expandAll()
        index = self._index_of(self._item)
        flag = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)

    def _build_view(self) -> QTreeView:
        view = QTreeView()
        view.setProperty("look", "rail")
        view.setModel(self.tree)
        view.setHeaderHidden(True)
        view.setIndentation(10)
        view.setUniformRowHeights(True)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.say(view.setAccessibleName, "Items that differ")
        view.selectionModel().currentChanged.connect(self._on_row)
        scroll_by_finger(view.viewport())
        return view

    def _build_parts(self) -> QWidget:
        em = self.fontMetrics().horizontalAdvance("0")
        self.differs = label(wrap=True)
        self.older_name, self.newer_name = label("label", wrap=True), label("label", wrap=True)
        self.older, self.newer = ItemText(self.desk), ItemText(self.desk)
        texts = row(gap=12)
        for name, text in ((self.older_name, self.older), (self.newer_name, self.newer)):
            texts.addLayout(column([name, text, None], gap=4), 1)
        content = QWidget()
        content.setLayout(column([self.differs, texts, None], gap=8, edge=12))
        self.area = scrolled(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(self.area.setAccessibleName, "The item in both checklists")
        parts = Beside(frame("card", column([self.view], edge=8)), self.area, line_px=8)
        parts.setStretchFactor(1, 1)
        parts.setSizes([em * LIST_EM, em * TEXTS_EM])
        return parts

    def _index_of(self, item: str) -> QModelIndex:
        for group in range(self.tree.rowCount()):
            parent = self.tree.index(group, 0)
            for at in range(self.tree.rowCount(parent)):
                index = self.tree.index(at, 0, parent)
                if index.data(ITEM) == item:
                    return index
        return self.tree.first()

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        identity = index.data(ITEM) if index.isValid() else None
        if self._pair is None or not identity:
            return
        self._item = identity
        older, newer = (_find(each.checklist, identity) for each in self._pair)
        self.older.show_item(older)
        self.newer.show_item(newer)
        self.area.verticalScrollBar().setValue(0)
        self.differs.setText(self._differs(older, newer))

    def _differs(self, older: Item | None, newer: Item | None) -> str:
        if older is None:
            return self.gettext("Only the second one asks this.")
        if newer is None:
            return self.gettext("Only the first one asks this.")
        fields = [
            self.gettext(words)
            for name, words in FIELDS.items()
            if getattr(older, name) != getattr(newer, name)
        ]
        return self.gettext("They differ in: {fields}").format(
            fields=self.desk.voice.listed(fields)
        )


def _find(checklist: Checklist, identity: str) -> Item | None:
    return next((item for item in checklist.items() if item.id == identity), None)
