"""Sentences for an inspection: what it refuses, and what it lacks."""

from checklists.asking.terms import term
from checklists.entries import ChangeOutOfStep
from checklists.inspecting.completeness import Gap, GapKind
from checklists.inspecting.correcting import NotIssued, ReasonUnfit
from checklists.inspecting.doing import MovedOn, NotComplete, NothingToUndo
from checklists.inspecting.preconditions import InspectionSealed, UnknownItem
from checklists.inspecting.preparing import ChecklistsClash
from checklists.inspecting.rating import MatrixRefused
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
        GapKind.NOT_FOLLOWED_UP: _("Say what became of {item} of the visit before."),
        GapKind.CONDITION_NOT_JUDGED: _("Condition {item} is not judged."),
        GapKind.NOT_COUNTED: _("Nothing of what was declared was counted."),
    }
    return says[gap.kind].format(item=gap.item)


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


def _matrix_refused(problem: MatrixRefused, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The risk matrix has no valid grade at “{place}”.").format(place=problem.place or "-"),
        _("Give critical, high, moderate or low for each consequence and likelihood."),
    )


def _not_issued(problem: NotIssued, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The inspection is {state}, so it needs no correction.").format(
            state=term(problem.state, language)
        ),
        _("Change it as it is, after reopening it if it is closed."),
    )


def _reason_unfit(problem: ReasonUnfit, _: Say, language: str) -> Sentence:
    if not problem.length:
        return Sentence(
            _("A correction needs a reason."),
            _("Say in a sentence what was wrong; the new report prints it on its first page."),
        )
    return Sentence(
        _("The reason has {length} letters; at most {longest} have room.").format(
            length=problem.length, longest=problem.longest
        ),
        _("Say it shorter; details belong into remarks and findings."),
    )


SAYINGS: Sayings = {
    BadRecord: _bad_record,
    Cancelled: _cancelled,
    ChangeOutOfStep: _out_of_step,
    ChecklistsClash: _clash,
    InspectionSealed: _sealed,
    MatrixRefused: _matrix_refused,
    MovedOn: _moved_on,
    NotComplete: _not_complete,
    NotIssued: _not_issued,
    NothingToUndo: _nothing_to_undo,
    ReasonUnfit: _reason_unfit,
    TrailBroken: _trail_broken,
    UnknownItem: _unknown_item,
}
