"""Find declared items by what is typed: their words are joined once for a whole list."""

from collections.abc import Iterator, Mapping

from checklists.asking.terms import term
from checklists.delivering.case import DeclaredItem


class DeclaredSearch:
    """The declared items in the order of their numbers; made anew when the list changes."""

    def __init__(self, declared: Mapping[str, DeclaredItem], language: str) -> None:
        self.declared = declared
        self.ids = sorted(declared, key=lambda identity: declared[identity].number)
        self._said = {identity: said(declared[identity], language) for identity in self.ids}
        self._by_serial: dict[str, list[str]] = {}
        for identity in self.ids:
            serial = declared[identity].serial
            if serial:
                self._by_serial.setdefault(serial.casefold(), []).append(identity)

    def find(self, text: str) -> list[str]:
        """The ids of the items that have every word of the text, by number."""
        return list(self.matches(text))

    def matches(self, text: str) -> Iterator[str]:
        """The same, one by one, for who needs the first few only."""
        words = text.casefold().split()
        for identity in self.ids:
            whole = self._said[identity]
            if all(word in whole for word in words):
                yield identity

    def of_serial(self, serial: str) -> list[str]:
        """The ids of the items with this serial, whichever case it is typed in."""
        return self._by_serial.get(serial.strip().casefold(), [])


def said(item: DeclaredItem, language: str) -> str:
    """Everything an item can be found by, folded."""
    texts = (
        str(item.number), term(item.category, language), item.type, item.model, item.calibre,
        item.maker, item.serial, item.lot, item.import_mark, item.other_marks, item.store,
        item.note, item.doubt,
    )  # fmt: skip
    return " ".join(texts).casefold()
