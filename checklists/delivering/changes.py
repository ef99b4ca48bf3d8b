"""Every way a case may change: one class per thing a person does, each with its inverse."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from checklists.delivering.case import (
    AgreedCondition,
    Agreement,
    AssistanceNeed,
    Case,
    CaseHead,
    CorrectiveAction,
    CustodyEvent,
    DeclaredItem,
    GoodPractice,
    RestrictedNote,
    Site,
)
from checklists.entries import (
    ChangeOutOfStep,
    EntryChange,
    Exchange,
    ManyAdded,
    PartChange,
    expect,
)


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """The first change of every case; replaying its trail begins with it."""

    kind: ClassVar[str] = "case_opened"
    case: Case

    def inverse(self) -> None:
        return None

    def apply(self, case: Case | None) -> Case:
        expect(case is None, self.kind)
        return self.case


class _OfCase:
    __slots__ = ()

    def apply(self: Exchange, case: Case | None) -> Case:
        known = open_case(case, self.kind)
        return replace(known, **{self.part: self.exchanged(getattr(known, self.part))})


@dataclass(frozen=True, slots=True)
class CaseHeadChanged(_OfCase, PartChange):
    kind: ClassVar[str] = "case_head_changed"
    part: ClassVar[str] = "head"
    before: CaseHead
    after: CaseHead


@dataclass(frozen=True, slots=True)
class AgreementChanged(_OfCase, PartChange):
    """The list of conditions was signed by both sides, or the signing taken back."""

    kind: ClassVar[str] = "agreement_changed"
    part: ClassVar[str] = "agreement"
    before: Agreement | None
    after: Agreement | None


@dataclass(frozen=True, slots=True)
class SiteChanged(_OfCase, EntryChange):
    kind: ClassVar[str] = "site_changed"
    part: ClassVar[str] = "sites"
    id: str
    before: Site | None
    after: Site | None


@dataclass(frozen=True, slots=True)
class DeclaredItemChanged(_OfCase, EntryChange):
    kind: ClassVar[str] = "declared_item_changed"
    part: ClassVar[str] = "declared"
    id: str
    before: DeclaredItem | None
    after: DeclaredItem | None


@dataclass(frozen=True, slots=True)
class ItemsDeclared(_OfCase, ManyAdded):
    """A whole list of items came in, or went out again; `source` is the name of its file."""

    kind: ClassVar[str] = "items_declared"
    part: ClassVar[str] = "declared"
    source: str
    items: Mapping[str, DeclaredItem]
    taken_out: bool = False


@dataclass(frozen=True, slots=True)
class ConditionChanged(_OfCase, EntryChange):
    kind: ClassVar[str] = "condition_changed"
    part: ClassVar[str] = "conditions"
    id: str
    before: AgreedCondition | None
    after: AgreedCondition | None


@dataclass(frozen=True, slots=True)
class CustodyChanged(_OfCase, EntryChange):
    kind: ClassVar[str] = "custody_changed"
    part: ClassVar[str] = "custody"
    id: str
    before: CustodyEvent | None
    after: CustodyEvent | None


@dataclass(frozen=True, slots=True)
class ActionChanged(_OfCase, EntryChange):
    kind: ClassVar[str] = "action_changed"
    part: ClassVar[str] = "actions"
    id: str
    before: CorrectiveAction | None
    after: CorrectiveAction | None


@dataclass(frozen=True, slots=True)
class NeedChanged(_OfCase, EntryChange):
    kind: ClassVar[str] = "need_changed"
    part: ClassVar[str] = "needs"
    id: str
    before: AssistanceNeed | None
    after: AssistanceNeed | None


@dataclass(frozen=True, slots=True)
class PracticeChanged(_OfCase, EntryChange):
    kind: ClassVar[str] = "practice_changed"
    part: ClassVar[str] = "practices"
    id: str
    before: GoodPractice | None
    after: GoodPractice | None


@dataclass(frozen=True, slots=True)
class RestrictedNoteChanged(_OfCase, EntryChange):
    kind: ClassVar[str] = "restricted_note_changed"
    part: ClassVar[str] = "restricted"
    id: str
    before: RestrictedNote | None
    after: RestrictedNote | None


CaseChange = (
    CaseOpened
    | CaseHeadChanged
    | AgreementChanged
    | SiteChanged
    | DeclaredItemChanged
    | ItemsDeclared
    | ConditionChanged
    | CustodyChanged
    | ActionChanged
    | NeedChanged
    | PracticeChanged
    | RestrictedNoteChanged
)
CASE_KINDS: Mapping[str, type[CaseChange]] = {
    change.kind: change
    for change in (
        CaseOpened,
        CaseHeadChanged,
        AgreementChanged,
        SiteChanged,
        DeclaredItemChanged,
        ItemsDeclared,
        ConditionChanged,
        CustodyChanged,
        ActionChanged,
        NeedChanged,
        PracticeChanged,
        RestrictedNoteChanged,
    )
}


def open_case(case: Case | None, kind: str) -> Case:
    if case is None:
        raise ChangeOutOfStep(kind)
    return case
