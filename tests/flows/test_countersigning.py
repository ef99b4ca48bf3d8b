"""`countersign` and the signed revision: what a host and a reviewer do with a report."""

from pathlib import Path
from typing import Any

import pytest

from tests.flows.conftest import Ran, run_program
from tests.support import attacks

SECRET = "staple for signing later"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    identity = tmp_path_factory.mktemp("host") / "hana.p12"
    made = run_program(
        "identity", "new", identity, "--name", "Hana Host", PSSM_IDENTITY_PASSPHRASE=SECRET
    )
    assert made.code == 0, made.err
    return identity


def countersign(report: Path, output: Path, identity: Path, *options: object) -> Ran:
    return run_program(
        *("countersign", report, "-o", output, "--identity", identity, *options),
        PSSM_IDENTITY_PASSPHRASE=SECRET,
    )


def test_a_host_objects_and_the_report_still_holds(
    demo: dict[str, Any], host: Path, tmp_path: Path
) -> None:
    report, signed = Path(demo["report"]), tmp_path / "signed.pdf"
    said = tmp_path / "words.txt"
    said.write_text("The safe was closed.\nالخزانة مغلقة\n", "utf-8")
    ran = countersign(
        report, signed, host, "--role", "host", "--objects", "--words-file", said, "--json"
    )
    assert ran.code == 0, ran.err
    assert ran.json["signature"]["stance"] == "objects"
    checked = run_program("verify", signed, "--trust", demo["trust"], "--json")
    assert checked.code == 0, checked.out
    (signature,) = checked.json["reports"][0]["signatures"]
    assert (signature["role"], signature["name"]) == ("host", "Hana Host")
    assert (signature["standing"], signature["reason"]) == ("unknown", "unknown_signer")
    assert signature["words"] == "The safe was closed.\nالخزانة مغلقة"
    spoken = run_program("verify", signed, "--trust", demo["trust"])
    assert "Host: Hana Host objects to the report." in spoken.out
    assert "The safe was closed." in spoken.out


def test_no_file_is_written_over_but_the_one_that_was_signed(
    demo: dict[str, Any], host: Path, tmp_path: Path
) -> None:
    copy, other = tmp_path / "report.pdf", tmp_path / "other.pdf"
    copy.write_bytes(Path(demo["report"]).read_bytes())
    other.write_bytes(b"kept")
    ran = countersign(copy, other, host, "--role", "host")
    assert ran.code == 3
    assert other.read_bytes() == b"kept"
    ran = countersign(copy, copy, host, "--role", "host")
    assert ran.code == 0, ran.err
    assert copy.read_bytes().startswith(Path(demo["report"]).read_bytes())
    ran = countersign(copy, copy, host, "--role", "reviewer")
    assert ran.code == 3
    assert "signed this report before" in ran.err


def test_a_changed_report_is_not_signed_and_its_signed_revision_can_be_taken_out(
    demo: dict[str, Any], host: Path, tmp_path: Path
) -> None:
    honest = Path(demo["report"]).read_bytes()
    changed, taken = tmp_path / "changed.pdf", tmp_path / "signed.pdf"
    changed.write_bytes(attacks.updated(honest, attacks.overlay))
    ran = countersign(changed, tmp_path / "never.pdf", host, "--role", "host")
    assert ran.code == 3
    assert "what is drawn on a page" in ran.err
    assert not (tmp_path / "never.pdf").exists()
    ran = run_program("verify", changed, "--signed-revision", taken)
    assert ran.code == 1
    assert taken.read_bytes() == honest
    ran = run_program("verify", changed, "--signed-revision", taken)
    assert (ran.code, "was not overwritten" in ran.err) == (3, True)
    ran = run_program("verify", host, "--signed-revision", tmp_path / "none.pdf")
    assert ran.code == 3
    assert "holds no report as it was signed" in ran.err
