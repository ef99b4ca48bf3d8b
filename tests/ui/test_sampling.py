"""A sample in the window: drawn, stated, enlarged, and given up for a full count."""

import pytest

from checklists.delivering.sampled import key_of
from checklists.delivering.sampling import StratifyBy, Within
from checklists.delivering.words import CountResult
from tests.support.visits import begin_count
from tests.support.window import Scene
from ui.panels.count import CountPanel


@pytest.fixture
def count(scene: Scene) -> CountPanel:
    return begin_count(scene).count


def draw(scene: Scene, count: CountPanel, missing: str = "10", seed: str = "harbour") -> None:
    scene.click(count.sample.change)
    count.form.missing.setText(missing)
    count.form.seed.setText(seed)
    scene.click(count.form.draw)
    scene.wait(lambda: scene.stored.sample is not None)
    scene.settled()
    scene.wait(lambda: bool(count.sample.sentences))


def test_a_sample_is_drawn_and_listed_in_the_order_of_draw(scene: Scene, count: CountPanel) -> None:
    assert count.sample.title.text() == "Full count"
    draw(scene, count)
    plan = scene.stored.sample
    assert plan is not None
    assert (plan.within, plan.stratify_by, plan.seed) == (
        Within.WHOLE,
        StratifyBy.NOTHING,
        "harbour",
    )
    assert "Check 7 of 30 items." in count.sample.words.text()
    assert any("No instrument prescribes" in one for one in count.sample.sentences)

    def keys() -> list[str]:
        known = count.tally.declared
        return [key_of(known[one]) for one in count.lines.shown[:7]]

    scene.wait(lambda: keys() == list(plan.strata[0].drawn))
    assert count.tally.whole is not None
    assert count.tally.whole.totals[CountResult.NOT_IN_SAMPLE] == 23
    assert count.tally.whole.totals[CountResult.NOT_COUNTED] == 1
    count.list.narrow("TEST 40")
    assert len(count.lines.shown) == 30


def test_it_is_enlarged_and_then_given_up(scene: Scene, count: CountPanel) -> None:
    draw(scene, count)
    scene.click(count.sample.change)
    scene.click(count.form.enlarge)
    scene.wait(lambda: scene.stored.sample is not None and scene.stored.sample.size == 30)
    scene.settled()
    scene.act("undo")
    scene.settled()
    assert scene.stored.sample is not None
    assert scene.stored.sample.size == 7
    scene.click(count.sample.change)
    scene.click(count.form.full)
    scene.settled()
    assert scene.stored.sample is None
    assert count.sample.title.text() == "Full count"


def test_what_cannot_be_drawn_is_said(scene: Scene, count: CountPanel) -> None:
    scene.click(count.sample.change)
    for missing, confidence, words in (
        ("many", "0.95", "A loss of many items"),
        ("31", "0.95", "A loss of 31 items"),
        ("2", "95", "“95” is not a confidence."),
    ):
        count.form.missing.setText(missing)
        count.form.confidence.setText(confidence)
        scene.click(count.form.draw)
        scene.wait(lambda said=words: said in count.form.problems.text.text())
    assert scene.stored.sample is None


def test_a_seed_can_be_made(scene: Scene, count: CountPanel) -> None:
    scene.click(count.sample.change)
    scene.click(count.form.make_seed)
    assert len(count.form.seed.text()) == 19
