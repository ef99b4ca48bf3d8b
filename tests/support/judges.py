"""Judges of a PDF that are not ours: pdfsig, qpdf, mutool, the rules of PDF/A-3a and PDF/UA-1."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import page
import pikepdf
from asn1crypto.cms import ContentInfo
from cryptography.hazmat.primitives.serialization import Encoding

from tests.support.time_servers import clock

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


def judge(path: Path, signatures: int, stamps: int = 0) -> Judgement:
    """What the judges say of a file that was signed this often, the inspector's included.

    A file with time stamps ends with one. pdfsig 22.12 and mutool 1.21 know no document time
    stamps: pdfsig has to see them and say so, and OpenSSL is asked in their place.
    """
    rules, allowed = _rules(path, signatures + stamps)
    others = (
        *_pdfsig(path, signatures, stamps),
        *_qpdf(path),
        *_mutool(path, signatures, 0 if stamps else 1),
        *_openssl(path, stamps),
    )
    return Judgement((*others, *rules), allowed)


def _pdfsig(path: Path, signatures: int, stamps: int) -> list[str]:
    said = _said("pdfsig", "-nocert", str(path))
    found = []
    if said.count("Signature is Valid") != signatures:
        found.append(f"pdfsig: {said.count('Signature is Valid')} of {signatures} valid")
    if said.count("has not yet been verified") != stamps:
        found.append("pdfsig: not the time stamps there are")
    if said.count("- Total document signed") != 1:
        found.append("pdfsig: not one signature over the whole file")
    return found


def _qpdf(path: Path) -> list[str]:
    said = _said("qpdf", "--check", str(path))
    is_sound = "No syntax or stream encoding errors found" in said and "WARNING" not in said
    return [] if is_sound else [f"qpdf: {said[:200]}"]


def _mutool(path: Path, signatures: int, over_all: int) -> list[str]:
    """Every page is drawn without complaint, and every signature is found valid."""
    drawn = _said("mutool", "draw", "-q", "-r", "20", "-F", "ppm", "-o", "/dev/null", str(path))
    found = [f"mutool: {line}" for line in drawn.splitlines() if line not in MUTOOL_LACKS]
    said = _said("mutool", "sign", "-v", str(path))
    latest, earlier = said.count(UNCHANGED), said.count(VALID_THEN)
    if (latest, earlier) != (over_all, signatures - over_all):
        found.append(f"mutool: {latest} over all, {earlier} valid before, of {signatures}")
    return found


def _openssl(path: Path, stamps: int) -> list[str]:
    """Each time stamp is about the bytes before it, by the certificates that lie in it."""
    pdf, good = path.read_bytes(), 0
    with pikepdf.open(path) as opened:
        filled = [field.V for field in opened.Root.AcroForm.Fields if "/V" in field]
        found = [value for value in filled if str(value.SubFilter) == "/ETSI.RFC3161"]
        for value in found:
            start, length, after, rest = (int(number) for number in value.ByteRange)
            data, token = path.with_suffix(".signed"), path.with_suffix(".token")
            data.write_bytes(pdf[start : start + length] + pdf[after : after + rest])
            token.write_bytes(ContentInfo.load(bytes(value.Contents)).dump())
            top = path.with_suffix(".pem")
            top.write_bytes(clock().trusted.public_bytes(Encoding.PEM))
            said = _said(
                *("openssl", "ts", "-verify", "-data", str(data), "-in", str(token)),
                *("-token_in", "-CAfile", str(top)),
            )
            good += "Verification: OK" in said
    return [] if good == len(found) == stamps else [f"openssl: {good} of {stamps} time stamps"]


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
