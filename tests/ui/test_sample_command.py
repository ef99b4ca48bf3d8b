"""`sample` without a window: what is asked for, from what it is drawn, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from checklists.delivering.drawing import draw
from ui.cli.program import run

ROWS = [*(f"AK-103/{n},rifles" for n in range(7701, 7741)), *(f"MP/{n},pistols" for n in range(9))]
WANTED = ("--missing", "5", "--confidence", "0.9")


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "items.csv"
    path.write_text("\n".join(["serial,kind", *ROWS, " , ", ""]), "utf-8-sig")
    return path


class Said:
    """What one call printed, and its exit code."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> None:
        try:
            self.code = run(["sample", *map(str, arguments)], None, lambda _: 99)  # type: ignore[arg-type]
        except SystemExit as left:
            self.code = int(left.code or 0)
        self.out, self.err = capsys.readouterr()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PSSM_LANGUAGE", "en")


def test_a_lot_alone_gives_the_size_and_what_it_cannot_show(
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ("--lot", 300, "--missing", 6, "--confidence", "0.95")
    said = Said(capsys, *command, "--json")
    assert said.code == 0
    assert {name: said.json[name] for name in ("n", "smallest_noticed", "seed")} == {
        "n": 117,
        "smallest_noticed": 6,
        "seed": None,
    }
    assert said.json["probability"].startswith("0.9501")
    assert said.json["one_missing"] == "0.390000000000"
    assert said.json["strata"][0]["drawn"] == []
    text = Said(capsys, *command).out
    assert text.splitlines() == said.json["sentences"]
    assert "Only a full count can exclude it." in text
    assert "No instrument prescribes this size" in text


def test_a_full_count_is_certain(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "--lot", 7, "--missing", 1, "--confidence", "0.95", "--json")
    assert (said.json["n"], said.json["probability"]) == (7, "1.000000000000")


def test_without_a_list_the_seed_draws_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "--lot", 50, *WANTED, "--seed", "s", "--json").json["strata"][0]
    assert said["drawn"] == list(draw(map(str, range(1, 51)), "s", said["size"]))
    strata = ("--stratum", "a=b=30", "--stratum", "c=20")
    both = Said(capsys, "--lot", 50, *strata, *WANTED, "--seed", "s", "--json").json["strata"]
    assert [one["name"] for one in both] == ["a=b", "c"]
    assert both[1]["drawn"][0] in {f"c/{n}" for n in range(1, 21)}


def test_a_list_is_drawn_with_a_seed_that_is_made_and_printed(
    capsys: pytest.CaptureFixture[str], listed: Path
) -> None:
    first = Said(capsys, "--items", listed, "--header", *WANTED, "--json").json
    assert (first["lot"], len(first["strata"]), first["stratify_by"]) == (49, 1, "nothing")
    again = Said(capsys, "--items", listed, "--header", *WANTED, "--seed", first["seed"])
    assert f"Seed: {first['seed']}" in again.out
    assert again.out.splitlines()[-first["n"] :] == first["strata"][0]["drawn"]


def test_the_second_column_divides_the_list(
    capsys: pytest.CaptureFixture[str], listed: Path
) -> None:
    command = ("--items", listed, "--header", "--within", "each", *WANTED, "--seed", "s")
    strata = Said(capsys, *command, "--json").json["strata"]
    assert [(one["name"], one["lot"]) for one in strata] == [("pistols", 9), ("rifles", 40)]
    assert all(one["drawn"][0].startswith(("MP/", "AK-103/")) for one in strata)
    grown = Said(capsys, *command, "--discrepancy", "pistols")
    assert "pistols: 9 of 9" in grown.out
    assert f"rifles: {2 * strata[1]['size']} of 40" in grown.out
    assert "Enlarged after a discrepancy" in grown.out
    assert set(strata[1]["drawn"]) < set(grown.out.splitlines())


def test_other_files_are_read_by_line_and_semicolons_divide_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines, columns = tmp_path / "items.txt", tmp_path / "items.csv"
    lines.write_text("a, b\r\n c \r\n\r\nd;e\r\n", "utf-8")
    said = Said(capsys, "--items", lines, "--missing", 1, "--confidence", ".99", "--json").json
    assert set(said["strata"][0]["drawn"]) == {"a, b", "c", "d;e"}
    columns.write_text("a;x\nb;y\nc;y\n", "utf-8")
    command = ("--items", columns, "--stratum", "x=1", "--stratum", "y=2")
    said = Said(capsys, *command, "--missing", 1, "--confidence", ".99", "--json").json
    assert [(one["name"], one["lot"]) for one in said["strata"]] == [("x", 1), ("y", 2)]


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("--lot", "0"), 3, "between 1 and 1,000,000 items, not 0"),
        ((), 3, "between 1 and 1,000,000 items, not 0"),
        (("--lot", "4"), 3, "A loss of 5 items"),
        (("--lot", "50", "--stratum", "a=49"), 3, "49, 50"),
        (("--stratum", "a=9", "--stratum", "a=9"), 3, "Two strata are called “a”"),
        (("--lot", "50", "--seed", ""), 3, "is not one line of text"),
        (("--lot", "50", "--discrepancy", "b"), 3, "No stratum is called “b”"),
        (("--lot", "many"), 64, "--lot"),
        (("--stratum", "a"), 64, "--stratum"),
        (("--stratum", "=5"), 64, "--stratum"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, why: str
) -> None:
    said = Said(capsys, *arguments, *WANTED)
    assert (said.code, said.out) == (code, "")
    assert why in said.err


def test_a_list_that_cannot_be_used_is_refused(
    capsys: pytest.CaptureFixture[str], listed: Path, tmp_path: Path
) -> None:
    differs = Said(capsys, "--items", listed, "--lot", 49, *WANTED)
    assert (differs.code, "50, 49" in differs.err) == (3, True)
    (tmp_path / "latin.txt").write_bytes(b"\xe9")
    assert Said(capsys, "--items", tmp_path / "latin.txt", *WANTED).code == 3
    (tmp_path / "endless.csv").write_text("x" * 200_000, "utf-8")
    assert Said(capsys, "--items", tmp_path / "endless.csv", *WANTED).code == 3
    assert Said(capsys, "--items", tmp_path / "absent.txt", *WANTED).code == 3
