"""Sentences for what can go wrong with identities, and issuing or checking reports."""

from checklists.asking.terms import term
from reports.identity import (
    CertificateOfOtherKey,
    CertificateUnreadable,
    IdentityDamaged,
    IdentityOutOfDate,
    IdentityWeak,
    NameUnfit,
    WrongIdentityPassphrase,
)
from reports.issuing import NotClosed, PhotoChanged, SelfCheckFailed
from reports.verdicts import Standing
from ui.wording.sentence import Say, Sayings, Sentence
from ui.wording.verdicts import reason_sentence


def _name_unfit(problem: NameUnfit, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The field “{field}” of the identity does not fit into a certificate.").format(
            field=problem.field
        ),
        _("Use 1 to {longest} ordinary characters.").format(longest=problem.longest),
    )


def _wrong_passphrase(problem: WrongIdentityPassphrase, _: Say, language: str) -> Sentence:
    return Sentence(
        _("This passphrase does not open the identity, or the file was changed."),
        _("Check capital letters and the keyboard."),
    )


def _damaged(problem: IdentityDamaged, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The file holds no identity: no key together with its certificate."),
        _("Choose the file that ends in .p12, or create an identity."),
    )


def _weak(problem: IdentityWeak, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The identity is not fit for signing reports: {detail}.").format(detail=problem.detail),
        _("Ask your authority for a new one, or create one here."),
    )


def _out_of_date(problem: IdentityOutOfDate, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The identity is valid only from {start} to {end}.").format(
            start=problem.not_before.date(), end=problem.not_after.date()
        ),
        _("Check the date of this computer, or use another identity."),
    )


def _certificate_unreadable(problem: CertificateUnreadable, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The answer of the authority holds no certificate."),
        _("Ask for the certificate as a PEM or DER file."),
    )


def _other_key(problem: CertificateOfOtherKey, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The certificate was issued for another key than the one that asked for it."),
        _("Send the authority the request that lies beside this key."),
    )


def _not_closed(problem: NotClosed, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The inspection is {state}; only a closed one is issued, and only once.").format(
            state=term(problem.state, language)
        ),
        _("Close the inspection first."),
    )


def _photo_changed(problem: PhotoChanged, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The photo {digest} is not the one that was attached; no report was made.").format(
            digest=problem.sha256[:16]
        ),
        _("Check the workspace; a backup may still hold the photo."),
    )


def _self_check_failed(problem: SelfCheckFailed, _: Say, language: str) -> Sentence:
    reasons = " ".join(
        reason_sentence(verdict, language)
        for verdict in problem.verification.verdicts
        if verdict.standing != Standing.HOLDS
    )
    return Sentence(
        _("The report did not pass its own check, so it was not issued. {reasons}").format(
            reasons=reasons
        ),
        _("Nothing is lost. Report this as a fault of the program."),
    )


SAYINGS: Sayings = {
    CertificateOfOtherKey: _other_key,
    CertificateUnreadable: _certificate_unreadable,
    IdentityDamaged: _damaged,
    IdentityOutOfDate: _out_of_date,
    IdentityWeak: _weak,
    NameUnfit: _name_unfit,
    NotClosed: _not_closed,
    PhotoChanged: _photo_changed,
    SelfCheckFailed: _self_check_failed,
    WrongIdentityPassphrase: _wrong_passphrase,
}
