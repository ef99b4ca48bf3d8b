"""Reports made provable for long, verified afterwards, and attacked."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext

from checklists.values import Unwatched
from reports.identity import Identity
from reports.integrity import check_intact, open_untrusted
from reports.issuing import IssueRequest, make_report
from reports.lasting import (
    Lasting,
    Level,
    NoTimeStampLeft,
    NotToBeStamped,
    RevocationUnproven,
    TimeAuthorityUnknown,
    make_lasting,
)
from reports.long_term import LongTerm, add_long_term, read_long_term
from reports.refusal import Refused
from reports.revision_writer import QuietWriter
from reports.trust import TrustList
from reports.verdicts import Question, Reason, Role, Standing, Verification
from reports.verify import verify_report
from tests.support.countersigned import signed_by
from tests.support.signed_reports import PLACE, material, signed_report
from tests.support.signing import NOW, Authority, inspector
from tests.support.time_servers import TimeAuthority, clock, revocation_list, stamped

LATER = NOW + timedelta(hours=2)
OFFICE = Authority("Office")


@cache
def issued_identity() -> Identity:
    return OFFICE.identity(begins=NOW - timedelta(days=1))


@cache
def report_of_the_office() -> bytes:
    request = IssueRequest("en", PLACE, NOW, issued_identity())
    return make_report(material("red"), request, Unwatched()).pdf


def asking(
    level: Level, authority: TimeAuthority | None = None, moment: datetime = LATER
) -> Lasting:
    """A request to an authority on this machine, with every list that is needed."""
    stamper = authority or clock()
    return Lasting(
        level,
        "http://tsa.invalid/",
        LongTerm(crls=(revocation_list(OFFICE), revocation_list(stamper.above))),
        trust(stamper),
        asks=lambda _, digest, hash_name: stamper.stamp(digest, moment, hash_name),
    )


def trust(*authorities: TimeAuthority) -> TrustList:
    known = (inspector().certificate, OFFICE.certificate, *(one.trusted for one in authorities))
    return TrustList().with_certificates(known)


def lasting(pdf: bytes, asked: Lasting) -> bytes:
    return make_lasting(pdf, verify_report("", pdf, asked.trust), asked)


def checked(pdf: bytes, *authorities: TimeAuthority, now: datetime = LATER) -> Verification:
    return verify_report("report.pdf", pdf, trust(*(authorities or (clock(),))), now)


@cache
def archived() -> bytes:
    return lasting(report_of_the_office(), asking(Level.ARCHIVE))


@pytest.mark.parametrize("kind", ["P-256", "P-384", "RSA"])
def test_a_time_stamp_says_by_when_a_report_existed(kind: str) -> None:
    pdf = lasting(signed_report().pdf, asking(Level.TIME, clock(kind)))
    found = checked(pdf, clock(kind))
    assert found.standing is Standing.HOLDS
    (time,) = found.times
    assert (time.field, time.time, time.authority) == ("TimeStamp1", LATER, f"Clock {kind}")
    assert (time.standing, time.reason) == (Standing.HOLDS, Reason.TIME_STAMPED)


def test_an_unknown_authority_proves_nothing_and_harms_nothing() -> None:
    pdf = stamped(signed_report().pdf, clock())
    found = verify_report(
        "report.pdf", pdf, TrustList().with_certificates([inspector().certificate])
    )
    assert found.standing is Standing.HOLDS
    assert found.times[0].reason is Reason.UNKNOWN_AUTHORITY
    assert found.times[0].standing is Standing.UNKNOWN


@pytest.mark.parametrize(("level", "stamps"), [(Level.LONG_TERM, 1), (Level.ARCHIVE, 2)])
def test_what_a_report_is_checked_with_later_lies_in_it(level: Level, stamps: int) -> None:
    pdf = lasting(report_of_the_office(), asking(level))
    found = checked(pdf)
    assert found.standing is Standing.HOLDS
    assert [one.standing for one in found.times] == [Standing.HOLDS] * stamps
    with pikepdf.open(BytesIO(pdf)) as opened:
        kept = read_long_term(opened)
    wanted = (
        issued_identity().certificate,
        OFFICE.certificate,
        clock().certificate,
        clock().trusted,
    )
    assert set(kept.certificates) == {one.public_bytes(Encoding.DER) for one in wanted}
    assert len(kept.crls) == 2


def test_the_others_sign_before_and_after_time_stamps() -> None:
    signed = signed_by(report_of_the_office(), Role.HOST)
    pdf = lasting(signed, asking(Level.LONG_TERM))
    pdf = signed_by(pdf, Role.REVIEWER)
    pdf = lasting(pdf, asking(Level.ARCHIVE))
    found = checked(pdf)
    assert found.standing is Standing.HOLDS
    assert [one.role for one in found.signatures] == [Role.HOST, Role.REVIEWER]
    assert [one.field for one in found.times] == ["TimeStamp1", "TimeStamp2", "TimeStamp3"]


def test_a_time_stamp_that_covers_all_is_not_asked_for_twice() -> None:
    once = lasting(report_of_the_office(), asking(Level.TIME))
    assert len(checked(lasting(once, asking(Level.LONG_TERM))).times) == 1
    assert len(checked(lasting(once, asking(Level.ARCHIVE))).times) == 2


def test_a_report_has_room_for_three_time_stamps() -> None:
    pdf = signed_report().pdf
    for _ in range(3):
        pdf = lasting(pdf, asking(Level.TIME))
    with pytest.raises(NoTimeStampLeft):
        lasting(pdf, asking(Level.TIME))


def test_a_later_time_stamp_renews_one_whose_authority_ran_out() -> None:
    old = TimeAuthority("Old", days=130)
    new, later = clock(), NOW + timedelta(days=20)
    pdf = lasting(report_of_the_office(), asking(Level.LONG_TERM, old))
    years_on = NOW + timedelta(days=300)
    (alone,) = checked(pdf, old, new, now=years_on).times
    assert (alone.standing, alone.reason) == (Standing.UNKNOWN, Reason.AUTHORITY_RAN_OUT)
    renewed = lasting(pdf, replace(asking(Level.TIME, new, later), trust=trust(old, new)))
    found = checked(renewed, old, new, now=years_on)
    assert [one.standing for one in found.times] == [Standing.HOLDS, Standing.HOLDS]
    (first, second) = checked(renewed, old, now=years_on).times
    assert (first.reason, second.reason) == (Reason.AUTHORITY_RAN_OUT, Reason.UNKNOWN_AUTHORITY)


def test_an_authority_that_is_not_trusted_stamps_nothing() -> None:
    asked = replace(asking(Level.TIME), trust=trust(TimeAuthority("Other")))
    with pytest.raises(TimeAuthorityUnknown):
        lasting(signed_report().pdf, asked)


def test_without_lists_nothing_is_called_long_term() -> None:
    asked = replace(asking(Level.LONG_TERM), known=LongTerm(crls=(revocation_list(OFFICE),)))
    with pytest.raises(RevocationUnproven) as unproven:
        lasting(report_of_the_office(), asked)
    assert unproven.value.names == ("Clock P-256",)
    impostor = LongTerm(crls=(revocation_list(Authority("Office")), revocation_list(clock().above)))
    with pytest.raises(RevocationUnproven):
        lasting(report_of_the_office(), replace(asked, known=impostor))


@pytest.mark.parametrize(
    ("days", "standing", "reason"),
    [
        (3, Standing.HOLDS, Reason.TRUSTED_SIGNER),
        (0, Standing.FAILS, Reason.REVOKED_BEFORE),
    ],
)
def test_a_time_stamp_outlives_a_later_revocation_and_no_earlier_one(
    days: int, standing: Standing, reason: Reason
) -> None:
    told = NOW + timedelta(days=days)
    revoked = revocation_list(OFFICE, issued_identity().certificate, moment=told)
    known = LongTerm(crls=(revoked, revocation_list(clock().above)))
    pdf = lasting(report_of_the_office(), replace(asking(Level.LONG_TERM), known=known))
    who = checked(pdf).verdicts[1]
    assert (who.standing, who.reason) == (standing, reason)


def test_a_revoked_authority_proves_no_time() -> None:
    revoked = revocation_list(clock().above, clock().certificate)
    known = LongTerm(crls=(revoked, revocation_list(OFFICE)))
    pdf = lasting(report_of_the_office(), replace(asking(Level.LONG_TERM), known=known))
    (time,) = checked(pdf).times
    assert (time.standing, time.reason) == (Standing.FAILS, Reason.REVOKED_BEFORE)


def test_a_report_that_does_not_hold_is_given_no_time_stamp() -> None:
    broken = signed_report().pdf.replace(b"/Lang (en)", b"/Lang (xx)")
    with pytest.raises(NotToBeStamped):
        lasting(broken, asking(Level.TIME))
    with pytest.raises(NotToBeStamped):
        make_lasting(signed_report().pdf, checked(archived()), asking(Level.TIME))


def with_another_time(pdf: bytes) -> bytes:
    """The last time stamp's token given to another file."""
    other = lasting(signed_report().pdf, asking(Level.TIME))
    return _with_token_of(pdf, other)


def _with_token_of(pdf: bytes, other: bytes) -> bytes:
    begin, end = _gap(pdf)
    first, last = _gap(other)
    return pdf[:begin] + other[first:last] + pdf[end:]


def _gap(pdf: bytes) -> tuple[int, int]:
    begin = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    return begin, pdf.index(b">", begin)


def _stamped_after(edit: Callable[[QuietWriter], None]) -> bytes:
    """A report with a revision of a forger's, stamped validly together with it."""
    writer = QuietWriter(BytesIO(report_of_the_office()))
    edit(writer)
    target = BytesIO()
    writer.write(target)
    return stamped(target.getvalue(), clock())


def with_an_object_more(_: bytes) -> bytes:
    """Long-term data with an object besides that nothing refers to."""
    kept = LongTerm((OFFICE.certificate.public_bytes(Encoding.DER),))
    store = add_long_term(report_of_the_office(), kept)
    writer = QuietWriter(BytesIO(store))
    writer.add_object(generic.TextStringObject("more"))
    target = BytesIO()
    writer.write(target)
    return stamped(target.getvalue(), clock())


def with_a_note_in_the_store(_: bytes) -> bytes:
    def edit(writer: QuietWriter) -> None:
        der = OFFICE.certificate.public_bytes(Encoding.DER)
        listed = [writer.add_object(generic.StreamObject(stream_data=der))]
        made = generic.DictionaryObject(
            {
                generic.pdf_name("/Type"): generic.pdf_name("/DSS"),
                generic.pdf_name("/Certs"): generic.ArrayObject(listed),
                generic.pdf_name("/Note"): generic.pdf_name("/x"),
            }
        )
        writer.root["/DSS"] = writer.add_object(made)
        writer.update_root()

    return _stamped_after(edit)


def with_a_page_changed_before_a_stamp(_: bytes) -> bytes:
    def edit(writer: QuietWriter) -> None:
        writer.root["/Lang"] = generic.TextStringObject("fr")
        writer.update_root()

    return _stamped_after(edit)


def with_the_first_stamp_in_a_later_place(_: bytes) -> bytes:
    """Two time stamps, the token of the first moved to the second."""
    first = stamped(report_of_the_office(), clock())
    return _with_token_of(stamped(first, clock(), "TimeStamp2"), first)


def with_a_second_signature_in_the_revision(_: bytes) -> bytes:
    """A time stamp whose revision fills in a second field with the same value."""

    def edit(writer: QuietWriter) -> None:
        for entry in writer.root["/AcroForm"]["/Fields"]:
            field = entry.get_object()
            if field["/T"] == "TimeStamp2":
                field[generic.pdf_name("/V")] = generic.DictionaryObject()
                writer.update_container(field)

    return _stamped_after(edit)


def with_bytes_after_the_store(_: bytes) -> bytes:
    return lasting(report_of_the_office(), asking(Level.LONG_TERM)) + b"%\n"


@pytest.mark.parametrize(
    ("attack", "because"),
    [
        (with_another_time, (Reason.BYTES_CHANGED, "TimeStamp2")),
        (with_an_object_more, (Reason.CHANGED_AFTER_SIGNING, None)),
        (with_a_note_in_the_store, (Reason.CHANGED_AFTER_SIGNING, None)),
        (with_a_page_changed_before_a_stamp, (Reason.CHANGED_AFTER_SIGNING, None)),
        (with_the_first_stamp_in_a_later_place, (Reason.BYTES_CHANGED, "TimeStamp2")),
        (with_a_second_signature_in_the_revision, (Reason.TOO_MANY_SIGNATURES, "2")),
        (with_bytes_after_the_store, (Reason.BYTES_OUTSIDE_SIGNATURE, None)),
    ],
)
def test_an_attack_on_time_stamps_is_noticed(
    attack: Callable[[bytes], bytes], because: tuple[Reason, str | None]
) -> None:
    pdf = attack(archived())
    with open_untrusted(pdf) as opened, pytest.raises(Refused) as refused:
        check_intact(pdf, opened)
    assert refused.value.reason is because[0]
    assert because[1] in (None, refused.value.detail)
    found = checked(pdf)
    assert found.verdicts[0].question is Question.INTACT
    assert found.verdicts[0].standing is found.standing is Standing.FAILS
    assert found.times == ()


def test_cutting_off_time_stamps_leaves_the_report() -> None:
    report, whole = report_of_the_office(), archived()
    assert whole.startswith(report)
    assert checked(whole).standing is checked(report).standing is Standing.HOLDS


@pytest.mark.parametrize("level", list(Level))
def test_other_readers_agree_as_far_as_they_know_time_stamps(level: Level, tmp_path: Path) -> None:
    pdf = lasting(report_of_the_office(), asking(level))
    reader = PdfFileReader(BytesIO(pdf), strict=True)
    (own,) = reader.embedded_regular_signatures
    own.compute_integrity_info()
    assert own.summarise_integrity_info()["docmdp_ok"]
    for embedded in reader.embedded_timestamp_signatures:
        root = asn1_x509.Certificate.load(clock().trusted.public_bytes(Encoding.DER))
        context = ValidationContext(trust_roots=[root], moment=LATER)
        assert validate_pdf_timestamp(embedded, context).trusted
    path = tmp_path / "lasting.pdf"
    path.write_bytes(pdf)
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", path], capture_output=True, check=True)
    if shutil.which("pdfsig"):
        # Its version 22.12 knows no document time stamps; it leaves them alone.
        ran = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, check=False)
        assert ran.stdout.count(b"Signature is Valid") == 1
    # Each range ends where its revision ends; this judge asks that it end with the file.
    told = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_A_3A)
    assert {one.rule_id for one in told.failures} <= {"PDFA3A-SIGNATURE-BYTERANGE-001"}
    accessible = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert accessible.is_compliant, accessible.failures
