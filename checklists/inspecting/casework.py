"""What is done with a case: one function per deed, each committed at once through the store."""

from collections.abc import Iterable
from dataclasses import replace

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
from checklists.delivering.changes import (
    ActionChanged,
    AgreementChanged,
    CaseChange,
    CaseHeadChanged,
    CaseOpened,
    ConditionChanged,
    CustodyChanged,
    DeclaredItemChanged,
    ItemsDeclared,
    NeedChanged,
    PracticeChanged,
    RestrictedNoteChanged,
    SiteChanged,
)
from checklists.delivering.words import ConditionKind, Mitigation
from checklists.entries import next_number
from checklists.inspecting.doing import NothingToUndo
from checklists.inspecting.inspection import Finding
from checklists.inspecting.keeping import CaseOutcome, CaseStore
from checklists.inspecting.trail import last_undoable
from checklists.values import DiversionRelevance, Domain

NO_DIVERSION = DiversionRelevance.NONE
# What a condition on an item of a domain is about, to begin with.
_ABOUT = {
    Domain.STORAGE: ConditionKind.STATE_OF_FACILITY,
    Domain.PHYSICAL_SECURITY: ConditionKind.SECURITY,
    Domain.INTERNAL_TRANSFERS: ConditionKind.ITEM_CONTROL,
}
Numbered = (
    DeclaredItem
    | AgreedCondition
    | CustodyEvent
    | CorrectiveAction
    | AssistanceNeed
    | GoodPractice
    | RestrictedNote
)

_CHANGES: dict[type, type] = {
    DeclaredItem: DeclaredItemChanged,
    AgreedCondition: ConditionChanged,
    CustodyEvent: CustodyChanged,
    CorrectiveAction: ActionChanged,
    AssistanceNeed: NeedChanged,
    GoodPractice: PracticeChanged,
    RestrictedNote: RestrictedNoteChanged,
    Site: SiteChanged,
}


def open_case(store: CaseStore, head: CaseHead) -> CaseOutcome:
    identity = store.new_id()
    return store.commit_case(identity, CaseOpened(Case(identity, head)))


def change_head(store: CaseStore, case: str, head: CaseHead) -> CaseOutcome:
    return store.commit_case(case, CaseHeadChanged(store.load_case(case).head, head))


def sign_conditions(store: CaseStore, case: str, agreement: Agreement | None) -> CaseOutcome:
    """Record both sides' signatures under the list of conditions; None takes them back."""
    return store.commit_case(case, AgreementChanged(store.load_case(case).agreement, agreement))


def add(store: CaseStore, case: str, entry: Numbered | Site) -> CaseOutcome:
    """Add one entry to the part of the case it belongs to; its number is given here."""
    change = _CHANGES[type(entry)]
    if not isinstance(entry, Site):
        entry = replace(entry, number=next_number(_part(store, case, change)))
    return store.commit_case(case, change(store.new_id(), None, entry))


def put(store: CaseStore, case: str, identity: str, entry: Numbered | Site) -> CaseOutcome:
    """Exchange one entry for another of its kind."""
    change = _CHANGES[type(entry)]
    before = _part(store, case, change).get(identity)
    return store.commit_case(case, change(identity, before, entry))


def take_out(store: CaseStore, case: str, identity: str, kind: type) -> CaseOutcome:
    """Take out one entry of this kind; the trail keeps what it was."""
    change = _CHANGES[kind]
    before = _part(store, case, change).get(identity)
    return store.commit_case(case, change(identity, before, None))


def propose_condition(
    store: CaseStore, case: str, identity: str, finding: Finding, domain: Domain | None
) -> CaseOutcome:
    """Propose a condition from a finding, in the words of its recommendation, to be agreed on.

    `domain` is that of the item it was found at, or None; what it is about can be changed.
    """
    proposed = AgreedCondition(
        number=0,
        kind=ConditionKind.MANAGEMENT_MEASURE if domain is None else about(domain),
        text=finding.recommendation.strip() or finding.statement,
        agreed_by="",
        agreed_on="",
        document="",
        how_verified="",
        mitigates=(Mitigation.DIVERSION,) if finding.diversion != NO_DIVERSION else (),
        proposed_by=identity,
    )
    return add(store, case, proposed)


def about(domain: Domain) -> ConditionKind:
    return _ABOUT.get(domain, ConditionKind.MANAGEMENT_MEASURE)


def declare_items(
    store: CaseStore, case: str, source: str, items: Iterable[DeclaredItem]
) -> CaseOutcome:
    """Add a whole list; numbers go on from the last item that is declared."""
    first = next_number(store.load_case(case).declared)
    numbered = {
        store.new_id(): replace(item, number=number) for number, item in enumerate(items, first)
    }
    return store.commit_case(case, ItemsDeclared(source, numbered))


def undo(store: CaseStore, case: str) -> CaseOutcome:
    """Take back the latest change of a case, as a new change."""
    row = last_undoable(store.trail(case))
    inverse = row.change().inverse() if row is not None else None
    if row is None or not isinstance(inverse, CaseChange):
        raise NothingToUndo
    return store.commit_case(case, inverse, undoes=row.sequence)


def _part(store: CaseStore, case: str, change: type) -> dict[str, Numbered | Site]:
    found: dict[str, Numbered | Site] = getattr(store.load_case(case), change.part)  # type: ignore[attr-defined]
    return found
