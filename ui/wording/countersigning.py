"""Sentences for what can go wrong with adding a signature to a report."""

from reports.counter_mark import WordsTooLong
from reports.countersigning import FieldTaken, NotToBeSigned, SameSigner, TooManyWords
from reports.verdicts import Standing
from ui.wording.sentence import Say, Sayings, Sentence
from ui.wording.verdicts import reason_sentence, role_name


def _field_taken(problem: FieldTaken, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{name} signed this report as {role} before; each role signs once.").format(
            name=problem.name, role=role_name(problem.role, language)
        ),
        _("Choose another role, or sign a copy of the report as it was before that signature."),
    )


def _same_signer(problem: SameSigner, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The key of {name} signed this report before, in another role.").format(
            name=problem.name
        ),
        _("Let somebody else sign, with an identity of their own."),
    )


def _not_to_be_signed(problem: NotToBeSigned, _: Say, language: str) -> Sentence:
    reasons = " ".join(
        reason_sentence(verdict, language)
        for verdict in problem.verification.verdicts
        if verdict.standing != Standing.HOLDS
    )
    return Sentence(
        _("This file does not hold as a report, so nothing was added to it. {reasons}")
        .format(reasons=reasons)
        .rstrip(),
        _("Ask for the report as it was signed."),
    )


def _words_too_long(problem: WordsTooLong, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The words take {lines} lines; the field has room for {most}.").format(
            lines=problem.lines, most=problem.most
        ),
        _("Shorten them, and say the rest in a letter of its own."),
    )


def _too_many_words(problem: TooManyWords, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The words have {characters} characters; at most {most} are taken.").format(
            characters=problem.characters, most=problem.most
        ),
        _("Shorten them, and say the rest in a letter of its own."),
    )


SAYINGS: Sayings = {
    FieldTaken: _field_taken,
    NotToBeSigned: _not_to_be_signed,
    SameSigner: _same_signer,
    TooManyWords: _too_many_words,
    WordsTooLong: _words_too_long,
}
