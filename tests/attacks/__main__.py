"""`python -m tests.attacks [--seed N]`: attacks, honest reports, foreign files, counted by kind.

Exits with 1 when anything is accepted or named wrongly, or a genuine report is refused.
"""

import argparse
import logging
import os
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

from tests.attacks import (
    after_signing,
    broken_signatures,
    changed_bytes,
    countersigners,
    foreign,
    genuine,
    lying,
    signers,
    stamped,
)
from tests.attacks.trying import Attack, Outcome, attempt

SEED = 20261127
AT_A_TIME = 16
Task = Callable[[], Outcome]
# Handed to the children by the fork: what an attack is made of cannot be sent.
TASKS: list[Task] = []


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.attacks", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED, help="of the random places and bytes")
    parser.add_argument("--only", default="", help="kinds whose name holds this")
    asked = parser.parse_args(arguments)
    began = time.monotonic()
    print(f"seed {asked.seed}", flush=True)
    logging.disable(logging.CRITICAL)  # libraries quote each file in their warnings
    random = Random(asked.seed)  # noqa: S311 - the same places for the same seed
    TASKS.extend(task for kind, task in tasks(random) if asked.only in kind)
    outcomes = list(_carried_out())
    if asked.only in "foreign broken hostile":
        with tempfile.TemporaryDirectory() as folder:
            outcomes.extend(foreign.check_all(Path(folder), foreign.files()))
    faults = report(outcomes)
    print(f"{len(outcomes)} tried in {time.monotonic() - began:.0f} s, {faults} faults")
    return 1 if faults or not outcomes else 0


def tasks(random: Random) -> Iterable[tuple[str, Task]]:
    for attack in all_attacks(random):
        yield attack.kind, partial(attempt, attack)
    yield from genuine.tasks()
    yield from stamped.genuine()


def all_attacks(random: Random) -> list[Attack]:
    return [
        *changed_bytes.attacks(random),
        *after_signing.attacks(),
        *broken_signatures.attacks(),
        *signers.attacks(),
        *lying.attacks(),
        *countersigners.attacks(),
        *stamped.attacks(random),
    ]


def report(outcomes: Iterable[Outcome]) -> int:
    """Print a line for each kind with what it was called, and each fault; how many there are."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.kind].append(outcome)
    faults = 0
    for kind, found in kinds.items():
        wrong = [one for one in found if one.fault]
        faults += len(wrong)
        called = Counter(one.named for one in found)
        told = ", ".join(f"{number} {name}" for name, number in called.most_common())
        print(f"{'FAULT' if wrong else 'ok':5} {len(found):5} {kind}: {told}")
        for one in wrong:
            print(f"      {one.fault}: {one.named}")
    return faults


def _carried_out() -> Iterable[Outcome]:
    lanes = len(os.sched_getaffinity(0))
    with ProcessPoolExecutor(lanes, mp_context=get_context("fork")) as pool:
        yield from pool.map(_do, range(len(TASKS)), chunksize=AT_A_TIME)


def _do(number: int) -> Outcome:
    return TASKS[number]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
