"""Move an inspection in progress to another edition: what carries over, waits, or is retired."""

from dataclasses import dataclass, replace

from checklists.asking.adding import added_references, with_references
from checklists.asking.checklist import Checklist, Item
from checklists.inspecting.changes import Asked
from checklists.inspecting.inspection import Answer, Inspection
from checklists.inspecting.preparing import as_loaded, prepared
from checklists.inspecting.stores import held, store_name


@dataclass(frozen=True, slots=True)
class EditionDifference:
    """The ids of a newer edition's items against an older one's, in the order they are asked.

    `reworded` items mean the same: only a translation, weight, reference or ready text differs.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    reworded: tuple[str, ...]


def difference(older: Checklist, newer: Checklist) -> EditionDifference:
    before = {item.id: item for item in older.items()}
    after = {item.id: item for item in newer.items()}
    shared = [(before[key], item) for key, item in after.items() if key in before]
    return EditionDifference(
        added=tuple(key for key in after if key not in before),
        removed=tuple(key for key in before if key not in after),
        changed=tuple(new.id for old, new in shared if not _same_meaning(old, new)),
        reworded=tuple(new.id for old, new in shared if _same_meaning(old, new) and old != new),
    )


def revised(inspection: Inspection, edition: Checklist) -> Asked:
    """What is asked and answered after the checklist of the same id is replaced by this edition.

    An answer carries over only where its item means the same. That of a changed item waits to be
    confirmed, that of a removed one is kept apart; both keep the text they were given to. Raises
    ChecklistsClash when the edition cannot be used beside the other checklists.
    """
    older = {item.id: item for one in inspection.checklists for item in one.items()}
    wanted = tuple(edition if one.id == edition.id else one for one in inspection.checklists)
    checklists = prepared(wanted, inspection.stores)
    newer = {item.id: item for one in checklists for item in one.items()}
    answers: dict[str, Answer] = {}
    to_confirm = {key: kept for key, kept in inspection.to_confirm.items() if key in newer}
    gone = {
        key: replace(kept, store=store_name(key, inspection))
        for key, kept in inspection.to_confirm.items()
        if key not in newer
    }
    retired = {**inspection.retired, **gone}
    for key, answer in inspection.answers.items():
        if key not in newer:
            retired[key] = held(older[key], answer, inspection)
        elif _same_meaning(older[key], newer[key]):
            answers[key] = answer
        else:
            to_confirm[key] = held(older[key], answer, inspection)
    return Asked(checklists, answers, to_confirm, retired)


def with_its_additions(inspection: Inspection, edition: Checklist) -> Checklist:
    """The edition with what a region or an authority added to the items of this inspection."""
    added = added_references(as_loaded(one) for one in inspection.checklists)
    (whole,) = with_references((edition,), added)
    return whole


def _same_meaning(old: Item, new: Item) -> bool:
    return old.meaning_digest() == new.meaning_digest()
