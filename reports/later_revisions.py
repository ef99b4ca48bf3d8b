"""Is a later revision what its own values make of the bytes before it, and nothing else."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import pikepdf
from cryptography import x509

from reports.changes import first_change
from reports.counter_mark import WordsTooLong
from reports.countersignature import CounterSignature, read_reason, unsigned_revision
from reports.data import PROGRAM
from reports.refusal import Refused
from reports.revisions import Revision
from reports.signature_check import (
    ADDING_KEYS,
    SignatureFound,
    check_keys,
    check_signature,
    find_gap,
)
from reports.signature_fields import FIELDS, TIME_STAMPS
from reports.time_stamps import UnstampedRevision, check_time_stamp, place_of
from reports.time_tokens import TimeToken
from reports.verdicts import Change, Reason, Role, Stance

ROLES = {field: role for role, field in FIELDS.items()}


@dataclass(frozen=True, slots=True)
class LaterSignature:
    """A later signature that holds. `other_program` names another version that wrote it, if one."""

    role: Role
    stance: Stance
    words: str
    claimed: datetime
    signer: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    other_program: str = ""


@dataclass(frozen=True, slots=True)
class LaterTime:
    """A time stamp that holds: all before it in the file existed when its authority says."""

    field: str
    token: TimeToken
    other_program: str = ""


@dataclass(frozen=True, slots=True)
class Behind:
    """What a later signature stands behind: how many signatures, how many times long-term data.

    `language` is the report's.
    """

    signatures: int
    stores: int
    language: str


def check_later(
    whole: bytes, before: bytes, revision: Revision, behind: Behind
) -> LaterSignature | LaterTime:
    """Raises Refused unless `whole` is what we make of `before`, but for the signature itself."""
    if revision.field in TIME_STAMPS:
        return _check_time(whole, before, revision)
    return _check_signature(whole, before, revision, behind)


def _check_time(whole: bytes, before: bytes, revision: Revision) -> LaterTime:
    token = check_time_stamp(whole, revision.field, revision.signature)
    other = _other(_program_of(revision.signature))
    if not other:
        place = place_of(whole, revision.field, revision.signature)
        _check_made_again(whole, UnstampedRevision(before, place).whole(), revision)
    return LaterTime(revision.field, token, other)


def _check_signature(
    whole: bytes, before: bytes, revision: Revision, behind: Behind
) -> LaterSignature:
    role = ROLES[revision.field]
    check_keys(revision.signature, ADDING_KEYS)
    found = check_signature(whole, revision.signature, behind.signatures + 1, behind.stores)
    stance, words = read_reason(str(revision.signature.Reason))
    program = _program_of(revision.signature)
    later = LaterSignature(
        role, stance, words, found.claimed, found.signer, found.chain, _other(program)
    )
    if not later.other_program:
        again = _made_again(before, _values(later, found, behind.language))
        _check_made_again(whole, again, revision)
    return later


def _values(later: LaterSignature, found: SignatureFound, language: str) -> CounterSignature:
    return CounterSignature(
        role=later.role,
        stance=later.stance,
        words=later.words,
        signed=later.claimed,
        signer=later.signer,
        chain=later.chain,
        hash_name=found.hash_name,
        language=language,
    )


def _program_of(signature: pikepdf.Dictionary) -> str:
    application = signature.Prop_Build.App
    return f"{str(application.Name)[1:]} {application.REx}"


def _other(program: str) -> str:
    return "" if program == PROGRAM else program


def _made_again(before: bytes, values: CounterSignature) -> bytes:
    try:
        return unsigned_revision(before, values).whole()
    except WordsTooLong as problem:
        raise Refused(Reason.FORBIDDEN_CONTENT, "/Reason") from problem


def _check_made_again(whole: bytes, again: bytes, revision: Revision) -> None:
    begin, end = find_gap(whole, revision.signature)
    if len(again) == len(whole) and again[:begin] == whole[:begin] and again[end:] == whole[end:]:
        return
    with pikepdf.open(BytesIO(again)) as made, pikepdf.open(BytesIO(whole)) as found:
        change = first_change(made, found)
    what, page = (change.what, change.page) if change is not None else (Change.OTHER, 0)
    raise Refused(Reason.CHANGED_AFTER_SIGNING, what, page)
