"""What a redacted edition withholds: parts, reasons, salts, and commitments anyone can recompute.

The construction is told for readers without this program in `docs/redaction.md`.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checklists.records import canonical_json
from checklists.values import Problem

SECRET_BYTES = 32
SALT_DOMAIN = b"PSSM Inspector salt 1\n"
COMMITMENT_DOMAIN = b"PSSM Inspector withheld part 1\n"


class Part(StrEnum):
    """What can be withheld. Entries are taken out whole; of the rest only words are replaced."""

    ANSWER = "answer"
    PHOTO = "photo"
    SERIALS = "serials"
    FINDING = "finding"
    PERSON = "person"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Choice:
    """One part to withhold and why. `subject` names it without telling it:

    an item's id, a photo's or finding's number, lines of the declaration (`12..31`), a person's
    place (`hosts 2`), or the place of a text in the data (a JSON pointer, RFC 6901).
    """

    part: Part
    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """A part that is missing here. `number` counts from 1; `commitment` is a SHA-256 (hex)."""

    number: int
    part: Part
    subject: str
    reason: str
    commitment: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A withheld part as the full edition has it.

    `values` maps places in the full edition's data (JSON pointers) to what stands there; `salt`
    is 32 bytes in hex.
    """

    part: Part
    subject: str
    salt: str
    values: Mapping[str, Any]


@dataclass(eq=False)
class NothingThere(Problem):
    """The full edition holds nothing of this part, or nothing that another part has not taken."""

    part: Part
    subject: str


@dataclass(eq=False)
class ReasonMissing(Problem):
    """A part is to be withheld without a reason."""

    part: Part
    subject: str


@dataclass(eq=False)
class StillQuoted(Problem):
    """What is withheld stands word for word elsewhere; `places` are JSON pointers."""

    places: tuple[str, ...]


@dataclass(eq=False)
class NoSecret(Problem):
    """The data has no secret: it is a draft, or a redacted edition itself."""


def new_secret() -> str:
    """What the salts of one report come from: 32 random bytes in hex."""
    return secrets.token_hex(SECRET_BYTES)


def salt_of(secret: str, part: Part, subject: str, places: Iterable[str]) -> str:
    """The salt (hex) of one part; it tells nothing of the salt of any other part."""
    named = {"part": str(part), "subject": subject, "places": sorted(places)}
    message = SALT_DOMAIN + canonical_json(named)
    return hmac.new(bytes.fromhex(secret), message, hashlib.sha256).hexdigest()


def commitment_to(disclosure: Disclosure) -> str:
    """The commitment (hex) to a part; raises ValueError for a salt that is no hex."""
    told = {
        "part": str(disclosure.part),
        "subject": disclosure.subject,
        "values": dict(disclosure.values),
    }
    hidden = COMMITMENT_DOMAIN + bytes.fromhex(disclosure.salt) + canonical_json(told)
    return hashlib.sha256(hidden).hexdigest()


def released_part(withheld: Iterable[Withheld], disclosure: Disclosure) -> Withheld | None:
    """The withheld part that this is, to the last letter; None when it is none of them."""
    try:
        commitment = commitment_to(disclosure)
    except ValueError:
        return None
    if len(disclosure.salt) != 2 * SECRET_BYTES:
        return None
    same = (
        one
        for one in withheld
        if (one.part, one.subject) == (disclosure.part, disclosure.subject)
        and hmac.compare_digest(one.commitment, commitment)
    )
    return next(same, None)


def mark_of(number: int, which: int = 0) -> str:
    """What stands in place of a withheld text; `which` tells several texts of a part apart."""
    return f"[W-{number:02d}.{which}]" if which else f"[W-{number:02d}]"
