"""Sentences for the faults of a checklist or overlay: file, item and what is wrong."""

from checklists.asking.files import ChecklistRefused, Fault, FaultKind, OverlayRefused
from checklists.asking.units import UNITS
from ui.speech import N_, speech
from ui.wording.sentence import Say, Sayings, Sentence, told

# Beside a text that the reader's language lacks.
NOT_TRANSLATED = N_("In English: not yet translated")
_SAYS = {
    FaultKind.MISSING_FILE: N_("the file is missing or cannot be read ({detail})"),
    FaultKind.TOO_LARGE: N_("the file is larger than {detail} bytes"),
    FaultKind.NOT_TOML: N_("this is not valid TOML: {detail}"),
    FaultKind.UNKNOWN_FORMAT: N_("the format is not {detail}, the only one known"),
    FaultKind.MISSING_FIELD: N_("the field “{detail}” is missing"),
    FaultKind.WRONG_TYPE: N_("the field “{detail}” has the wrong type"),
    FaultKind.UNKNOWN_FIELD: N_("the field “{detail}” is not known; is it misspelt?"),
    FaultKind.UNKNOWN_WORD: N_("“{detail}” is not one of the allowed words"),
    FaultKind.DUPLICATE_ID: N_("the id “{detail}” is used twice"),
    FaultKind.FOREIGN_ID: N_("the id does not begin with “{detail}-”"),
    FaultKind.UNKNOWN_ID: N_("there are texts for “{detail}”, but no such item or section"),
    FaultKind.MISSING_TEXT: N_("the text “{detail}” is missing"),
    FaultKind.WRONG_LANGUAGE: N_("the file's name says “{detail}”, its language field does not"),
    FaultKind.WEIGHT_OUT_OF_RANGE: N_("the weight {detail} is not between 1 and 5"),
    FaultKind.UNKNOWN_REFERENCE: N_("the standard “{detail}” is not in the library"),
    FaultKind.UNKNOWN_CLAUSE: N_("the clause “{detail}” is not in the library of standards"),
    FaultKind.UNCITABLE_CLAUSE: N_(
        "the clause “{detail}” was never read or confirmed, so it may not be cited"
    ),
    FaultKind.UNKNOWN_CONDITION: N_("the condition names “{detail}”, but no such item exists"),
    FaultKind.LATE_CONDITION: N_(
        "the condition names “{detail}”, which comes later; it must come earlier"
    ),
    FaultKind.STORE_CONDITION: N_(
        "it is asked once and so cannot depend on “{detail}”, which is asked for each store"
    ),
    FaultKind.STORE_MARK: N_("the id “{detail}” has an @, which is kept for stores"),
    FaultKind.CONDITION_CIRCLE: N_("the conditions go round in a circle: {detail}"),
    FaultKind.NO_ITEMS: N_("there is no item"),
    FaultKind.UNKNOWN_ITEM: N_("no checklist here has the item “{detail}”"),
    FaultKind.UNKNOWN_COUNTRY: N_("“{detail}” is no country code (ISO 3166-1, two letters)"),
    FaultKind.WRONG_EDITION: N_("the library has this standard in the edition “{detail}” only"),
    FaultKind.ALREADY_THERE: N_(
        "“{detail}” is already in the library; an authority can only add to it"
    ),
    FaultKind.MISSING_TRANSLATION: N_("the text “{detail}” is not yet translated"),
    FaultKind.UNKNOWN_UNIT: N_("the unit “{detail}” is not known; known are {units}"),
    FaultKind.DEAD_CRITICAL_ITEM: N_(
        "this critical item can never be asked: it waits for “{detail}”, and the two have no "
        "kind of facility in common"
    ),
}
# How many faults one sentence names; a list shows them all.
NAMED_FAULTS = 3


def fault_sentence(fault: Fault, language: str) -> str:
    """One fault, with its file and its item or section."""
    _ = speech(language).gettext
    where = f"{fault.file}, {fault.place}" if fault.place else fault.file
    said = _(_SAYS[fault.kind]).format(detail=fault.detail, units=", ".join(UNITS))
    return told(where, said, _)


def _refused(problem: ChecklistRefused, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The checklist was not loaded. {faults}.").format(faults=_named(problem, _, language)),
        _("Correct the file and load it again; nothing of it was taken over."),
    )


def _overlay_refused(problem: OverlayRefused, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The authority's clauses were not loaded. {faults}.").format(
            faults=_named(problem, _, language)
        ),
        _("Correct the file and load it again; nothing of it was taken over."),
    )


def _named(problem: ChecklistRefused, _: Say, language: str) -> str:
    named = "; ".join(fault_sentence(fault, language) for fault in problem.faults[:NAMED_FAULTS])
    more = len(problem.faults) - NAMED_FAULTS
    if more > 0:
        named += "; " + _("and {number} more").format(number=more)
    return named


SAYINGS: Sayings = {ChecklistRefused: _refused, OverlayRefused: _overlay_refused}
