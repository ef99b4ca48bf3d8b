"""Sealing: one signature in one form, the same bytes each time, and nothing about the machine."""

import getpass
import platform
from datetime import timedelta, timezone
from io import BytesIO

import pikepdf
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7

from reports.key_protection import SigningKey
from reports.revision_writer import PROGRAM_NAME
from reports.seal import seal, unsealed
from reports.signature_container import (
    ContainerRefused,
    is_signed_by_its_certificate,
    make_container,
    read_container,
)
from reports.signature_fields import INSPECTOR, LATER
from tests.support.attacks import gap
from tests.support.signed_reports import drawn, report_data
from tests.support.signing import NOW, Authority, inspector, rsa_key, stranger

COMPOSED = drawn(report_data())
DIGEST = b"\7" * 32


def without_signature(pdf: bytes) -> bytes:
    begin, end = gap(pdf)
    return pdf[:begin] + pdf[end:]


def test_sealing_twice_differs_in_the_signature_only() -> None:
    one, other = (seal(COMPOSED, inspector(), NOW) for _ in range(2))
    assert one != other
    assert without_signature(one) == without_signature(other)
    blank = unsealed(COMPOSED, NOW, "sha256", ())
    assert without_signature(blank) == without_signature(one)


def test_the_pages_are_not_touched() -> None:
    assert seal(COMPOSED, inspector(), NOW).startswith(COMPOSED.pdf)


def test_nothing_tells_of_the_machine_or_its_libraries() -> None:
    added = seal(COMPOSED, inspector(), NOW)[len(COMPOSED.pdf) :]
    names = {platform.node(), platform.system(), platform.machine(), getpass.getuser(), "pyHanko"}
    assert not [name for name in names if name and name.encode() in added]


def test_the_inspector_certifies_and_leaves_only_the_later_fields_open() -> None:
    with pikepdf.open(BytesIO(seal(COMPOSED, inspector(), NOW))) as pdf:
        field, *later = pdf.Root.AcroForm.Fields
        assert str(field.T) == INSPECTOR
        assert "/Font" not in field.AP.N.Resources
        assert str(field.V.SubFilter) == "/ETSI.CAdES.detached"
        assert str(field.V.Prop_Build.App.Name) == "/" + PROGRAM_NAME
        assert "/Info" in pdf.trailer
        certifying, excluding = field.V.Reference
        assert int(certifying.TransformParams.P) == 2
        left_open = [str(name) for name in excluding.TransformParams.Fields]
        assert left_open == [str(each.T) for each in later] == list(LATER)
        assert not [each for each in later if "/V" in each]


def test_the_claimed_time_keeps_its_offset() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    with pikepdf.open(BytesIO(seal(COMPOSED, inspector(), there))) as pdf:
        assert str(pdf.Root.AcroForm.Fields[0].V.M) == "D:20261124150000+05'30'"


@pytest.mark.parametrize(
    ("key", "hash_name"),
    [
        (ec.generate_private_key(ec.SECP256R1()), "sha256"),
        (ec.generate_private_key(ec.SECP384R1()), "sha384"),
        (rsa_key(), "sha256"),
    ],
    ids=["P-256", "P-384", "RSA"],
)
def test_a_container_is_read_back_as_it_was_made(key: SigningKey, hash_name: str) -> None:
    signer = Authority("Issuing", Authority()).identity(key)
    made = make_container(key, signer.certificate, signer.chain, DIGEST)
    found = read_container(made)
    assert found.hash_name == hash_name
    assert found.document_digest == DIGEST
    assert found.signer == signer.certificate
    assert found.chain == signer.chain
    assert is_signed_by_its_certificate(found)


def test_the_bytes_of_a_container_count() -> None:
    """Also those that no signature covers: versions, algorithms, the issuers' certificates."""
    signer = Authority().identity()
    made = make_container(signer.key, signer.certificate, signer.chain, DIGEST)
    accepted = []
    for position in range(0, len(made), 7):
        changed = made[:position] + bytes([made[position] ^ 1]) + made[position + 1 :]
        try:
            found = read_container(changed)
        except ContainerRefused:
            continue
        if is_signed_by_its_certificate(found) and found.document_digest == DIGEST:
            accepted.append(position)
    assert accepted == []


def test_a_container_with_anything_more_is_refused() -> None:
    signer = inspector()
    made = make_container(signer.key, signer.certificate, (), DIGEST)
    with pytest.raises(ContainerRefused):
        read_container(made + b"\0")
    with pytest.raises(ContainerRefused):
        read_container(b"")


def test_a_container_by_another_key_is_not_signed() -> None:
    made = make_container(stranger().key, inspector().certificate, (), DIGEST)
    assert not is_signed_by_its_certificate(read_container(made))


def test_our_attributes_can_be_read_by_others() -> None:
    """The detached CMS is one that `cryptography`'s own parser takes."""
    made = make_container(inspector().key, inspector().certificate, (), DIGEST)
    found = pkcs7.load_der_pkcs7_certificates(made)
    assert [entry.fingerprint(hashes.SHA256()).hex() for entry in found] == [
        inspector().fingerprint
    ]
