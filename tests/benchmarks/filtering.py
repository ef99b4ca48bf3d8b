"""Filtering 10,000 declared items at each key, against looking for the signs in each serial."""

import itertools
import time

from checklists.delivering.matching import MarkIndex, normal_form
from tests.benchmarks.measuring import Comparison, in_turn
from tests.support.rifles import make_consignment

ITEMS = 10_000
LONGEST_MS = 50


def measure() -> Comparison:
    declared = make_consignment(ITEMS).declared
    began = time.perf_counter()
    index = MarkIndex(declared)
    built_ms = (time.perf_counter() - began) * 1000
    forms = [(one, normal_form(item.serial)) for one, item in declared.items()]
    serials = [form for _, form in forms[:: ITEMS // 100]]
    keys = [form[:length] for form in serials for length in range(1, len(form) + 1)]
    ours, floor = itertools.cycle(keys), itertools.cycle(keys)

    def scan() -> list[str]:
        typed = normal_form(next(floor))
        return [one for one, form in forms if typed in form]

    taken = in_turn(lambda: index.having(next(ours)), scan, len(keys))
    longest = max(_taken_ms(index, key) for key in [*keys, "7O7O7O", "ZZZZZZZZ"])
    assert longest < LONGEST_MS, f"{longest:.0f} ms at one key"
    note = f"{ITEMS} items, {len(keys)} keys, longest {longest:.1f} ms; built in {built_ms:.0f} ms"
    return Comparison("filter at each key", *taken, aim=1.0, note=note)


def _taken_ms(index: MarkIndex, key: str) -> float:
    began = time.perf_counter()
    index.having(key)
    return (time.perf_counter() - began) * 1000
