import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ONLY_RUNTIME = ROOT / "tests" / "support" / "only_runtime"


@cache
def only_for_checks() -> str:
    """The modules of packages that are locked for the checks but not for running."""

    def locked(name: str) -> set[str]:
        lines = (ROOT / name).read_text("utf-8").splitlines()
        names = (line.partition("==")[0] for line in lines if "==" in line and line[0].isalnum())
        return {name.partition("[")[0].lower().replace("_", "-") for name in names}

    extra = locked("requirements-dev.txt") - locked("requirements.txt")
    modules = packages_distributions().items()
    return " ".join(
        module
        for module, packages in modules
        if all(package.lower().replace("_", "-") in extra for package in packages)
    )


@dataclass(frozen=True)
class Ran:
    """What one run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run_program(*arguments: object, **environment: str) -> Ran:
    """Run `main.py` as a person would, without a terminal."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={
            **os.environ,
            "PYTHONPATH": str(ONLY_RUNTIME),
            "PSSM_TEST_HIDDEN": only_for_checks(),
            "PSSM_LANGUAGE": "en",
            **environment,
        },
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The finished demo, built once; tests copy what they change."""
    folder = tmp_path_factory.mktemp("flows") / "demo"
    ran = run_program("demo", folder, "--json")
    assert ran.code == 0, ran.err
    record: dict[str, Any] = ran.json
    return record
