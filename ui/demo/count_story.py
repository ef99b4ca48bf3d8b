"""The fictional count as values: marks seen, quantities, research, and conditions judged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checklists.delivering.stocktake import (
    Counted,
    Explained,
    FollowedUp,
    Judgement,
    ResearchStep,
    SeenMark,
)
from checklists.delivering.words import (
    EntryWay,
    Keeping,
    Marking,
    Research,
    Since,
    Whereabouts,
)
from ui.demo.declaring import PART, quantities, serials
from ui.demo.story import FIRST, MAIN
from ui.demo.telling import told

NOT_THERE = "TEST 400213"
# How the rest was read: up to this line of the declaration, in this way.
_WAYS = ((20, EntryWay.TYPED), (PART, EntryWay.SCANNED), (210, EntryWay.PASTED))


@dataclass(frozen=True, slots=True)
class CountStory:
    """The counts in one language; `ids` are those of declared items by their serials or marks."""

    language: str

    def single_marks(self, ids: Mapping[str, str]) -> tuple[SeenMark, ...]:
        """What was recorded mark by mark, because something was to be said about it."""
        return tuple(
            SeenMark(
                number=0,
                text=one["text"],
                way=EntryWay.TYPED,
                marking=Marking(one["marking"]),
                item=ids[one["taken"]] if one["taken"] else "",
                store=self._store(one["store"]),
                second_person=one["second"],
                remark=one["remark"],
            )
            for one in self._told("mark")
        )

    def lists_of_marks(self, ids: Mapping[str, str]) -> Mapping[EntryWay, tuple[SeenMark, ...]]:
        """All other rifles of store 2, by the way in which they were recorded."""
        spoken_of = {one["taken"] for one in self._told("mark")}
        spoken_of |= {NOT_THERE, *self._told("elsewhere")["serials"]}
        lists: dict[EntryWay, list[SeenMark]] = {}
        for line, serial in enumerate(serials(), 1):
            way = next((way for end, way in _WAYS if line <= end), EntryWay.TICKED)
            if serial not in spoken_of:
                lists.setdefault(way, []).append(self._clear(serial, ids, way))
        return {way: tuple(marks) for way, marks in lists.items()}

    def whole_list(self, ids: Mapping[str, str]) -> tuple[SeenMark, ...]:
        """Every rifle ticked off, as at the first visit."""
        return tuple(self._clear(serial, ids, EntryWay.TICKED) for serial in serials())

    def explained(self, ids: Mapping[str, str]) -> Mapping[str, Explained]:
        said = self._told("elsewhere")
        why = Explained(Whereabouts.ISSUED, said["document"], said["remark"])
        return {ids[serial]: why for serial in said["serials"]}

    def counted(self, chapter: str, ids: Iterable[str], second: str) -> Mapping[str, Counted]:
        """The quantities, `ids` in the order of the declaration; at first as declared."""
        if chapter == FIRST:
            values = [
                Counted(one.quantity, one.store, second, "") for one in quantities(self.language)
            ]
        else:
            values = [
                Counted(one["quantity"], self._store(one["store"]), second, one["remark"])
                for one in self._told("counted")
            ]
        return dict(zip(ids, values, strict=True))

    def research(self, ids: Mapping[str, str], person: str) -> tuple[ResearchStep, ...]:
        return tuple(
            ResearchStep(0, ids[one["subject"]], Research(one["step"]), one["result"], person)
            for one in self._told("research")
        )

    def judgements(self, chapter: str, ids: Iterable[str]) -> Mapping[str, Judgement]:
        """How the conditions stand at a visit, `ids` in the order they were agreed in."""
        at_first = self._told("first_judgement")
        found = [
            Judgement(Keeping(one["main"]), one["remark"], one["evidence"])
            if chapter == MAIN
            else Judgement(Keeping(one["first"]), at_first["remark"], at_first["evidence"])
            for one in self._told("judged")
        ]
        return dict(zip(ids, found, strict=True))

    def since(self) -> Mapping[str, FollowedUp]:
        """What became of the first visit's findings, by the item they were found at."""
        return {
            item: FollowedUp(Since(one["since"]), one["remark"])
            for item, one in self._told("since").items()
        }

    def _clear(self, serial: str, ids: Mapping[str, str], way: EntryWay) -> SeenMark:
        return SeenMark(0, serial, way, Marking.CLEAR, ids[serial], self._store("two"), "", "")

    def _store(self, name: str) -> str:
        store: str = told("case", self.language)["stores"][name]
        return store

    def _told(self, part: str) -> Any:
        return told("count", self.language)[part]
