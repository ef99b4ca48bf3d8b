"""Full-size photos are compared with the report that is looked at."""

from pathlib import Path

from reports.verify import verify_report
from tests.support.signed_reports import signed_report
from tests.support.window import Scene


def test_originals_in_a_folder_are_compared(scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "IMG_1.jpg").write_bytes(b"red")
    scene.act("verify_reports")
    detail = scene.window.pages.verify.report.checks
    assert detail.originals.isHidden()
    detail.show_verification(verify_report("a.pdf", signed_report().pdf, None))
    box = detail.originals
    assert not box.isHidden()
    box.compare(tmp_path)
    scene.wait(lambda: not box.result.isHidden())
    assert "1 of 2" in box.result.text()
    assert "photo-002.jpg" in box.result.text()
    detail.show_verification(None)
    assert box.isHidden()


def test_a_folder_that_is_gone_is_a_problem(scene: Scene, tmp_path: Path) -> None:
    scene.act("verify_reports")
    detail = scene.window.pages.verify.report.checks
    detail.show_verification(verify_report("a.pdf", signed_report().pdf, None))
    detail.originals.compare(tmp_path / "gone")
    scene.wait(lambda: not detail.originals.problems.isHidden())
    assert detail.originals.result.isHidden()
