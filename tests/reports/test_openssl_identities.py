"""Identities that `openssl` certified or made: taken in with their chain, and they sign."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509

from checklists.values import Unwatched
from reports.certificates import common_name, path_up, read_certificates
from reports.identity import Holder, Identity, complete_request, load_identity, request_identity
from reports.issuing import IssueRequest, make_report
from reports.trust import TrustList
from reports.verdicts import Standing
from reports.verify import verify_report
from tests.support.openssl import make_request, needs_openssl, office, openssl, to_key_file
from tests.support.signed_reports import PLACE, material
from tests.support.signing import PASSPHRASE, quick_derivation

HOLDER = Holder("Ana Keller", "Verification Office", "XX")
pytestmark = needs_openssl


def now() -> datetime:
    """openssl stamps certificates with the real time."""
    return datetime.now(UTC).replace(microsecond=0)


def signs_for(root: x509.Certificate, identity: Identity) -> bool:
    signed = make_report(material(), IssueRequest("en", PLACE, now(), identity), Unwatched())
    trust = TrustList().with_certificates([root])
    return verify_report("report.pdf", signed.pdf, trust).standing is Standing.HOLDS


@pytest.mark.parametrize(("root", "issuing"), [("P-384", "P-256"), ("RSA", "RSA")])
def test_an_answer_to_a_request_signs_with_its_chain(
    tmp_path: Path, root: str, issuing: str
) -> None:
    authority = office(tmp_path, root, issuing)
    with quick_derivation():
        asked = request_identity(HOLDER, PASSPHRASE)
        (tmp_path / "ana.csr").write_bytes(asked.request_pem)
        answer = authority.answer(tmp_path / "ana.csr").read_bytes()
        chain = authority.chain().read_bytes()
        archive = complete_request(asked.key_pem, PASSPHRASE, answer, chain)
    identity = load_identity(archive, PASSPHRASE, now())
    assert identity.name == "Ana Keller"
    assert [common_name(entry) for entry in identity.chain] == ["Issuing CA", "Root CA"]
    (top,) = read_certificates(authority.root.read_bytes())
    assert signs_for(top, identity)


@pytest.mark.parametrize("form", ["PEM", "DER"])
def test_an_answer_with_its_chain_may_come_in_one_file(tmp_path: Path, form: str) -> None:
    authority = office(tmp_path, "P-384", "P-256")
    with quick_derivation():
        asked = request_identity(HOLDER, PASSPHRASE)
        (tmp_path / "ana.csr").write_bytes(asked.request_pem)
        answer = authority.answer(tmp_path / "ana.csr")
        parts = ("-certfile", answer, "-certfile", authority.chain(), "-outform", form)
        openssl("crl2pkcs7", "-nocrl", *parts, "-out", tmp_path / "answer.p7b")
        whole = (tmp_path / "answer.p7b").read_bytes()
        archive = complete_request(asked.key_pem, PASSPHRASE, whole)
    identity = load_identity(archive, PASSPHRASE, now())
    assert [common_name(entry) for entry in identity.chain] == ["Issuing CA", "Root CA"]


@pytest.mark.parametrize("kind", ["P-384", "P-256", "RSA"])
def test_a_key_file_made_by_openssl_signs(tmp_path: Path, kind: str) -> None:
    authority = office(tmp_path, "P-384", "P-256")
    authority.answer(make_request(tmp_path, "ana", kind, "Ana Keller"), "ana")
    identity = load_identity(to_key_file(authority, "ana", PASSPHRASE), PASSPHRASE, now())
    (top,) = read_certificates(authority.root.read_bytes())
    assert path_up(identity.certificate, identity.chain)[-1] == top
    assert signs_for(top, identity)
