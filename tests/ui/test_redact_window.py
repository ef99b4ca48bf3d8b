"""A person ticks what is withheld, gives reasons, signs, and has a redacted edition on disk."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from reports.redacting import open_own
from reports.verify import verify_report
from reports.withholdable import withholdable
from reports.withholding import Part
from tests.support.redacting import planted
from tests.support.signed_reports import signed_report
from tests.support.signing import NOW, PASSPHRASE, inspector
from tests.support.window import Scene
from ui.panels.issued import IssuedBox
from ui.panels.redact import RedactWindow
from ui.panels.redact_button import RedactButton
from ui.panels.withhold_tree import PART, REASON, WHAT, WithholdTree

TICKED, FREE = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def leaf(tree: WithholdTree, part: Part, subject: str) -> QTreeWidgetItem:
    return next(
        one
        for one in tree._leaves()
        if (one.data(WHAT, PART).part, one.data(WHAT, PART).subject) == (part, subject)
    )


def head(tree: WithholdTree, part: Part) -> QTreeWidgetItem:
    tops = (tree.tree.topLevelItem(at) for at in range(tree.tree.topLevelItemCount()))
    return next(top for top in tops if top is not None and top.data(WHAT, PART) == part)


@pytest.fixture
def window(scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RedactWindow:
    """On a full edition that lies as a file."""
    full = tmp_path / "full.pdf"
    full.write_bytes(signed_report().pdf)
    monkeypatch.setattr("ui.panels.redacting.now_here", lambda: NOW)
    # The key file need not be opened again and again.
    monkeypatch.setattr("reports.identity.load_identity", lambda *_: inspector())
    made = RedactWindow(scene.running.desk, scene.window)
    made.open_file(full)
    scene.wait(lambda: made.full is not None)
    return made


def fill(window: RedactWindow, folder: Path) -> Path:
    key = folder / "host.p12"
    key.write_bytes(b"key")
    window.key_file.setText(str(key))
    window.passphrase.field.setText(PASSPHRASE)
    return Path(window.target.text())


def test_what_is_ticked_is_withheld_with_its_reason(
    scene: Scene, window: RedactWindow, tmp_path: Path
) -> None:
    target = fill(window, tmp_path)
    assert target == tmp_path / "full-redacted.pdf"
    assert not window.make.isEnabled()
    window.tree.reason.setText("Managed access")
    leaf(window.tree, Part.ANSWER, "SA-A-01").setCheckState(WHAT, TICKED)
    leaf(window.tree, Part.PHOTO, "1").setCheckState(WHAT, TICKED)
    scene.wait(window.make.isEnabled)
    assert window.tree.count.text() == "2 parts will be withheld."
    scene.click(window.make)
    scene.wait(target.exists)
    scene.wait(lambda: str(target) in window.saved_at.text())
    withheld = open_own(target.read_bytes()).data.withheld
    assert [(one.part, one.subject, one.reason) for one in withheld] == [
        (Part.ANSWER, "SA-A-01", "Managed access"),
        (Part.PHOTO, "1", "Managed access"),
    ]
    assert window.passphrase.field.text() == ""
    assert not window.make.isEnabled()


def test_what_bars_it_is_told_and_nothing_is_written(
    scene: Scene, window: RedactWindow, tmp_path: Path
) -> None:
    target = fill(window, tmp_path)
    window.tree.reason.setText("Safety")
    leaf(window.tree, Part.PERSON, "team 1").setCheckState(WHAT, TICKED)
    scene.wait(window.make.isEnabled)
    scene.click(window.make)
    scene.wait(window.problems.isVisible)
    assert not target.exists()
    window.although.setChecked(True)
    scene.click(window.make)
    scene.wait(target.exists)


def test_a_part_without_a_reason_bars_signing(
    scene: Scene, window: RedactWindow, tmp_path: Path
) -> None:
    fill(window, tmp_path)
    row = leaf(window.tree, Part.PHOTO, "2")
    row.setCheckState(WHAT, TICKED)
    scene.wait(lambda: window.tree.count.text() == "1 part will be withheld.")
    assert not window.make.isEnabled()
    window.tree.tree.setCurrentItem(row)
    window.tree.reason.setText("why")
    window.tree.reason.textEdited.emit("why")
    assert row.text(REASON) == "why"
    scene.wait(window.make.isEnabled)
    row.setCheckState(WHAT, FREE)
    assert row.text(REASON) == ""
    scene.wait(lambda: not window.make.isEnabled())


def test_a_group_is_ticked_whole_and_lines_become_a_range(scene: Scene) -> None:
    tree = WithholdTree(scene.running.desk)
    tree.show_parts(withholdable(planted()))
    tree.reason.setText("why")
    head(tree, Part.SERIALS).setCheckState(WHAT, TICKED)
    (choice,) = tree.choices()
    assert (choice.part, choice.subject) == (Part.SERIALS, "1..41")
    leaf(tree, Part.SERIALS, "20..20").setCheckState(WHAT, FREE)
    assert [one.subject for one in tree.choices()] == ["1..19", "21..41"]
    assert head(tree, Part.SERIALS).checkState(WHAT) is Qt.CheckState.PartiallyChecked
    tree.tree.setCurrentItem(head(tree, Part.SERIALS))
    tree.reason.textEdited.emit("another")
    assert {one.reason for one in tree.choices()} == {"another"}


def test_the_report_of_an_issued_inspection_comes_from_the_workspace(walk: Scene) -> None:
    report = signed_report()
    walk.workspace.keep_report(report.pdf)
    window = RedactWindow(walk.running.desk, walk.window)
    window.open_stored(report.record.sha256)
    walk.wait(lambda: window.full is not None)
    assert window.full is not None
    assert window.full.sha256 == report.record.sha256


def test_a_redacted_edition_is_not_redacted_again(
    scene: Scene, window: RedactWindow, tmp_path: Path
) -> None:
    target = fill(window, tmp_path)
    window.tree.reason.setText("why")
    leaf(window.tree, Part.PHOTO, "1").setCheckState(WHAT, TICKED)
    scene.wait(window.make.isEnabled)
    scene.click(window.make)
    scene.wait(target.exists)
    other = RedactWindow(scene.running.desk, scene.window)
    other.open_file(target)
    scene.wait(other.problems.isVisible)
    assert other.full is None


def test_the_issued_report_and_a_checked_full_edition_lead_to_the_window(
    walk: Scene, tmp_path: Path
) -> None:
    report = signed_report()
    walk.workspace.keep_report(report.pdf)
    box = IssuedBox(walk.running.desk, walk.window)
    box.show_report(report.record, None)
    walk.click(box.redact)
    opened = box.findChild(RedactWindow)
    assert isinstance(opened, RedactWindow)
    walk.wait(lambda: opened.full is not None)
    full = tmp_path / "full.pdf"
    full.write_bytes(report.pdf)
    found = verify_report(full.name, report.pdf, None)
    offered = RedactButton(walk.running.desk, walk.window)
    assert not offered.button.isEnabled()
    offered.offer(found, [full])
    walk.click(offered.button)
    checked = offered.findChild(RedactWindow)
    assert isinstance(checked, RedactWindow)
    walk.wait(lambda: checked.full is not None)
    redacted = replace(found, facts=replace(found.facts, full_edition="ab" * 32))
    offered.offer(redacted, [full])
    assert not offered.button.isEnabled()
    offered.offer(replace(found, file_name="other.pdf"), [full])
    assert not offered.button.isEnabled()
