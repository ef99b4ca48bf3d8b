"""An authority's list from the command line: made, changed, confirmed, and used by `verify`."""

from pathlib import Path

import pytest

from tests.flows.conftest import Ran, run_program
from tests.support.signed_reports import signed_report
from tests.support.signing import PASSPHRASE, inspector, stranger

FILES = (".p12", ".pdf", ".pem", ".pssm-trust")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with an authority's identity, an inspector's certificate and his report."""
    (tmp_path / "ana.pem").write_bytes(inspector().certificate_pem)
    (tmp_path / "stranger.pem").write_bytes(stranger().certificate_pem)
    (tmp_path / "report.pdf").write_bytes(signed_report().pdf)
    made = run(tmp_path, "identity", "new", "chief.p12", "--name", "Chief", "--json")
    assert made.code == 0, made.err
    begun = run(
        *(tmp_path, "trust", "new", "list.pssm-trust", "--issuer", "Ministry", "--json"),
        *("--identity", "chief.p12"),
    )
    assert (begun.code, begun.json["number"], begun.json["entries"]) == (0, 1, 0)
    return tmp_path


def run(folder: Path, *words: str) -> Ran:
    """The program, with every word that names a file taken as one in this folder."""
    named = [folder / word if Path(word).suffix in FILES else word for word in words]
    return run_program(*named, PSSM_IDENTITY_PASSPHRASE=PASSPHRASE, PSSM_LANGUAGE="en")


def change(folder: Path, *words: str) -> Ran:
    return run(folder, "trust", *words, "--identity", "chief.p12", "--json")


def test_a_list_is_confirmed_once_and_decides_on_a_report(office: Path) -> None:
    added = change(office, "add", "list.pssm-trust", "ana.pem")
    assert (added.code, added.json["number"], added.json["entries"]) == (0, 2, 1)
    verify = ("verify", "report.pdf", "--json", "--trust", "list.pssm-trust")
    refused = run(office, *verify)
    words = " ".join(added.json["signer"]["words"])
    assert refused.code == 3
    assert words in refused.err
    held = run(office, *verify, "--signed-by", words)
    assert held.code == 0, held.err + held.out
    assert held.json["trust_notes"] == []
    by_digits = run(office, *verify, "--signed-by", added.json["signer"]["fingerprint"])
    assert by_digits.code == 0
    assert run(office, *verify, "--trust", "chief.pem").code == 0


def test_a_revocation_decides_by_its_day(office: Path) -> None:
    change(office, "add", "list.pssm-trust", "ana.pem")
    trusted = ("--trust", "list.pssm-trust", "--trust", "chief.pem")
    revoked = change(
        office, "revoke", "list.pssm-trust", "ana.pem", "--on", "2026-11-01", "--reason", "lost"
    )
    assert revoked.json["number"] == 3
    ran = run(office, "verify", "report.pdf", "--json", *trusted)
    (who,) = [v for v in ran.json["reports"][0]["verdicts"] if v["question"] == "who"]
    assert (ran.code, who["reason"]) == (1, "revoked_before")
    assert "2026-11-01" in who["sentence"]
    change(office, "revoke", "list.pssm-trust", "ana.pem", "--on", "2026-11-26T12:00:00+01:00")
    ran = run(office, "verify", "report.pdf", "--json", *trusted)
    (who,) = [v for v in ran.json["reports"][0]["verdicts"] if v["question"] == "who"]
    assert (ran.code, who["reason"]) == (2, "revoked_since")


def test_a_hosts_certificate_signs_no_report(office: Path) -> None:
    change(office, "add", "list.pssm-trust", "ana.pem", "--role", "host")
    trusted = ("--trust", "list.pssm-trust", "--trust", "chief.pem")
    ran = run(office, "verify", "report.pdf", "--json", *trusted)
    assert (ran.code, ran.json["reports"][0]["verdicts"][1]["reason"]) == (1, "not_in_this_role")


def test_a_list_is_shown_with_its_signer_and_entries(office: Path) -> None:
    change(office, "add", "list.pssm-trust", "ana.pem", "--until", "2027-01-01")
    shown = run(office, "trust", "show", "list.pssm-trust", "--json")
    assert shown.json["signer"]["confirmed"] is False
    (entry,) = shown.json["entries"]
    assert (entry["role"], entry["not_after"]) == ("inspector", "2027-01-01T00:00:00+00:00")
    digits = shown.json["signer"]["fingerprint"]
    plain = run(office, "trust", "show", "list.pssm-trust", "--signed-by", digits)
    assert "which you confirmed" in plain.out
    assert "Ana Keller" in plain.out


def test_a_fingerprint_is_shown_as_digits_words_and_code(office: Path) -> None:
    ran = run(office, "trust", "fingerprint", "ana.pem")
    assert ran.code == 0
    assert "█" in ran.out
    as_json = run(office, "trust", "fingerprint", "ana.pem", "--json")
    assert as_json.json["fingerprint"] == inspector().fingerprint
    assert all(word in ran.out for word in as_json.json["words"])


def test_nothing_is_overwritten_and_nobody_elses_list_is_followed(office: Path) -> None:
    again = change(office, "new", "list.pssm-trust", "--issuer", "Ministry")
    assert again.code == 3
    before = (office / "list.pssm-trust").read_bytes()
    other = run(office, "identity", "new", "other.p12", "--name", "Other")
    assert other.code == 0
    refused = run(
        *(office, "trust", "add", "list.pssm-trust", "ana.pem", "--identity", "other.p12")
    )
    assert refused.code == 3
    assert (office / "list.pssm-trust").read_bytes() == before
    assert change(office, "revoke", "list.pssm-trust", "ana.pem", "--on", "2026-11-01").code == 3
    assert change(office, "revoke", "list.pssm-trust", "ana.pem", "--on", "soon").code == 64
