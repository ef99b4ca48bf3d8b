"""A made-up consignment of rifles and a list of what was seen of it, from a seed."""

import random
from dataclasses import dataclass

from checklists.delivering.case import DeclaredItem
from checklists.delivering.matching import normal_form, one_apart
from tests.support.cases import make_declared

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RUNS = ("A{:05d}", "{:06d}", "B8{:04d}", "SK-{:05d}", "0{:04d}")


@dataclass(frozen=True)
class Consignment:
    """What was declared and what was read. `read` is (text, store, the true item or empty)."""

    declared: dict[str, DeclaredItem]
    read: list[tuple[str, str, str]]
    slips: frozenset[int]
    absent: frozenset[str]
    misplaced: frozenset[str]
    extras: int


def make_consignment(number: int = 3000, seed: int = 7, *, slip_share: float = 0.04) -> Consignment:
    """Runs of consecutive numbers with leading zeros, 12 serials twice, 30 malformed ones."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    serials = _serials(chance, number)
    declared = {
        f"item-{n:05d}": make_declared(serial, f"Store {1 + n % 3}", n)
        for n, serial in enumerate(serials, 1)
    }
    ids = list(declared)
    absent = frozenset(chance.sample(ids, 20))
    there = [one for one in ids if one not in absent]
    misplaced = frozenset(chance.sample(there, 10))
    read = [
        (declared[one].serial, "Store 9" if one in misplaced else declared[one].store, one)
        for one in there
    ]
    chance.shuffle(read)
    slips = frozenset(chance.sample(range(len(read)), round(len(read) * slip_share)))
    gone = {normal_form(declared[one].serial) for one in absent}
    for place in slips:
        text, store, one = read[place]
        read[place] = (_slipped(chance, text, gone), store, one)
    forms = {normal_form(serial) for serial in serials}
    extras = _extras(chance, forms)
    read += [(text, "Store 1", "") for text in extras]
    return Consignment(declared, read, slips, absent, misplaced, len(extras))


def _serials(chance: random.Random, number: int) -> list[str]:
    malformed = 30
    fresh = number - 12 - malformed
    share = -(-fresh // len(RUNS))
    serials = [run.format(n) for run in RUNS for n in range(1, share + 1)][:fresh]
    broken = [f"?{n}" if n % 3 else f"№ {n} / (worn)" for n in range(malformed)]
    return [*serials, *chance.sample(serials, 12), *broken]


def _slipped(chance: random.Random, text: str, gone: set[str]) -> str:
    """One slip, not into the serial of an absent item: that no text can tell from the truth."""
    while True:
        at, sign = chance.randrange(len(text)), chance.choice(SIGNS)
        slipped = chance.choice(
            (
                text[:at] + text[at + 1 :],
                text[:at] + sign + text[at:],
                text[:at] + sign + text[at + 1 :],
                text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            )
        )
        form = normal_form(slipped)
        if one_apart(form, normal_form(text)) and form not in gone:
            return slipped


def _extras(chance: random.Random, forms: set[str]) -> list[str]:
    found: list[str] = []
    while len(found) < 15:
        text = "ZX" + "".join(chance.choices("34679", k=9))
        if text not in forms and text not in found:
            found.append(text)
    return found
