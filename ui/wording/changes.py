"""The names of changes, as the object of “Undo …”."""

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
from checklists.entries import PartChange
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
)
from checklists.inspecting.counting import (
    ConditionJudged,
    ExplanationChanged,
    FollowedUpChanged,
    MarkChanged,
    MarksSeen,
    QuantityCounted,
    ResearchChanged,
    SampleChanged,
)
from checklists.inspecting.review import ReviewKept
from ui.speech import N_, speech

_PLAIN = {
    VisitChanged: N_("visit details"),
    VisitMoved: N_("country of the visit"),
    StoresChanged: N_("change of stores"),
    ConclusionChanged: N_("conclusion"),
    ChecklistRevised: N_("change of edition"),
    InspectionClosed: N_("closing of the inspection"),
    InspectionReopened: N_("reopening of the inspection"),
    InspectionStarted: N_("start of the inspection"),
    ReportIssued: N_("issue of the report"),
    ReviewKept: N_("reviewer's note"),
    ExplanationChanged: N_("explanation of an absence"),
    QuantityCounted: N_("counted quantity"),
    ResearchChanged: N_("step of research"),
    ConditionJudged: N_("judgement of a condition"),
    FollowedUpChanged: N_("follow-up of a finding"),
    SampleChanged: N_("sample"),
    CaseOpened: N_("opening of the case"),
    CaseHeadChanged: N_("details of the case"),
    AgreementChanged: N_("signing of the conditions"),
    SiteChanged: N_("facility of the case"),
    RestrictedNoteChanged: N_("restricted note"),
    PracticeChanged: N_("good practice"),
    NeedChanged: N_("assistance need"),
}


def change_label(change: Change | CaseChange, language: str) -> str:
    """What a change did, as the object of “Undo …”."""
    _ = speech(language).gettext
    plain = _PLAIN.get(type(change))
    if plain is not None:
        return _(plain)
    match change:
        case ItemAnswered():
            return _("answer to {item}").format(item=change.item)
        case HeldAnswerSettled():
            return _("confirmed answer to {item}").format(item=change.item)
        case MarksSeen():
            return _("marks seen ({number})").format(number=len(change.items))
        case ItemsDeclared():
            return _("list of {number} declared items").format(number=len(change.items))
    return _(_NUMBERED[type(change)]).format(number=_number(change))


_NUMBERED = {
    FindingChanged: N_("finding F-{number:02d}"),
    EvidenceChanged: N_("photo {number}"),
    MarkChanged: N_("mark {number}"),
    DeclaredItemChanged: N_("declared item {number}"),
    ConditionChanged: N_("condition {number}"),
    CustodyChanged: N_("custody event {number}"),
    ActionChanged: N_("corrective action {number}"),
}


def _number(change: Change | CaseChange) -> int:
    if not isinstance(change, FindingChanged | EvidenceChanged | PartChange):
        return 0
    entry = change.after or change.before
    return int(getattr(entry, "number", 0))
