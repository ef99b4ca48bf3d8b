"""Sentences for what can go wrong with small signed files, trust lists and fingerprints."""

from collections.abc import Callable

from reports.envelope import EnvelopeFault, EnvelopeRefused
from reports.fingerprints import FingerprintFault, FingerprintUnreadable
from reports.revocations import CrlFault, CrlRefused
from reports.trust_files import SignerUnconfirmed, TrustUnreadable
from reports.trust_list import ListFault, NotOnTheList, Role, TrustListRefused
from reports.trusted import TrustNotes
from ui.speech import speech
from ui.wording.sentence import Say, Sayings, Sentence, told

_ENVELOPES: dict[EnvelopeFault, Callable[[Say], str]] = {
    EnvelopeFault.TOO_LARGE: lambda _: _("The signed file is larger than {where} bytes."),
    EnvelopeFault.NOT_JSON: lambda _: _("The signed file is damaged: it is no JSON ({where})."),
    EnvelopeFault.NOT_CANONICAL: lambda _: _(
        "The signed file is not spelled as it was when it was signed."
    ),
    EnvelopeFault.BAD_FIELD: lambda _: _("The signed file is damaged at {where}."),
    EnvelopeFault.OTHER_FORMAT: lambda _: _(
        "The signed file has format {where}, which this program does not read."
    ),
    EnvelopeFault.OTHER_KIND: lambda _: _(
        "The signed file is a “{where}”, and a “{kind}” was asked for."
    ),
    EnvelopeFault.BAD_CERTIFICATE: lambda _: _(
        "The signed file holds a certificate that cannot be read, at {where}."
    ),
    EnvelopeFault.WEAK_KEY: lambda _: _(
        "The signed file was signed with a key that is not accepted: {where}."
    ),
    EnvelopeFault.WRONG_SIGNATURE: lambda _: _(
        "The signature of the file is wrong: the file was changed after it was signed."
    ),
}
_LISTS: dict[ListFault, Callable[[Say], str]] = {
    ListFault.BAD_FIELD: lambda _: _("the list is faulty at {where}."),
    ListFault.BAD_CERTIFICATE: lambda _: _("the certificate at {where} cannot be read."),
    ListFault.BAD_CRL: lambda _: _("the revocation list at {where} cannot be read."),
    ListFault.TWICE: lambda _: _("the certificate at {where} is listed twice in one role."),
    ListFault.TOO_MANY: lambda _: _("the list holds too much at {where}."),
    ListFault.NOT_AN_AUTHORITY: lambda _: _(
        "the certificate at {where} does not fit its role: an authority's certificate may issue "
        "others, and nobody else's may."
    ),
    ListFault.TIMES_CROSSED: lambda _: _("the time at {where} is before the one it begins with."),
    ListFault.NOT_VALID_WHEN_SIGNED: lambda _: _(
        "the certificate {where} was not valid when it signed the list."
    ),
    ListFault.SIGNER_REVOKED: lambda _: _(
        "the certificate {where} that signed the list is revoked."
    ),
    ListFault.SAME_NUMBER: lambda _: _("there are two different lists with one number: {where}."),
}
_CRLS: dict[CrlFault, Callable[[Say], tuple[str, str]]] = {
    CrlFault.UNREADABLE: lambda _: (
        _("The revocation list {name} cannot be read."),
        _("Ask the authority for it again, as PEM or DER."),
    ),
    CrlFault.INDIRECT: lambda _: (
        _("The revocation list {name} speaks of other authorities or has rules not known here."),
        _("Ask the authority for a plain revocation list of its own certificates."),
    ),
    CrlFault.NOT_SIGNED_BY_AUTHORITY: lambda _: (
        _("The revocation list {name} is not signed by any authority you trust."),
        _("Put the certificate of the authority that signed it beside it, or take it away."),
    ),
}
_FINGERPRINTS: dict[FingerprintFault, Callable[[Say], str]] = {
    FingerprintFault.UNKNOWN_WORD: lambda _: _("This word is none of the list: {detail}."),
    FingerprintFault.OUT_OF_ORDER: lambda _: _(
        "A word is missing or in another place, at word {detail}."
    ),
    FingerprintFault.WRONG_LENGTH: lambda _: _("This is too short or too long: {detail}."),
}


def _envelope_refused(problem: EnvelopeRefused, _: Say, language: str) -> Sentence:
    return Sentence(
        _ENVELOPES[problem.fault](_).format(kind=problem.kind, where=problem.where),
        _("Ask whoever signed it for the file again."),
    )


def _trust_unreadable(problem: TrustUnreadable, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{path} is not a certificate to trust, or cannot be read.").format(path=problem.path),
        _(
            "Keep only certificates (.pem, .crt, .cer), signed lists (.pssm-trust) and revocation "
            "lists (.crl) in the folder of trust."
        ),
    )


def _signer_unconfirmed(problem: SignerUnconfirmed, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{path} is signed by {name}, and nobody confirmed that certificate.").format(
            path=problem.path, name=problem.name
        ),
        _(
            "Have {name} read the words of the fingerprint to you over a way you trust, and "
            "confirm them if they are the same: {words}."
        ).format(name=problem.name, words=" ".join(problem.words)),
    )


def _list_refused(problem: TrustListRefused, _: Say, language: str) -> Sentence:
    said = _LISTS[problem.fault](_).format(where=problem.where)
    named = told(str(problem.path), said, _) if problem.path.name else said
    return Sentence(named, _("Ask the authority for another list."))


def _crl_refused(problem: CrlRefused, _: Say, language: str) -> Sentence:
    text, step = _CRLS[problem.fault](_)
    return Sentence(text.format(name=problem.name), step)


def _not_on_the_list(problem: NotOnTheList, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The list has no entry for the certificate {digits}.").format(digits=problem.fingerprint),
        _("Look at the entries of the list; add the certificate first."),
    )


def _fingerprint_unreadable(problem: FingerprintUnreadable, _: Say, language: str) -> Sentence:
    return Sentence(
        _FINGERPRINTS[problem.fault](_).format(detail=problem.detail),
        _("Type the 16 words in their order, or all 64 digits."),
    )


SAYINGS: Sayings = {
    CrlRefused: _crl_refused,
    EnvelopeRefused: _envelope_refused,
    FingerprintUnreadable: _fingerprint_unreadable,
    NotOnTheList: _not_on_the_list,
    SignerUnconfirmed: _signer_unconfirmed,
    TrustListRefused: _list_refused,
    TrustUnreadable: _trust_unreadable,
}


def role_name(role: Role, language: str) -> str:
    _ = speech(language).gettext
    return {
        Role.AUTHORITY: _("authority"),
        Role.INSPECTOR: _("inspector"),
        Role.HOST: _("host"),
        Role.REVIEWER: _("reviewer"),
        Role.TIME_STAMP: _("time-stamp authority"),
    }[role]


def note_sentences(notes: TrustNotes, language: str) -> tuple[str, ...]:
    """What a reviewer should know of the trust in use, a sentence each."""
    _ = speech(language).gettext
    late_list = _(
        "The list of {issuer} was to be replaced on {due}; a later one may say more. It is used."
    )
    late_crl = _(
        "The revocation list of {issuer} was to be replaced on {due}; what it revokes stays "
        "revoked, and later revocations are not known."
    )
    older = _("List {number} of {issuer} is older than one already used, and was left out.")
    return (
        *(
            late_list.format(issuer=one.issuer, due=one.due.date())
            for one in notes.lists_out_of_date
        ),
        *(late_crl.format(issuer=one.issuer, due=one.due.date()) for one in notes.crls_out_of_date),
        *(
            older.format(number=used.content.number, issuer=used.content.issuer)
            for used in notes.older_lists
        ),
    )
