"""Time stamps and long-term data in a file: made the same way twice, read back, and noticed."""

from io import BytesIO

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from reports.long_term import LongTerm, add_long_term, added_since, read_long_term
from reports.refusal import Refused
from reports.time_stamps import StampPlace, UnstampedRevision, check_time_stamp, place_of
from reports.time_tokens import TimeToken
from reports.verdicts import Reason
from tests.support.signed_reports import signed_report
from tests.support.signing import NOW, Authority
from tests.support.time_servers import TimeAuthority, clock, revocation_list, stamped

FIRST = StampPlace("TimeStamp1")


def found_in(pdf: bytes, field: str = "TimeStamp1") -> TimeToken:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return check_time_stamp(pdf, field, stamp_of(opened, field))


def stamp_of(opened: pikepdf.Pdf, field: str) -> pikepdf.Dictionary:
    (value,) = [entry.V for entry in opened.Root.AcroForm.Fields if str(entry.T) == field]
    return value


def test_a_time_stamp_is_about_every_byte_before_it() -> None:
    token = found_in(stamped(signed_report().pdf, clock()))
    assert (token.time, token.authority) == (NOW, clock().certificate)


def test_a_revision_is_made_again_from_its_own_values() -> None:
    before = signed_report().pdf
    pdf = stamped(before, clock("RSA"), room=30_000)
    with pikepdf.open(BytesIO(pdf)) as opened:
        place = place_of(pdf, "TimeStamp1", stamp_of(opened, "TimeStamp1"))
    assert place == StampPlace("TimeStamp1", 30_000)
    again = UnstampedRevision(before, place).whole()
    begin = again.index(b"<" + b"0" * 30_000 + b">") + 1
    end = begin + 30_000
    assert (pdf[:begin], pdf[end:]) == (again[:begin], again[end:])


def test_a_time_stamp_of_another_file_is_refused() -> None:
    other = signed_report("fr").pdf
    token = clock().stamp(UnstampedRevision(other, FIRST).digest)
    with pytest.raises(Refused) as refused:
        found_in(UnstampedRevision(signed_report().pdf, FIRST).filled(token))
    assert refused.value.reason is Reason.BYTES_CHANGED


def test_a_time_stamp_by_a_certificate_that_is_not_for_that_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        found_in(stamped(signed_report().pdf, TimeAuthority(is_for_time=False)))
    assert refused.value.reason is Reason.TIME_STAMP_REFUSED


def kept() -> LongTerm:
    authority = Authority("Kept")
    der = [entry.public_bytes(Encoding.DER) for entry in authority.path]
    return LongTerm(tuple(der), (revocation_list(authority),))


def test_long_term_data_is_read_back_and_added_to() -> None:
    before = signed_report().pdf
    first, second = kept(), kept()
    one = add_long_term(before, first)
    two = add_long_term(one, second)
    assert add_long_term(one, second) == two
    assert two.startswith(one)
    with pikepdf.open(BytesIO(before)) as pdf:
        assert read_long_term(pdf) == LongTerm()
    with pikepdf.open(BytesIO(one)) as pdf, pikepdf.open(BytesIO(two)) as later:
        assert read_long_term(pdf) == first
        assert added_since(read_long_term(pdf), read_long_term(later)) == second
        with pytest.raises(Refused):
            added_since(read_long_term(later), read_long_term(pdf))


def test_nothing_is_written_for_nothing_and_nothing_twice() -> None:
    before, first = signed_report().pdf, kept()
    assert add_long_term(before, LongTerm()) == before
    assert not first.without(first)
    doubled = LongTerm(first.certificates * 2, first.crls)
    assert doubled.without(LongTerm()) == first


def test_a_certificate_that_ends_in_a_carriage_return_is_kept() -> None:
    authority = Authority("Kept")
    tried = (revocation_list(authority) for _ in range(10_000))
    entry = next(der for der in tried if der.endswith(b"\r"))
    pdf = add_long_term(signed_report().pdf, LongTerm(crls=(entry,)))
    assert b"\r\nendstream" not in pdf[len(signed_report().pdf) :]
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert read_long_term(opened).crls == (entry,)


@pytest.mark.parametrize("entry", [b"anything", b"", kept().certificates[0] + b"\0"])
def test_nothing_else_hides_among_certificates(entry: bytes) -> None:
    pdf = add_long_term(signed_report().pdf, LongTerm((entry,)))
    with pikepdf.open(BytesIO(pdf)) as opened, pytest.raises(Refused) as refused:
        read_long_term(opened)
    assert refused.value.reason is Reason.FORBIDDEN_CONTENT
