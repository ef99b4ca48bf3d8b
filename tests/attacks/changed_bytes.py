"""Bytes changed, added and cut off at random, in reports and in counter-signed ones."""

from collections.abc import Callable
from functools import partial
from random import Random

from reports.verdicts import Question, Reason
from tests.attacks.trying import Attack, named
from tests.support.countersigned import everybody, hosted, reviewed
from tests.support.signed_reports import signed_report

CHANGES, TAILS, CUTS, PREFIXES = 2000, 300, 300, 40
CHANGED = named(
    Question.INTACT,
    Reason.BYTES_CHANGED,
    Reason.BYTES_OUTSIDE_SIGNATURE,
    Reason.CHANGED_AFTER_SIGNING,
    Reason.NOT_SIGNED,
    Reason.TOO_MANY_SIGNATURES,
    Reason.UNREADABLE,
    Reason.FORBIDDEN_CONTENT,
)
FOLLOWED = named(Question.INTACT, Reason.BYTES_OUTSIDE_SIGNATURE, Reason.UNREADABLE)
CUT = named(
    Question.INTACT,
    Reason.BYTES_CHANGED,
    Reason.BYTES_OUTSIDE_SIGNATURE,
    Reason.NOT_SIGNED,
    Reason.UNREADABLE,
)
HARMLESS = (b"\n", b" ", b"\0", b"%%EOF\n", b"%comment\n", b"\r\n%%EOF\r\n")


def attacks(random: Random) -> list[Attack]:
    """Half of each kind on files that others signed after the inspector."""
    trust = everybody()
    made = []
    for kind, count, plan, right in (
        ("one byte changed", CHANGES, one_byte, CHANGED),
        ("bytes after the end", TAILS, _tail, FOLLOWED),
        ("end cut off", CUTS, _cut, CUT),
        ("bytes before the beginning", PREFIXES, _prefix, CHANGED),
    ):
        for number in range(count):
            is_later = number % 2
            pdf = random.choice(_later() if is_later else _reports())
            name = f"{kind}, counter-signed" if is_later else kind
            made.append(Attack(name, plan(pdf, random), right, trust))
    return made


def _reports() -> tuple[bytes, ...]:
    return tuple(signed_report(language).pdf for language in ("en", "zh", "fr", "ar"))


def _later() -> tuple[bytes, ...]:
    return (hosted(), hosted("ar"), reviewed())


def one_byte(pdf: bytes, random: Random) -> Callable[[], bytes]:
    return partial(_flipped, pdf, random.randrange(len(pdf)), random.randrange(1, 256))


def _flipped(pdf: bytes, position: int, mask: int) -> bytes:
    return pdf[:position] + bytes([pdf[position] ^ mask]) + pdf[position + 1 :]


def _tail(pdf: bytes, random: Random) -> Callable[[], bytes]:
    tail = random.choice((*HARMLESS, random.randbytes(random.randrange(1, 200))))
    return partial(_joined, pdf, tail)


def _prefix(pdf: bytes, random: Random) -> Callable[[], bytes]:
    head = random.choice((*HARMLESS, random.randbytes(random.randrange(1, 200))))
    return partial(_joined, head, pdf)


def _joined(one: bytes, other: bytes) -> bytes:
    return one + other


def _cut(pdf: bytes, random: Random) -> Callable[[], bytes]:
    """Near the end as well as anywhere; a file cut where a revision ends is that revision."""
    whole = {len(one) for one in (*_reports(), *_later())}
    near = random.random() < 0.5
    while (length := random.randrange(len(pdf) - 2000 if near else 0, len(pdf))) in whole:
        pass
    return partial(_begun, pdf, length)


def _begun(pdf: bytes, length: int) -> bytes:
    return pdf[:length]
