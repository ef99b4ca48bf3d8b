"""Judges of a PDF that are not ours: pdfsig, qpdf, mutool, the rules of PDF/A-3a and PDF/UA-1."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import page

# A range that ends with its revision cannot end with the file too: explained in docs/attacks.md.
RANGE_RULE = re.compile(r"PDFA3[AB]-SIGNATURE-BYTERANGE-001")
UNCHANGED = "The document is unchanged since signing."
VALID_THEN = "The signature is valid but there have been edits since signing."
MUTOOL_LACKS = frozenset({"warning: ICC support is not available"})
PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)


@dataclass(frozen=True)
class Judgement:
    """`faults` is empty when all judges agree; `allowed` counts breaches of the rule on ranges."""

    faults: tuple[str, ...]
    allowed: int


def judge(path: Path, signatures: int) -> Judgement:
    """What the judges say of a file that was signed this often, the inspector's included."""
    rules, allowed = _rules(path, signatures)
    others = (*_pdfsig(path, signatures), *_qpdf(path), *_mutool(path, signatures))
    return Judgement((*others, *rules), allowed)


def _pdfsig(path: Path, signatures: int) -> list[str]:
    said = _said("pdfsig", "-nocert", str(path))
    found = []
    if said.count("Signature is Valid") != signatures:
        found.append(f"pdfsig: {said.count('Signature is Valid')} of {signatures} valid")
    if said.count("- Total document signed") != 1:
        found.append("pdfsig: not one signature over the whole file")
    return found


def _qpdf(path: Path) -> list[str]:
    said = _said("qpdf", "--check", str(path))
    is_sound = "No syntax or stream encoding errors found" in said and "WARNING" not in said
    return [] if is_sound else [f"qpdf: {said[:200]}"]


def _mutool(path: Path, signatures: int) -> list[str]:
    """Every page is drawn without complaint, and every signature is found valid."""
    drawn = _said("mutool", "draw", "-q", "-r", "20", "-F", "ppm", "-o", "/dev/null", str(path))
    found = [f"mutool: {line}" for line in drawn.splitlines() if line not in MUTOOL_LACKS]
    said = _said("mutool", "sign", "-v", str(path))
    latest, earlier = said.count(UNCHANGED), said.count(VALID_THEN)
    if (latest, earlier) != (1, signatures - 1):
        found.append(f"mutool: {latest} over all, {earlier} of {signatures - 1} valid before")
    return found


def _rules(path: Path, signatures: int) -> tuple[list[str], int]:
    found, allowed = [], 0
    pdf = path.read_bytes()
    for profile in PROFILES:
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures:
            if RANGE_RULE.fullmatch(failure.rule_id) and signatures > 1:
                allowed += 1
            else:
                found.append(f"{profile.name}: {failure}")
    return found, allowed


def _said(*command: str) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr
