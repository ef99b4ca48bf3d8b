"""Add a signature to a report that was verified: by its host, a second inspector or a reviewer."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checklists.inspecting.mishaps import CannotOpen
from checklists.values import Problem, Progress
from reports.checker import Checker
from reports.countersignature import LONGEST_WORDS, CounterSignature, fit_words, unsigned_revision
from reports.identity import Identity
from reports.integrity import open_untrusted
from reports.issuing import SelfCheckFailed
from reports.signature_container import hash_name_for, make_container
from reports.trust import TrustList
from reports.verdicts import (
    Question,
    Reason,
    Role,
    SignatureVerdict,
    Stance,
    Standing,
    Verification,
)
from reports.verify import verify_report

# Whom the inspector is trusted by is the reader's affair; everything else is the report's.
MUST_HOLD = frozenset(Question) - {Question.WHO}


@dataclass(eq=False)
class NotToBeSigned(Problem):
    """The file does not hold as a report, or is not the one that was verified."""

    verification: Verification


@dataclass(eq=False)
class FieldTaken(Problem):
    """Somebody signed in this role before; each role signs once."""

    role: Role
    name: str


@dataclass(eq=False)
class SameSigner(Problem):
    """The key signed this report before, in another role."""

    name: str


@dataclass(eq=False)
class TooManyWords(Problem):
    """The words of a signature are longer than any field could hold; counts of characters."""

    characters: int
    most: int


@dataclass(frozen=True, slots=True)
class CounterSigning:
    """Who adds what to a report. `signed` is aware, what this laptop's clock claims."""

    role: Role
    stance: Stance
    words: str
    signed: datetime


def counter_sign_file(
    file: Path, asked: CounterSigning, identity: Identity, progress: Progress
) -> tuple[bytes, SignatureVerdict]:
    """As `counter_sign`, of a file that a child process verifies first; raises CannotOpen, too."""
    with Checker(None) as checker:
        checked = checker.check(file, progress)
    try:
        report = file.read_bytes()
    except OSError as error:
        raise CannotOpen(file) from error
    return counter_sign(report, checked, asked, identity)


def counter_sign(
    report: bytes, checked: Verification, asked: CounterSigning, identity: Identity
) -> tuple[bytes, SignatureVerdict]:
    """The report with one signature more, checked again; raises a Problem that says why not.

    `checked` is what verifying these very bytes in a child process gave.
    """
    _check_report(report, checked)
    for signature in checked.signatures:
        if signature.role == asked.role:
            raise FieldTaken(asked.role, signature.name)
    identity.check_valid_at(asked.signed)
    words = fit_words(asked.words)
    if len(words) > LONGEST_WORDS:
        raise TooManyWords(len(words), LONGEST_WORDS)
    signed = _signed(report, _values(report, asked, words, identity), identity)
    return signed, _checked_again(signed, asked.role, identity)


def _check_report(report: bytes, checked: Verification) -> None:
    holds = {verdict.question for verdict in checked.verdicts if verdict.standing is Standing.HOLDS}
    if not holds.issuperset(MUST_HOLD) or hashlib.sha256(report).hexdigest() != checked.sha256:
        raise NotToBeSigned(checked)


def _values(
    report: bytes, asked: CounterSigning, words: str, identity: Identity
) -> CounterSignature:
    with open_untrusted(report) as pdf:
        language = str(pdf.Root.Lang)
    return CounterSignature(
        role=asked.role,
        stance=asked.stance,
        words=words,
        signed=asked.signed.replace(microsecond=0),
        signer=identity.certificate,
        chain=identity.chain,
        hash_name=hash_name_for(identity.key),
        language=language,
    )


def _signed(report: bytes, values: CounterSignature, identity: Identity) -> bytes:
    unsigned = unsigned_revision(report, values)
    return unsigned.filled(
        make_container(identity.key, identity.certificate, identity.chain, unsigned.digest)
    )


def _checked_again(signed: bytes, role: Role, identity: Identity) -> SignatureVerdict:
    mine = TrustList().with_certificates([identity.certificate])
    verification = verify_report("", signed, mine)
    own = next((one for one in verification.signatures if one.role == role), None)
    if own is not None and own.reason is Reason.SAME_SIGNER:
        raise SameSigner(own.name)
    if own is None or own.standing is not Standing.HOLDS:
        raise SelfCheckFailed(verification)
    _check_report(signed, verification)
    return own
