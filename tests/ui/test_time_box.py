"""A time stamp in the window: who says so, and what that is worth."""

from PySide6.QtWidgets import QLabel

from reports.verdicts import Reason, Standing, TimeVerdict
from tests.support.signing import NOW
from tests.support.window import Scene
from ui.panels.signatures_list import time_box


def test_a_time_stamp_names_its_authority_and_its_standing(scene: Scene) -> None:
    unknown = TimeVerdict(
        "TimeStamp1", NOW, "Clock", "ab" * 32, Standing.UNKNOWN, Reason.UNKNOWN_AUTHORITY
    )
    box = time_box(scene.running.desk, unknown)
    said = [one.text() for one in box.findChildren(QLabel)]
    assert "Time stamp: could not tell" in said
    assert any("Existed on 2026-11-24 09:30:00 UTC, says Clock." in text for text in said)
    assert not any("claimed" in text for text in said)
