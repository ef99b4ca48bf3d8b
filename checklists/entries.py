"""How a part of a value, or one entry of a mapping in it, is exchanged for another."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Protocol, Self, TypeVar

from checklists.values import Problem

Entry = TypeVar("Entry")


@dataclass(eq=False)
class ChangeOutOfStep(Problem):
    """The value is no longer as it was when the change was made."""

    kind: str


def expect(in_step: bool, kind: str) -> None:  # noqa: FBT001 - a guard, not a switch
    if not in_step:
        raise ChangeOutOfStep(kind)


def swap(entries: Mapping[str, Entry], key: str, change: Any) -> dict[str, Entry]:
    """The entries with `change.after` where `change.before` was; raises ChangeOutOfStep."""
    expect(entries.get(key) == change.before, change.kind)
    return put(entries, key, change.after)


def put(entries: Mapping[str, Entry], key: str, after: Entry | None) -> dict[str, Entry]:
    """The entries with this one in its place; None takes it away."""
    changed = dict(entries)
    changed.pop(key, None)
    if after is not None:
        changed[key] = after
    return changed


def next_number(numbered: Mapping[str, Any]) -> int:
    """One more than the highest `number`; a withdrawn highest number is given again."""
    return 1 + max((entry.number for entry in numbered.values()), default=0)


class Exchange(Protocol):
    """A change that exchanges the part of a value which `part` names."""

    @property
    def kind(self) -> str: ...

    @property
    def part(self) -> str: ...

    def exchanged(self, before: Any) -> Any: ...


class PartChange:
    """A change of one part of a value, from `before` to `after`; `part` names the field.

    A base of the frozen dataclasses that are recorded in the trail, which have these fields.
    """

    __slots__ = ()
    kind: ClassVar[str]
    part: ClassVar[str]
    before: Any
    after: Any

    def inverse(self) -> Self:
        turned: Self = replace(self, before=self.after, after=self.before)  # type: ignore[type-var]
        return turned

    def exchanged(self, before: Any) -> Any:
        """The part after the change; raises ChangeOutOfStep when it is not as expected."""
        expect(before == self.before, self.kind)
        return self.after


class EntryChange(PartChange):
    """One entry of a mapping added (before is None), changed, or taken out (after is None)."""

    __slots__ = ()
    id: str

    def exchanged(self, before: Any) -> Any:
        return swap(before, self.id, self)


class ManyAdded:
    """Many entries of a mapping added at once, or (by undo) taken out again."""

    __slots__ = ()
    kind: ClassVar[str]
    part: ClassVar[str]
    items: Mapping[str, Any]
    taken_out: bool

    def inverse(self) -> Self:
        turned: Self = replace(self, taken_out=not self.taken_out)  # type: ignore[type-var]
        return turned

    def exchanged(self, before: Any) -> Any:
        if self.taken_out:
            expect(all(before.get(key) == one for key, one in self.items.items()), self.kind)
            return {key: one for key, one in before.items() if key not in self.items}
        expect(not before.keys() & self.items.keys(), self.kind)
        return {**before, **self.items}
