"""Trust lists: read from files and folders whole or not at all, and whom they vouch for."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from reports.identity import Identity
from reports.trust import TrustList, TrustUnreadable, judge_signer, load_trust, trusted_names
from reports.verdicts import Reason, Standing
from tests.support.signing import NOW, Authority, certificate, inspector, stranger


def trusting(*identities: Identity | Authority) -> TrustList:
    return TrustList().with_certificates(entry.certificate for entry in identities)


def reason(trust: TrustList | None, signer: Identity, when: timedelta = timedelta()) -> Reason:
    return judge_signer(trust, signer.certificate, signer.chain, NOW + when).reason


def test_a_file_or_a_folder_gives_the_same_list(tmp_path: Path) -> None:
    pem = tmp_path / "one.pem"
    pem.write_bytes(inspector().certificate_pem)
    (tmp_path / "two.CER").write_bytes(stranger().certificate.public_bytes(Encoding.DER))
    (tmp_path / ".DS_Store").write_bytes(b"what a system leaves")
    assert load_trust(pem) == trusting(inspector())
    assert load_trust(tmp_path) == trusting(inspector(), stranger())


def test_one_file_may_hold_several(tmp_path: Path) -> None:
    pem = tmp_path / "both.crt"
    pem.write_bytes(inspector().certificate_pem + stranger().certificate_pem)
    assert load_trust(pem) == trusting(inspector(), stranger())


@pytest.mark.parametrize("name", ["notes.txt", "broken.pem", "broken.der.cer", "deep"])
def test_nothing_is_skipped_silently(tmp_path: Path, name: str) -> None:
    (tmp_path / "good.pem").write_bytes(inspector().certificate_pem)
    odd = tmp_path / name
    if name == "deep":
        odd.mkdir()
    else:
        odd.write_bytes(b"-----BEGIN CERTIFICATE-----\nnothing")
    with pytest.raises(TrustUnreadable) as refused:
        load_trust(tmp_path)
    assert refused.value.path == odd


def test_a_missing_or_huge_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrustUnreadable):
        load_trust(tmp_path / "missing.pem")
    huge = tmp_path / "huge.pem"
    huge.write_bytes(inspector().certificate_pem + b" " * 1_000_000)
    with pytest.raises(TrustUnreadable):
        load_trust(huge)


def test_names_are_shown_in_order() -> None:
    authority = Authority("A root")
    first, second = trusted_names(trusting(inspector(), authority))
    assert (first.name, first.is_authority) == ("A root", True)
    assert (second.fingerprint, second.is_authority) == (inspector().fingerprint, False)


def test_a_trusted_leaf_is_known_by_its_bytes_and_not_by_its_name() -> None:
    assert reason(trusting(inspector()), inspector()) == Reason.TRUSTED_SIGNER
    assert reason(trusting(stranger()), inspector()) == Reason.UNKNOWN_SIGNER
    assert reason(None, inspector()) == Reason.UNKNOWN_SIGNER


def test_an_authority_vouches_for_whom_it_issued() -> None:
    root = Authority()
    issuing = Authority("Issuing", root)
    signer = issuing.identity()
    assert reason(trusting(root), signer) == Reason.TRUSTED_SIGNER
    assert reason(trusting(issuing), signer) == Reason.TRUSTED_SIGNER
    assert reason(trusting(Authority()), signer) == Reason.UNKNOWN_SIGNER
    assert reason(trusting(inspector()), signer) == Reason.UNKNOWN_SIGNER


def test_a_missing_link_is_no_path() -> None:
    root = Authority()
    signer = Authority("Issuing", root).identity()
    verdict = judge_signer(trusting(root), signer.certificate, (), NOW)
    assert verdict.reason == Reason.UNKNOWN_SIGNER


def test_an_inspector_cannot_vouch_for_another() -> None:
    """A leaf's own key signs a certificate for a forger: the leaf is trusted, the forger not."""
    leaf = Authority.__new__(Authority)
    leaf.key, leaf.certificate, leaf.issuer = inspector().key, inspector().certificate, None
    key = ec.generate_private_key(ec.SECP256R1())
    forged = certificate("Forger", key, leaf)
    verdict = judge_signer(trusting(inspector()), forged, (inspector().certificate,), NOW)
    assert (verdict.standing, verdict.reason) == (Standing.UNKNOWN, Reason.UNKNOWN_SIGNER)
    root = Authority()
    under = root.identity()
    leaf.key, leaf.certificate = under.key, under.certificate
    forged = certificate("Forger", key, leaf)
    verdict = judge_signer(trusting(root, under), forged, (under.certificate,), NOW)
    assert verdict.reason == Reason.UNKNOWN_SIGNER


@pytest.mark.parametrize("when", [timedelta(days=-2), timedelta(days=3650)])
def test_outside_its_validity_nothing_holds(when: timedelta) -> None:
    trust = trusting(inspector())
    verdict = judge_signer(trust, inspector().certificate, (), NOW + when)
    assert (verdict.standing, verdict.reason) == (Standing.FAILS, Reason.NOT_VALID_THEN)


def test_an_outdated_issuer_vouches_for_nobody() -> None:
    root = Authority()
    issuing = Authority("Issuing", root)
    issuing.certificate = certificate(
        "Issuing", issuing.key, root, is_authority=True, begins=NOW - timedelta(days=50), days=30
    )
    assert reason(trusting(root), issuing.identity()) == Reason.NOT_VALID_THEN
