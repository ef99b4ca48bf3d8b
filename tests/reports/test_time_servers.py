"""Asking for a time stamp: what a server must not get away with."""

import hashlib
import time
from collections.abc import Callable

import pytest
from asn1crypto import cms, core, tsp

from reports import time_servers
from reports.time_servers import (
    Limits,
    ServerAddressUnfit,
    ServerUnreachable,
    TimeStampDenied,
    ask_time_server,
    fetch,
)
from reports.time_tokens import TokenRefused, read_token
from tests.support.signing import NOW, rsa_key
from tests.support.time_servers import TimeAuthority, clock, serving, silent

DIGEST = hashlib.sha256(b"a report").digest()


class _OnlyStatus(core.Sequence):  # type: ignore[misc]
    """An answer without a time stamp."""

    _fields = [("status", tsp.PKIStatusInfo)]  # noqa: RUF012 - as asn1crypto asks


@pytest.mark.parametrize("kind", ["P-256", "P-384", "RSA"])
def test_a_time_stamp_says_who_says_when(kind: str) -> None:
    with serving(lambda asked: clock(kind).respond(asked).dump()) as address:
        token = read_token(ask_time_server(address, DIGEST, "sha256"))
    assert (token.time, token.imprint, token.hash_name) == (NOW, DIGEST, "sha256")
    assert token.authority == clock(kind).certificate
    assert token.chain == (clock(kind).trusted,)


def asked_for(digest: bytes, asked: tsp.TimeStampReq, *, nonce: bool = True) -> tsp.TimeStampReq:
    """The question with something else in it."""
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": digest}
    given = {"version": 1, "message_imprint": imprint, "cert_req": True}
    return tsp.TimeStampReq({**given, "nonce": asked["nonce"].native} if nonce else given)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (lambda asked: asked_for(b"\0" * 32, asked), "imprint"),
        (lambda asked: asked_for(DIGEST, asked, nonce=False), "nonce"),
        (lambda asked: asked_for(DIGEST, tsp.TimeStampReq({"nonce": 7})), "nonce"),
    ],
)
def test_an_answer_to_another_question_is_refused(
    other: Callable[[tsp.TimeStampReq], tsp.TimeStampReq], said: str
) -> None:
    def answer(asked: tsp.TimeStampReq) -> bytes:
        return bytes(clock().respond(other(asked)).dump())

    with serving(answer) as address, pytest.raises(TimeStampDenied) as denied:
        ask_time_server(address, DIGEST, "sha256")
    assert denied.value.detail == said


@pytest.mark.parametrize("body", [b"", b"garbage", b"0\x80" * 500, b"<html>Sign in</html>"])
def test_garbage_is_no_time_stamp(body: bytes) -> None:
    with serving(lambda _: body) as address, pytest.raises(TimeStampDenied):
        ask_time_server(address, DIGEST, "sha256")


def test_bytes_after_an_answer_are_refused() -> None:
    def answer(asked: tsp.TimeStampReq) -> bytes:
        return bytes(clock().respond(asked).dump()) + b"\0"

    with serving(answer) as address, pytest.raises(TimeStampDenied):
        ask_time_server(address, DIGEST, "sha256")


def test_an_authority_that_says_no_is_quoted() -> None:
    said = tsp.PKIStatusInfo({"status": "rejection", "status_string": ["Too many today"]})
    with (
        serving(lambda _: _OnlyStatus({"status": said}).dump()) as address,
        pytest.raises(TimeStampDenied) as denied,
    ):
        ask_time_server(address, DIGEST, "sha256")
    assert denied.value.detail == "Too many today"


def test_a_huge_answer_is_not_read_to_its_end() -> None:
    with serving(lambda _: b"0" * 100_000) as address, pytest.raises(ServerUnreachable) as long:
        ask_time_server(address, DIGEST, "sha256", Limits(bytes=50_000))
    assert long.value.detail == "too long"


def test_a_server_that_never_answers_is_given_up() -> None:
    with silent() as address, pytest.raises(ServerUnreachable) as late:
        ask_time_server(address, DIGEST, "sha256", Limits(time_s=0.05))
    assert late.value.detail == "timed out"


@pytest.mark.parametrize("status", [302, 404, 500])
def test_an_error_and_a_way_elsewhere_are_no_answer(status: int) -> None:
    with serving(lambda _: b"", status) as address, pytest.raises(ServerUnreachable) as other:
        ask_time_server(address, DIGEST, "sha256")
    assert other.value.detail == f"HTTP {status}"


def test_without_a_network_it_is_said() -> None:
    with silent() as address:
        pass
    with pytest.raises(ServerUnreachable):
        ask_time_server(address, DIGEST, "sha256")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/x", "tsa", ""])
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(ServerAddressUnfit):
        ask_time_server(address, DIGEST, "sha256")
    with pytest.raises(ServerAddressUnfit):
        fetch(address)


def test_an_answer_that_drips_is_given_up() -> None:
    with pytest.raises(TimeoutError):
        time_servers._read(lambda _: b"0", time.monotonic() - 1, 1000)


def test_a_certificate_that_is_not_for_time_stamps_makes_none() -> None:
    with pytest.raises(TokenRefused):
        read_token(TimeAuthority(is_for_time=False).stamp(DIGEST))


def test_a_weak_authority_makes_none() -> None:
    with pytest.raises(TokenRefused) as weak:
        read_token(TimeAuthority(key=rsa_key(2048)).stamp(DIGEST))
    assert str(weak.value) == "RSA 2048"


def test_every_flipped_byte_of_the_signed_part_is_noticed() -> None:
    token = clock().stamp(DIGEST)
    begin = cms.ContentInfo.load(token)["content"]["encap_content_info"].dump()
    first = token.index(begin)
    for place in range(first, first + len(begin)):
        changed = bytearray(token)
        changed[place] ^= 1
        with pytest.raises(TokenRefused):
            read_token(bytes(changed))


def test_unsigned_attributes_of_a_token_are_refused() -> None:
    content = cms.ContentInfo.load(clock().stamp(DIGEST))
    (info,) = content["content"]["signer_infos"]
    info["unsigned_attrs"] = [cms.CMSAttribute({"type": "content_type", "values": ["data"]})]
    with pytest.raises(TokenRefused) as unsigned:
        read_token(content.dump(force=True))
    assert str(unsigned.value) == "unsigned"
