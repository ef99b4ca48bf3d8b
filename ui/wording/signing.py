"""Sentences for what can go wrong with a key on a token, and with asking for a time stamp."""

from reports.lasting import (
    NoTimeStampLeft,
    NotToBeStamped,
    RevocationUnproven,
    TimeAuthorityUnknown,
)
from reports.revocation_proof import ProofUnreadable
from reports.time_servers import ServerAddressUnfit, ServerUnreachable, TimeStampDenied
from reports.tokens import (
    TokenAddressUnclear,
    TokenFailed,
    TokenHoldsNoKey,
    TokenLibraryMissing,
    TokenNameNeeded,
    TokenNotFound,
    TokenPinWrong,
)
from reports.verdicts import Standing
from ui.wording.sentence import Say, Sayings, Sentence
from ui.wording.verdicts import reason_sentence


def _address_unclear(problem: TokenAddressUnclear, _: Say, language: str) -> Sentence:
    return Sentence(
        _("“{address}” does not say which key on which token signs.").format(
            address=problem.address
        ),
        _("Write {form}; a PIN never belongs there.").format(
            form="pkcs11:token=LABEL;object=NAME?module-path=LIBRARY"
        ),
    )


def _library_missing(problem: TokenLibraryMissing, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{path} is no library for tokens (PKCS#11) that can be loaded.").format(
            path=problem.library
        ),
        _("Install the software that came with the token, and name its library in full."),
    )


def _not_found(problem: TokenNotFound, _: Say, language: str) -> Sentence:
    said = _("No token named “{label}” is plugged in.").format(label=problem.label)
    there = ", ".join(problem.labels)
    if not there:
        return Sentence(said, _("Plug the token in and try again."))
    return Sentence(said, _("Plugged in: {labels}. Choose one of them.").format(labels=there))


def _pin_wrong(problem: TokenPinWrong, _: Say, language: str) -> Sentence:
    if problem.locked:
        return Sentence(
            _("The token “{label}” is locked after too many wrong PINs.").format(
                label=problem.label
            ),
            _("Whoever issued the token can unlock it."),
        )
    said = _("The token “{label}” does not accept this PIN.").format(label=problem.label)
    if problem.last_try:
        return Sentence(said, _("One try is left: one more wrong PIN locks the token."))
    if problem.few_left:
        return Sentence(
            said, _("Wrong PINs are counted, and few tries are left before the token locks.")
        )
    return Sentence(said, _("Check the PIN; a token locks itself after a few wrong ones."))


def _holds_no_key(problem: TokenHoldsNoKey, _: Say, language: str) -> Sentence:
    said = _("The token “{label}” holds no key together with its certificate.")
    if problem.name:
        said = _("The token “{label}” holds no key named “{name}” together with its certificate.")
    return Sentence(
        said.format(label=problem.label, name=problem.name),
        _("Key and certificate must have the same id on the token; its issuer can mend that."),
    )


def _name_needed(problem: TokenNameNeeded, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The token “{label}” holds several keys.").format(label=problem.label),
        _("Name one of them: {names}.").format(names=", ".join(problem.names)),
    )


def _failed(problem: TokenFailed, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The token “{label}” did not do what was asked: {detail}.").format(
            label=problem.label, detail=problem.detail
        ),
        _("Take it out, plug it in again, and try once more."),
    )


def _address_unfit(problem: ServerAddressUnfit, _: Say, language: str) -> Sentence:
    return Sentence(
        _("“{address}” is no address that can be asked.").format(address=problem.address),
        _("Write it in full, beginning with https:// or http://."),
    )


def _unreachable(problem: ServerUnreachable, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{address} gave no answer: {detail}. Nothing was changed.").format(
            address=problem.address, detail=problem.detail
        ),
        _("Check the network and the address, or try again later."),
    )


def _denied(problem: TimeStampDenied, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{address} gave no time stamp that counts: {detail}. Nothing was changed.").format(
            address=problem.address, detail=problem.detail
        ),
        _("Ask another authority for the time stamp."),
    )


def _not_to_be_stamped(problem: NotToBeStamped, _: Say, language: str) -> Sentence:
    reasons = " ".join(
        reason_sentence(verdict, language)
        for verdict in problem.verification.verdicts
        if verdict.standing is not Standing.HOLDS
    )
    return Sentence(
        _("Only a report that holds is given a time stamp. {reasons}").format(reasons=reasons),
        _("Ask for the file as it was issued."),
    )


def _no_time_stamp_left(problem: NoTimeStampLeft, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The report has room for {most} time stamps, and all are given.").format(
            most=problem.most
        ),
        _("Keep the file; a newer time stamp can be given to an archive that holds it."),
    )


def _time_authority_unknown(problem: TimeAuthorityUnknown, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The time stamp comes from {name} ({digits}), whom you do not trust.").format(
            name=problem.name, digits=problem.fingerprint
        ),
        _("Add the certificate of that authority to those you trust, or ask another one."),
    )


def _revocation_unproven(problem: RevocationUnproven, _: Say, language: str) -> Sentence:
    return Sentence(
        _("Nothing at hand shows whether these certificates were revoked: {names}.").format(
            names=", ".join(problem.names)
        ),
        _("Give their authorities' lists with --crl, or let them be fetched with --fetch."),
    )


def _proof_unreadable(problem: ProofUnreadable, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{source} is no revocation list, and no answer about a certificate.").format(
            source=problem.source
        ),
        _("Ask the authority for its list (CRL) as a file."),
    )


SAYINGS: Sayings = {
    NotToBeStamped: _not_to_be_stamped,
    NoTimeStampLeft: _no_time_stamp_left,
    TimeAuthorityUnknown: _time_authority_unknown,
    RevocationUnproven: _revocation_unproven,
    ProofUnreadable: _proof_unreadable,
    ServerAddressUnfit: _address_unfit,
    ServerUnreachable: _unreachable,
    TimeStampDenied: _denied,
    TokenAddressUnclear: _address_unclear,
    TokenFailed: _failed,
    TokenHoldsNoKey: _holds_no_key,
    TokenLibraryMissing: _library_missing,
    TokenNameNeeded: _name_needed,
    TokenNotFound: _not_found,
    TokenPinWrong: _pin_wrong,
}
