"""Release withheld parts: a small signed file with each part and its salt, to be checked later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checklists.records import BadRecord, from_record, to_record
from checklists.values import Problem
from reports.certificates import common_name, fingerprint
from reports.data import ReportData
from reports.envelope import EnvelopeFault, EnvelopeRefused, open_envelope, seal_envelope
from reports.identity import Identity
from reports.redaction import disclosures_of
from reports.withholding import Disclosure, Withheld, released_part

KIND = "release"
# Marks of ten thousand lines take some megabytes; a report's data may be this large.
LARGEST_BYTES = 64 * 1024 * 1024


@dataclass(eq=False)
class NotThisEdition(Problem):
    """The redacted edition was not made from this full one; `place` is where they differ."""

    place: str


@dataclass(eq=False)
class NoSuchPart(Problem):
    """The redacted edition withholds no part of this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Release:
    """Released parts of the full edition whose file has this SHA-256 (hex), and who released."""

    full_edition: str
    parts: tuple[Disclosure, ...]
    signer: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ReleasedPart:
    """A released part, and the withheld one that it is; None when it is none of that edition."""

    released: Disclosure
    withheld: Withheld | None


@dataclass(frozen=True, slots=True)
class _Content:
    full_edition: str
    parts: tuple[Disclosure, ...]


def make_release(
    full: ReportData, redacted: ReportData, numbers: Iterable[int], identity: Identity
) -> bytes:
    """The signed file that tells parts of a redacted edition, by their numbers in it.

    Raises NotThisEdition when it was not made from this full one, NoSuchPart for a number.
    """
    known = dict(enumerate(disclosures_of(full, redacted), 1))
    unchanged = {one.number for one in redacted.withheld if _is_same(one, known.get(one.number))}
    parts = []
    for number in dict.fromkeys(numbers):
        if number not in known:
            raise NoSuchPart(number)
        if number not in unchanged:
            raise NotThisEdition(f"/withheld/{number - 1}")
        parts.append(known[number])
    content = to_record(_Content(redacted.full_edition, tuple(parts)))
    return seal_envelope(KIND, content, identity)


def read_release(untrusted: bytes) -> Release:
    """What a release says and who signed it; raises EnvelopeRefused."""
    opened = open_envelope(KIND, untrusted, LARGEST_BYTES)
    try:
        content = from_record(_Content, dict(opened.content), KIND)
    except BadRecord as bad:
        raise EnvelopeRefused(KIND, EnvelopeFault.BAD_FIELD, bad.where) from bad
    signer = opened.signer
    return Release(content.full_edition, content.parts, common_name(signer), fingerprint(signer))


def check_release(
    release: Release, full_edition: str, withheld: Sequence[Withheld]
) -> tuple[ReleasedPart, ...]:
    """Each released part held against what an edition of this full one withholds."""
    mine = withheld if release.full_edition == full_edition else ()
    return tuple(ReleasedPart(one, released_part(mine, one)) for one in release.parts)


def _is_same(withheld: Withheld, told: Disclosure | None) -> bool:
    return told is not None and released_part((withheld,), told) is withheld
