"""What can be withheld of a report, as a tree to tick, with the reason beside each part."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from reports.withholdable import Withholdable, in_ranges
from reports.withholding import Choice
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.fields import captioned, line
from ui.widgets.making import column, label, scroll_by_finger
from ui.widgets.spoken import Spoken
from ui.wording.redacting import kind_of_part, part_name

PART = Qt.ItemDataRole.UserRole
WHAT, REASON = range(2)
SHOWN = 120


class WithholdTree(Spoken):
    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._parts: Sequence[Withholdable] = ()
        # A head ticks thousands of lines one by one; what follows from it is done once.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._say_count)
        self._later.timeout.connect(self.changed)
        self.reason = line()
        self.reason.textEdited.connect(self._on_reason)
        self.count = label("label")
        self.tree = self._build_tree()
        hint = label("soft", wrap=True)
        self.say(
            hint.setText,
            "Tick what is withheld. The reason is printed: let it tell nothing of the part. It "
            "goes to the row that is selected, and to what is ticked next.",
        )
        reason = captioned(self.said, N_("Reason"), self.reason)
        layout = column([hint, reason, self.tree, self.count])
        layout.setStretchFactor(self.tree, 1)
        self.setLayout(layout)
        self.refresh()

    def show_parts(self, parts: Sequence[Withholdable]) -> None:
        self._parts = parts
        self._fill()
        self.refresh()

    def choices(self) -> list[Choice]:
        """What is ticked, with its reasons; lines that follow one another are one part."""
        ticked = [one for one in self._leaves() if one.checkState(WHAT) is Qt.CheckState.Checked]
        parts = [(leaf.data(WHAT, PART), leaf.text(REASON)) for leaf in ticked]
        return in_ranges([Choice(part.part, part.subject, why) for part, why in parts])

    def refresh(self) -> None:
        self.tree.setHeaderLabels([self.gettext("Part"), self.gettext("Reason")])
        self._say_parts()
        self._say_count()

    @Slot()
    def _say_count(self) -> None:
        number = len(self.choices())
        said = self.desk.voice.ngettext(
            "{count} part will be withheld.", "{count} parts will be withheld.", number
        )
        self.count.setText(said.format(count=number))

    def _build_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setColumnCount(2)
        tree.setUniformRowHeights(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.header().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        tree.header().setStretchLastSection(True)
        self.say(tree.setAccessibleName, "What can be withheld")
        tree.itemChanged.connect(self._on_changed)
        tree.currentItemChanged.connect(self._on_current)
        scroll_by_finger(tree.viewport())
        return tree

    def _fill(self) -> None:
        self.tree.blockSignals(True)
        self.tree.clear()
        heads: dict[tuple[str, str], QTreeWidgetItem] = {}
        for part in self._parts:
            kind = heads.get((part.part, ""))
            if kind is None:
                kind = heads[part.part, ""] = _head(self.tree.invisibleRootItem())
                kind.setData(WHAT, PART, part.part)
            head = heads.get((part.part, part.group))
            if head is None:
                head = heads[part.part, part.group] = _head(kind)
                head.setText(WHAT, part.group)
            leaf = QTreeWidgetItem(head)
            leaf.setData(WHAT, PART, part)
            leaf.setCheckState(WHAT, Qt.CheckState.Unchecked)
            leaf.setToolTip(WHAT, part.says)
        self.tree.blockSignals(False)

    def _say_parts(self) -> None:
        language = self.desk.voice.language
        self.tree.blockSignals(True)
        for at in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(at)
            if head is not None:
                head.setText(WHAT, kind_of_part(head.data(WHAT, PART), language))
        for leaf in self._leaves():
            part: Withholdable = leaf.data(WHAT, PART)
            name = part_name(part.part, part.subject, language)
            leaf.setText(WHAT, f"{name} · {' '.join(part.says.split())[:SHOWN]}")
        self.tree.blockSignals(False)

    def _leaves(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.tree.invisibleRootItem()]
        while waiting:
            item = waiting.pop()
            if isinstance(item.data(WHAT, PART), Withholdable):
                yield item
            waiting += reversed(_children(item))

    @Slot(QTreeWidgetItem, int)
    def _on_changed(self, item: QTreeWidgetItem, at: int) -> None:
        if at != WHAT or not isinstance(item.data(WHAT, PART), Withholdable):
            return
        is_ticked = item.checkState(WHAT) is Qt.CheckState.Checked
        if is_ticked and not item.text(REASON):
            item.setText(REASON, self.reason.text().strip())
        if not is_ticked:
            item.setText(REASON, "")
        self._later.start()

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_current(self, current: QTreeWidgetItem | None, _before: object) -> None:
        if current is not None and current.text(REASON):
            self.reason.setText(current.text(REASON))

    @Slot(str)
    def _on_reason(self, typed: str) -> None:
        current = self.tree.currentItem()
        waiting = [current] if current is not None else []
        while waiting:
            item = waiting.pop()
            is_leaf = isinstance(item.data(WHAT, PART), Withholdable)
            if is_leaf and item.checkState(WHAT) is Qt.CheckState.Checked:
                item.setText(REASON, typed.strip())
            waiting += _children(item)
        self._later.start()


def _head(parent: QTreeWidgetItem) -> QTreeWidgetItem:
    """A row over others, which are ticked with it."""
    made = QTreeWidgetItem(parent)
    made.setFlags(made.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
    made.setCheckState(WHAT, Qt.CheckState.Unchecked)
    return made


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(at) for at in range(item.childCount()))
    return [one for one in found if one is not None]
