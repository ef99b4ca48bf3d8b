"""Identities: made, requested and completed, opened; weak, outdated and damaged ones refused."""

from datetime import timedelta

import pytest
from asn1crypto import keys, pem
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import pkcs12

from checklists.values import PassphraseTooShort
from reports import key_protection
from reports.certificates import fingerprint
from reports.identity import (
    CertificateOfOtherKey,
    CertificateUnreadable,
    Holder,
    IdentityDamaged,
    IdentityOutOfDate,
    IdentityWeak,
    NameUnfit,
    WrongIdentityPassphrase,
    complete_request,
    create_identity,
    load_identity,
    request_identity,
)
from reports.key_protection import ROUNDS, to_pkcs12
from tests.support.signing import NOW, PASSPHRASE, Authority, certificate, inspector, rsa_key


@pytest.fixture(autouse=True)
def few_rounds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive quickly, but where the slowness is what a test is about."""
    if "rounds" not in request.node.name and "mac" not in request.node.name:
        monkeypatch.setattr(key_protection, "ROUNDS", 2000)


HOLDER = Holder("Ana Keller", "Verification Office", "xx")


def test_a_new_identity_opens_and_names_its_holder() -> None:
    made = create_identity(HOLDER, PASSPHRASE, NOW, years=2)
    opened = load_identity(made.pkcs12, PASSPHRASE, NOW)
    assert (opened.name, opened.organization) == ("Ana Keller", "Verification Office")
    assert opened.certificate_pem == made.certificate_pem
    assert opened.fingerprint == fingerprint(x509.load_pem_x509_certificate(made.certificate_pem))
    assert opened.not_before <= NOW <= opened.not_after < NOW + timedelta(days=731)
    assert opened.chain == ()


def test_a_new_certificate_may_sign_and_may_not_issue() -> None:
    extensions = inspector().certificate.extensions
    assert not extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    usage = extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    assert not extensions.get_extension_for_class(x509.ExtendedKeyUsage).critical


def test_two_identities_share_nothing() -> None:
    one, other = (create_identity(HOLDER, PASSPHRASE, NOW) for _ in range(2))
    first, second = (load_identity(made.pkcs12, PASSPHRASE, NOW) for made in (one, other))
    assert first.certificate.serial_number != second.certificate.serial_number
    assert first.fingerprint != second.fingerprint


@pytest.mark.parametrize(
    "passphrase", ["密码密码密码密码密码密码", "كلمة المرور الطويلة", "Cafe\u0301 au lait 😀"]
)
def test_any_script_will_do_for_a_passphrase(passphrase: str) -> None:
    made = create_identity(HOLDER, passphrase, NOW)
    assert load_identity(made.pkcs12, passphrase, NOW).name == "Ana Keller"


def test_composed_and_decomposed_letters_are_one_passphrase() -> None:
    made = create_identity(HOLDER, "Cafe\u0301 au lait", NOW)
    assert load_identity(made.pkcs12, "Caf\u00e9 au lait", NOW)


def test_guessing_is_as_slow_against_the_mac_as_against_the_key() -> None:
    made = create_identity(HOLDER, PASSPHRASE, NOW)
    archive = asn1_pkcs12.Pfx.load(made.pkcs12)
    assert archive["mac_data"]["iterations"].native == ROUNDS
    assert b"Ana Keller" not in made.pkcs12
    assert b"Ana Keller" not in repr(made).encode()


def test_a_wrong_passphrase_is_told_from_damage() -> None:
    made = create_identity(HOLDER, PASSPHRASE, NOW)
    with pytest.raises(WrongIdentityPassphrase):
        load_identity(made.pkcs12, "another passphrase", NOW)
    with pytest.raises(IdentityDamaged):
        load_identity(made.pkcs12[:-9], PASSPHRASE, NOW)
    with pytest.raises(IdentityDamaged):
        load_identity(b"not a key at all", PASSPHRASE, NOW)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(PassphraseTooShort) as refused:
        create_identity(HOLDER, "short", NOW)
    assert refused.value.minimum == 12
    with pytest.raises(PassphraseTooShort):
        request_identity(HOLDER, "short")


@pytest.mark.parametrize(
    ("holder", "field"),
    [
        (Holder("", "Office"), "name"),
        (Holder("A" * 65, "Office"), "name"),
        (Holder("Ana\nKeller", "Office"), "name"),
        (Holder("Ana\u202eKeller", "Office"), "name"),
        (Holder("Ana", "O" * 65), "organization"),
        (Holder("Ana", "", "XXX"), "country"),
        (Holder("Ana", "", "中国"), "country"),
    ],
)
def test_a_name_no_certificate_can_carry_is_refused(holder: Holder, field: str) -> None:
    with pytest.raises(NameUnfit) as refused:
        create_identity(holder, PASSPHRASE, NOW)
    assert refused.value.field == field


def test_an_outdated_identity_is_refused_with_its_dates() -> None:
    made = create_identity(HOLDER, PASSPHRASE, NOW, years=1)
    for moment in (NOW - timedelta(hours=2), NOW + timedelta(days=366)):
        with pytest.raises(IdentityOutOfDate) as refused:
            load_identity(made.pkcs12, PASSPHRASE, moment)
        assert refused.value.not_before < NOW < refused.value.not_after


def test_weak_keys_are_refused() -> None:
    small = rsa_key(2048)
    with pytest.raises(IdentityWeak) as refused:
        load_identity(to_pkcs12(small, certificate("A", small), (), PASSPHRASE), PASSPHRASE, NOW)
    assert refused.value.detail == "RSA 2048"
    odd = ec.generate_private_key(ec.SECP256K1())
    with pytest.raises(IdentityWeak) as refused:
        load_identity(to_pkcs12(odd, certificate("A", odd), (), PASSPHRASE), PASSPHRASE, NOW)
    assert refused.value.detail == "secp256k1"


def test_keys_other_readers_cannot_verify_are_refused() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    holder = certificate("A", rsa_key())
    plain = serialization.NoEncryption()
    archive = pkcs12.serialize_key_and_certificates(None, key, None, [holder], plain)
    with pytest.raises(IdentityDamaged):
        load_identity(archive, "", NOW)


def test_an_issuing_certificate_does_not_sign_reports() -> None:
    authority = Authority()
    archive = to_pkcs12(authority.key, authority.certificate, (), PASSPHRASE)
    with pytest.raises(IdentityWeak) as refused:
        load_identity(archive, PASSPHRASE, NOW)
    assert refused.value.detail == "keyUsage"


def test_a_strong_rsa_key_is_taken() -> None:
    key = rsa_key()
    opened = load_identity(to_pkcs12(key, certificate("A", key), (), PASSPHRASE), PASSPHRASE, NOW)
    assert opened.name == "A"
    assert opened.organization == ""


def test_a_requested_identity_is_completed_with_its_chain() -> None:
    asked = request_identity(HOLDER, PASSPHRASE)
    request = x509.load_pem_x509_csr(asked.request_pem)
    assert request.is_signature_valid
    root = Authority()
    issuing = Authority("Issuing", root)
    key = serialization.load_pem_private_key(asked.key_pem, PASSPHRASE.encode())
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    issued = certificate("Ana Keller", key, issuing).public_bytes(serialization.Encoding.PEM)
    others = (Authority("Unrelated").certificate, *issuing.path)
    chain = b"".join(entry.public_bytes(serialization.Encoding.PEM) for entry in others)
    opened = load_identity(
        complete_request(asked.key_pem, PASSPHRASE, issued, chain), PASSPHRASE, NOW
    )
    assert opened.chain == issuing.path


def test_a_requested_key_waits_behind_as_many_rounds() -> None:
    asked = request_identity(HOLDER, PASSPHRASE)
    _, _, der = pem.unarmor(asked.key_pem)
    wrapped = keys.EncryptedPrivateKeyInfo.load(der)
    assert wrapped["encryption_algorithm"].kdf_iterations == ROUNDS


def test_what_an_authority_sends_is_checked() -> None:
    asked = request_identity(HOLDER, PASSPHRASE)
    other = certificate("A", rsa_key()).public_bytes(serialization.Encoding.DER)
    with pytest.raises(CertificateOfOtherKey):
        complete_request(asked.key_pem, PASSPHRASE, other)
    with pytest.raises(CertificateUnreadable):
        complete_request(asked.key_pem, PASSPHRASE, b"no certificate")
    with pytest.raises(WrongIdentityPassphrase):
        complete_request(asked.key_pem, "another passphrase", other)
    with pytest.raises(IdentityDamaged):
        complete_request(b"no key", PASSPHRASE, other)
