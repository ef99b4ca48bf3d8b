import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from checklists.delivering.case import CustodyEvent
from checklists.delivering.duties import CustodyFault, fault_of
from storage.workspace import open_workspace
from tests.flows.conftest import run_program

Demo = dict[str, Any]


def judge(*command: object) -> str:
    """What a foreign tool prints; all of them are installed by the test command."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_the_demo_holds_everything_it_promises(demo: Demo) -> None:
    counts = demo["counts"]
    assert demo["standing"] == "holds"
    assert set(demo["verdicts"].values()) == {"holds"}
    assert counts["checklists"] >= 2
    assert counts["answers"] == counts["asked"] >= 120
    assert counts["findings"] >= 8
    assert counts["photos"] == 13
    assert (counts["declared"], counts["seen"]) == (244, 238)
    assert (counts["conditions"], counts["custody"], counts["actions"]) == (8, 4, 4)


def test_a_finished_demo_is_not_built_again(demo: Demo) -> None:
    ran = run_program("demo", Path(demo["report"]).parent, "--json")
    # A demo built again would have another inspection, signature and digest.
    assert (ran.code, ran.json) == (0, demo)


def test_a_demo_is_not_built_over_somebodys_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    ran = run_program("demo", tmp_path)
    assert ran.code == 3
    assert "is not empty" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_its_report_verifies(demo: Demo) -> None:
    ran = run_program("verify", demo["report"], "--trust", demo["trust"], "--json")
    assert ran.code == 0
    (report,) = ran.json["reports"]
    assert report["standing"] == "holds"
    assert [verdict["question"] for verdict in report["verdicts"]] == [
        "intact",
        "who",
        "data_equals_page",
        "photos_equal_hashes",
        "figures_follow",
    ]
    assert report["facts"]["answers"] == demo["counts"]["answers"]


def test_the_report_of_the_visit_before_verifies(demo: Demo) -> None:
    ran = run_program("verify", demo["earlier_report"], "--trust", demo["trust"], "--json")
    assert ran.code == 0


def test_the_workspace_holds_the_whole_case(demo: Demo, tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    shutil.copytree(demo["workspace"], workspace)
    store = open_workspace(workspace, demo["passphrase"])
    try:
        case, visit = store.load_case(demo["case"]), store.load(demo["inspection"])
    finally:
        store.close()
    assert case.agreement is not None
    assert (len(case.sites), len(case.needs), len(case.practices)) == (2, 2, 2)
    assert [fault_of(event) for event in sorted(case.custody.values(), key=by_number)] == [
        CustodyFault.CONSENT_UNCLEAR,
        None,
        None,
        CustodyFault.WITHOUT_CONSENT,
    ]
    (proof,) = {action.proof_sha256 for action in case.actions.values()} - {""}
    assert proof in {photo.sha256 for photo in visit.evidence.values()}
    assert visit.case == case.id
    assert set(visit.stocktake.judged) == set(case.conditions)
    assert visit.earlier is not None
    assert visit.earlier.report_sha256
    again = [finding for finding in visit.findings.values() if finding.earlier]
    assert {finding.item for finding in again} == {"PDV-CUS-01", "PDV-REC-03", "PDV-CND-04"}
    assert {finding.times for finding in again} == {2}


def by_number(event: CustodyEvent) -> int:
    return event.number


def test_an_unknown_signer_is_not_an_alarm_about_the_bytes(demo: Demo) -> None:
    ran = run_program("verify", demo["report"], "--json")
    assert ran.code == 2
    verdicts = {one["question"]: one["standing"] for one in ran.json["reports"][0]["verdicts"]}
    assert verdicts["intact"] == "holds"
    assert verdicts["who"] == "unknown"


def spoiled(demo: Demo, target: Path, harm: str) -> Path:
    content = bytearray(Path(demo["report"]).read_bytes())
    if harm == "byte":
        content[len(content) // 3] ^= 0x20
    elif harm == "append":
        content += b"\n"
    else:
        del content[-200:]
    target.write_bytes(content)
    return target


def test_changed_longer_or_cut_reports_fail_with_the_reason(demo: Demo, tmp_path: Path) -> None:
    harmed = [spoiled(demo, tmp_path / f"{harm}.pdf", harm) for harm in ("byte", "append", "cut")]
    ran = run_program("verify", *harmed, "--trust", demo["trust"], "--json")
    assert ran.code == 1
    for report in ran.json["reports"]:
        intact = report["verdicts"][0]
        assert intact["standing"] == "fails", report["file_name"]
        assert intact["sentence"]


def test_what_is_no_report_is_never_green(demo: Demo, tmp_path: Path) -> None:
    text = tmp_path / "letter.pdf"
    text.write_text("Dear colleague")
    assert run_program("verify", text, "--trust", demo["trust"]).code == 1
    missing = run_program("verify", tmp_path / "none.pdf")
    assert missing.code == 3
    assert "none.pdf" in missing.err


def test_foreign_judges_agree(demo: Demo, tmp_path: Path) -> None:
    report = demo["report"]
    signed = judge("pdfsig", report)
    assert "Signature is Valid" in signed
    assert "Total document signed" in signed
    assert "No syntax or stream encoding errors" in judge("qpdf", "--check", report)


def test_the_attached_data_holds_every_answer(demo: Demo, tmp_path: Path) -> None:
    judge("pdfdetach", "-saveall", "-o", tmp_path, demo["report"])
    data = json.loads((tmp_path / "inspection.json").read_text("utf-8"))
    inspection = data["inspection"]
    items = [
        item["id"]
        for checklist in inspection["checklists"]
        for section in checklist["sections"]
        for item in section["items"]
    ]
    assert set(inspection["answers"]) <= set(items)
    assert len(inspection["answers"]) == demo["counts"]["answers"]
    assert len(items) == demo["counts"]["items"]


def test_no_picture_in_the_report_has_metadata(demo: Demo, tmp_path: Path) -> None:
    judge("pdfimages", "-all", demo["report"], tmp_path / "p")
    pictures = [path for path in tmp_path.iterdir() if path.suffix == ".jpg"]
    assert len(pictures) >= 12
    for path in pictures:
        content = path.read_bytes()
        assert not Image.open(io.BytesIO(content)).getexif()
        assert b"Synthetic" not in content


def test_no_typed_word_lies_in_the_workspace(demo: Demo) -> None:
    words = {b"Keller", b"Haddad", b"Alpha Depot", b"Sulmar", b"EX-2025-0417", b"IMG_0001"}
    words |= {b"Synthetic", b"WS-KEY-03", b"item_answered", b"inspection"}
    for path in Path(demo["workspace"]).iterdir():
        content = path.read_bytes()
        assert [word for word in words if word in content] == [], path.name


def test_the_workspace_is_whole_and_its_report_can_be_written_again(
    demo: Demo, tmp_path: Path
) -> None:
    workspace = tmp_path / "workspace"
    shutil.copytree(demo["workspace"], workspace)
    secret = {"PSSM_PASSPHRASE": demo["passphrase"]}
    checked = run_program("workspace", "check", workspace, "--json", **secret)
    assert (checked.code, checked.json["ok"]) == (0, True)
    listed = run_program("inspections", "list", workspace, "--json", **secret)
    states = {one["id"]: one["state"] for one in listed.json["inspections"]}
    assert states == {demo["inspection"]: "issued", demo["earlier_inspection"]: "issued"}
    again = tmp_path / "again.pdf"
    command = ("report", workspace, demo["inspection"], "-o", again, "--identity", "unused.p12")
    assert run_program(*command, **secret).code == 0
    assert again.read_bytes() == Path(demo["report"]).read_bytes()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sentences_come_in_the_language_asked_for(demo: Demo, language: str) -> None:
    ran = run_program("workspace", "check", demo["workspace"], PSSM_LANGUAGE=language)
    assert ran.code == 3
    assert bool(re.search("[\u4e00-\u9fff]", ran.err)) == (language == "zh")
