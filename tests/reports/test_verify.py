"""The verifier on honest reports, and on files that others changed after they were signed."""

import hashlib
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from asn1crypto import cms
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

from checklists.values import Unwatched
from reports import signature_check
from reports import verify as verifying
from reports.issuing import IssueRequest, draft_report, make_report
from reports.trust import TrustList
from reports.verdicts import Question, Reason, Standing, Verdict, Verification
from reports.verify import verify_report
from tests.support import attacks
from tests.support.signed_reports import PLACE, at_two_stores, material, signed_report
from tests.support.signing import NOW, Authority, inspector, rsa_key, stranger

TRUST = TrustList().with_certificates([inspector().certificate])
SIGNED = signed_report().pdf
BEGIN, END = attacks.gap(SIGNED)
# Where a byte can be changed in ways that differ: by name, the position of one byte in each.
REGIONS = {
    "header": 5,
    "first object": SIGNED.index(b"obj") + 8,
    "first stream": SIGNED.index(b"stream\n") + 12,
    "attached name": SIGNED.index(b"inspection.json") + 3,
    "program": SIGNED.index(b"PSSM Inspector") + 2,
    "first table": SIGNED.index(b"\nxref") + 30,
    "first trailer": SIGNED.index(b"trailer") + 12,
    "first startxref": SIGNED.index(b"startxref") + 11,
    "first end": SIGNED.index(b"%%EOF") + 2,
    "catalog": SIGNED.rindex(b"/Perms") + 2,
    "field name": SIGNED.rindex(b"(Inspector)") + 3,
    "lock": SIGNED.rindex(b"/Exclude") + 3,
    "program of the signature": SIGNED.rindex(b"/REx") + 7,
    "widget place": SIGNED.rindex(b"/Rect [") + 8,
    "bracket before": BEGIN - 1,
    "outer length": BEGIN + 5,
    "last digit of DER": BEGIN + len(SIGNED[BEGIN:END].rstrip(b"0")) - 1,
    "first padding": BEGIN + len(SIGNED[BEGIN:END].rstrip(b"0")) + 2,
    "last padding": END - 1,
    "bracket after": END,
    "byte range": SIGNED.rindex(b"/ByteRange [0") + 12,
    "space after byte range": SIGNED.rindex(b"/ByteRange") + 70,
    "filter": SIGNED.rindex(b"/SubFilter /") + 14,
    "time": SIGNED.rindex(b"/M (") + 10,
    "certification": SIGNED.rindex(b"/P 2") + 3,
    "last table": SIGNED.rindex(b"\nxref") + 12,
    "root": SIGNED.rindex(b"/Root") + 6,
    "info": SIGNED.rindex(b"/Info") + 6,
    "previous": SIGNED.rindex(b"/Prev") + 7,
    "last startxref": SIGNED.rindex(b"startxref") + 11,
    "last byte": len(SIGNED) - 1,
}


def verify(pdf: bytes, trust: TrustList | None = TRUST) -> Verification:
    return verify_report("report.pdf", pdf, trust)


def verdict(found: Verification, question: Question) -> Verdict:
    return found.verdicts[list(Question).index(question)]


def intact(pdf: bytes) -> Reason:
    return verdict(verify(pdf), Question.INTACT).reason


def assert_fails(pdf: bytes) -> None:
    found = verify(pdf)
    assert found.standing is Standing.FAILS
    assert verdict(found, Question.INTACT).standing is Standing.FAILS
    assert Standing.HOLDS not in {each.standing for each in found.verdicts}
    assert [each.question for each in found.verdicts] == list(Question)


@pytest.mark.parametrize("language", ["en", "zh", "fr", "ar"])
def test_an_honest_report_holds_in_every_language(language: str) -> None:
    found = verify(signed_report(language).pdf)
    assert [each.reason for each in found.verdicts] == [
        Reason.WHOLE_FILE_SIGNED,
        Reason.TRUSTED_SIGNER,
        Reason.SAME_TEXT,
        Reason.SAME_PHOTOS,
        Reason.FIGURES_FOLLOW,
    ]
    assert found.standing is Standing.HOLDS


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_report_on_several_stores_holds(language: str) -> None:
    known = replace(material("red", "blue"), inspection=at_two_stores())
    request = IssueRequest(language, "Harbour", NOW, inspector())
    found = verify(make_report(known, request, Unwatched()).pdf)
    assert found.standing is Standing.HOLDS, found.verdicts


def test_the_facts_are_those_of_the_data() -> None:
    facts = verify(SIGNED).facts
    assert facts is not None
    assert (facts.title, facts.facility, facts.country) == ("A visit", "Depot Null", "XX")
    assert (facts.findings, facts.answers, facts.photos) == (1, 3, 2)
    assert (facts.signer, facts.fingerprint) == ("Ana Keller", inspector().fingerprint)
    assert facts.issued == NOW


def test_a_report_without_photos_holds() -> None:
    request = IssueRequest("en", PLACE, NOW, inspector())
    found = verify(make_report(material(), request, Unwatched()).pdf)
    assert found.standing is Standing.HOLDS
    assert verdict(found, Question.PHOTOS_EQUAL_HASHES).reason is Reason.NO_PHOTOS


@pytest.mark.parametrize("kind", ["P-384", "RSA"])
def test_other_strong_keys_and_their_authority_hold(kind: str) -> None:
    root = Authority()
    key = ec.generate_private_key(ec.SECP384R1()) if kind == "P-384" else rsa_key()
    signer = Authority("Issuing", root).identity(key)
    pdf = make_report(material("red"), IssueRequest("en", PLACE, NOW, signer), Unwatched()).pdf
    assert verify(pdf, TrustList().with_certificates([root.certificate])).standing is Standing.HOLDS
    assert verdict(verify(pdf), Question.WHO).reason is Reason.UNKNOWN_SIGNER
    chain = signer.chain[0].public_bytes(Encoding.DER).hex().upper().encode()
    assert_fails(flipped(pdf, pdf.index(chain) + len(chain) - 2))


@pytest.mark.parametrize("trust", [None, TrustList()])
def test_an_unknown_signer_is_unknown_and_the_rest_holds(trust: TrustList | None) -> None:
    found = verify(SIGNED, trust)
    assert found.standing is Standing.UNKNOWN
    who = verdict(found, Question.WHO)
    assert (who.standing, who.reason) == (Standing.UNKNOWN, Reason.UNKNOWN_SIGNER)
    assert inspector().fingerprint in who.detail
    others = {each.standing for each in found.verdicts if each is not who}
    assert others == {Standing.HOLDS}


def flipped(pdf: bytes, position: int, mask: int = 1) -> bytes:
    return pdf[:position] + bytes([pdf[position] ^ mask]) + pdf[position + 1 :]


@pytest.mark.parametrize("position", REGIONS.values(), ids=REGIONS.keys())
@pytest.mark.parametrize("mask", [0x01, 0x20, 0x80])
def test_one_changed_byte_fails(position: int, mask: int) -> None:
    assert_fails(flipped(SIGNED, position, mask))


@given(st.integers(0, len(SIGNED) - 1), st.integers(1, 255))
def test_any_changed_byte_fails(position: int, mask: int) -> None:
    assert_fails(flipped(SIGNED, position, mask))


@given(st.integers(BEGIN, BEGIN + 1900), st.integers(1, 255))
def test_any_changed_digit_of_the_signature_fails(position: int, mask: int) -> None:
    assert_fails(flipped(SIGNED, position, mask))


def test_the_signature_has_one_spelling() -> None:
    letter = next(n for n in range(BEGIN, END) if SIGNED[n : n + 1] in b"ABCDEF")
    assert_fails(flipped(SIGNED, letter, 0x20))
    assert_fails(SIGNED[:BEGIN] + SIGNED[BEGIN:END].lower() + SIGNED[END:])
    assert_fails(SIGNED[: END - 2] + b"  " + SIGNED[END:])


def test_nobody_can_turn_the_signature_into_its_twin() -> None:
    """(r, n - s) verifies wherever (r, s) does, without the key."""
    content = cms.ContentInfo.load(bytes.fromhex(SIGNED[BEGIN:END].decode()))
    info = content["content"]["signer_infos"][0]
    first, second = decode_dss_signature(info["signature"].native)
    twin = encode_dss_signature(first, ec.SECP256R1().group_order - second)
    info["signature"] = twin
    digits = content.dump(force=True).hex().upper().encode().ljust(END - BEGIN, b"0")
    assert_fails(SIGNED[:BEGIN] + digits + SIGNED[END:])


@given(st.binary(min_size=1, max_size=40))
@settings(max_examples=20)
def test_anything_appended_fails(tail: bytes) -> None:
    assert_fails(SIGNED + tail)


@pytest.mark.parametrize("tail", [b"\n", b" ", b"\0", b"%%EOF\n", b"%comment\n", SIGNED])
def test_even_harmless_tails_fail(tail: bytes) -> None:
    assert_fails(SIGNED + tail)


@given(st.integers(0, len(SIGNED) - 1))
def test_any_truncation_fails(length: int) -> None:
    assert_fails(SIGNED[:length])


@pytest.mark.parametrize("missing", [1, 2, 6, 7, 8, 20, 300, 700])
def test_a_missing_end_fails(missing: int) -> None:
    assert_fails(SIGNED[:-missing])


def test_bytes_before_the_header_fail() -> None:
    assert_fails(b"\n" + SIGNED)


@pytest.mark.parametrize(
    "head", [b"%PDF-1.7\n", b"\n", b"\0" * 7, b"x" * 150, b"%PDF-1.4\n%%EOF\n"]
)
def test_bytes_before_the_header_are_no_fault_of_the_checker(head: bytes) -> None:
    assert intact(head + SIGNED) in (Reason.UNREADABLE, Reason.BYTES_OUTSIDE_SIGNATURE)


def test_the_unsigned_pages_alone_fail_as_not_signed() -> None:
    assert intact(attacks.first_revision(SIGNED)) is Reason.NOT_SIGNED
    assert_fails(attacks.first_revision(SIGNED))


def test_a_draft_fails_as_not_signed() -> None:
    draft = draft_report(material("red"), "en", NOW, Unwatched())
    assert intact(draft) is Reason.NOT_SIGNED


@pytest.mark.parametrize(
    "change",
    [attacks.overlay, attacks.other_appearance, attacks.sticky_note, attacks.other_title],
)
def test_an_update_after_the_signature_fails(change: attacks.Update) -> None:
    forged = attacks.updated(SIGNED, change)
    assert forged.startswith(SIGNED)
    assert_fails(forged)


def test_what_an_overlay_covers_cannot_look_intact_by_rolling_back() -> None:
    forged = attacks.updated(SIGNED, attacks.overlay)
    assert_fails(forged + SIGNED[len(attacks.first_revision(SIGNED)) :])


def test_saved_by_another_program_fails() -> None:
    assert_fails(attacks.saved_again(SIGNED))


def pyhanko_signer() -> SimpleSigner:
    key = stranger().key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(stranger().certificate.public_bytes(Encoding.DER)),
        signing_key=asn1_keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),
    )


def counter_signed(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    writer.root.pop("/Perms", None)  # pyHanko itself refuses to add to a certified file
    signed: BytesIO = sign_pdf(writer, PdfSignatureMetadata("Other"), pyhanko_signer())
    return signed.getvalue()


def test_a_second_signature_fails() -> None:
    forged = counter_signed(SIGNED)
    assert_fails(forged)
    assert intact(forged) is Reason.CHANGED_AFTER_SIGNING


def test_an_ordinary_signature_on_our_pages_fails() -> None:
    """It covers the whole file and is valid, but it is not the form in which we sign."""
    assert_fails(counter_signed(attacks.first_revision(SIGNED)))


def foreign_pdf() -> bytes:
    target = BytesIO()
    canvas = Canvas(target)
    canvas.drawString(100, 100, "An invoice")
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize("signed", [False, True])
def test_a_foreign_file_is_not_ours_and_no_forgery(*, signed: bool) -> None:
    pdf = counter_signed(foreign_pdf()) if signed else foreign_pdf()
    found = verify(pdf)
    assert {each.reason for each in found.verdicts} == {Reason.NOT_OURS}
    assert found.standing is Standing.UNKNOWN
    assert found.facts is None


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.7\n", b"no PDF at all", b"\0" * 4000])
def test_what_is_no_pdf_is_unreadable(junk: bytes) -> None:
    assert intact(junk) is Reason.UNREADABLE
    assert_fails(junk)


@given(st.binary(max_size=300), st.sampled_from([b"%PDF-1.7\n", SIGNED[:3000]]))
def test_no_bytes_make_it_raise_or_hold(junk: bytes, head: bytes) -> None:
    assert verify(head + junk).standing is Standing.FAILS


def test_a_file_too_large_to_check_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "LARGEST_BYTES", len(SIGNED) - 1)
    assert intact(SIGNED) is Reason.TOO_LARGE
    assert_fails(SIGNED)


@pytest.mark.parametrize("part", ["_open", "judge_signer", "check_intact", "check_photos"])
def test_a_fault_of_our_own_is_no_pass(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(verifying, part, fail)
    found = verify(SIGNED)
    assert found.standing is Standing.FAILS
    assert Reason.CHECKER_FAILED in {each.reason for each in found.verdicts}


def test_when_the_second_reader_disagrees_nothing_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = signature_check.validate_pdf_signature
    for field, value in (
        ("intact", False),
        ("valid", False),
        ("docmdp_ok", False),
        ("coverage", signature_check.SignatureCoverageLevel.CONTIGUOUS_BLOCK_FROM_START),
    ):

        def doubt(*given: Any, said: tuple[str, Any] = (field, value), **named: Any) -> Any:
            status = honest(*given, **named)
            fields = ("intact", "valid", "docmdp_ok", "coverage")
            told = {name: getattr(status, name) for name in fields}
            return SimpleNamespace(**(told | dict([said])))

        monkeypatch.setattr(signature_check, "validate_pdf_signature", doubt)
        assert_fails(SIGNED)


def test_an_encrypted_report_fails() -> None:
    """Encrypted with no passphrase at all, so that every reader opens it."""
    target = BytesIO()
    with pikepdf.open(BytesIO(SIGNED)) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="x", user=""))
    assert_fails(target.getvalue())


@pytest.mark.parametrize("there", [b"/Fields [ 20 0 R", b"/Fields [ (SecondInspector)"])
def test_an_entry_missing_from_what_we_write_is_a_change_and_no_fault_of_ours(
    there: bytes,
) -> None:
    position = SIGNED.index(there) + there.index(b"d")
    for damaged in (flipped(SIGNED, position), flipped(SIGNED, position + 6, 7)):
        assert_fails(damaged)
        assert intact(damaged) in (
            Reason.BYTES_CHANGED,
            Reason.FORBIDDEN_CONTENT,
            Reason.NOT_SIGNED,
        )


def test_a_file_that_asks_for_a_passphrase_is_unreadable() -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(foreign_pdf())) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="x", user="secret"))
    assert intact(target.getvalue()) is Reason.UNREADABLE


def test_exchanging_the_signature_shows_the_forger() -> None:
    """A stranger of the same name signs the very same bytes, which name the inspector."""
    digest = hashlib.sha256(SIGNED[: BEGIN - 1] + SIGNED[END + 1 :]).digest()
    forged = attacks.resigned(SIGNED, stranger(), digest)
    for trust in (TRUST, TrustList().with_certificates([stranger().certificate])):
        who = verdict(verify(forged, trust), Question.WHO)
        assert (who.standing, who.reason) == (Standing.FAILS, Reason.SIGNER_NOT_NAMED)


def test_a_signature_over_other_bytes_fails() -> None:
    assert_fails(attacks.resigned(SIGNED, inspector(), b"\0" * 32))


@pytest.mark.parametrize(
    "widen",
    [
        lambda pdf: pdf[: END + 1] + b" " * 4 + pdf[END + 1 :],
        lambda pdf: pdf[:END] + b"00" + pdf[END:],
        lambda pdf: pdf[:BEGIN] + b" " + pdf[BEGIN:],
        lambda pdf: pdf.replace(b"/ByteRange [0 ", b"/ByteRange [1 "),
        lambda pdf: pdf.replace(b"/ByteRange [0 ", b"/ByteRange [00"),
    ],
)
def test_a_gap_of_another_shape_fails(widen: Callable[[bytes], bytes]) -> None:
    assert_fails(widen(SIGNED))


def test_public_tools_agree(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(SIGNED)
    said = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "Ana Keller" in said
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors found" in checked.stdout
    assert not checked.stderr
