"""A signed list an authority hands out: whose certificates hold, in which role, and which do not.

The file is an envelope (`reports/envelope.py`) of kind "trust-list". Its content:
`{"crls": [PEM], "entries": [{"certificate": PEM, "reason", "revoked", "role", "valid_from",
"valid_until"}], "issued", "issuer", "next_update", "number"}`; times are ISO 8601 in UTC to the
second, and null where the authority says none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from cryptography import x509

from checklists.records import BadRecord, from_record, to_record
from checklists.values import Problem
from reports.certificates import find_certificate, fingerprint, is_authority, to_pem
from reports.envelope import open_envelope, seal_envelope
from reports.identity import Identity
from reports.revocations import CrlRefused, read_crl

KIND = "trust-list"
SUFFIX = ".pssm-trust"
MOST_ENTRIES = 2000
MOST_CRLS = 50
LONGEST_WORDS = 200
LARGEST_NUMBER = 1_000_000


class Role(StrEnum):
    """What an authority lets a certificate be used for."""

    AUTHORITY = "authority"
    INSPECTOR = "inspector"
    HOST = "host"
    REVIEWER = "reviewer"
    TIME_STAMP = "time_stamp"


class ListFault(StrEnum):
    """Why a signed list is not one to go by."""

    BAD_FIELD = "bad_field"
    BAD_CERTIFICATE = "bad_certificate"
    BAD_CRL = "bad_crl"
    TWICE = "twice"
    TOO_MANY = "too_many"
    NOT_AN_AUTHORITY = "not_an_authority"
    TIMES_CROSSED = "times_crossed"
    NOT_VALID_WHEN_SIGNED = "not_valid_when_signed"
    SIGNER_REVOKED = "signer_revoked"
    SAME_NUMBER = "same_number"


@dataclass(eq=False)
class TrustListRefused(Problem):
    """A list is faulty at `where`, such as `entries[3].valid_until`; `path` may be empty."""

    fault: ListFault
    where: str
    path: Path = Path()


@dataclass(eq=False)
class NotOnTheList(Problem):
    """The list has no entry for this certificate that could be revoked."""

    fingerprint: str


@dataclass(frozen=True, slots=True)
class TrustEntry:
    """What the authority says of one certificate in one role; `revoked` is since when."""

    certificate: str
    role: Role
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    revoked: datetime | None = None
    reason: str = ""

    def opened(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self.certificate.encode("ascii"))

    def covers(self, moment: datetime) -> bool:
        """Whether the authority says the certificate is valid then, revocation aside."""
        is_begun = self.valid_from is None or self.valid_from <= moment
        return is_begun and (self.valid_until is None or moment <= self.valid_until)


@dataclass(frozen=True, slots=True)
class AuthorityList:
    """The content of a list. Of two lists of one issuer the one with the higher number counts."""

    issuer: str
    number: int
    issued: datetime
    next_update: datetime
    entries: tuple[TrustEntry, ...] = ()
    crls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedList:
    """A list that was read, and the certificate that signed it, which is not yet trusted."""

    content: AuthorityList
    signer: x509.Certificate


def write_list(content: AuthorityList, identity: Identity) -> bytes:
    """The signed file; raises TrustListRefused or IdentityOutOfDate before a faulty one is made."""
    identity.check_valid_at(content.issued)
    _check(content)
    return seal_envelope(KIND, to_record(content), identity)


def read_list(untrusted: bytes, path: Path = Path()) -> SignedList:
    """The list of a file, strictly; raises EnvelopeRefused or TrustListRefused with the place."""
    opened = open_envelope(KIND, untrusted)
    try:
        content = from_record(AuthorityList, opened.content, KIND)
        _check(content)
    except BadRecord as bad:
        where = bad.where.removeprefix(f"{KIND}.")
        raise TrustListRefused(ListFault.BAD_FIELD, where, path) from bad
    except TrustListRefused as refused:
        refused.path = path
        raise
    if to_record(content) != opened.content:
        raise TrustListRefused(ListFault.BAD_FIELD, "issued", path)
    signer = opened.signer
    if not signer.not_valid_before_utc <= content.issued <= signer.not_valid_after_utc:
        raise TrustListRefused(ListFault.NOT_VALID_WHEN_SIGNED, fingerprint(signer), path)
    return SignedList(content, signer)


def renumbered(before: AuthorityList, issued: datetime, next_update: datetime) -> AuthorityList:
    """The same entries as the next list: one number higher, with times of its own."""
    return replace(
        before,
        number=before.number + 1,
        issued=to_the_second(issued),
        next_update=to_the_second(next_update),
    )


def with_entries(before: AuthorityList, added: Iterable[TrustEntry]) -> AuthorityList:
    """With these entries; one of the same certificate and role takes the place of the other."""
    by_key = {(entry.certificate, entry.role): entry for entry in (*before.entries, *added)}
    return replace(before, entries=tuple(by_key.values()))


def with_revoked(
    before: AuthorityList, certificate: x509.Certificate, since: datetime, reason: str
) -> AuthorityList:
    """With every entry of the certificate revoked; raises NotOnTheList when there is none."""
    pem = to_pem(certificate)
    if not any(entry.certificate == pem for entry in before.entries):
        raise NotOnTheList(fingerprint(certificate))
    moment = to_the_second(since)
    entries = (
        replace(entry, revoked=moment, reason=reason) if entry.certificate == pem else entry
        for entry in before.entries
    )
    return replace(before, entries=tuple(entries))


def to_the_second(moment: datetime) -> datetime:
    """As times stand in a list: in UTC, without parts of a second."""
    return moment.astimezone(UTC).replace(microsecond=0)


def _check(content: AuthorityList) -> None:
    _check_words("issuer", content.issuer, is_needed=True)
    if not 1 <= content.number <= LARGEST_NUMBER:
        raise TrustListRefused(ListFault.BAD_FIELD, "number")
    for where, moment in (("issued", content.issued), ("next_update", content.next_update)):
        _check_moment(where, moment)
    if content.next_update <= content.issued:
        raise TrustListRefused(ListFault.TIMES_CROSSED, "next_update")
    _check_entries(content.entries)
    _check_crls(content.crls)


def _check_crls(crls: tuple[str, ...]) -> None:
    if len(crls) > MOST_CRLS:
        raise TrustListRefused(ListFault.TOO_MANY, "crls")
    for at, crl in enumerate(crls):
        try:
            read_crl(crl.encode("ascii"))
        except (CrlRefused, UnicodeEncodeError) as refused:
            raise TrustListRefused(ListFault.BAD_CRL, f"crls[{at}]") from refused


def _check_entries(entries: tuple[TrustEntry, ...]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise TrustListRefused(ListFault.TOO_MANY, "entries")
    seen: set[tuple[str, Role]] = set()
    for at, entry in enumerate(entries):
        if (entry.certificate, entry.role) in seen:
            raise TrustListRefused(ListFault.TWICE, f"entries[{at}]")
        seen.add((entry.certificate, entry.role))
        _check_entry(f"entries[{at}]", entry)


def _check_entry(where: str, entry: TrustEntry) -> None:
    certificate = find_certificate(entry.certificate)
    if certificate is None:
        raise TrustListRefused(ListFault.BAD_CERTIFICATE, f"{where}.certificate")
    # An inspector's certificate as an authority would let him vouch for whom he likes.
    if is_authority(certificate) != (entry.role is Role.AUTHORITY):
        raise TrustListRefused(ListFault.NOT_AN_AUTHORITY, f"{where}.role")
    times = ("valid_from", entry.valid_from), ("valid_until", entry.valid_until)
    for name, moment in (*times, ("revoked", entry.revoked)):
        if moment is not None:
            _check_moment(f"{where}.{name}", moment)
    if entry.valid_from and entry.valid_until and entry.valid_until < entry.valid_from:
        raise TrustListRefused(ListFault.TIMES_CROSSED, f"{where}.valid_until")
    _check_words(f"{where}.reason", entry.reason, is_needed=False)


def _check_moment(where: str, moment: datetime) -> None:
    if moment.tzinfo is None or moment != to_the_second(moment) or moment.utcoffset():
        raise TrustListRefused(ListFault.BAD_FIELD, where)


def _check_words(where: str, words: str, *, is_needed: bool) -> None:
    is_blank = not words.strip()
    if len(words) > LONGEST_WORDS or not words.isprintable() or (is_needed and is_blank):
        raise TrustListRefused(ListFault.BAD_FIELD, where)
