"""The commands of docs/verify-without-us.md, exactly as they stand there, on a signed report."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from reports.data import ReportData, with_figures
from tests.flows.conftest import ROOT
from tests.reports.test_content_case import make_visit_of_case
from tests.reports.test_figures import sampled
from tests.support.reports_samples import make_data, make_inspection
from tests.support.signed_reports import at_two_stores, report_data, signed_report
from tests.support.signing import inspector

DOCUMENT = (ROOT / "docs" / "verify-without-us.md").read_text("utf-8")
SCRIPT = ROOT / "docs" / "verify_report.py"
TOOLS = ("pdfsig", "pdfdetach", "pdfimages", "qpdf", "openssl", "sha256sum", "bash")
STEPS = re.findall(r"```sh\n(.*?)```", DOCUMENT, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.pdf").write_bytes(signed_report().pdf)
    certificate = inspector().certificate.public_bytes(Encoding.PEM)
    (tmp_path / "signer.pem").write_bytes(certificate)
    (tmp_path / "originals").mkdir()
    for name, content in (("IMG_1.jpg", b"red"), ("IMG_2.jpg", b"blue")):
        (tmp_path / "originals" / name).write_bytes(content)
    shutil.copy(SCRIPT, tmp_path)
    return tmp_path


def commands(folder: Path) -> list[str]:
    """What each step of the document prints; every command of it has to succeed."""
    said = []
    for step in STEPS:
        ran = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", step],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, (step, ran.stderr)
        said.append(ran.stdout + ran.stderr)
    return said


@pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="needs poppler-utils, qpdf, openssl")
def test_the_commands_of_the_document_say_what_it_says(folder: Path) -> None:
    file, signature, signer, attached, photos, figures = commands(folder)
    assert "No syntax or stream encoding errors found" in file
    assert "Signature Field Name: Inspector" in signature
    assert "Signature is Valid." in signature
    assert "Total document signed" in signature
    assert "CMS Verification successful" in signer
    assert "inspection.json" in attached
    assert photos == ""
    assert "same    score: 75 %" in figures
    assert "same    pictures on the pages" in figures
    assert "DIFFERS" not in figures


@pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="needs poppler-utils, qpdf, openssl")
def test_a_missing_original_is_printed(folder: Path) -> None:
    (folder / "originals" / "IMG_2.jpg").write_bytes(b"retouched")
    assert re.fullmatch(r"\s*[0-9a-f]{64}\n", commands(folder)[4])


def computed(data: ReportData, folder: Path) -> tuple[int, str]:
    file = folder / "inspection.json"
    file.write_bytes(data.to_json())
    ran = subprocess.run(
        [sys.executable, "-I", SCRIPT, file], capture_output=True, text=True, check=False
    )
    assert not ran.stderr
    return ran.returncode, ran.stdout


@pytest.mark.parametrize(
    "make",
    [
        lambda: make_data(make_inspection()),
        lambda: with_figures(make_visit_of_case()),
        lambda: with_figures(sampled()),
        lambda: with_figures(make_data(at_two_stores())),
    ],
)
def test_the_page_of_python_computes_what_the_program_does(
    make: Callable[[], ReportData], tmp_path: Path
) -> None:
    data = make()
    code, said = computed(data, tmp_path)
    assert (code, "DIFFERS" in said) == (0, False)
    assert data.figures is not None
    assert f"same    score: {data.figures.score.percent} %" in said
    if data.figures.sample:
        assert "same    sample drawn again" in said


@pytest.mark.parametrize(
    ("way", "value", "named"),
    [
        (("score", "percent"), 99, "score: 75 %"),
        (("critical_open",), ["SA-A-01"], "critical items open"),
        (("findings", "high"), 5, "findings by grade"),
    ],
)
def test_the_page_of_python_names_what_differs(
    way: tuple[str, ...], value: object, named: str, tmp_path: Path
) -> None:
    record = json.loads(report_data().to_json())
    place = record["figures"]
    for name in way[:-1]:
        place = place[name]
    assert place[way[-1]] != value
    place[way[-1]] = value
    (tmp_path / "inspection.json").write_text(json.dumps(record), "utf-8")
    ran = subprocess.run(
        [sys.executable, "-I", SCRIPT, tmp_path / "inspection.json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert f"DIFFERS {named}" in ran.stdout


def test_a_summary_prints_no_pictures(tmp_path: Path) -> None:
    record = {**json.loads(report_data().to_json()), "layout": "summary"}
    (tmp_path / "inspection.json").write_text(json.dumps(record), "utf-8")
    (tmp_path / "pictures").mkdir()
    ran = subprocess.run(
        [sys.executable, "-I", SCRIPT, tmp_path / "inspection.json", tmp_path / "pictures"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, "same    pictures on the pages: 0" in ran.stdout) == (0, True)
