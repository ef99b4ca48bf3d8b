"""Every check a change must pass, in order and timed: form, types, contracts, tests, coverage."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Not ".coverage.json": coverage would take it for data of its own.
COVERAGE_DATA = ".coverage-files.json"


@dataclass(frozen=True, slots=True)
class Step:
    """One check: what it looks after, and the arguments this Python is started with."""

    name: str
    arguments: tuple[str, ...]


STEPS = (
    Step("form", ("-m", "ruff", "format", "--check", ".")),
    Step("lint", ("-m", "ruff", "check", ".")),
    Step("types", ("-m", "mypy")),
    # Not the script lint-imports: scripts hold their folder's name, and a checkout may move.
    Step("contracts", ("-c", "import importlinter.cli as c; c.lint_imports_command()")),
    Step("tests", ("-m", "coverage", "run", "-m", "pytest")),
    Step("coverage", ("-m", "coverage", "report", "--skip-covered")),
    Step("coverage data", ("-m", "coverage", "json", "-q", "--fail-under=0", "-o", COVERAGE_DATA)),
    Step("perfect files", ("packaging/perfect.py", COVERAGE_DATA)),
)


def main() -> int:
    times: list[str] = []
    for step in STEPS:
        print(f"\n== {step.name}", flush=True)
        started = time.monotonic()
        code = subprocess.run(
            [sys.executable, *step.arguments], cwd=ROOT, env=_variables(), check=False
        ).returncode
        times.append(f"{step.name} {time.monotonic() - started:.1f} s")
        if code != 0:
            print(f"\nFailed: {step.name} (exit code {code}). The steps after it did not run.")
            print(f"Times: {', '.join(times)}")
            return 1
    print(f"\nEvery check passed. Times: {', '.join(times)}")
    return 0


def _variables() -> dict[str, str]:
    # No window may depend on, or flash up on, the screen of whoever runs the checks.
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


if __name__ == "__main__":
    sys.exit(main())
