"""Envelopes: read back as they were signed, and refused when a single byte is another."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as some

from checklists.records import canonical_json
from reports.certificates import to_pem
from reports.envelope import (
    LARGEST_BYTES,
    EnvelopeFault,
    EnvelopeRefused,
    open_envelope,
    seal_envelope,
)
from reports.signature_container import mechanism_for, sign_bytes
from tests.support.signing import Authority, certificate, inspector, rsa_key, stranger
from ui.wording import sentence

CONTENT = {"words": "الخزانة مفتوحة", "list": [1, 2, {"x": True}], "none": None}
PLAIN = some.recursive(
    some.none() | some.booleans() | some.integers(-(2**53), 2**53) | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=8,
)


def sealed(kind: str = "note") -> bytes:
    return seal_envelope(kind, CONTENT, inspector())


def fault(untrusted: bytes, kind: str = "note") -> EnvelopeFault:
    with pytest.raises(EnvelopeRefused) as refused:
        open_envelope(kind, untrusted)
    assert "{" not in str(sentence(refused.value, "en"))
    return refused.value.fault


def changed(change: Callable[[dict[str, Any]], object], sign_again: bool = False) -> bytes:
    record = json.loads(sealed())
    change(record)
    if sign_again:
        record["signature"]["value"] = ""
        value = sign_bytes(inspector().key, canonical_json(record))
        record["signature"]["value"] = base64.b64encode(value).decode()
    return canonical_json(record)


def test_what_was_signed_is_read_back_with_its_signer() -> None:
    opened = open_envelope("note", sealed())
    assert opened.content == CONTENT
    assert opened.signer == inspector().certificate
    assert opened.chain == ()


def test_the_issuers_and_every_kind_of_key_come_along() -> None:
    issuing = Authority("Issuing", Authority())
    for key in (rsa_key(), ec.generate_private_key(ec.SECP384R1())):
        signer = issuing.identity(key)
        opened = open_envelope("note", seal_envelope("note", CONTENT, signer))
        assert (opened.signer, opened.chain) == (signer.certificate, signer.chain)
        assert len(opened.chain) == 2


@given(content=some.dictionaries(some.text(), PLAIN, max_size=4))
def test_any_plain_content_survives(content: dict[str, Any]) -> None:
    try:
        canonical_json(content)
    except UnicodeEncodeError:
        return
    assert open_envelope("note", seal_envelope("note", content, inspector())).content == content


def test_no_byte_can_be_another() -> None:
    """Every place of a file once, each with another letter that keeps most files readable."""
    whole = sealed()
    for at in range(len(whole)):
        other = bytes([whole[at] ^ 1])
        with pytest.raises(EnvelopeRefused):
            open_envelope("note", whole[:at] + other + whole[at + 1 :])


def test_nothing_can_be_added_or_cut_off() -> None:
    whole = sealed()
    assert fault(whole + b"\n") == EnvelopeFault.NOT_CANONICAL
    assert fault(b" " + whole) == EnvelopeFault.NOT_CANONICAL
    assert fault(whole[:-1]) == EnvelopeFault.NOT_JSON
    assert fault(b"\xef\xbb\xbf" + whole) == EnvelopeFault.NOT_JSON
    assert fault(b"") == EnvelopeFault.NOT_JSON


def test_another_kind_is_not_what_was_asked_for() -> None:
    assert fault(sealed("trust-list")) == EnvelopeFault.OTHER_KIND
    assert fault(changed(lambda it: it.update(kind="x"))) == EnvelopeFault.OTHER_KIND
    assert fault(changed(lambda it: it.update(format=2))) == EnvelopeFault.OTHER_FORMAT


def test_unknown_keys_twins_and_wrong_types_are_named() -> None:
    assert fault(changed(lambda it: it.update(more=1))) == EnvelopeFault.BAD_FIELD
    assert fault(changed(lambda it: it["signature"].pop("chain"))) == EnvelopeFault.BAD_FIELD
    assert fault(changed(lambda it: it["signature"].update(x=""))) == EnvelopeFault.BAD_FIELD
    assert fault(changed(lambda it: it.update(content=[]))) == EnvelopeFault.BAD_FIELD
    twins = sealed().replace(b'"format":1', b'"format":1,"format":1')
    with pytest.raises(EnvelopeRefused) as refused:
        open_envelope("note", twins)
    assert (refused.value.fault, refused.value.where[:7]) == (EnvelopeFault.BAD_FIELD, ".format")


@pytest.mark.parametrize("odd", [b"1.5", b"NaN", b"1e400", b"Infinity", b"1" * 5000])
def test_numbers_that_have_two_spellings_are_refused(odd: bytes) -> None:
    whole = sealed().replace(b"[1,2,", b"[" + odd + b",2,")
    assert fault(whole) in {EnvelopeFault.BAD_FIELD, EnvelopeFault.NOT_JSON}


def test_huge_and_deep_files_are_refused_at_once() -> None:
    assert fault(b" " * (LARGEST_BYTES + 1)) == EnvelopeFault.TOO_LARGE
    assert fault(b"[" * 1_000_000) == EnvelopeFault.NOT_JSON
    deep = b'{"a":' * 100_000 + b"1" + b"}" * 100_000
    assert fault(deep) == EnvelopeFault.NOT_JSON


def test_another_certificate_makes_the_signature_wrong() -> None:
    pem = to_pem(stranger().certificate)
    other = changed(lambda it: it["signature"].update(certificate=pem))
    assert fault(other) == EnvelopeFault.WRONG_SIGNATURE
    with_chain = changed(lambda it: it["signature"].update(chain=[pem]))
    assert fault(with_chain) == EnvelopeFault.WRONG_SIGNATURE
    odd = changed(lambda it: it["signature"].update(chain=[pem + "\n"]), sign_again=True)
    assert fault(odd) == EnvelopeFault.BAD_CERTIFICATE
    many = changed(lambda it: it["signature"].update(chain=[pem] * 9), sign_again=True)
    assert fault(many) == EnvelopeFault.BAD_CERTIFICATE


@pytest.mark.parametrize("name", ["sha256_rsa", "sha384_ecdsa", "md5_ecdsa", "", "_ecdsa"])
def test_another_algorithm_than_signed_with_is_refused(name: str) -> None:
    other = changed(lambda it: it["signature"].update(algorithm=name))
    assert fault(other) == EnvelopeFault.WRONG_SIGNATURE


def test_a_weak_key_or_one_not_meant_for_signing_is_refused() -> None:
    small = rsa_key(2048)
    record = json.loads(sealed())
    record["signature"] |= {
        "certificate": to_pem(certificate("Small", small)),
        "algorithm": mechanism_for(small),
        "value": "",
    }
    value = base64.b64encode(sign_bytes(small, canonical_json(record))).decode()
    record["signature"]["value"] = value
    assert fault(canonical_json(record)) == EnvelopeFault.WEAK_KEY
    pem = to_pem(Authority().certificate)
    assert fault(changed(lambda it: it["signature"].update(certificate=pem))) == (
        EnvelopeFault.WEAK_KEY
    )
