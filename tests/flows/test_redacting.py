import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.flows.conftest import run_program
from tests.support.signed_reports import signed_report
from tests.support.signing import PASSPHRASE

SECRET = {"PSSM_IDENTITY_PASSPHRASE": PASSPHRASE}


@dataclass(frozen=True)
class Files:
    folder: Path
    full: Path
    identity: Path
    trust: Path
    redacted: Path
    record: Any

    def redact(self, *options: object) -> Any:
        return run_program(
            *("redact", self.full, *options, "--identity", self.identity, "--json"), **SECRET
        )


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A full edition, the host's identity, and an edition that withholds an answer and a photo."""
    folder = tmp_path_factory.mktemp("redacting")
    full, identity, redacted = folder / "full.pdf", folder / "host.p12", folder / "redacted.pdf"
    full.write_bytes(signed_report().pdf)
    made = run_program(
        *("identity", "new", identity, "--name", "Halima Osei", "--organization", "Host"),
        "--json",
        **SECRET,
    )
    assert made.code == 0, made.err
    (folder / "more.toml").write_text(
        '[[withhold]]\npart = "finding"\nwhich = "F-01"\nreason = "Names a guard"\n', "utf-8"
    )
    ran = run_program(
        *("redact", full, "--answer", "SA-A-01=Managed access", "--photo", "1=Shows a lock"),
        *("--withhold", folder / "more.toml", "--place", "Capital"),
        *("--identity", identity, "-o", redacted, "--json"),
        **SECRET,
    )
    assert ran.code == 0, ran.err
    return Files(folder, full, identity, Path(made.json["certificate"]), redacted, ran.json)


def test_a_host_withholds_parts_and_the_edition_holds(files: Files) -> None:
    subjects = [(one["part"], one["subject"]) for one in files.record["withheld"]]
    assert subjects == [("answer", "SA-A-01"), ("photo", "1"), ("finding", "1")]
    ran = run_program("verify", files.redacted, "--trust", files.trust, "--json")
    (report,) = ran.json["reports"]
    facts = report["facts"]
    holding = {one["question"] for one in report["verdicts"] if one["standing"] == "holds"}
    assert holding >= {"intact", "who", "data_equals_page", "photos_equal_hashes"}
    assert report["standing"] != "fails"
    assert (facts["signer"], facts["full_signer"]) == ("Halima Osei", "Ana Keller")
    assert facts["full_edition"] == files.record["full_edition"]
    assert (facts["percent"], facts["open_critical"]) == (None, None)
    told = run_program("verify", files.redacted, "--trust", files.trust).out
    assert "the full one was signed by Ana Keller" in told
    assert "W-02 photo 1: Shows a lock" in told


def test_a_pair_is_found_and_says_the_same(files: Files) -> None:
    ran = run_program("verify", files.redacted, files.full, "--trust", files.trust, "--json")
    (compared,) = ran.json["comparisons"]
    assert (compared["standing"], compared["place"]) == ("holds", "")
    assert "says exactly what full.pdf says" in compared["sentence"]


def test_a_released_part_is_the_very_one_and_a_changed_one_is_not(files: Files) -> None:
    release = files.folder / "answer.json"
    made = run_program(
        *("release", files.full, files.redacted, "--part", "1"),
        *("--identity", files.identity, "-o", release),
        **SECRET,
    )
    assert made.code == 0, made.err
    checked = ("verify", files.redacted, "--trust", files.trust, "--release")
    ran = run_program(*checked, release, "--json")
    assert ran.code in (0, 2), ran.out
    (released,) = ran.json["released"]
    assert released["is_the_withheld_part"]
    assert released["number"] == 1
    assert released["values"]["/inspection/answers/SA-A-01"]["remark"] == "الخزانة مفتوحة"
    told = run_program(*checked, release)
    assert "This is the very part that redacted.pdf withholds as W-01" in told.out
    other = files.folder / "other.pdf"
    again = files.redact("--answer", "SA-A-01=Managed", "--answer", "SA-B-01=More", "-o", other)
    assert again.code == 0, again.err
    both = files.folder / "both.json"
    run_program(
        *("release", files.full, other, "--part", "2", "--identity", files.identity),
        *("-o", both),
        **SECRET,
    )
    ran = run_program(*checked, both, "--json")
    assert ran.code == 1
    assert not ran.json["released"][0]["is_the_withheld_part"]
    text = release.read_text("utf-8").replace("not_met", "met")
    (files.folder / "changed.json").write_text(text, "utf-8")
    refused = run_program(*checked, files.folder / "changed.json")
    assert refused.code == 3
    assert run_program("verify", files.full, "--release", release).code == 3


def test_what_can_be_withheld_is_listed(files: Files) -> None:
    ran = run_program("redact", files.full, "--list", "--json")
    assert ran.code == 0, ran.err
    found = {(one["part"], one["subject"]): one["says"] for one in ran.json["parts"]}
    assert found["photo", "2"]
    assert found["person", "team 1"] == "Ana Keller"
    assert found["text", "/inspection/conclusion/summary"] == "Close the safe."
    assert "--finding 1: It is open." in run_program("redact", files.full, "--list").out


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--photo", "9=why", "-o", "new.pdf"), "--list"),
        (("-o", "new.pdf"), "--withhold"),
        (("--photo", "1=why"), "--output"),
        (("--person", "Ana Keller=why", "-o", "new.pdf"), "/full_signer/name"),
        (("--withhold", "bad.toml", "-o", "new.pdf"), "[[withhold]] 1"),
        (("--withhold", "none.toml", "-o", "new.pdf"), "none.toml"),
        (("--withhold", "odd.toml", "-o", "new.pdf"), "keep"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    files: Files, options: tuple[str, ...], says: str
) -> None:
    (files.folder / "bad.toml").write_text('[[withhold]]\npart = "secret"\n', "utf-8")
    (files.folder / "odd.toml").write_text("keep = 1\n", "utf-8")
    placed = [
        str(files.folder / one) if one.endswith((".toml", ".pdf")) else one for one in options
    ]
    ran = files.redact(*placed)
    assert ran.code == 3
    assert says in ran.err
    assert not (files.folder / "new.pdf").exists()


def test_a_redacted_or_harmed_edition_is_not_redacted_again(files: Files) -> None:
    target = files.folder / "again.pdf"
    common = ("--photo", "2=why", "--identity", files.identity, "-o", target)
    ran = run_program("redact", files.redacted, *common, **SECRET)
    assert ran.code == 3
    assert "redacted edition already" in ran.err
    harmed = files.folder / "harmed.pdf"
    harmed.write_bytes(files.full.read_bytes()[:-1] + b"x")
    ran = run_program("redact", harmed, *common, **SECRET)
    assert ran.code == 3
    assert not target.exists()
    assert run_program("redact", files.full, "--photo", "nothing").code == 64


def test_a_release_for_another_full_edition_is_refused(files: Files) -> None:
    target = files.folder / "none.json"
    common = ("--identity", files.identity, "-o", target)
    ran = run_program("release", files.full, files.redacted, "--part", "9", *common, **SECRET)
    assert ran.code == 3
    assert "W-09" in ran.err
    ran = run_program("release", files.full, files.full, "--part", "1", *common, **SECRET)
    assert ran.code == 3
    assert not target.exists()


def test_the_recipe_in_the_documentation_gives_the_commitment(files: Files) -> None:
    release = files.folder / "release.json"
    run_program(
        *("release", files.full, files.redacted, "--part", "3", "--identity", files.identity),
        *("-o", release),
        **SECRET,
    )
    text = (Path(__file__).resolve().parents[2] / "docs" / "redaction.md").read_text("utf-8")
    recipe = text.partition("```python\n")[2].partition("```")[0]
    printed: list[str] = []
    recipe = recipe.replace("release.json", str(release))
    exec(recipe, {"print": lambda *words: printed.append(" ".join(words))})  # noqa: S102
    assert printed == [f"1 {files.record['withheld'][2]['commitment']}"]
    assert json.loads(release.read_bytes())["kind"] == "release"
