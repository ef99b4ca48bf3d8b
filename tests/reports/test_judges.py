"""Judges that are not ours agree on a report and on what is signed after it; a few of many.

All of them: `python -m tests.judges`.
"""

import shutil
from pathlib import Path

import pytest

from tests.judges.__main__ import steps
from tests.support.attacks import overlay, updated
from tests.support.judges import judge
from tests.support.signed_reports import signed_report

TOOLS = ("pdfsig", "qpdf", "mutool", "openssl")
pytestmark = pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="needs the judges")


@pytest.mark.parametrize("number", [3, 4], ids=["ar", "summary"])
def test_every_judge_agrees_after_each_signature(number: int, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    for _told, pdf, signatures, stamps in steps(number):
        path.write_bytes(pdf)
        found = judge(path, signatures, stamps)
        assert found.faults == ()
        # The ranges of earlier revisions, and only they, end before the file does.
        assert (found.allowed > 0) == (signatures + stamps > 1)


def test_the_judges_are_not_blind(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    pdf = signed_report().pdf
    for forged in (updated(pdf, overlay), pdf[:2000] + b"XX" + pdf[2002:]):
        path.write_bytes(forged)
        assert judge(path, 1).faults
