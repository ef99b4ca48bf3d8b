"""Choose declared items by typing: a serial or any word, several at a time, and take them off."""

import re
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from checklists.delivering.case import DeclaredItem
from ui.desk import Desk
from ui.models.declared_search import DeclaredSearch
from ui.models.written import as_marked
from ui.theme import touch_height
from ui.widgets.announcing import announce
from ui.widgets.fields import line
from ui.widgets.making import button, label, row
from ui.widgets.spoken import Spoken

# As many as one can take in at a look.
OFFERED = 5
SEEN = 3
_BETWEEN = re.compile(r"[\s,;]+")
_IDENTITY = Qt.ItemDataRole.UserRole


class ItemChooser(Spoken):
    """`chosen` are the ids of declared items, in the order in which they were chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.chosen: tuple[str, ...] = ()
        self.known = DeclaredSearch({}, desk.voice.language)
        self.field = line()
        self.field.setClearButtonEnabled(True)
        self.say(self.field.setPlaceholderText, "Type a serial, or paste several")
        self.say(self.field.setAccessibleName, "Choose declared items")
        self.field.textEdited.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)
        self.field.installEventFilter(self)
        self.offered, self.list = _build_list(), _build_list()
        self.say(self.offered.setAccessibleName, "Items that fit what was typed")
        self.say(self.list.setAccessibleName, "Chosen items")
        self.offered.itemActivated.connect(self._on_offered)
        self.offered.itemClicked.connect(self._on_offered)
        self.hint = label("not_met", wrap=True)
        self.off = button("quiet")
        self.say(self.off.setText, "Take the item off")
        self.off.clicked.connect(self._on_off)
        self.list.currentRowChanged.connect(self._allow)
        self.list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self.field, self.offered, self.hint, self.list):
            layout.addWidget(part)
        layout.addLayout(row([None, self.off]))
        self.setFocusProxy(self.field)
        self.refresh()

    def setAccessibleName(self, name: str) -> None:
        """The field takes the focus, so it carries the name."""
        self.field.setAccessibleName(name)

    def show_declared(self, known: DeclaredSearch) -> None:
        if known is not self.known:
            self.known = known
            self.refresh()

    def show_chosen(self, chosen: tuple[str, ...]) -> None:
        self.chosen = chosen
        self.refresh()

    def refresh(self) -> None:
        self._offer(self.field.text())
        self._tell_missing("")
        self.list.clear()
        for identity in self.chosen:
            self._append(self.list, identity)
        _fit(self.list, SEEN)
        self.off.setVisible(bool(self.chosen))
        self._allow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field into the list of what fits; Delete takes a chosen item off."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if watched is self.list and key == Qt.Key.Key_Delete:
                self._on_off()
                return True
            if watched is self.field and key == Qt.Key.Key_Down and not self.offered.isHidden():
                self.offered.setFocus(Qt.FocusReason.OtherFocusReason)
                self.offered.setCurrentRow(0)
                return True
        return super().eventFilter(watched, event)

    def _append(self, place: QListWidget, identity: str) -> None:
        item = self.known.declared.get(identity)
        entry = QListWidgetItem(self._name(item) if item else self.gettext("An item taken out"))
        entry.setData(_IDENTITY, identity)
        place.addItem(entry)

    def _name(self, item: DeclaredItem) -> str:
        marked = item.serial or item.lot or "—"
        kind = f"{item.type} {item.model}".strip()
        parts = (marked, kind, item.store)
        return self.desk.voice.beside(*parts)

    def _offer(self, text: str) -> None:
        self.offered.clear()
        if text.strip():
            fits = (one for one in self.known.matches(text) if one not in self.chosen)
            for identity in islice(fits, OFFERED):
                self._append(self.offered, identity)
        _fit(self.offered, OFFERED)

    def _tell_missing(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _choose(self, identities: list[str]) -> None:
        new = [identity for identity in dict.fromkeys(identities) if identity not in self.chosen]
        self.field.clear()
        self.show_chosen((*self.chosen, *new))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._tell_missing("")
        self._offer(text)

    @Slot()
    def _on_entered(self) -> None:
        """Take the item that is meant, or several by their serials; else say what is missing."""
        text = self.field.text().strip()
        if not text:
            return
        found = _meant(self.known, text)
        if isinstance(found, list):
            self._choose(found)
            return
        words = self.gettext("This does not name one declared item: {serial}")
        self._tell_missing(words.format(serial=as_marked(found, self.desk.voice)))
        announce(self, self.hint.text())

    @Slot(QListWidgetItem)
    def _on_offered(self, entry: QListWidgetItem) -> None:
        self._choose([str(entry.data(_IDENTITY))])

    @Slot()
    def _on_off(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            self.show_chosen((*self.chosen[:at], *self.chosen[at + 1 :]))
            self.changed.emit()

    @Slot()
    def _allow(self) -> None:
        self.off.setEnabled(self.list.currentRow() >= 0)


def _build_list() -> QListWidget:
    made = QListWidget()
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setUniformItemSizes(True)
    made.setTabKeyNavigation(False)
    made.hide()
    return made


def _fit(place: QListWidget, rows: int) -> None:
    """As high as its entries, up to this many; hidden when there is none."""
    if place.count():
        high = touch_height(place.fontMetrics())
        for at in range(place.count()):
            place.item(at).setSizeHint(QSize(0, high))
        place.setFixedHeight(high * min(place.count(), rows) + 2 * place.frameWidth() + 2)
    place.setVisible(place.count() > 0)


def _meant(known: DeclaredSearch, text: str) -> list[str] | str:
    """The items that the text means, or the part of it that does not mean one item."""
    whole = known.of_serial(text)
    if len(whole) == 1:
        return whole
    parts = [part for part in _BETWEEN.split(text) if part]
    found = [known.of_serial(part) for part in parts]
    if all(len(one) == 1 for one in found):
        return [one[0] for one in found]
    fits = list(islice(known.matches(text), 2))
    if len(fits) == 1:
        return fits
    return next(part for part, one in zip(parts, found, strict=True) if len(one) != 1)
