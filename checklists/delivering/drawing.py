"""Draw a sample that anyone can draw again: the items with the smallest SHA-256 of seed and key."""

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from heapq import nsmallest

from checklists.delivering.sampling import SamplingFault, SamplingPlan, SamplingRefused

_SEED_BYTES = 8
# No control signs, no ends of lines, and no halves of characters, which UTF-8 cannot write.
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def new_seed() -> str:
    """A seed for whoever has none: 16 hexadecimal digits in fours, to be read out."""
    digits = secrets.token_hex(_SEED_BYTES)
    return "-".join(digits[n : n + 4] for n in range(0, len(digits), 4))


def rank(seed: str, key: str) -> str:
    """SHA-256 of the UTF-8 text `seed:key`, in lower-case hexadecimal."""
    return sha256(f"{seed}:{key}".encode()).hexdigest()


def draw(keys: Iterable[str], seed: str, size: int) -> tuple[str, ...]:
    """The `size` keys of smallest rank, by rank; their order in the list does not matter."""
    return tuple(nsmallest(size, keys, key=lambda key: (rank(seed, key), key)))


def drawn(plan: SamplingPlan, seed: str, keys: Mapping[str, Iterable[str]]) -> SamplingPlan:
    """The plan with its sample, drawn from the keys of the items by stratum.

    A key is one line of text that names one item of the lot. Drawn again after enlarging, the
    sample keeps what it had. Raises SamplingRefused when seed or keys do not serve, or when the
    list has other strata or numbers than the plan.
    """
    if not _is_line(seed):
        raise SamplingRefused(SamplingFault.SEED, seed)
    listed = {name: tuple(some) for name, some in keys.items()}
    _check_keys(key for some in listed.values() for key in some)
    for name in sorted(listed.keys() | {stratum.name for stratum in plan.strata}):
        planned = sum(stratum.lot for stratum in plan.strata if stratum.name == name)
        number = len(listed.get(name, ()))
        if planned != number:
            told = f"{number}, {planned}"
            raise SamplingRefused(SamplingFault.LIST_DIFFERS, f"{name}: {told}" if name else told)
    strata = tuple(
        replace(one, drawn=draw(listed.get(one.name, ()), seed, one.size)) for one in plan.strata
    )
    return replace(plan, seed=seed, strata=strata)


def _check_keys(keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if not _is_line(key):
            raise SamplingRefused(SamplingFault.KEY, key)
        if key in seen:
            raise SamplingRefused(SamplingFault.KEY_TWICE, key)
        seen.add(key)


def _is_line(text: str) -> bool:
    """One line of text without spaces around it, so that any tool reads the same."""
    return text == text.strip() and _LINE.fullmatch(text) is not None
