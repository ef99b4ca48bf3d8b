"""Sentences for the faults of a checklist: file, item and what is wrong."""

from checklists.asking.files import ChecklistRefused, Fault, FaultKind
from ui.speech import speech
from ui.wording.sentence import Say, Sayings, Sentence

# How many faults one sentence names; a list shows them all.
NAMED_FAULTS = 3


def fault_sentence(fault: Fault, language: str) -> str:
    """One fault, with its file and its item or section."""
    _ = speech(language).gettext
    says = {
        FaultKind.MISSING_FILE: _("the file is missing or cannot be read ({detail})"),
        FaultKind.TOO_LARGE: _("the file is larger than {detail} bytes"),
        FaultKind.NOT_TOML: _("this is not valid TOML: {detail}"),
        FaultKind.UNKNOWN_FORMAT: _("the format is not {detail}, the only one known"),
        FaultKind.MISSING_FIELD: _("the field “{detail}” is missing"),
        FaultKind.WRONG_TYPE: _("the field “{detail}” has the wrong type"),
        FaultKind.UNKNOWN_FIELD: _("the field “{detail}” is not known; is it misspelt?"),
        FaultKind.UNKNOWN_WORD: _("“{detail}” is not one of the allowed words"),
        FaultKind.DUPLICATE_ID: _("the id “{detail}” is used twice"),
        FaultKind.FOREIGN_ID: _("the id does not begin with “{detail}-”"),
        FaultKind.UNKNOWN_ID: _("there are texts for “{detail}”, but no such item or section"),
        FaultKind.MISSING_TEXT: _("the text “{detail}” is missing"),
        FaultKind.WRONG_LANGUAGE: _("the file's name says “{detail}”, its language field does not"),
        FaultKind.WEIGHT_OUT_OF_RANGE: _("the weight {detail} is not between 1 and 5"),
        FaultKind.UNKNOWN_REFERENCE: _("the standard “{detail}” is not in the library"),
        FaultKind.UNCITABLE_CLAUSE: _(
            "the clause “{detail}” was never read or confirmed, so it may not be cited"
        ),
        FaultKind.LATE_CONDITION: _("the condition names no earlier item ({detail})"),
        FaultKind.STORE_CONDITION: _(
            "an item asked once cannot depend on one asked for each store ({detail})"
        ),
        FaultKind.STORE_MARK: _("the id “{detail}” has an @, which is kept for stores"),
        FaultKind.NO_ITEMS: _("there is no item"),
    }
    where = f"{fault.file}, {fault.place}" if fault.place else fault.file
    return f"{where}: {says[fault.kind].format(detail=fault.detail)}"


def _refused(problem: ChecklistRefused, _: Say, language: str) -> Sentence:
    named = "; ".join(fault_sentence(fault, language) for fault in problem.faults[:NAMED_FAULTS])
    more = len(problem.faults) - NAMED_FAULTS
    if more > 0:
        named += "; " + _("and {number} more").format(number=more)
    return Sentence(
        _("The checklist was not loaded. {faults}.").format(faults=named),
        _("Correct the file and load it again; nothing of it was taken over."),
    )


SAYINGS: Sayings = {ChecklistRefused: _refused}
