import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from checklists.asking.checklist import Checklist
from checklists.asking.shelf import LIBRARY, standards
from checklists.asking.writing import to_toml, without_unknown_references
from checklists.inspecting import doing
from checklists.inspecting.inspection import Conclusion
from checklists.values import Adequacy, Confidence, InspectionKind, Result, Severity
from storage.workspace import open_workspace
from tests.flows.conftest import ROOT, run_program
from tests.support.overlays import AUTHORITY, OVERLAY, write_overlay
from tests.support.samples import answer, make_visit, three_items
from tests.support.time_servers import clock, revocation_list, serving
from tests.support.tokens import ISSUING, PIN, address, needs_tokens
from ui.cli.options import EVERY, add_commands
from ui.cli.program import _with_command
from ui.speech import SHIPPED

SECRET = "correct horse battery"
IDENTITY_SECRET = "staple for signing reports"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ran = run_program(
        "workspace", "new", tmp_path / "w", "--name", "Ana", "--json", PSSM_PASSPHRASE=SECRET
    )
    assert ran.code == 0, ran.err
    assert re.fullmatch(r"([0-9A-Z]{4}-){7}[0-9A-Z]{4}", ran.json["recovery_key"])
    return tmp_path / "w"


def complete_inspection(folder: Path) -> str:
    workspace = open_workspace(folder, SECRET)
    kind = InspectionKind.ROUTINE_INSPECTION
    inspection = doing.start_inspection(workspace, kind, (three_items(),), make_visit())
    for item in three_items().items():
        doing.answer_item(workspace, inspection.inspection.id, item.id, answer(Result.MET, "Seen."))
    doing.conclude(workspace, inspection.inspection.id, Conclusion(Adequacy.ADEQUATE, "Fine."))
    workspace.close()
    return inspection.inspection.id


def test_an_inspection_is_reported_and_verified(folder: Path, tmp_path: Path) -> None:
    inspection = complete_inspection(folder)
    identity, report = tmp_path / "ana.p12", tmp_path / "report.pdf"
    secret_file = tmp_path / "secret.txt"
    secret_file.write_text(SECRET + "\n")
    made = run_program(
        *("identity", "new", identity, "--name", "Ana", "--organization", "Office", "--json"),
        PSSM_IDENTITY_PASSPHRASE=IDENTITY_SECRET,
    )
    assert made.code == 0, made.err
    written = run_program(
        *("report", folder, inspection[:13], "-o", report, "--identity", identity),
        *("--place", "Port", "--language", "zh", "--passphrase-file", secret_file, "--json"),
        PSSM_IDENTITY_PASSPHRASE=IDENTITY_SECRET,
    )
    assert written.code == 0, written.err
    assert written.json["language"] == "zh"
    ran = run_program("verify", report, "--trust", made.json["certificate"], "--json")
    assert (ran.code, ran.json["reports"][0]["sha256"]) == (0, written.json["sha256"])
    again = run_program(
        *("report", folder, inspection, "-o", report, "--identity", identity),
        PSSM_PASSPHRASE=SECRET,
    )
    assert again.code == 3
    assert "was not overwritten" in again.err
    correct = ("inspections", "correct", folder, inspection, "--json", "--reason")
    silent = run_program(*correct, " ", PSSM_PASSPHRASE=SECRET)
    assert (silent.code, "needs a reason" in silent.err) == (3, True)
    begun = run_program(*correct, "The wrong safe.", PSSM_PASSPHRASE=SECRET)
    assert begun.code == 0, begun.err
    assert begun.json["supersedes"]["report_sha256"] == written.json["sha256"]
    newer = tmp_path / "newer.pdf"
    corrected = run_program(
        *("report", folder, begun.json["inspection"], "-o", newer, "--identity", identity),
        *("--passphrase-file", secret_file),
        PSSM_IDENTITY_PASSPHRASE=IDENTITY_SECRET,
    )
    assert corrected.code == 0, corrected.err
    both = run_program("verify", report, newer, "--trust", made.json["certificate"], "--json")
    old, new = both.json["reports"]
    assert (both.code, old["superseded_by"], new["superseded_by"]) == (0, ["newer.pdf"], [])
    assert new["facts"]["supersedes"]["reason"] == "The wrong safe."
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "other.jpg").write_bytes(b"other")
    trusted = ("--trust", made.json["certificate"])
    ran = run_program("verify", newer, *trusted, "--originals", tmp_path / "photos", "--json")
    none_named = {"named": 0, "same": [], "missing": [], "unnamed": ["other.jpg"]}
    assert (ran.code, ran.json["reports"][0]["originals"]) == (0, none_named)


def authority_answers(request: bytes) -> tuple[bytes, bytes]:
    """A certificate for the request, and the authority's own, both PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority (fictional)")])
    asked = x509.load_pem_x509_csr(request)
    now = datetime.now(UTC)

    def certificate(subject: x509.Name, public: object, *, is_authority: bool) -> bytes:
        usage = x509.KeyUsage(
            digital_signature=not is_authority,
            content_commitment=not is_authority,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=is_authority,
            crl_sign=is_authority,
            encipher_only=False,
            decipher_only=False,
        )
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(name)
            .public_key(public)  # type: ignore[arg-type]
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=300))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .sign(key, hashes.SHA256())
            .public_bytes(serialization.Encoding.PEM)
        )

    answered = certificate(asked.subject, asked.public_key(), is_authority=False)
    return answered, certificate(name, key.public_key(), is_authority=True)


def test_an_identity_of_an_authority_is_trusted_through_the_authority(
    folder: Path, tmp_path: Path
) -> None:
    secret = {"PSSM_IDENTITY_PASSPHRASE": IDENTITY_SECRET, "PSSM_PASSPHRASE": SECRET}
    identity = tmp_path / "ana.p12"
    asked = run_program(
        *("identity", "new", identity, "--name", "Ana", "--request", "--json"), **secret
    )
    assert asked.code == 0, asked.err
    answered, authority = authority_answers(Path(asked.json["request"]).read_bytes())
    (tmp_path / "answer.pem").write_bytes(answered)
    (tmp_path / "authority.pem").write_bytes(authority)
    completed = run_program(
        *("identity", "complete", identity, "--answer", tmp_path / "answer.pem"),
        *("--chain", tmp_path / "authority.pem"),
        **secret,
    )
    assert completed.code == 0, completed.err
    report = tmp_path / "report.pdf"
    inspection = complete_inspection(folder)
    command = ("report", folder, inspection, "-o", report, "--identity", identity)
    assert run_program(*command, **secret).code == 0
    assert run_program("verify", report, "--trust", tmp_path / "authority.pem").code == 0


def test_a_backup_opens_with_the_same_passphrase(folder: Path, tmp_path: Path) -> None:
    inspection = complete_inspection(folder)
    made = run_program(
        "workspace", "backup", folder, tmp_path / "stick", "--json", PSSM_PASSPHRASE=SECRET
    )
    assert made.code == 0, made.err
    copy = made.json["backup"]
    listed = run_program("inspections", "list", copy, "--json", PSSM_PASSPHRASE=SECRET)
    assert [one["id"] for one in listed.json["inspections"]] == [inspection]


def test_an_authority_s_matrix_takes_the_place_of_the_default_and_gives_it_back(
    folder: Path, tmp_path: Path
) -> None:
    complete_inspection(folder)
    secret = {"PSSM_PASSPHRASE": SECRET}
    shown = run_program("workspace", "matrix", folder, "--json", **secret)
    assert shown.json["matrix"]["grades"]["low"]["likely"] == "moderate"
    own = tmp_path / "own.toml"
    text = "\n".join(
        ['name = "Order 12"']
        + [f"[{c}]\nlikely = 'high'\npossible = 'high'\nunlikely = 'low'" for c in Severity]
    )
    own.write_text(text, "utf-8")
    taken = run_program("workspace", "matrix", folder, "--set", own, "--json", **secret)
    assert taken.json["matrix"]["name"] == "Order 12"
    assert "Order 12" in run_program("workspace", "matrix", folder, **secret).out
    own.write_text(text.replace("unlikely = 'low'", ""), "utf-8")
    refused = run_program("workspace", "matrix", folder, "--set", own, **secret)
    assert refused.code == 3
    assert "critical.unlikely" in refused.err
    back = run_program("workspace", "matrix", folder, "--default", "--json", **secret)
    assert back.json["matrix"] == shown.json["matrix"]


@needs_tokens
def test_a_report_is_signed_with_a_key_on_a_token(folder: Path, tmp_path: Path) -> None:
    inspection, report = complete_inspection(folder), tmp_path / "report.pdf"
    secret = {"PSSM_PASSPHRASE": SECRET, "PSSM_IDENTITY_PASSPHRASE": PIN}
    command = ("report", folder, inspection, "-o", report, "--identity")
    for wrong, said in (("RSA", "does not accept this PIN"), ("Bare", "holds no key")):
        given = {**secret, "PSSM_IDENTITY_PASSPHRASE": "97531" if wrong == "RSA" else PIN}
        ran = run_program(*command, address(wrong), **given)
        assert (ran.code, said in ran.err) == (3, True)
    ran = run_program(*command, "pkcs11:token=RSA", **secret)
    assert (ran.code, "module-path" in ran.err) == (3, True)
    assert run_program(*command, address("RSA"), **secret).code == 0
    (tmp_path / "root.pem").write_bytes(ISSUING.path[-1].public_bytes(serialization.Encoding.PEM))
    assert run_program("verify", report, "--trust", tmp_path / "root.pem").code == 0


def test_a_report_is_given_a_time_stamp(folder: Path, tmp_path: Path) -> None:
    inspection = complete_inspection(folder)
    identity, report = tmp_path / "ana.p12", tmp_path / "report.pdf"
    secret = {"PSSM_PASSPHRASE": SECRET, "PSSM_IDENTITY_PASSPHRASE": IDENTITY_SECRET}
    assert run_program("identity", "new", identity, "--name", "Ana", **secret).code == 0
    command = ("report", folder, inspection, "-o", report, "--identity", identity)
    assert run_program(*command, **secret).code == 0
    trust = tmp_path / "trust"
    trust.mkdir()
    pem = serialization.Encoding.PEM
    (trust / "clock.pem").write_bytes(clock().trusted.public_bytes(pem))
    (trust / "ana.pem").write_bytes((tmp_path / "ana.pem").read_bytes())
    (tmp_path / "clock.crl").write_bytes(revocation_list(clock().above))
    asked = ("timestamp", report, "-o", tmp_path / "lasting.pdf", "--trust", trust)
    with serving(lambda _: b"garbage") as address:
        refused = run_program(*asked, "--server", address)
        assert (refused.code, "gave no time stamp that counts" in refused.err) == (3, True)
    away = run_program(*asked, "--server", address)
    assert (away.code, "gave no answer" in away.err) == (3, True)
    with serving(lambda asked: clock().respond(asked).dump()) as address:
        lists = ("--level", "lta", "--crl", tmp_path / "clock.crl")
        missing = run_program(*asked, "--server", address, "--level", "lt")
        assert (missing.code, "Clock P-256" in missing.err) == (3, True)
        made = run_program(*asked, "--server", address, *lists, "--json")
    assert made.code == 0, made.err
    assert [one["field"] for one in made.json["times"]] == ["TimeStamp1", "TimeStamp2"]
    ran = run_program("verify", tmp_path / "lasting.pdf", "--trust", trust)
    assert ran.code == 0
    assert ran.out.count("The authority that says so is one you trust.") == 2
    assert "claimed" not in ran.out.lower()


def test_papers_of_an_inspection_are_written_and_never_over_a_file(
    folder: Path, tmp_path: Path
) -> None:
    inspection = complete_inspection(folder)
    for command in (("slip",), ("inspections", "print")):
        target = tmp_path / f"{command[0]}.pdf"
        arguments = (*command, folder, inspection, "-o", target, "--language", "ar", "--json")
        ran = run_program(*arguments, PSSM_PASSPHRASE=SECRET)
        assert ran.code == 0, ran.err
        assert ran.json == {"paper": str(target), "bytes": target.stat().st_size}
        again = run_program(*arguments, PSSM_PASSPHRASE=SECRET)
        assert (again.code, "was not overwritten" in again.err) == (3, True)


def test_a_checklist_is_printed_for_paper(tmp_path: Path) -> None:
    target = tmp_path / "blank.pdf"
    ran = run_program(
        *("checklists", "print", "weapons-store", "-o", target),
        *("--language", "fr", "--second-language", "en"),
    )
    assert ran.code == 0, ran.err
    assert target.read_bytes().startswith(b"%PDF")


def test_an_incomplete_inspection_is_not_reported(folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(folder, SECRET)
    kind = InspectionKind.ROUTINE_INSPECTION
    inspection = doing.start_inspection(workspace, kind, (three_items(),), make_visit())
    workspace.close()
    secret = {"PSSM_IDENTITY_PASSPHRASE": IDENTITY_SECRET, "PSSM_PASSPHRASE": SECRET}
    identity = tmp_path / "ana.p12"
    assert run_program("identity", "new", identity, "--name", "Ana", **secret).code == 0
    ran = run_program(
        *("report", folder, inspection.inspection.id, "-o", tmp_path / "r.pdf"),
        *("--identity", identity),
        **secret,
    )
    assert ran.code == 3
    assert "SA-A-01 is not answered." in ran.err
    assert not (tmp_path / "r.pdf").exists()


def test_each_refusal_is_one_clear_sentence(folder: Path, tmp_path: Path) -> None:
    nobody = ("inspections", "list", folder)
    wrong = run_program(*nobody, PSSM_PASSPHRASE="not the passphrase")
    assert (wrong.code, "does not open" in wrong.err) == (3, True)
    absent = run_program(*nobody)
    assert (absent.code, "PSSM_PASSPHRASE" in absent.err) == (3, True)
    short = run_program("workspace", "new", tmp_path / "s", "--name", "A", PSSM_PASSPHRASE="short")
    assert (short.code, "at least 10" in short.err) == (3, True)
    taken = run_program("workspace", "new", folder, "--name", "A", PSSM_PASSPHRASE=SECRET)
    assert (taken.code, "is not empty" in taken.err) == (3, True)
    unknown = run_program("checklists", "show", "no-such")
    assert (unknown.code, "no-such" in unknown.err) == (3, True)
    workspace = open_workspace(folder, SECRET)
    busy = run_program(*nobody, PSSM_PASSPHRASE=SECRET)
    workspace.close()
    assert (busy.code, "open in another window" in busy.err) == (3, True)
    for ran in (wrong, absent, short, taken, unknown, busy):
        assert ran.err.count("\n") == 1
        assert ran.out == ""


def test_a_reader_that_stops_reading_is_no_bug() -> None:
    command = [sys.executable, str(ROOT / "main.py"), "checklists", "show", "weapons-store"]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None
    program.stdout.close()
    _, said = program.communicate()
    assert (program.returncode, said) == (141, b"")


def test_wrong_use_is_not_mistaken_for_a_verdict() -> None:
    for arguments in (("nonsense",), ("verify",), ("report", "x")):
        ran = run_program(*arguments)
        assert ran.code == 64
        assert ran.err.startswith("usage:")


def test_a_faulty_checklist_is_named_with_file_item_and_fault(tmp_path: Path) -> None:
    assert run_program("checklists", "check", LIBRARY / "weapons-store").code == 0
    folder = tmp_path / "copy"
    shutil.copytree(LIBRARY / "weapons-store", folder)
    structure = folder / "checklist.toml"
    text = structure.read_text("utf-8")
    structure.write_text(text.replace('id = "WS-SIT-02"', 'id = "WS-SIT-01"'), "utf-8")
    ran = run_program("checklists", "check", folder, "--json")
    assert ran.code == 1
    duplicate = next(one for one in ran.json["faults"] if one["kind"] == "duplicate_id")
    assert (duplicate["file"], duplicate["detail"]) == ("checklist.toml", "WS-SIT-01")
    assert "is used twice" in duplicate["sentence"]


def test_all_that_ships_is_checked_and_several_folders_answer_one_by_one(tmp_path: Path) -> None:
    ran = run_program("checklists", "check", "--json")
    assert (ran.code, ran.json["ok"]) == (0, True)
    names = {Path(one["folder"]).name for one in ran.json["checked"]}
    assert {"standards", "terms", "weapons-store", "movement-and-transport"} <= names
    assert "weapons-store: " in run_program("checklists", "check").out
    folder = tmp_path / "copy"
    shutil.copytree(LIBRARY / "gender-responsive-pssm", folder)
    french = (folder / "fr.toml").read_text("utf-8").replace("question = ", "question = '' #", 1)
    (folder / "fr.toml").write_text(french, "utf-8")
    both = ("checklists", "check", LIBRARY / "weapons-store", folder)
    ran = run_program(*both, "--json")
    assert ran.code == 1
    good, bad = ran.json["checked"]
    assert (good["ok"], good["id"], good["faults"]) == (True, "weapons-store", [])
    (fault,) = bad["faults"]
    assert (fault["file"], fault["kind"]) == ("fr.toml", "missing_translation")
    assert fault["sentence"].startswith(f"fr.toml, {fault['place']}: ")
    assert "copy/fr.toml, " in run_program(*both).out
    shown = run_program("checklists", "show", folder, "--language", "fr")
    assert shown.out.count("[In English: not yet translated]") == 1


def test_what_ships_is_listed_shown_and_searched() -> None:
    listed = run_program("checklists", "list", "--json").json["checklists"]
    assert {"weapons-store", "post-delivery-verification"} <= {one["id"] for one in listed}
    for one in listed:
        structure = tomllib.loads((LIBRARY / one["id"] / "checklist.toml").read_text("utf-8"))
        items = [item for section in structure["section"] for item in section["item"]]
        assert one["items"] == len(items) == sum(one["domains"].values())
        assert one["critical_items"] == sum(item.get("critical", False) for item in items)
        assert one["domains"] == Counter(item["domain"] for item in items)
        cited = sum(len(item.get("references", [])) for item in items)
        assert sum(one["references"].values()) == cited
        assert set(one["references"]) <= {word.value for word in Confidence}
        assert one["complete_languages"] == one["languages"] == ["ar", "en", "fr", "zh"]
        assert set(one["title"]) == set(one["languages"])
        assert one["edition"] == structure["edition"]
    shown = run_program("checklists", "show", "weapons-store", "--language", "zh")
    assert re.search("[\u4e00-\u9fff]", shown.out)
    plain = run_program("checklists", "show", "weapons-store", "--language", "en").out
    assert "Doors, locks and keys, for each store" in plain.splitlines()
    assert "Site and perimeter" in plain.splitlines()
    found = run_program("standards", "search", "retention", "--json").json["found"]
    assert "att/12.4" in [one["reference"] for one in found]


def test_an_overlay_is_checked_searched_brought_in_and_taken_out(
    folder: Path, tmp_path: Path
) -> None:
    path = write_overlay(tmp_path)
    checked = run_program("standards", "check", path, "--json")
    assert checked.code == 0, checked.err
    assert (checked.json["authority"], checked.json["clauses"]) == (AUTHORITY, 3)
    found = run_program("standards", "search", "padlocks", "--overlay", path)
    assert f"added by {AUTHORITY}" in found.out
    assert AUTHORITY not in run_program("standards", "search", "padlocks").out
    secret = {"PSSM_PASSPHRASE": SECRET}
    added = run_program("standards", "add", folder, path, "--json", **secret)
    assert (added.code, added.json["replaced"]) == (0, ""), added.err
    again = run_program("standards", "add", folder, path, "--json", **secret)
    assert again.json["replaced"] == AUTHORITY
    workspace = open_workspace(folder, SECRET)
    kept = workspace.overlay()
    workspace.close()
    assert kept is not None
    assert sorted({item for one in kept.references for item in one.items}) == added.json["items"]
    removed = run_program("standards", "remove", folder, **secret)
    assert (removed.code, AUTHORITY in removed.out) == (0, True)
    assert "no clauses" in run_program("standards", "remove", folder, **secret).out


def test_a_faulty_overlay_is_named_fault_by_fault_and_not_brought_in(
    folder: Path, tmp_path: Path
) -> None:
    path = write_overlay(tmp_path, OVERLAY.replace("WS-KEY-01", "SA-A-01"))
    checked = run_program("standards", "check", path, "--json")
    assert checked.code == 1
    (fault,) = checked.json["faults"]
    assert (fault["kind"], fault["detail"]) == ("unknown_item", "SA-A-01")
    assert "overlay.toml" in fault["sentence"]
    secret = {"PSSM_PASSPHRASE": SECRET}
    refused = run_program("standards", "add", folder, path, **secret)
    assert (refused.code, "clauses were not loaded" in refused.err) == (3, True)
    # The items of the authority's own checklists are known where those are.
    workspace = open_workspace(folder, SECRET)
    assert workspace.overlay() is None
    workspace.keep_checklist(three_items())
    workspace.close()
    assert run_program("standards", "add", folder, path, **secret).code == 0
    own = tmp_path / "own"
    own.mkdir()
    for name, text in to_toml(three_items_without_references(), standards()).items():
        (own / name).write_text(text, "utf-8")
    assert run_program("standards", "check", path, "--checklist", own).code == 0
    assert run_program("standards", "search", "x", "--overlay", path, "--checklist", own).code == 0


def three_items_without_references() -> Checklist:
    checklist, _ = without_unknown_references(three_items(), {})
    return checklist


def test_regions_are_shown_for_a_country() -> None:
    everything = run_program("standards", "regions", "--json").json["regions"]
    assert {"ecowas", "osce"} <= {one["id"] for one in everything}
    ran = run_program("standards", "regions", "--country", "ke", "--json")
    (region,) = ran.json["regions"]
    assert region["id"] == "great-lakes-and-horn"
    assert "must be checked" in region["note"]["en"]
    assert all(one["added_by"] == region["id"] for one in region["references"])
    spoken = run_program("standards", "regions", "--country", "KE", "--language", "zh")
    assert "大湖区" in spoken.out
    assert "Nairobi Protocol Art 7(d)" in spoken.out
    assert "0 found." in run_program("standards", "regions", "--country", "JP").out
    wrong = run_program("standards", "regions", "--country", "Kenya")
    assert (wrong.code, "“Kenya” is no country code." in wrong.err) == (3, True)


def test_every_command_has_help_and_stands_in_the_documentation() -> None:
    documented = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    commands = [
        *("demo", "checklists list", "checklists show", "checklists check", "standards search"),
        *("standards regions", "standards check", "standards add", "standards remove"),
        *("checklists import", "checklists export", "checklists new"),
        *(
            "workspace new",
            "workspace check",
            "workspace backup",
            "workspace matrix",
            "inspections list",
            "identity new",
        ),
        *(
            "identity complete",
            "sample",
            "report",
            "reports table",
            "verify",
            "redact",
            "release",
            "timestamp",
            "reports accept",
            "reports return",
            "note show",
            "note attach",
            "countersign",
            *("trust new", "trust add", "trust revoke", "trust show", "trust fingerprint"),
            "window",
        ),
        *("case list", "case show", "case reconcile", "case new", "case import-items"),
        *("case export", "case note", "case request", "case annex"),
    ]
    for command in commands:
        ran = run_program(*command.split(), "--help")
        assert ran.code == 0
        if "--language" in ran.out:
            said = " ".join(ran.out.partition("--language")[2].split())
            assert all(re.search(rf"\b{one}\b", said) for one in SHIPPED), command
        assert f"`{command}" in documented, command


def test_every_option_stands_in_the_documentation() -> None:
    documented = (ROOT / "docs" / "command-line.md").read_text("utf-8")

    def options(parser: object) -> set[str]:
        found: set[str] = set()
        for action in parser._actions:  # type: ignore[attr-defined]
            found |= {name for name in action.option_strings if name.startswith("--")}
            if isinstance(action.choices, dict):
                for inner in action.choices.values():
                    found |= options(inner)
        return found

    parser = argparse.ArgumentParser()
    add_commands(parser, EVERY)
    lacking = {name for name in options(parser) - {"--help"} if name not in documented}
    assert lacking - {"--output"} == set()  # written -o


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([], ["window"]),
        (["--demo"], ["window", "--demo"]),
        (["--help"], ["--help"]),
        (["verify", "x.pdf"], ["verify", "x.pdf"]),
        (["demo", "demo"], ["demo", "demo"]),
        (["./demo"], ["window", "./demo"]),
        (["nonsense"], ["nonsense"]),
    ],
)
def test_a_folder_alone_opens_the_window_but_a_command_stays_a_command(
    typed: list[str], meant: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "demo").mkdir()
    monkeypatch.chdir(tmp_path)
    assert _with_command(typed) == meant
