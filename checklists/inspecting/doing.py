"""What an inspector does: one function per deed, each committed at once through the store."""

from dataclasses import dataclass, replace

from checklists.asking.adding import (
    added_references,
    with_added_references,
    without_references,
)
from checklists.asking.checklist import Checklist
from checklists.asking.regions import added_by_regions, region_ids
from checklists.delivering.places import Store
from checklists.entries import next_number
from checklists.inspecting.changes import (
    Change,
    ChecklistRevised,
    ConclusionChanged,
    EvidenceChanged,
    FindingChanged,
    HeldAnswerSettled,
    InspectionClosed,
    InspectionReopened,
    InspectionStarted,
    ItemAnswered,
    ReportIssued,
    StoresChanged,
    VisitChanged,
    VisitMoved,
    asked,
)
from checklists.inspecting.completeness import Gap, bars_closing
from checklists.inspecting.inspection import (
    Answer,
    Conclusion,
    EarlierVisit,
    Evidence,
    Finding,
    Inspection,
    IssuedReport,
    Visit,
)
from checklists.inspecting.keeping import InspectionStore, Outcome, Workspace
from checklists.inspecting.preconditions import UnknownItem
from checklists.inspecting.preparing import prepared
from checklists.inspecting.review import (
    NoteKeptBefore,
    NoteOfOtherReport,
    ReviewKept,
    ReviewNote,
    kept_reviews,
)
from checklists.inspecting.revising import revised, with_its_additions
from checklists.inspecting.stores import numbered, placed, with_stores
from checklists.inspecting.trail import TrailRow, last_undoable
from checklists.values import InspectionKind, Problem


@dataclass(eq=False)
class NotComplete(Problem):
    """An inspection cannot be closed while these gaps are open."""

    gaps: tuple[Gap, ...]


@dataclass(eq=False)
class NothingToUndo(Problem):
    """No change of this inspection can be taken back."""


@dataclass(eq=False)
class MovedOn(Problem):
    """The inspection changed between composing its report and recording it."""


@dataclass(frozen=True, slots=True)
class CaseVisit:
    """The case a visit belongs to, or empty, and the visit before it when it follows one up."""

    case: str
    earlier: EarlierVisit | None = None


ALONE = CaseVisit("")


def start_inspection(
    store: InspectionStore,
    kind: InspectionKind,
    checklists: tuple[Checklist, ...],
    visit: Visit,
    stores: tuple[Store, ...] = (),
    of: CaseVisit = ALONE,
) -> Outcome:
    """Begin with the checklists asked at these stores; a store without an id is given one.

    Raises ChecklistsClash when two checklists ask different things under one id.
    """
    identity = store.new_id()
    places = numbered(stores)
    copies = prepared(checklists, places)
    inspection = Inspection(
        identity, kind, copies, visit, stores=places, case=of.case, earlier=of.earlier
    )
    return store.commit(identity, InspectionStarted(inspection))


def answer_item(
    store: InspectionStore, inspection: str, item: str, answer: Answer | None
) -> Outcome:
    """Record an answer, replace it, or with None take it away."""
    known = store.load(inspection)
    before = known.answers.get(item)
    if answer is not None and item in known.to_confirm:
        held = known.to_confirm[item]
        return store.commit(inspection, HeldAnswerSettled(item, before, answer, held, None))
    return store.commit(inspection, ItemAnswered(item, before, answer))


def revise_checklist(store: InspectionStore, inspection: str, edition: Checklist) -> Outcome:
    """Move to another edition of a checklist; only answers to unchanged items carry over.

    What a region or an authority added to an item stays with it.
    """
    known = store.load(inspection)
    after = revised(known, with_its_additions(known, edition))
    return store.commit(inspection, ChecklistRevised(asked(known), after))


def change_stores(store: InspectionStore, inspection: str, stores: tuple[Store, ...]) -> Outcome:
    """Add, rename or take away stores; a store without an id is a new one. No answer is lost."""
    known = store.load(inspection)
    return store.commit(inspection, StoresChanged(placed(known), with_stores(known, stores)))


def record_finding(store: InspectionStore, inspection: str, finding: Finding) -> Outcome:
    """Add a finding; its number is given here."""
    numbered = replace(finding, number=next_number(store.load(inspection).findings))
    return store.commit(inspection, FindingChanged(store.new_id(), None, numbered))


def reword_finding(
    store: InspectionStore, inspection: str, identity: str, finding: Finding
) -> Outcome:
    before = store.load(inspection).findings.get(identity)
    return store.commit(inspection, FindingChanged(identity, before, finding))


def withdraw_finding(store: InspectionStore, inspection: str, identity: str) -> Outcome:
    before = store.load(inspection).findings.get(identity)
    return store.commit(inspection, FindingChanged(identity, before, None))


def attach_photo(store: InspectionStore, inspection: str, photo: Evidence) -> Outcome:
    """Name a photo whose bytes the store already holds; its number is given here."""
    numbered = replace(photo, number=next_number(store.load(inspection).evidence))
    return store.commit(inspection, EvidenceChanged(store.new_id(), None, numbered))


def caption_photo(store: InspectionStore, inspection: str, identity: str, caption: str) -> Outcome:
    before = _attached(store, inspection, identity)
    after = replace(before, caption=caption)
    return store.commit(inspection, EvidenceChanged(identity, before, after))


def detach_photo(store: InspectionStore, inspection: str, identity: str) -> Outcome:
    """Take a photo off its item; the original bytes stay in the store."""
    before = _attached(store, inspection, identity)
    return store.commit(inspection, EvidenceChanged(identity, before, None))


def change_visit(store: InspectionStore, inspection: str, visit: Visit) -> Outcome:
    """Change what is said of the visit; what a region adds to the items follows the country."""
    known = store.load(inspection)
    if visit.facility.country == known.visit.facility.country:
        return store.commit(inspection, VisitChanged(known.visit, visit))
    before = added_references(known.checklists, region_ids())
    rest = without_references(known.checklists, before)
    moved = with_added_references(rest, added_by_regions(visit.facility.country))
    after = added_references(moved, region_ids())
    if before == after:
        return store.commit(inspection, VisitChanged(known.visit, visit))
    return store.commit(inspection, VisitMoved(known.visit, visit, before, after))


def conclude(store: InspectionStore, inspection: str, conclusion: Conclusion | None) -> Outcome:
    before = store.load(inspection).conclusion
    return store.commit(inspection, ConclusionChanged(before, conclusion))


def close_inspection(store: InspectionStore, inspection: str) -> Outcome:
    """Close for issuing; raises NotComplete naming every gap that bars it."""
    known = store.load(inspection)
    open_gaps = bars_closing(known, store.load_case(known.case) if known.case else None)
    if open_gaps:
        raise NotComplete(open_gaps)
    return store.commit(inspection, InspectionClosed())


def reopen_inspection(store: InspectionStore, inspection: str) -> Outcome:
    return store.commit(inspection, InspectionReopened())


def keep_review(store: Workspace, inspection: str, note_file: bytes, note: ReviewNote) -> Outcome:
    """Keep a reviewer's note, whose signature was checked, with the report that it answers.

    Raises NoteOfOtherReport, or NoteKeptBefore for the very same note.
    """
    report = store.load(inspection).report
    is_answered = report is not None and report.sha256 == note.report_sha256
    if not is_answered or note.inspection != inspection:
        raise NoteOfOtherReport(note.report_sha256)
    digest = store.keep_report(note_file)
    if any(kept.sha256 == digest for kept in kept_reviews(store.trail(inspection))):
        raise NoteKeptBefore(note.reviewer)
    return store.commit(inspection, ReviewKept(digest, note))


def record_issue(store: InspectionStore, inspection: str, report: IssuedReport) -> Outcome:
    """Record a signed report; raises MovedOn when the trail grew since the report's head."""
    last = last_row(store, inspection)
    if (last.sequence, last.hash) != (report.trail_sequence, report.trail_hash):
        raise MovedOn
    return store.commit(inspection, ReportIssued(report))


def last_row(store: InspectionStore, inspection: str) -> TrailRow:
    """The latest change of an inspection or of the case it belongs to."""
    case = store.load(inspection).case
    rows = [store.trail(inspection)[-1], *(store.trail(case)[-1:] if case else ())]
    return max(rows, key=lambda row: row.sequence)


def undo(store: InspectionStore, inspection: str) -> Outcome:
    """Take back the latest change, as a new change."""
    row = last_undoable(store.trail(inspection))
    inverse = row.change().inverse() if row is not None else None
    if row is None or not isinstance(inverse, Change):
        raise NothingToUndo
    return store.commit(inspection, inverse, undoes=row.sequence)


def _attached(store: InspectionStore, inspection: str, identity: str) -> Evidence:
    found = store.load(inspection).evidence.get(identity)
    if found is None:
        raise UnknownItem(identity)
    return found
