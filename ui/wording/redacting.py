"""Sentences for redacted editions: what is withheld or released, and what can go wrong with it."""

from reports.redacting import FullEditionDoubtful, NotAFullEdition
from reports.releasing import NoSuchPart, NotThisEdition, ReleasedPart
from reports.verdicts import Comparison, Standing
from reports.withholding import NoSecret, NothingThere, Part, ReasonMissing, StillQuoted
from ui.refusals import NotGiven, WithholdUnreadable
from ui.speech import speech
from ui.wording.sentence import Say, Sayings, Sentence
from ui.wording.verdicts import reason_sentence

PLACES_SHOWN = 6


def kind_of_part(part: Part, language: str) -> str:
    """The name of all parts of one kind."""
    _ = speech(language).gettext
    return {
        Part.ANSWER: _("Answers"),
        Part.PHOTO: _("Photos"),
        Part.SERIALS: _("Marks of declared items"),
        Part.FINDING: _("Words of findings"),
        Part.PERSON: _("People"),
        Part.TEXT: _("Other texts"),
    }[part]


def part_name(part: Part, subject: str, language: str) -> str:
    """One part, named without telling it."""
    _ = speech(language).gettext
    words = {
        Part.ANSWER: _("answer to item {which}"),
        Part.PHOTO: _("photo {which}"),
        Part.SERIALS: _("marks of the declared lines {which}"),
        Part.FINDING: _("words of finding {which}"),
        Part.PERSON: _("person {which}"),
        Part.TEXT: _("text at {which}"),
    }[part]
    return words.format(which=subject)


def comparison_sentence(compared: Comparison, language: str) -> str:
    """Whether the redacted edition says what the full one says."""
    _ = speech(language).gettext
    says = {
        Standing.HOLDS: _(
            "{redacted} says exactly what {full} says, except for the parts it names as withheld."
        ),
        Standing.FAILS: _(
            "{redacted} says something else than {full}, beyond what it withholds: at {place}."
        ),
        Standing.UNKNOWN: _("{redacted} could not be compared with {full}."),
    }[compared.standing]
    return says.format(redacted=compared.redacted, full=compared.full, place=compared.place)


def released_sentence(one: ReleasedPart, edition: str, language: str) -> str:
    """Whether a released part is the very part that an edition (a file's name) withholds."""
    _ = speech(language).gettext
    name = part_name(one.released.part, one.released.subject, language)
    if one.withheld is None:
        return _("Released, but not as {edition} withholds it: {part}.").format(
            edition=edition, part=name
        )
    return _("This is the very part that {edition} withholds as W-{number}: {part}.").format(
        edition=edition, number=f"{one.withheld.number:02d}", part=name
    )


def _nothing_there(problem: NothingThere, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The report has nothing that could be withheld as this: {part}.").format(
            part=part_name(problem.part, problem.subject, language)
        ),
        _("List what can be withheld with {option}.").format(option="--list"),
    )


def _reason_missing(problem: ReasonMissing, _: Say, language: str) -> Sentence:
    return Sentence(
        _("No reason is given for withholding this: {part}.").format(
            part=part_name(problem.part, problem.subject, language)
        ),
        _("Say why, in words that tell nothing of it."),
    )


def _still_quoted(problem: StillQuoted, _: Say, language: str) -> Sentence:
    places = _(", ").join(problem.places[:PLACES_SHOWN])
    more = len(problem.places) - PLACES_SHOWN
    if more > 0:
        places = _("{named} and {number} more").format(named=places, number=more)
    return Sentence(
        _("What is withheld still stands word for word elsewhere: {places}.").format(places=places),
        _("Withhold those texts too, or say that it may stand there."),
    )


def _no_secret(problem: NoSecret, _: Say, language: str) -> Sentence:
    return Sentence(
        _("Nothing can be withheld from this report: it holds no secret for commitments."),
        _("Use the full edition as it was issued."),
    )


def _doubtful(problem: FullEditionDoubtful, _: Say, language: str) -> Sentence:
    reasons = " ".join(
        reason_sentence(verdict, language)
        for verdict in problem.verification.verdicts
        if verdict.standing != Standing.HOLDS
    )
    return Sentence(
        _("The report does not pass its checks, so nothing was made of it. {reasons}").format(
            reasons=reasons
        ),
        _("Use the file as it was issued."),
    )


def _not_full(problem: NotAFullEdition, _: Say, language: str) -> Sentence:
    return Sentence(
        _("This is a redacted edition already."),
        _("Withhold more from the full edition, which makes another one."),
    )


def _not_this(problem: NotThisEdition, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The redacted edition was not made from this full one: they differ at {place}.").format(
            place=problem.place
        ),
        _("Use the full edition whose SHA-256 the redacted one names."),
    )


def _no_such_part(problem: NoSuchPart, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The redacted edition withholds no part W-{number}.").format(
            number=f"{problem.number:02d}"
        ),
        _("Its chapter on what is withheld numbers the parts."),
    )


def _not_given(problem: NotGiven, _: Say, language: str) -> Sentence:
    return Sentence(
        _("Something needed was not given."),
        _("Give {options}.").format(options=problem.options),
    )


def _unreadable(problem: WithholdUnreadable, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{path} does not say what to withhold: {where}.").format(
            path=problem.path, where=problem.where
        ),
        _("Each [[withhold]] has exactly part, which and reason."),
    )


SAYINGS: Sayings = {
    FullEditionDoubtful: _doubtful,
    NoSecret: _no_secret,
    NoSuchPart: _no_such_part,
    NotAFullEdition: _not_full,
    NotGiven: _not_given,
    NotThisEdition: _not_this,
    NothingThere: _nothing_there,
    ReasonMissing: _reason_missing,
    StillQuoted: _still_quoted,
    WithholdUnreadable: _unreadable,
}
