"""Verifying the demo's report, start of the program included, against `pdfsig` on the same file."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measuring import Comparison, in_turn

ROOT = Path(__file__).resolve().parents[2]


def measure() -> Comparison:
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        program = [sys.executable, str(ROOT / "main.py")]
        subprocess.run([*program, "demo", str(demo)], check=True, capture_output=True)
        report = str(demo / "report.pdf")
        verify = [*program, "verify", report, "--trust", str(demo / "trust")]

        def run(*command: str) -> None:
            subprocess.run(command, check=True, capture_output=True)

        taken = in_turn(lambda: run(*verify), lambda: run("pdfsig", report), 5)
        return Comparison("verify", *taken, aim=0, note="pdfsig checks the signature only")
