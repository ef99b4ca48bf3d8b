"""A later signature: a few values, and the one revision that they make of a report."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from reports.certificates import common_name, fingerprint
from reports.counter_mark import Shown, draw_mark
from reports.page_text import printable
from reports.refusal import Refused
from reports.revision_writer import Signing, UnsignedRevision
from reports.signature_fields import FIELDS, field_size
from reports.verdicts import Reason, Role, Stance

LONGEST_WORDS = 4000
SEPARATOR = ": "


@dataclass(frozen=True, slots=True)
class CounterSignature:
    """Everything a later signature says. `language` is the report's; `signed` is aware."""

    role: Role
    stance: Stance
    words: str
    signed: datetime
    signer: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    hash_name: str
    language: str


def unsigned_revision(before: bytes, values: CounterSignature) -> UnsignedRevision:
    """The report with this signature, but for the signature; raises WordsTooLong."""
    shown = Shown(
        values.role,
        values.stance,
        common_name(values.signer),
        fingerprint(values.signer),
        values.signed,
        values.words,
        values.language,
        field_size(before, FIELDS[values.role]),
    )
    reason = values.stance + (SEPARATOR + values.words if values.words else "")
    signing = Signing(FIELDS[values.role], values.signed, values.hash_name, values.chain, reason)
    return UnsignedRevision(before, signing, draw_mark(shown))


def fit_words(words: str) -> str:
    """As they are written: with line feeds only, and what cannot be printed spelled out."""
    lines = (" ".join(line.split()) for line in words.strip().splitlines())
    return printable("\n".join(lines))


def read_reason(reason: str) -> tuple[Stance, str]:
    """Stance and words of a signature's reason; raises Refused when it is not one of ours."""
    stance, _, words = reason.partition(SEPARATOR)
    if stance not in set(Stance) or len(words) > LONGEST_WORDS:
        raise Refused(Reason.FORBIDDEN_CONTENT, "/Reason")
    return Stance(stance), words
