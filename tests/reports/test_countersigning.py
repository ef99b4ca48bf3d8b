"""Signatures after the inspector's: what they add, who gave them, and every way to cheat."""

import hashlib
import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from asn1crypto import cms
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from reports.counter_mark import WordsTooLong
from reports.countersigning import (
    CounterSigning,
    FieldTaken,
    NotToBeSigned,
    SameSigner,
    TooManyWords,
    counter_sign,
)
from reports.identity import Identity
from reports.integrity import find_signed_revision
from reports.seal import seal
from reports.trust import TrustList
from reports.verdicts import (
    Change,
    Question,
    Reason,
    Role,
    SignatureVerdict,
    Stance,
    Standing,
    Verdict,
    Verification,
)
from reports.verify import verify_report
from tests.support import attacks
from tests.support.countersigned import (
    SIGNERS,
    WORDS,
    everybody,
    hosted,
    reviewed,
    signed_by,
    signer,
)
from tests.support.countersigned_forgeries import added
from tests.support.signed_reports import drawn, edited, report_data, signed_report
from tests.support.signing import LATER, NOW, Authority, inspector, rsa_key, stranger

SIGNED = signed_report().pdf
HOST, REVIEWER = signer(Role.HOST), signer(Role.REVIEWER)


def verify(pdf: bytes) -> Verification:
    return verify_report("report.pdf", pdf, everybody())


def intact(pdf: bytes) -> Verdict:
    return verify(pdf).verdicts[0]


def assert_refused(pdf: bytes, *reasons: Reason) -> Verdict:
    found = verify(pdf)
    assert found.standing is Standing.FAILS
    assert Standing.HOLDS not in {one.standing for one in found.verdicts}
    assert found.signatures == ()
    assert not reasons or found.verdicts[0].reason in reasons
    return found.verdicts[0]


def only(found: Verification) -> SignatureVerdict:
    (one,) = found.signatures
    return one


# What is added


@pytest.mark.parametrize("language", ["en", "zh", "fr", "ar"])
def test_a_counter_signed_report_holds_in_every_language(language: str) -> None:
    found = verify(hosted(language))
    assert found.standing is Standing.HOLDS
    one = only(found)
    assert (one.role, one.stance, one.words) == (Role.HOST, Stance.AGREES, WORDS)
    assert (one.standing, one.reason) == (Standing.HOLDS, Reason.TRUSTED_SIGNER)
    assert (one.name, one.fingerprint) == (SIGNERS[Role.HOST], HOST.fingerprint)
    assert one.claimed == LATER


@pytest.mark.parametrize(
    "words",
    [
        "",
        "الخزانة مغلقة (انظر SA-1)",
        "安全柜已关闭。",
        "Сейф закрыт",
        "a: b: c",
        "(a) \\ b\r\nc\t d",
    ],
)
def test_words_of_every_script_come_back(words: str) -> None:
    found = only(verify(signed_by(SIGNED, Role.HOST, words=words)))
    assert found.words == "\n".join(" ".join(line.split()) for line in words.splitlines())


def test_what_was_signed_before_is_not_touched() -> None:
    assert hosted().startswith(SIGNED)
    assert reviewed().startswith(hosted())


def test_the_four_verdicts_are_those_of_the_report() -> None:
    assert verify(hosted()).verdicts == verify(SIGNED).verdicts
    assert verify(hosted()).facts == verify(SIGNED).facts


def test_signing_again_differs_in_the_signature_only() -> None:
    again = signed_by(SIGNED, Role.HOST)
    begin, end = attacks.gap(hosted())
    assert again != hosted()
    assert (again[:begin], again[end:]) == (hosted()[:begin], hosted()[end:])


def test_every_order_is_allowed() -> None:
    pdf = SIGNED
    for role in (Role.REVIEWER, Role.HOST, Role.SECOND_INSPECTOR):
        pdf = signed_by(pdf, role)
    found = verify(pdf)
    assert found.standing is Standing.HOLDS
    assert [one.role for one in found.signatures] == [
        Role.REVIEWER,
        Role.HOST,
        Role.SECOND_INSPECTOR,
    ]


def test_an_objection_is_no_fault_of_the_report() -> None:
    found = verify(reviewed())
    assert found.standing is Standing.HOLDS
    assert found.signatures[1].stance is Stance.OBJECTS


def test_a_signer_nobody_vouches_for_is_unknown_and_no_alarm() -> None:
    trust = TrustList().with_certificates([inspector().certificate])
    found = verify_report("report.pdf", hosted(), trust)
    assert found.standing is Standing.HOLDS
    assert only(found).standing is Standing.UNKNOWN
    assert only(found).reason is Reason.UNKNOWN_SIGNER


@pytest.mark.parametrize("kind", ["EC", "RSA"])
def test_an_authority_vouches_for_a_counter_signer(kind: str) -> None:
    root = Authority()
    identity = Authority("Issuing", root).identity(rsa_key() if kind == "RSA" else None)
    pdf = signed_by(SIGNED, Role.REVIEWER, identity)
    trust = TrustList().with_certificates([inspector().certificate, root.certificate])
    found = verify_report("", pdf, trust)
    assert found.standing is Standing.HOLDS
    assert only(found).reason is Reason.TRUSTED_SIGNER


def test_rolling_back_leaves_what_was_valid_then() -> None:
    assert verify(reviewed()[: len(hosted())]).signatures == verify(hosted()).signatures
    assert verify(reviewed()[: len(SIGNED)]).standing is Standing.HOLDS


def test_public_tools_agree_after_each_signature(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    for count, pdf in ((2, hosted()), (3, reviewed())):
        path.write_bytes(pdf)
        said = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
        assert said.count("Signature is Valid") == count
        assert said.count("Total document signed") == 1
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True, check=True)
        assert not checked.stderr
        reader = PdfFileReader(BytesIO(pdf), strict=True)
        for embedded in reader.embedded_regular_signatures:
            embedded.compute_integrity_info()
            assert embedded.summarise_integrity_info()["docmdp_ok"]


def test_only_the_earlier_ranges_trouble_the_judge_of_pdf_a() -> None:
    """Each range ends where its revision ends; the judge asks that it end with the file."""
    told = page.validate_pdf_bytes(reviewed(), profile=page.ValidationProfile.PDF_A_3A)
    assert {one.rule_id for one in told.failures} == {"PDFA3A-SIGNATURE-BYTERANGE-001"}
    spoken = page.validate_pdf_bytes(reviewed(), profile=page.ValidationProfile.PDF_UA_1)
    assert spoken.is_compliant, spoken.failures
    alone = page.validate_pdf_bytes(SIGNED, profile=page.ValidationProfile.PDF_A_3A)
    assert alone.is_compliant, alone.failures


# What is refused when signing


def test_each_role_signs_once() -> None:
    with pytest.raises(FieldTaken) as raised:
        signed_by(hosted(), Role.HOST, REVIEWER)
    assert (raised.value.role, raised.value.name) == (Role.HOST, SIGNERS[Role.HOST])


@pytest.mark.parametrize("identity", [inspector(), HOST])
def test_nobody_signs_in_two_roles(identity: Identity) -> None:
    with pytest.raises(SameSigner):
        signed_by(hosted(), Role.REVIEWER, identity)


def test_words_beyond_the_field_are_counted() -> None:
    with pytest.raises(WordsTooLong) as raised:
        signed_by(SIGNED, Role.HOST, words="line\n" * 40)
    assert raised.value.lines == 40
    assert 5 < raised.value.most < 40
    with pytest.raises(TooManyWords):
        signed_by(SIGNED, Role.HOST, words="x" * 5000)


def test_a_report_that_does_not_hold_is_not_signed() -> None:
    for file in (SIGNED + b"\n", attacks.first_revision(SIGNED)):
        with pytest.raises(NotToBeSigned):
            signed_by(file, Role.HOST)


def test_only_the_very_bytes_that_were_verified_are_signed() -> None:
    asked = CounterSigning(Role.HOST, Stance.AGREES, "", LATER)
    with pytest.raises(NotToBeSigned):
        counter_sign(hosted(), verify(SIGNED), asked, HOST)


# What somebody without a signer's key can do


@given(st.integers(len(SIGNED), len(reviewed()) - 1), st.integers(1, 255))
@settings(max_examples=30)
def test_any_changed_byte_of_a_later_revision_fails(position: int, mask: int) -> None:
    pdf = reviewed()
    assert_refused(pdf[:position] + bytes([pdf[position] ^ mask]) + pdf[position + 1 :])


@given(st.integers(0, len(SIGNED) - 1), st.integers(1, 255))
@settings(max_examples=15)
def test_any_changed_byte_of_the_report_fails(position: int, mask: int) -> None:
    pdf = hosted()
    assert_refused(pdf[:position] + bytes([pdf[position] ^ mask]) + pdf[position + 1 :])


@pytest.mark.parametrize(
    ("change", "what", "page_number"),
    [
        (attacks.overlay, Change.DRAWING, 1),
        (attacks.sticky_note, Change.NOTE, 1),
        (attacks.other_title, Change.PROPERTIES, 0),
    ],
)
@pytest.mark.parametrize("pdf", [SIGNED, hosted()], ids=["report", "hosted"])
def test_what_was_changed_after_signing_is_named(
    pdf: bytes, change: attacks.Update, what: Change, page_number: int
) -> None:
    forged = attacks.updated(pdf, change)
    found = assert_refused(forged, Reason.CHANGED_AFTER_SIGNING)
    assert (found.detail, found.page) == (what, page_number)
    assert find_signed_revision(forged) == pdf


def other_field(writer: IncrementalPdfFileWriter) -> None:
    """The host's signature in the reviewer's field as well as where it was, and its look."""
    fields = {
        str(one.get_object()["/T"]): one.get_object() for one in writer.root["/AcroForm"]["/Fields"]
    }
    host, reviewer = fields["Host"], fields["Reviewer"]
    for key in ("/V", "/AP"):
        reviewer[pdf_name(key)] = host.raw_get(key)
    del host["/V"]
    writer.update_container(reviewer)
    writer.update_container(host)


def other_look(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][2]
    field["/AP"] = writer.root["/AcroForm"]["/Fields"][3].raw_get("/AP")
    writer.update_container(field)


def other_words(writer: IncrementalPdfFileWriter) -> None:
    value = writer.root["/AcroForm"]["/Fields"][2]["/V"]
    value["/Reason"] = generic.TextStringObject("objects: Never.")
    writer.update_container(value)


@pytest.mark.parametrize("change", [other_field, other_look, other_words])
def test_a_signature_is_neither_moved_nor_redrawn_nor_reworded(change: attacks.Update) -> None:
    forged = attacks.updated(hosted(), change)
    assert_refused(forged, Reason.CHANGED_AFTER_SIGNING)
    assert find_signed_revision(forged) == hosted()


def test_a_revision_cut_out_of_the_middle_fails() -> None:
    assert_refused(SIGNED + reviewed()[len(hosted()) :])


def test_bytes_after_the_last_signature_fail() -> None:
    found = assert_refused(hosted() + b"\n", Reason.BYTES_OUTSIDE_SIGNATURE)
    assert found.detail == "1"
    assert find_signed_revision(hosted() + b"\n") == hosted()
    assert verify(hosted() + b"\n").signed_bytes == len(hosted())
    assert verify(hosted()).signed_bytes == len(hosted())
    assert verify(attacks.first_revision(SIGNED)).signed_bytes == 0


def test_exchanging_a_later_signature_fails() -> None:
    """A stranger signs the same bytes; they still show whose signature it was."""
    begin, end = attacks.gap(hosted())
    digest = hashlib.sha256(hosted()[: begin - 1] + hosted()[end + 1 :]).digest()
    assert_refused(attacks.resigned(hosted(), stranger(), digest), Reason.CHANGED_AFTER_SIGNING)


@pytest.mark.parametrize(("skipped", "left"), [(0, 6), (9, 0)], ids=["end", "beginning"])
def test_a_signed_range_that_leaves_bytes_out_fails(skipped: int, left: int) -> None:
    """The host himself signs all but the file's first or last bytes."""
    pdf = hosted()
    found = list(re.finditer(rb"/ByteRange \[0 (\d+) (\d+) (\d+) *\]", pdf))[-1]
    begin, after, rest = (int(number) for number in found.groups())
    said = b"/ByteRange [%d %d %d %d" % (skipped, begin - skipped, after, rest - left)
    forged = pdf[: found.start()] + said.ljust(len(found[0]) - 1) + b"]" + pdf[found.end() :]
    digest = hashlib.sha256(forged[skipped:begin] + forged[after : after + rest - left]).digest()
    assert_refused(attacks.resigned(forged, HOST, digest))


def test_a_second_signer_in_a_signature_fails() -> None:
    begin, end = attacks.gap(hosted())
    content = cms.ContentInfo.load(bytes.fromhex(hosted()[begin:end].decode()))
    infos = content["content"]["signer_infos"]
    infos.append(infos[0].copy())
    digits = content.dump(force=True).hex().upper().encode().ljust(end - begin, b"0")
    assert_refused(hosted()[:begin] + digits + hosted()[end:])


# What somebody with a key can sign against the rules


def test_the_forger_s_workshop_makes_honest_revisions_too() -> None:
    assert verify(added(SIGNED, HOST)).standing is Standing.HOLDS


def test_the_inspector_s_key_is_named_as_no_other_signer() -> None:
    found = verify(added(SIGNED, inspector()))
    assert found.verdicts == verify(SIGNED).verdicts
    assert (only(found).standing, only(found).reason) == (Standing.FAILS, Reason.SAME_SIGNER)
    assert found.standing is Standing.FAILS


def extra_object(writer: IncrementalPdfFileWriter) -> None:
    writer.add_object(generic.TextStringObject("hidden"))


def extra_key(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][2]
    field["/TU"] = generic.TextStringObject("Approved")
    writer.update_container(field)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (attacks.overlay, Change.DRAWING),
        (attacks.sticky_note, Change.NOTE),
        (extra_object, Change.OTHER),
        (extra_key, Change.OTHER),
    ],
)
def test_a_signer_adds_nothing_but_his_signature(change: attacks.Update, what: Change) -> None:
    forged = added(SIGNED, HOST, change)
    assert assert_refused(forged, Reason.CHANGED_AFTER_SIGNING).detail == what
    assert find_signed_revision(forged) == SIGNED


def test_a_field_shows_the_words_that_are_signed() -> None:
    assert_refused(added(SIGNED, HOST, shown="Never."), Reason.CHANGED_AFTER_SIGNING)


@pytest.mark.parametrize("reason", ["", "approves", "agrees:Fine.", "agrees: " + "x" * 4001])
def test_a_reason_that_is_not_ours_fails(reason: str) -> None:
    assert_refused(added(SIGNED, HOST, reason=reason))


def test_a_change_between_two_signatures_fails() -> None:
    forged = added(attacks.updated(hosted(), attacks.overlay), REVIEWER, role=Role.REVIEWER)
    found = assert_refused(forged, Reason.CHANGED_AFTER_SIGNING)
    assert (found.detail, found.page) == (Change.DRAWING, 1)
    assert find_signed_revision(forged) == hosted()


def test_signing_before_the_inspector_fails() -> None:
    composed = drawn(report_data())
    first = replace(composed, pdf=added(composed.pdf, HOST))
    assert_refused(seal(first, inspector(), NOW))


def test_signing_a_field_again_fails() -> None:
    def emptied(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][2]
        del field["/V"]
        writer.update_container(field)

    forged = added(attacks.updated(hosted(), emptied), REVIEWER)
    assert_refused(forged, Reason.CHANGED_AFTER_SIGNING)
    assert find_signed_revision(forged) == hosted()


def test_a_report_with_a_field_of_its_own_fails() -> None:
    def rename(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm.Fields[3].T = "Minister"

    forged = seal(edited(drawn(report_data()), rename), inspector(), NOW)
    assert intact(forged).reason is Reason.FORBIDDEN_CONTENT


# Revisions of another version of the program


def test_a_revision_of_another_version_is_never_said_to_hold() -> None:
    found = verify(added(SIGNED, HOST, version="9.9.9"))
    assert found.standing is Standing.UNKNOWN
    first = found.verdicts[list(Question).index(Question.INTACT)]
    assert (first.standing, first.reason) == (Standing.UNKNOWN, Reason.OTHER_PROGRAM_ADDED)
    assert first.detail == "PSSM Inspector 9.9.9"
    assert only(found).reason is Reason.TRUSTED_SIGNER


@pytest.mark.parametrize("change", [attacks.overlay, attacks.sticky_note])
def test_naming_another_version_does_not_excuse_what_none_would_add(
    change: attacks.Update,
) -> None:
    assert_refused(added(SIGNED, HOST, change, version="9.9.9"))
