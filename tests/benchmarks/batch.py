"""200 reports through `verify`, start of the program included, per report against `pdfsig`."""

import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives import serialization

from checklists.values import Unwatched
from reports.issuing import IssueRequest, make_report
from tests.benchmarks.measuring import Comparison
from tests.support.signed_reports import PLACE, material
from tests.support.signing import NOW, inspector

ROOT = Path(__file__).resolve().parents[2]
REPORTS = 200
AIM = 3.0


def measure() -> Comparison:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = [str(_write(folder, number)) for number in range(REPORTS)]
        trust = folder / "trust.pem"
        who = inspector().certificate
        trust.write_bytes(who.public_bytes(serialization.Encoding.PEM))
        verify = [sys.executable, str(ROOT / "main.py"), "verify", "--trust", str(trust), *files]
        ours = _taken(verify)
        floor = sum(_taken(["pdfsig", file]) for file in files)
    note = f"per report, of {REPORTS}; pdfsig checks the signature only"
    return Comparison("batch", ours * 1000 / REPORTS, floor * 1000 / REPORTS, aim=AIM, note=note)


def _write(folder: Path, number: int) -> Path:
    plain = material("red", "blue")
    visit = replace(plain.inspection.visit, title=f"Visit {number}")
    told = replace(plain, inspection=replace(plain.inspection, visit=visit))
    signed = make_report(told, IssueRequest("en", PLACE, NOW, inspector()), Unwatched())
    file = folder / f"report-{number:03d}.pdf"
    file.write_bytes(signed.pdf)
    return file


def _taken(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began
