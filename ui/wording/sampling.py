"""Sentences for samples: what one shows and cannot show, and why one was refused."""

from collections.abc import Mapping

from checklists.delivering.sampling import (
    SamplingFault,
    SamplingRefused,
    Statement,
    Within,
    percent,
)
from ui.speech import N_, speech
from ui.wording.sentence import Say, Sayings, Sentence

# Each fault with what is wrong and the next step.
_REFUSED: Mapping[SamplingFault, tuple[str, str]] = {
    SamplingFault.LOT: (
        N_("A lot has between 1 and 1,000,000 items, not {value}."),
        N_("Give the number of items, or a list with one item per line."),
    ),
    SamplingFault.MISSING: (
        N_("A loss of {value} items cannot be looked for here."),
        N_("Give a number from 1 to the items of the lot, or of the largest stratum."),
    ),
    SamplingFault.CONFIDENCE: (
        N_("“{value}” is not a confidence."),
        N_("Give a number between 0 and 1 with a point, such as 0.95."),
    ),
    SamplingFault.STRATUM_TWICE: (
        N_("Two strata are called “{value}”."),
        N_("Give each stratum a name of its own."),
    ),
    SamplingFault.UNKNOWN_STRATUM: (
        N_("No stratum is called “{value}”."),
        N_("Give the name of a stratum as it stands in the plan."),
    ),
    SamplingFault.SEED: (
        N_("The seed “{value}” is not one line of text."),
        N_("Give a word or a line without spaces before or after it."),
    ),
    SamplingFault.KEY: (
        N_(
            "“{value}” does not name an item: it is empty, or has spaces around it or hidden signs."
        ),
        N_("Give each item one line of text that stands for it alone."),
    ),
    SamplingFault.KEY_TWICE: (
        N_("“{value}” stands in the list twice."),
        N_("Give each item a text of its own, such as its type and serial number."),
    ),
    SamplingFault.LIST_DIFFERS: (
        N_("The list and the plan do not have the same items ({value})."),
        N_("Find out which is right before drawing: the difference may be a finding."),
    ),
}


def statement_sentences(statement: Statement, language: str) -> tuple[str, ...]:
    """What to check, what it shows when all of it is in order, and what it cannot show."""
    _ = speech(language).gettext
    promise = (
        _(
            "If {missing} or more of the {lot} items are missing, wherever they are, this sample "
            "meets at least one of them with a probability of at least {probability}."
        )
        if statement.within == Within.WHOLE
        else _(
            "If {missing} or more items of any one stratum are missing (or all of a stratum that "
            "has fewer), its sample meets at least one with a probability of at least "
            "{probability}."
        )
    )
    facts = {
        "size": statement.size,
        "lot": statement.lot,
        "missing": statement.missing,
        "probability": percent(statement.probability),
        "confidence": statement.confidence,
        "smallest": statement.smallest_noticed,
        "one": percent(statement.one_missing),
    }
    said = [_("Check {size} of {lot} items."), promise]
    if statement.size < statement.lot:
        said += [
            _("Smallest loss noticed with confidence {confidence}: {smallest} missing items."),
            _(
                "A smaller loss may remain unnoticed: a single missing item is met with a "
                "probability of {one}. Only a full count can exclude it."
            ),
            _(
                "No instrument prescribes this size: it follows from the loss and the confidence "
                "that were chosen."
            ),
        ]
    return tuple(text.format(**facts) for text in said)


def _refused(problem: SamplingRefused, _: Say, language: str) -> Sentence:
    text, next_step = _REFUSED[problem.fault]
    return Sentence(_(text).format(value=problem.value), _(next_step))


SAYINGS: Sayings = {SamplingRefused: _refused}
