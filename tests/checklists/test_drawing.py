import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.delivering.drawing import draw, drawn, new_seed, rank
from checklists.delivering.sampling import (
    SamplingFault,
    SamplingRefused,
    Within,
    enlarged,
    plan_sample,
    sample_size,
)

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "sampling.md"
SEED = "harbour lantern"
RIFLES = tuple(f"AK-103/{n}" for n in range(7701, 7741))
PISTOLS = tuple(f"MP-443/{n}" for n in range(101, 113))
LISTED = {"rifles": RIFLES, "pistols": PISTOLS}
LOTS = {name: len(keys) for name, keys in LISTED.items()}

keys = st.lists(st.text(st.characters(codec="utf-8"), min_size=1), unique=True)


def from_document(part: str) -> str:
    text = DOCUMENT.read_text("utf-8")
    (found,) = re.findall(rf"<!-- {part} -->\n(.*?)<!-- /{part} -->", text, re.DOTALL)
    return dedent(found)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    (tmp_path / "items.txt").write_bytes(from_document("items").encode())
    return tmp_path


def test_the_documented_example_is_what_the_program_draws() -> None:
    items = from_document("items").splitlines()
    size = sample_size(len(items), 4, "0.9")
    assert list(draw(items, SEED, size)) == from_document("drawn").splitlines()


@pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("sh", "sha256sum", "sort", "head", "cut")),
    reason="needs the tools of a Unix system",
)
def test_the_documented_tools_draw_the_same(listed: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", from_document("shell")], cwd=listed, capture_output=True, check=True
    )
    assert done.stdout.decode() == from_document("drawn")


def test_five_lines_of_python_draw_the_same(listed: Path) -> None:
    script = from_document("python")
    assert len(script.splitlines()) == 5
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=listed, capture_output=True, check=True, text=True
    )
    assert done.stdout == from_document("drawn")


def test_the_rank_is_the_digest_of_seed_and_key() -> None:
    # FIPS 180-4 for the digest; the text is joined with a colon, in UTF-8.
    assert rank("词", "è") == sha256(b"\xe8\xaf\x8d:\xc3\xa8").hexdigest()


@given(keys, st.text(st.characters(codec="utf-8"), min_size=1), st.data())
def test_the_order_of_the_list_does_not_matter_and_more_keeps_the_first(
    some: list[str], seed: str, data: st.DataObject
) -> None:
    size = data.draw(st.integers(0, len(some)))
    sample = draw(some, seed, size)
    assert draw(data.draw(st.permutations(some)), seed, size) == sample
    assert len(set(sample)) == size
    assert set(sample) <= set(some)
    assert draw(some, seed, len(some))[:size] == sample


def test_every_item_is_drawn_about_equally_often() -> None:
    """20 of 100 items with 2,000 seeds: 400 times each; six standard deviations are 107."""
    times = dict.fromkeys(range(100), 0)
    for seed in range(2_000):
        for key in draw((str(n) for n in times), f"seed {seed}", 20):
            times[int(key)] += 1
    assert all(293 < number < 507 for number in times.values())


def test_each_stratum_is_drawn_from_its_own_items() -> None:
    plan = drawn(plan_sample(LOTS, 5, "0.9"), SEED, LISTED)
    assert plan.seed == SEED
    for stratum in plan.strata:
        assert stratum.drawn == draw(LISTED[stratum.name], SEED, stratum.size)


def test_an_enlarged_sample_holds_the_first_one() -> None:
    first = drawn(plan_sample(LOTS, 5, "0.9", Within.EACH), SEED, LISTED)
    second = drawn(enlarged(first, ["pistols"]), SEED, LISTED)
    for old, new in zip(first.strata, second.strata, strict=True):
        assert new.drawn[: old.size] == old.drawn
        assert len(new.drawn) == new.size > old.size
    assert set(second.strata[0].drawn) == set(PISTOLS)


def test_an_empty_stratum_draws_nothing() -> None:
    plan = plan_sample({"rifles": 40, "none": 0}, 5, "0.9")
    assert drawn(plan, SEED, {"rifles": RIFLES}).strata[0].drawn == ()


@pytest.mark.parametrize("seed", ["", " ", "a\nb", " a", "a\u2028b", "\ud800"])
def test_a_seed_is_one_line_of_text(seed: str) -> None:
    with pytest.raises(SamplingRefused) as refused:
        drawn(plan_sample(LOTS, 5, "0.9"), seed, LISTED)
    assert refused.value.fault == SamplingFault.SEED


@pytest.mark.parametrize(
    ("pistols", "fault", "value"),
    [
        ((*PISTOLS[1:], ""), SamplingFault.KEY, ""),
        ((*PISTOLS[1:], "x\r"), SamplingFault.KEY, "x\r"),
        ((*PISTOLS[1:], PISTOLS[3]), SamplingFault.KEY_TWICE, PISTOLS[3]),
        ((*PISTOLS[1:], RIFLES[3]), SamplingFault.KEY_TWICE, RIFLES[3]),
        (PISTOLS[1:], SamplingFault.LIST_DIFFERS, "pistols: 11, 12"),
    ],
)
def test_a_list_that_does_not_serve_is_refused(
    pistols: tuple[str, ...], fault: SamplingFault, value: str
) -> None:
    with pytest.raises(SamplingRefused) as refused:
        drawn(plan_sample(LOTS, 5, "0.9"), SEED, {**LISTED, "pistols": pistols})
    assert (refused.value.fault, refused.value.value) == (fault, value)


def test_a_list_with_another_stratum_is_refused() -> None:
    with pytest.raises(SamplingRefused) as refused:
        drawn(plan_sample({"": 40}, 5, "0.9"), SEED, {"rifles": RIFLES})
    assert refused.value.value == "0, 40"
    with pytest.raises(SamplingRefused) as refused:
        drawn(plan_sample({"rifles": 40}, 5, "0.9"), SEED, LISTED)
    assert refused.value.value == "pistols: 12, 0"


def test_a_made_seed_can_be_read_out_and_is_new_each_time() -> None:
    seeds = {new_seed() for _ in range(50)}
    assert len(seeds) == 50
    assert all(re.fullmatch(r"[0-9a-f]{4}(-[0-9a-f]{4}){3}", seed) for seed in seeds)
