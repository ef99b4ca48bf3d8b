"""Groups and repeats of a form as sections: nested ones flattened, in the questions' order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from checklists.asking.checklist import Condition, Item, Section
from checklists.asking.xlsform import (
    SURVEY,
    Ledger,
    NotTakenKind,
    XlsformFault,
    XlsformRefused,
)
from checklists.asking.xlsform_words import English, Ids, word_of

MAX_DEPTH = 50
REPEAT = "repeat"
_LONGEST_TITLE = 1_000


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A group or repeat that is open; `own_id` is the section's id in our own exports."""

    kind: str
    row: int
    name: str
    title: Mapping[str, str]
    own_id: str = ""
    relevant: str = ""
    condition: Condition | None = None


@dataclass(slots=True)
class _Draft:
    path: tuple[Wrapper, ...]
    items: list[Item] = field(default_factory=list)


class Sections:
    """Collects items in sections; a group that goes on after an inner one becomes a second one."""

    def __init__(self, form_title: Mapping[str, str], ledger: Ledger) -> None:
        self._form_title = form_title
        self._ledger = ledger
        self._path: tuple[Wrapper, ...] = ()
        self._drafts: list[_Draft] = []

    def open(self, wrapper: Wrapper) -> None:
        if len(self._path) >= MAX_DEPTH:
            raise XlsformRefused(SURVEY, wrapper.row, XlsformFault.TOO_DEEP, str(MAX_DEPTH))
        outer = self.conditional
        if outer is not None and wrapper.condition is not None:
            kind = NotTakenKind.RELEVANT_NOT_TAKEN
            self._ledger.add(SURVEY, wrapper.row, "relevant", kind, outer.relevant)
        self._path = (*self._path, wrapper)
        if wrapper.own_id:
            self._drafts.append(_Draft(self._path))

    def close(self, kind: str, row: int) -> None:
        if not self._path or self._path[-1].kind != kind:
            raise XlsformRefused(SURVEY, row, XlsformFault.UNBALANCED_GROUP, kind)
        wrapper = self._path[-1]
        is_empty = not self._drafts or self._drafts[-1].path[: len(self._path)] != self._path
        if wrapper.title and is_empty:
            title = " / ".join(dict.fromkeys(wrapper.title.values()))
            self._ledger.add(SURVEY, wrapper.row, "label", NotTakenKind.GROUP_EMPTY, title)
        self._path = self._path[:-1]

    @property
    def conditional(self) -> Wrapper | None:
        """The innermost open wrapper that has a condition."""
        for wrapper in reversed(self._path):
            if wrapper.condition is not None:
                return wrapper
        return None

    @property
    def repeats(self) -> bool:
        """Whether what comes now is asked again and again: for each store, as we take it."""
        return _repeats(self._path)

    def add(self, item: Item) -> None:
        if not self._drafts or self._drafts[-1].path != self._path:
            self._drafts.append(_Draft(self._path))
        self._drafts[-1].items.append(item)

    def change_last(self, item: Item) -> None:
        """Put this item in the place of the one added last."""
        filled = next(draft for draft in reversed(self._drafts) if draft.items)
        filled.items[-1] = item

    def finish(self, ids: Ids, english: English) -> tuple[Section, ...]:
        """Every section; raises XlsformRefused when a group is still open."""
        if self._path:
            wrapper = self._path[-1]
            fault = XlsformFault.UNBALANCED_GROUP
            raise XlsformRefused(SURVEY, wrapper.row, fault, wrapper.kind)
        return tuple(self._section(draft, ids, english) for draft in self._drafts)

    def _section(self, draft: _Draft, ids: Ids, english: English) -> Section:
        last = draft.path[-1] if draft.path else Wrapper("", 0, "questions", self._form_title)
        identity = last.own_id or word_of(last.name, "section")
        title = self._title(draft.path, last)
        return Section(
            ids.unique(identity),
            english.of(title, last.row, "label"),
            tuple(draft.items),
            per_store=_repeats(draft.path),
        )

    def _title(self, path: tuple[Wrapper, ...], last: Wrapper) -> Mapping[str, str]:
        titled = [wrapper.title for wrapper in path if wrapper.title]
        if len(titled) < 2:
            return titled[0] if titled else last.title or {"en": last.name}
        languages = dict.fromkeys(language for title in titled for language in title)
        joined = {language: " / ".join(_said(titled, language)) for language in languages}
        if max(map(len, joined.values())) <= _LONGEST_TITLE:
            return joined
        shortened = NotTakenKind.TITLE_SHORTENED
        self._ledger.add(SURVEY, last.row, "label", shortened, " / ".join(_said(titled, "en")))
        return titled[-1]


def _repeats(path: Iterable[Wrapper]) -> bool:
    return any(wrapper.kind == REPEAT for wrapper in path)


def _said(titles: Iterable[Mapping[str, str]], language: str) -> Iterable[str]:
    return (title.get(language) or next(iter(title.values())) for title in titles)
