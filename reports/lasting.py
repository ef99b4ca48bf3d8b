"""Make a report provable for long: time stamps, and what its signatures are checked with later."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from checklists.values import Problem
from reports.certificates import common_name, fingerprint, issued
from reports.integrity import Intact, check_intact, open_untrusted
from reports.issuing import SelfCheckFailed
from reports.long_term import LongTerm, add_long_term
from reports.revisions import revisions_of
from reports.revocation_proof import crl_addresses, is_covered, read_crl
from reports.signature_fields import TIME_STAMPS
from reports.time_servers import TimeStampDenied, ask_time_server
from reports.time_stamps import HASH_NAME, LARGEST_ROOM, ROOM, StampPlace, UnstampedRevision
from reports.time_tokens import read_token
from reports.times import is_authority_trusted
from reports.trust import TrustList
from reports.verdicts import Question, Standing, Verification
from reports.verify import verify_report

MUST_HOLD = (Question.INTACT, Question.DATA_EQUALS_PAGE, Question.PHOTOS_EQUAL_HASHES)


@dataclass(eq=False)
class NotToBeStamped(Problem):
    """The file does not hold as a report, or is not the one that was verified."""

    verification: Verification


@dataclass(eq=False)
class NoTimeStampLeft(Problem):
    """Every place for a time stamp in the report is taken; `most` is how many there are."""

    most: int


@dataclass(eq=False)
class TimeAuthorityUnknown(Problem):
    """The authority that stamped is none of those trusted; nothing was kept of it."""

    name: str
    fingerprint: str


@dataclass(eq=False)
class RevocationUnproven(Problem):
    """Nothing shows whether these certificates were revoked; `names` are their holders."""

    names: tuple[str, ...]


class Level(StrEnum):
    """As PAdES names them: a time stamp, what to check with besides, and a time stamp over that."""

    TIME = "t"
    LONG_TERM = "lt"
    ARCHIVE = "lta"


@dataclass(frozen=True, slots=True)
class Lasting:
    """How a report is to last. `known` is what is at hand to check signatures with.

    With `trust`, a time stamp of an authority that is not trusted is not kept. `asks` goes to the
    server for a time stamp, `fetches` to an address for a revocation list, or is None to not.
    """

    level: Level
    server: str
    known: LongTerm = field(default_factory=LongTerm)
    trust: TrustList | None = None
    asks: Callable[[str, bytes, str], bytes] = ask_time_server
    fetches: Callable[[str], bytes] | None = None


def make_lasting(report: bytes, checked: Verification, asked: Lasting) -> bytes:
    """The report with what its level adds, checked again; raises a Problem that says why not.

    `checked` is what verifying these very bytes in a child process gave. A time stamp over all of
    the file that is there already is not given again below ARCHIVE.
    """
    if hashlib.sha256(report).hexdigest() != checked.sha256 or not _holds(checked):
        raise NotToBeStamped(checked)
    made = report
    if asked.level is Level.TIME or not _ends_with_time(report):
        made = _stamped(made, asked)
    if asked.level is not Level.TIME:
        made = add_long_term(made, _missing(made, asked))
    if asked.level is Level.ARCHIVE:
        made = _stamped(made, asked)
    again = verify_report("", made, asked.trust)
    if not _holds(again):
        raise SelfCheckFailed(again)
    return made


def _holds(checked: Verification) -> bool:
    holding = {one.question for one in checked.verdicts if one.standing is Standing.HOLDS}
    return holding.issuperset(MUST_HOLD)


def _ends_with_time(pdf: bytes) -> bool:
    with open_untrusted(pdf) as opened:
        return revisions_of(opened, len(pdf))[-1].field in TIME_STAMPS


def _stamped(pdf: bytes, asked: Lasting) -> bytes:
    place = StampPlace(_free_field(pdf), ROOM)
    while True:
        revision = UnstampedRevision(pdf, place)
        token = asked.asks(asked.server, revision.digest, HASH_NAME)
        if asked.trust is not None:
            _check_authority(token, asked.trust)
        if 2 * len(token) <= place.room:
            return revision.filled(token)
        if place.room >= LARGEST_ROOM:
            raise TimeStampDenied(asked.server, f"{len(token)} B")
        # The room is part of what is stamped, so a larger one asks for another time stamp.
        place = StampPlace(place.field, LARGEST_ROOM)


def _free_field(pdf: bytes) -> str:
    with open_untrusted(pdf) as opened:
        taken = {revision.field for revision in revisions_of(opened, len(pdf))}
    free = [name for name in TIME_STAMPS if name not in taken]
    if not free:
        raise NoTimeStampLeft(len(TIME_STAMPS))
    return free[0]


def _check_authority(token: bytes, trust: TrustList) -> None:
    said = read_token(token)
    if not is_authority_trusted(trust, said):
        raise TimeAuthorityUnknown(common_name(said.authority), fingerprint(said.authority))


def _missing(pdf: bytes, asked: Lasting) -> LongTerm:
    """What the file lacks to check all that signed it with later; raises RevocationUnproven."""
    with open_untrusted(pdf) as opened:
        intact = check_intact(pdf, opened)
    signers = tuple(_signers(intact))
    at_hand = (
        *signers,
        *_opened(asked.known.certificates),
        *_opened(intact.long_term.certificates),
    )
    trusted = asked.trust.opened() if asked.trust is not None else ()
    pairs = tuple(_pairs(signers, (*at_hand, *trusted)))
    crls = [*asked.known.crls, *intact.long_term.crls]
    ocsps = (*asked.known.ocsps, *intact.long_term.ocsps)
    unproven = []
    for certificate, issuer in pairs:
        proven = issuer is not None and is_covered(certificate, issuer, crls, ocsps)
        if not proven and issuer is not None and asked.fetches is not None:
            crls += _fetched(certificate, asked.fetches)
            proven = is_covered(certificate, issuer, crls, ocsps)
        if not proven:
            unproven.append(common_name(certificate))
    if unproven:
        raise RevocationUnproven(tuple(dict.fromkeys(unproven)))
    needed = [*signers, *(issuer for _, issuer in pairs if issuer is not None)]
    certificates = tuple(entry.public_bytes(Encoding.DER) for entry in needed)
    return LongTerm(certificates, tuple(crls), ocsps).without(intact.long_term)


def _signers(intact: Intact) -> Iterator[x509.Certificate]:
    """Everybody who signed or stamped, and those above them as far as the file names them."""
    yield from (intact.found.signer, *intact.found.chain)
    for later in intact.later:
        yield from (later.signer, *later.chain)
    for time in intact.times:
        yield from (time.token.authority, *time.token.chain)


def _pairs(
    signers: Iterable[x509.Certificate], known: tuple[x509.Certificate, ...]
) -> Iterator[tuple[x509.Certificate, x509.Certificate | None]]:
    """Each certificate on the way up with its issuer, if known; nobody stands above a root."""
    seen: set[x509.Certificate] = set()
    waiting = list(signers)
    while waiting:
        certificate = waiting.pop(0)
        if certificate in seen or certificate.issuer == certificate.subject:
            continue
        seen.add(certificate)
        issuer = next((entry for entry in known if issued(certificate, entry)), None)
        if issuer is not None:
            waiting.append(issuer)
        yield certificate, issuer


def _fetched(certificate: x509.Certificate, fetches: Callable[[str], bytes]) -> list[bytes]:
    return [read_crl(fetches(address), address) for address in crl_addresses(certificate)]


def _opened(ders: Iterable[bytes]) -> tuple[x509.Certificate, ...]:
    return tuple(x509.load_der_x509_certificate(der) for der in ders)
