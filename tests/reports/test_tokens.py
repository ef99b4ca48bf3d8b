"""Signing with a key on a token: every kind of key, and every way a token says no."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.values import Unwatched
from reports.identity import IdentityOutOfDate
from reports.issuing import IssueRequest, make_report
from reports.tokens import (
    TokenAddress,
    TokenAddressUnclear,
    TokenHoldsNoKey,
    TokenLibraryMissing,
    TokenNameNeeded,
    TokenNotFound,
    TokenPinWrong,
    open_token,
    read_token_address,
)
from reports.trust import TrustList
from reports.verdicts import Standing
from reports.verify import verify_report
from tests.support.signed_reports import PLACE, material
from tests.support.signing import NOW
from tests.support.tokens import ISSUING, PIN, address, needs_tokens

TEXT = st.text(min_size=1, max_size=12)


@needs_tokens
@pytest.mark.parametrize("token", ["Curve", "Long", "RSA", "Asking"])
def test_a_report_signed_on_a_token_is_verified_by_its_authority(token: str) -> None:
    identity = open_token(address(token), PIN, NOW)
    assert identity.name == "Ana sign"
    assert identity.chain == ISSUING.path
    signed = make_report(material(), IssueRequest("en", PLACE, NOW, identity), Unwatched())
    trust = TrustList().with_certificates([ISSUING.path[-1]])
    assert verify_report("report.pdf", signed.pdf, trust).standing is Standing.HOLDS


@needs_tokens
def test_a_key_is_named_where_a_token_has_several() -> None:
    with pytest.raises(TokenNameNeeded) as several:
        open_token(address("Two"), PIN, NOW)
    assert several.value.names == ("first", "second")
    assert open_token(address("Two", "second"), PIN, NOW).name == "Ana second"
    with pytest.raises(TokenHoldsNoKey):
        open_token(address("Two", "third"), PIN, NOW)


@needs_tokens
def test_a_token_without_a_certificate_signs_nothing() -> None:
    with pytest.raises(TokenHoldsNoKey):
        open_token(address("Bare"), PIN, NOW)


@needs_tokens
def test_a_wrong_pin_is_refused_and_the_few_tries_left_are_told() -> None:
    with pytest.raises(TokenPinWrong) as wrong:
        open_token(address("Tried"), "999999", NOW)
    assert wrong.value.few_left
    assert not wrong.value.locked
    assert open_token(address("Tried"), PIN, NOW)


@needs_tokens
def test_a_token_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(TokenNotFound) as missing:
        open_token(address("Nobody's"), PIN, NOW)
    assert {"Curve", "RSA"} <= set(missing.value.labels)


@needs_tokens
def test_a_certificate_on_a_token_runs_out_as_any_other() -> None:
    with pytest.raises(IdentityOutOfDate):
        open_token(address("Curve"), PIN, NOW.replace(year=NOW.year + 20))


@pytest.mark.parametrize("name", ["missing.so", "text.so"])
def test_a_library_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.so").write_text("no library", "utf-8")
    with pytest.raises(TokenLibraryMissing):
        open_token(TokenAddress(tmp_path / name, "Curve"), PIN, NOW)


@needs_tokens
def test_a_pin_is_never_shown() -> None:
    identity = open_token(address("Curve"), PIN, NOW)
    assert PIN not in repr(identity)
    assert PIN not in repr(identity.key)


@given(library=TEXT, token=TEXT, name=st.text(max_size=12))
def test_an_address_is_read_as_it_is_written(library: str, token: str, name: str) -> None:
    written = TokenAddress(Path(library), token, name)
    assert read_token_address(str(written)) == written


@pytest.mark.parametrize(
    "text",
    [
        "pkcs11:",
        "pkcs11:token=Ana",
        "pkcs11:?module-path=/lib.so",
        "pkcs11:token=Ana?module-path=/lib.so&pin-value=1234",
        "pkcs11:token=Ana;token=Ben?module-path=/lib.so",
    ],
)
def test_an_unclear_address_is_refused(text: str) -> None:
    with pytest.raises(TokenAddressUnclear):
        read_token_address(text)


def test_an_address_as_people_write_it_is_read() -> None:
    text = "pkcs11:token=Ana%20Keller;object=sign?module-path=/usr/lib/softhsm/libsofthsm2.so"
    library = Path("/usr/lib/softhsm/libsofthsm2.so")
    expected = TokenAddress(library, "Ana Keller", "sign")
    assert read_token_address(text) == expected
    assert replace(expected, name="") != expected
