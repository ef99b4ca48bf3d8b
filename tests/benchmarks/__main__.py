"""`python -m tests.benchmarks [NAME ...]`: run the benchmarks and print one line each."""

import subprocess
import sys
from importlib import import_module

NAMES = (
    "starting",
    "loading",
    "opening",
    "answering",
    "reporting",
    "drawing",
    "sealing",
    "verifying",
    "batch",
    "importing",
    "filtering",
    "reconciling",
)


def main(names: list[str]) -> int:
    if len(names) == 1:
        print(import_module(f"tests.benchmarks.{names[0]}").measure().line(), flush=True)
        return 0
    # Each in a process of its own: peak memory is per process.
    for name in names or NAMES:
        subprocess.run([sys.executable, "-m", "tests.benchmarks", name], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
