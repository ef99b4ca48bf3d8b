"""Sentences for an inspection: what it refuses, what it lacks, and the names of its changes."""

from checklists.asking.terms import term
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
)
from checklists.inspecting.completeness import Gap, GapKind
from checklists.inspecting.doing import MovedOn, NotComplete, NothingToUndo
from checklists.inspecting.preconditions import ChangeOutOfStep, InspectionSealed, UnknownItem
from checklists.inspecting.preparing import ChecklistsClash
from checklists.inspecting.trail import TrailBroken
from checklists.records import BadRecord
from checklists.values import Cancelled
from ui.speech import speech
from ui.wording.sentence import Say, Sayings, Sentence

# How many gaps a sentence names before it only counts the rest.
NAMED_GAPS = 5


def gap_sentence(gap: Gap, language: str) -> str:
    """One thing that is missing from an inspection."""
    _ = speech(language).gettext
    says = {
        GapKind.NOT_ANSWERED: _("{item} is not answered."),
        GapKind.NOT_CONFIRMED: _("{item} is asked differently now; its answer must be confirmed."),
        GapKind.NO_REASON: _("{item} needs a reason."),
        GapKind.NO_CONCLUSION: _("The conclusion on the facility is missing."),
        GapKind.NO_TEAM: _("The inspection team is missing."),
        GapKind.NO_FINDING: _("{item} is not met but has no finding."),
        GapKind.NO_PHOTO: _("{item} expects a photo."),
    }
    return says[gap.kind].format(item=gap.item)


def change_label(change: Change, language: str) -> str:
    """What a change did, as the object of “Undo …”."""
    _ = speech(language).gettext
    match change:
        case ItemAnswered():
            return _("answer to {item}").format(item=change.item)
        case HeldAnswerSettled():
            return _("confirmed answer to {item}").format(item=change.item)
        case FindingChanged():
            return _("finding F-{number:02d}").format(number=_number(change))
        case EvidenceChanged():
            return _("photo {number}").format(number=_number(change))
    return {
        VisitChanged: _("visit details"),
        ConclusionChanged: _("conclusion"),
        ChecklistRevised: _("change of edition"),
        StoresChanged: _("change of stores"),
        InspectionClosed: _("closing of the inspection"),
        InspectionReopened: _("reopening of the inspection"),
        InspectionStarted: _("start of the inspection"),
        ReportIssued: _("issue of the report"),
    }[type(change)]


def _number(change: FindingChanged | EvidenceChanged) -> int:
    entry = change.after or change.before
    return entry.number if entry is not None else 0


def _not_complete(problem: NotComplete, _: Say, language: str) -> Sentence:
    named = " ".join(gap_sentence(gap, language) for gap in problem.gaps[:NAMED_GAPS])
    more = len(problem.gaps) - NAMED_GAPS
    if more > 0:
        named += " " + _("And {number} more.").format(number=more)
    return Sentence(
        _("The inspection cannot be closed yet: {gaps}").format(gaps=named),
        _("Complete what is missing, then close it again."),
    )


def _sealed(problem: InspectionSealed, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The inspection is {state} and takes no changes.").format(
            state=term(problem.state, language)
        ),
        _("Reopen it, if no report was issued yet."),
    )


def _out_of_step(problem: ChangeOutOfStep, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The inspection changed meanwhile, so this was not saved."),
        _("Look at the present state and enter it again."),
    )


def _unknown_item(problem: UnknownItem, _: Say, language: str) -> Sentence:
    return Sentence(_("This inspection has no item “{item}”.").format(item=problem.item))


def _nothing_to_undo(problem: NothingToUndo, _: Say, language: str) -> Sentence:
    return Sentence(_("There is nothing to undo."))


def _moved_on(problem: MovedOn, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The inspection changed while its report was made; the report was not issued."),
        _("Issue the report again."),
    )


def _trail_broken(problem: TrailBroken, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The trail is broken at change {sequence}.").format(sequence=problem.sequence),
        _("Keep the workspace as it is and check a backup."),
    )


def _clash(problem: ChecklistsClash, _: Say, language: str) -> Sentence:
    return Sentence(
        _("“{one}” and “{other}” ask different things under the id “{item}”.").format(
            one=problem.one.title.to(language),
            other=problem.other.title.to(language),
            item=problem.item,
        ),
        _("Choose one of them, or give the item of your own checklist another id."),
    )


def _bad_record(problem: BadRecord, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The data at “{where}” should be {expected}.").format(
            where=problem.where, expected=problem.expected
        ),
        _("Nothing was taken over."),
    )


def _cancelled(problem: Cancelled, _: Say, language: str) -> Sentence:
    return Sentence(_("Stopped. Nothing was changed."))


SAYINGS: Sayings = {
    BadRecord: _bad_record,
    Cancelled: _cancelled,
    ChangeOutOfStep: _out_of_step,
    ChecklistsClash: _clash,
    InspectionSealed: _sealed,
    MovedOn: _moved_on,
    NotComplete: _not_complete,
    NothingToUndo: _nothing_to_undo,
    TrailBroken: _trail_broken,
    UnknownItem: _unknown_item,
}
