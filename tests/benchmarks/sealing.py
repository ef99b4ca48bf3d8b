"""Signing and verifying a report of 100 MB, against reading it once, and `pdfsig` on it."""

import hashlib
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from reports.compose import compose
from reports.data import with_figures
from reports.seal import seal
from reports.trust import TrustList
from reports.verdicts import Standing
from reports.verify import signer_of, verify_report
from tests.benchmarks.large_photos import photos_of_one
from tests.benchmarks.large_report import large_report
from tests.benchmarks.measuring import Comparison, peak_megabytes
from tests.support.signing import NOW, inspector

PHOTOS = 1100
Made = TypeVar("Made")


def measure() -> Comparison:
    evidence, derived = photos_of_one(PHOTOS)
    who = inspector()
    plain = replace(large_report(evidence), signer=signer_of(who.certificate), issued=NOW)
    data = with_figures(plain)
    composed = compose(data, derived)
    trust = TrustList().with_certificates([who.certificate])
    signed, signing_s = _timed(lambda: seal(composed, who, NOW))
    found, verifying_s = _timed(lambda: verify_report("report.pdf", signed, trust))
    if found.standing is not Standing.HOLDS:
        raise SystemExit(f"the report {found.standing}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.pdf"
        file.write_bytes(signed)
        _, reading_s = _timed(lambda: hashlib.sha256(file.read_bytes()).digest())
        run = ["pdfsig", str(file)]
        _, pdfsig_s = _timed(lambda: subprocess.run(run, check=True, capture_output=True))
    note = (
        f"{len(signed) / 1e6:.0f} MB, {composed.pages} pages: signing {signing_s * 1000:.0f} ms, "
        f"verifying everything {verifying_s * 1000:.0f} ms; reading and hashing once "
        f"{reading_s * 1000:.0f} ms, pdfsig {pdfsig_s * 1000:.0f} ms; "
        f"peak {peak_megabytes():.0f} MB"
    )
    return Comparison("signing 100 MB", signing_s * 1000, reading_s * 1000, aim=0, note=note)


def _timed(work: Callable[[], Made]) -> tuple[Made, float]:
    began = time.perf_counter()
    made = work()
    return made, time.perf_counter() - began
