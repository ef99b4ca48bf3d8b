"""Trust lists: read from files and folders whole or not at all, and whom they vouch for."""

import pickle
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from reports.certificates import to_pem
from reports.identity import Identity
from reports.revocations import CrlFault, CrlRefused
from reports.trust import TrustList, TrustUnreadable, judge_signer, load_trust, trusted_names
from reports.trust_list import AuthorityList, Role, TrustEntry
from reports.trusted import ListUsed, trust_notes
from reports.verdicts import Reason, Standing
from tests.support.signing import (
    NOW,
    Authority,
    certificate,
    inspector,
    revocations,
    stranger,
)
from ui.wording import sentence
from ui.wording.trusting import note_sentences

DAY = timedelta(days=1)


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


def listing(*entries: TrustEntry) -> TrustList:
    content = AuthorityList("Ministry", 1, NOW, NOW + DAY, entries)
    return TrustList(lists=(ListUsed(content, "f" * 64),))


def listed(identity: Identity | Authority, role: Role = Role.INSPECTOR, **said: Any) -> TrustEntry:
    return TrustEntry(to_pem(identity.certificate), role, **said)


def judged(trust: TrustList, signer: Identity, **said: Any) -> tuple[Standing, Reason]:
    verdict = judge_signer(trust, signer.certificate, signer.chain, NOW, **said)
    return verdict.standing, verdict.reason


def test_who_is_listed_holds_in_his_role_only() -> None:
    trust = listing(listed(inspector(), Role.HOST))
    assert judged(trust, inspector()) == (Standing.HOLDS, Reason.TRUSTED_SIGNER)
    assert judged(trust, inspector(), role=Role.HOST)[0] == Standing.HOLDS
    wrong = judged(trust, inspector(), role=Role.INSPECTOR)
    assert wrong == (Standing.FAILS, Reason.NOT_IN_THIS_ROLE)
    both = listing(listed(inspector(), Role.HOST), listed(inspector()))
    assert judged(both, inspector(), role=Role.INSPECTOR)[0] == Standing.HOLDS
    assert judged(trust, stranger()) == (Standing.UNKNOWN, Reason.UNKNOWN_SIGNER)


def test_a_list_decides_over_a_certificate_given_as_a_file() -> None:
    trust = listing(listed(inspector(), Role.HOST)).with_certificates([inspector().certificate])
    assert judged(trust, inspector(), role=Role.INSPECTOR)[1] == Reason.NOT_IN_THIS_ROLE


def test_a_time_stamp_authority_signs_no_report() -> None:
    root = Authority()
    key = ec.generate_private_key(ec.SECP256R1())
    stamping = certificate("Clock", key, root, is_for_time=True)
    entry = TrustEntry(to_pem(stamping), Role.TIME_STAMP)
    for trust in (listing(entry), trusting(root), TrustList().with_certificates([stamping])):
        for role in (None, Role.INSPECTOR, Role.REVIEWER):
            verdict = judge_signer(trust, stamping, (), NOW, role=role)
            assert (verdict.standing, verdict.reason) == (
                Standing.FAILS,
                Reason.NOT_IN_THIS_ROLE,
            )
    stamped = judge_signer(listing(entry), stamping, (), NOW, role=Role.TIME_STAMP)
    assert stamped.standing == Standing.HOLDS
    plain = listing(listed(inspector(), Role.TIME_STAMP))
    assert judged(plain, inspector())[1] == Reason.NOT_IN_THIS_ROLE


@pytest.mark.parametrize(
    "said", [{"valid_from": NOW + DAY}, {"valid_until": NOW - DAY}], ids=["later", "earlier"]
)
def test_an_authority_may_shorten_validity(said: dict[str, Any]) -> None:
    trust = listing(listed(inspector(), **said))
    assert judged(trust, inspector()) == (Standing.FAILS, Reason.NOT_VALID_THEN)
    root = Authority()
    above = listing(listed(root, Role.AUTHORITY, **said))
    assert judged(above, root.identity()) == (Standing.FAILS, Reason.NOT_VALID_THEN)


def test_revoked_before_the_claimed_time_fails_with_the_day_and_the_reason() -> None:
    for since in (NOW, NOW - DAY):
        trust = listing(listed(inspector(), revoked=since, reason="laptop lost"))
        for proven in (None, NOW + DAY, NOW - 2 * DAY):
            verdict = judge_signer(trust, inspector().certificate, (), NOW, proven)
            assert (verdict.standing, verdict.reason) == (Standing.FAILS, Reason.REVOKED_BEFORE)
            assert f"{since:%Y-%m-%d}" in verdict.detail
            assert "laptop lost" in verdict.detail


def test_revoked_since_holds_only_with_a_time_stamp_from_before() -> None:
    trust = listing(listed(inspector(), revoked=NOW + DAY))
    unknown = (Standing.UNKNOWN, Reason.REVOKED_SINCE)
    assert judged(trust, inspector()) == unknown
    assert judged(trust, inspector(), proven=NOW + DAY) == unknown
    assert judged(trust, inspector(), proven=NOW + DAY / 2)[0] == Standing.HOLDS


def test_an_authority_that_was_revoked_vouches_no_longer() -> None:
    root = Authority()
    issuing = Authority("Issuing", root)
    signer = issuing.identity()
    for revoked in (root, issuing):
        entries = [listed(root, Role.AUTHORITY)] if revoked is issuing else []
        before = listing(*entries, listed(revoked, Role.AUTHORITY, revoked=NOW - DAY))
        assert judged(before, signer)[1] == Reason.REVOKED_BEFORE
        since = listing(*entries, listed(revoked, Role.AUTHORITY, revoked=NOW + DAY))
        assert judged(since, signer)[1] == Reason.REVOKED_SINCE


def test_the_names_of_a_list_say_role_validity_and_revocation() -> None:
    trust = listing(
        listed(inspector(), valid_until=NOW + DAY, revoked=NOW, reason="lost"),
        listed(inspector(), Role.HOST),
    ).with_certificates([inspector().certificate, stranger().certificate])
    host, own, plain = sorted(trusted_names(trust), key=lambda name: name.role or "z")
    assert (host.role, host.not_after) == (Role.HOST, inspector().not_after)
    assert (own.not_after, own.revoked, own.reason) == (NOW + DAY, NOW, "lost")
    assert (plain.role, plain.fingerprint) == (None, stranger().fingerprint)


def with_crls(folder: Path, *found: Authority | x509.CertificateRevocationList) -> TrustList:
    for number, one in enumerate(found):
        if isinstance(one, Authority):
            (folder / f"{number}.pem").write_text(to_pem(one.certificate))
        else:
            (folder / f"{number}.crl").write_bytes(one.public_bytes(Encoding.DER))
    return load_trust(folder)


def test_a_revocation_list_is_respected_without_a_network(tmp_path: Path) -> None:
    root = Authority()
    signer, other = root.identity(), root.identity()
    trust = with_crls(tmp_path, root, revocations(root, {signer.certificate: NOW - DAY}))
    assert pickle.loads(pickle.dumps(trust)) == trust  # noqa: S301 - our own bytes
    assert judged(trust, signer) == (Standing.FAILS, Reason.REVOKED_BEFORE)
    assert judged(trust, other)[0] == Standing.HOLDS
    pem = tmp_path / "1.pem"
    pem.write_bytes((revocations(root, {signer.certificate: NOW + DAY})).public_bytes(Encoding.PEM))
    (tmp_path / "1.crl").unlink()
    assert judged(load_trust(tmp_path), signer)[1] == Reason.REVOKED_SINCE


def test_the_same_number_of_another_authority_is_not_revoked(tmp_path: Path) -> None:
    """Two authorities of one name: the other one's list says nothing of this one's signer."""
    root, namesake = Authority(), Authority()
    signer = root.identity()
    crl = revocations(namesake, {signer.certificate: NOW - DAY})
    assert judged(with_crls(tmp_path, root, namesake, crl), signer)[0] == Standing.HOLDS


def test_the_wrong_authoritys_signature_on_a_revocation_list_is_refused(tmp_path: Path) -> None:
    root = Authority()
    crl = revocations(Authority(), {root.identity().certificate: NOW})
    with pytest.raises(CrlRefused) as refused:
        with_crls(tmp_path, root, crl)
    assert (refused.value.fault, refused.value.name) == (
        CrlFault.NOT_SIGNED_BY_AUTHORITY,
        "1.crl",
    )
    assert "1.crl" in str(sentence(refused.value, "en"))


def test_an_outdated_revocation_list_is_named_and_still_counts(tmp_path: Path) -> None:
    root = Authority()
    signer = root.identity()
    crl = revocations(root, {signer.certificate: NOW - DAY}, due=NOW - DAY)
    trust = with_crls(tmp_path, root, crl)
    assert judged(trust, signer)[1] == Reason.REVOKED_BEFORE
    (late,) = trust_notes(trust, NOW).crls_out_of_date
    assert (late.issuer, late.due) == ("Root", NOW - DAY)
    assert "Root" in note_sentences(trust_notes(trust, NOW), "en")[0]


def test_a_delta_list_adds_revocations_and_takes_none_back(tmp_path: Path) -> None:
    root = Authority()
    held, lost = root.identity(), root.identity()
    delta = x509.DeltaCRLIndicator(1)
    trust = with_crls(
        tmp_path,
        root,
        revocations(root, {held.certificate: NOW - DAY}),
        revocations(root, {lost.certificate: NOW - DAY}, extension=delta),
        revocations(
            root,
            {held.certificate: NOW},
            extension=delta,
            of_entries=[x509.CRLReason(x509.ReasonFlags.remove_from_crl)],
        ),
    )
    assert judged(trust, lost)[1] == Reason.REVOKED_BEFORE
    assert judged(trust, held)[1] == Reason.REVOKED_BEFORE


def test_the_day_a_key_was_lost_counts_before_the_day_it_was_told(tmp_path: Path) -> None:
    root = Authority()
    signer = root.identity()
    said = [
        x509.InvalidityDate((NOW - DAY).replace(tzinfo=None)),
        x509.CRLReason(x509.ReasonFlags.key_compromise),
    ]
    crl = revocations(root, {signer.certificate: NOW + DAY}, of_entries=said)
    verdict = judge_signer(with_crls(tmp_path, root, crl), signer.certificate, signer.chain, NOW)
    assert verdict.reason == Reason.REVOKED_BEFORE
    assert "keyCompromise" in verdict.detail


def test_a_list_about_other_authorities_or_broken_is_refused(tmp_path: Path) -> None:
    root = Authority()
    indirect = x509.IssuingDistributionPoint(
        full_name=None,
        relative_name=None,
        only_contains_user_certs=False,
        only_contains_ca_certs=False,
        only_some_reasons=None,
        indirect_crl=True,
        only_contains_attribute_certs=False,
    )
    with pytest.raises(CrlRefused) as refused:
        with_crls(tmp_path, root, revocations(root, {}, extension=indirect))
    assert refused.value.fault == CrlFault.INDIRECT
    for broken in (b"", b"0", revocations(root, {}).public_bytes(Encoding.DER)[:-1]):
        (tmp_path / "1.crl").write_bytes(broken)
        with pytest.raises(CrlRefused) as refused:
            load_trust(tmp_path)
        assert (refused.value.fault, refused.value.name) == (CrlFault.UNREADABLE, "1.crl")


def test_several_lists_in_one_file_are_refused_rather_than_read_in_part(tmp_path: Path) -> None:
    root = Authority()
    signer = root.identity()
    pem = revocations(root, {}).public_bytes(Encoding.PEM)
    second = revocations(root, {signer.certificate: NOW - DAY}).public_bytes(Encoding.PEM)
    (tmp_path / "root.pem").write_text(to_pem(root.certificate))
    both = {"two.crl": pem + second, "mixed.pem": to_pem(root.certificate).encode() + second}
    for name, content in both.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(CrlRefused) as refused:
            load_trust(tmp_path)
        assert refused.value.name == name
        path.unlink()


def test_a_name_in_a_certificate_cannot_command_a_terminal() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    odd = certificate("Ana\x1b[2J\u202eKeller", key)
    (name,) = trusted_names(TrustList().with_certificates([odd]))
    assert name.name == "Ana [2J Keller"
    assert judge_signer(None, odd, (), NOW).detail.startswith("Ana [2J Keller (")
