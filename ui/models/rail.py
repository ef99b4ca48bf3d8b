"""The sections and items of an inspection as a tree, with what each item still lacks."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QStandardItem, QStandardItemModel

from checklists.asking.checklist import Checklist, Item, Section, SharedItem
from checklists.asking.terms import term
from checklists.delivering.places import Store, item_name
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.preparing import section_name, shared_in
from ui.desk import Desk
from ui.widgets.marks import mark_of, mark_picture

ITEM = Qt.ItemDataRole.UserRole
ANSWERED = Qt.ItemDataRole.UserRole + 1
CRITICAL = Qt.ItemDataRole.UserRole + 2
FOUND = Qt.ItemDataRole.UserRole + 3
SAID = Qt.ItemDataRole.UserRole + 4
ASKED = Qt.ItemDataRole.UserRole + 5
HELD = Qt.ItemDataRole.UserRole + 6
ELSEWHERE = Qt.ItemDataRole.UserRole + 7
MARK_PX = 18


class Shown(Enum):
    """Which items the rail shows."""

    ALL = "all"
    UNANSWERED = "unanswered"
    CRITICAL = "critical"
    WITH_FINDINGS = "with_findings"
    TO_CONFIRM = "to_confirm"


class RailModel(QStandardItemModel):
    """Two columns: the item with the mark of its result, and its flags or its section's count.

    Sections asked for a store lie below a row with its name.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(0, 2, parent)
        self._desk = desk
        self._inspection: Inspection | None = None
        self._rows: dict[str, tuple[QStandardItem, QStandardItem]] = {}
        self._counts: list[tuple[list[Item], QStandardItem]] = []
        self._states: dict[str, tuple[str, bool, bool, bool]] = {}
        self._icons: dict[str, QIcon] = {}
        self._asked: set[str] = set()

    def show(self, inspection: Inspection) -> None:
        """Build the tree anew: another inspection, another language or another look."""
        self._inspection = inspection
        self.removeRows(0, self.rowCount())
        self._rows.clear()
        self._counts.clear()
        self._states.clear()
        self._icons.clear()
        self._asked.clear()
        for checklist in inspection.checklists:
            self._add_checklist(checklist, {store.id: store for store in inspection.stores})
        self.update(inspection)

    def update(self, inspection: Inspection) -> None:
        """Show what a change has changed, and touch no other row."""
        self._inspection = inspection
        with_finding = {finding.item for finding in inspection.findings.values()}
        self._show_asked({item.id for item in inspection.asked_items()})
        for items, count in self._counts:
            asked = [item for item in items if item.id in self._asked]
            answered = sum(1 for item in asked if item.id in inspection.answers)
            said = f"{answered}/{len(asked)}"
            if count.text() != said:
                count.setText(said)
        for item in inspection.items():
            self._update_item(inspection, item, item.id in with_finding)

    def order(self) -> list[str]:
        """The ids of the items that are asked here, in reading order."""
        return [item for item in self._rows if item in self._asked]

    def index_of(self, item: str) -> QModelIndex:
        row = self._rows.get(item)
        return row[0].index() if row else QModelIndex()

    def _show_asked(self, asked: set[str]) -> None:
        for item in asked ^ self._asked:
            self._rows[item][0].setData(item in asked, ASKED)
        self._asked = asked

    def _add_checklist(self, checklist: Checklist, stores: Mapping[str, Store]) -> None:
        above = self.invisibleRootItem()
        items: list[Item] = []
        at = ""
        for section in checklist.sections:
            if section.store != at:
                at, above, items = section.store, self.invisibleRootItem(), []
                if at in stores:
                    above = self._add_head(above, stores[at].name, stores[at].name, items)
                    # A store stands out from the sections around it.
                    above.setForeground(QColor(self._desk.look.color("accent")))
            items += section.items
            self._add_section(checklist, section, above, stores.get(at))

    def _add_section(
        self, checklist: Checklist, section: Section, above: QStandardItem, store: Store | None
    ) -> None:
        content = self._desk.voice.content
        whole = section_name(section, (store,) if store else (), content)
        head = self._add_head(above, section.title.to(content), whole, list(section.items))
        for item in section.items:
            head.appendRow(list(self._add_item(item, store)))
        for shared in shared_in(checklist, section):
            head.appendRow(self._elsewhere(shared))

    def _add_head(
        self, above: QStandardItem, text: str, whole: str, items: list[Item]
    ) -> QStandardItem:
        head, count = QStandardItem(text), QStandardItem()
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        head.setToolTip(whole)
        count.setTextAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        for part in (head, count):
            part.setEditable(False)
            part.setSelectable(False)
        above.appendRow([head, count])
        self._counts.append((items, count))
        return head

    def _elsewhere(self, shared: SharedItem) -> list[QStandardItem]:
        """A row that says where a shared item is answered."""
        words = self._desk.voice.gettext("{item}: asked once, as {other}")
        said = words.format(item=shared.item.id, other=shared.answered_as)
        entry, flags = QStandardItem(said), QStandardItem()
        entry.setToolTip(f"{said}\n{shared.item.question.to(self._desk.voice.content)}")
        entry.setData(said.casefold(), SAID)
        entry.setData(shared.answered_as, ELSEWHERE)
        for part in (entry, flags):
            part.setEditable(False)
            part.setEnabled(False)
        return [entry, flags]

    def _add_item(self, item: Item, store: Store | None) -> tuple[QStandardItem, QStandardItem]:
        question = item.question.to(self._desk.voice.content)
        entry, flags = QStandardItem(question), QStandardItem()
        place = f"{item.id} {store.name}" if store else item.id
        entry.setToolTip(f"{place}\n{question}")
        entry.setData(item.id, ITEM)
        entry.setData(item.is_critical, CRITICAL)
        entry.setData(f"{place} {question}".casefold(), SAID)
        entry.setEditable(False)
        flags.setEditable(False)
        self._rows[item.id] = entry, flags
        return entry, flags

    def _update_item(self, inspection: Inspection, item: Item, has_finding: bool) -> None:  # noqa: FBT001
        answer = inspection.answers.get(item.id)
        held = item.id in inspection.to_confirm
        state = (mark_of(answer.result if answer else None), item.is_critical, has_finding, held)
        if self._states.get(item.id) == state:
            return
        self._states[item.id] = state
        entry, flags = self._rows[item.id]
        entry.setIcon(self._icon(state[0]))
        entry.setData(answer is not None, ANSWERED)
        entry.setData(has_finding, FOUND)
        entry.setData(held, HELD)
        voice = self._desk.voice
        result = term(answer.result, voice.language) if answer else voice.gettext("not answered")
        if held:
            result = voice.gettext("to confirm again")
        named = item_name(item.id, inspection.stores)
        entry.setAccessibleText(f"{named}, {result}, {entry.text()}")
        names = [name for name, on in (("critical", state[1]), ("finding", state[2])) if on]
        flags.setIcon(self._icon("+".join(names)))

    def _icon(self, names: str) -> QIcon:
        if names and names not in self._icons:
            self._icons[names] = _beside(self._desk, names.split("+"))
        return self._icons.get(names, QIcon())


class RailFilter(QSortFilterProxyModel):
    """Keeps the items that are wanted, and the sections that hold one of them."""

    def __init__(self, model: RailModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown.ALL
        self._words: list[str] = []
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(model)

    def show_only(self, shown: Shown) -> None:
        self.beginFilterChange()
        self._shown = shown
        self.endFilterChange()

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        index = self.sourceModel().index(row, 0, parent)
        said = index.data(SAID)
        if said is None or not all(word in said for word in self._words):
            return False
        if index.data(ELSEWHERE):
            return self._shown is Shown.ALL
        wanted = {
            Shown.ALL: True,
            Shown.UNANSWERED: not index.data(ANSWERED),
            Shown.CRITICAL: bool(index.data(CRITICAL)),
            Shown.WITH_FINDINGS: bool(index.data(FOUND)),
            Shown.TO_CONFIRM: bool(index.data(HELD)),
        }[self._shown]
        return bool(index.data(ASKED)) and wanted


def _beside(desk: Desk, names: list[str]) -> QIcon:
    roles = {"critical": "not_met", "finding": "partly_met", "unanswered": "edge"}
    pictures = [mark_picture(desk.look, name, roles.get(name, name), MARK_PX) for name in names]
    if len(pictures) == 1:
        return _never_tinted(pictures[0])
    ratio = pictures[0].devicePixelRatio()
    both = QPixmap(round(MARK_PX * 2.2 * ratio), round(MARK_PX * ratio))
    both.setDevicePixelRatio(ratio)
    both.fill(Qt.GlobalColor.transparent)
    painter = QPainter(both)
    painter.drawPixmap(0, 0, pictures[0])
    painter.drawPixmap(round(MARK_PX * 1.2), 0, pictures[1])
    painter.end()
    return _never_tinted(both)


def _never_tinted(picture: QPixmap) -> QIcon:
    """A selected row must not change the colour that says a result."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
