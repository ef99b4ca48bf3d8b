"""Photos and findings of an item."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from checklists.values import Result, Severity
from tests.support.window import Scene, drop, tiny_jpeg


def test_a_dropped_photo_is_attached_and_captioned(walk: Scene, tmp_path: Path) -> None:
    path = tmp_path / "door.jpg"
    path.write_bytes(tiny_jpeg())
    drop(walk.card, path)
    walk.wait(lambda: bool(walk.stored.evidence))
    walk.wait(lambda: bool(walk.card.photos.tiles))
    (photo,) = walk.stored.evidence.values()
    assert (photo.item, photo.file_name, photo.number) == ("SA-A-01", "door.jpg", 1)
    (tile,) = walk.card.photos.tiles.values()
    walk.wait(lambda: not tile.picture.icon().isNull())
    tile.caption.setFocus()
    walk.press("The door")
    tile.settling.settle()
    walk.settled()
    (photo,) = walk.stored.evidence.values()
    assert photo.caption == "The door"
    walk.click(tile.remove)
    walk.settled()
    assert not walk.stored.evidence
    assert not walk.card.photos.tiles


def test_a_damaged_photo_is_refused_aloud(walk: Scene, tmp_path: Path) -> None:
    path = tmp_path / "half.jpg"
    path.write_bytes(b"broken")
    drop(walk.card, path)
    bar = walk.card.photos.problems
    walk.wait(bar.isVisible)
    assert "half.jpg" in bar.text.text()
    assert bar.next_step.text()
    assert not walk.stored.evidence
    assert walk.window._unsaved is None
    assert "Saving" not in walk.page.saved.text.text()


def test_a_missing_file_is_refused_aloud(walk: Scene, tmp_path: Path) -> None:
    drop(walk.card, tmp_path / "gone.jpg")
    walk.wait(walk.card.photos.problems.isVisible)
    assert "gone.jpg" in walk.card.photos.problems.text.text()


def test_a_pasted_picture_is_attached(walk: Scene) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    walk.act("paste_photo")
    walk.wait(lambda: bool(walk.stored.evidence))
    (photo,) = walk.stored.evidence.values()
    assert photo.file_name == "pasted.png"


def test_a_photo_can_be_enlarged(walk: Scene, tmp_path: Path) -> None:
    from ui.windows.photo_window import PhotoWindow

    path = tmp_path / "door.jpg"
    path.write_bytes(tiny_jpeg())
    drop(walk.card, path)
    walk.wait(lambda: bool(walk.card.photos.tiles))
    (tile,) = walk.card.photos.tiles.values()
    walk.click(tile.picture)
    large = walk.window.findChild(PhotoWindow)
    assert large is not None
    walk.wait(lambda: not large.paper.pixmap().isNull())
    large.close()


def test_a_photo_being_read_is_not_lost_on_closing(walk: Scene, tmp_path: Path) -> None:
    path = tmp_path / "late.jpg"
    path.write_bytes(tiny_jpeg())
    drop(walk.card, path)
    walk.window.close()
    walk.wait(lambda: not walk.window.isVisible())
    assert len(walk.stored.evidence) == 1


def test_a_finding_begins_with_the_items_own_words(walk: Scene) -> None:
    walk.answer(Result.NOT_MET)
    assert walk.card.findings.add.property("look") == "primary"
    walk.act("add_finding")
    walk.settled()
    (finding,) = walk.stored.findings.values()
    assert finding.statement == "SA-A-01 is not in order."
    assert finding.recommendation == "Put SA-A-01 in order."
    (editor,) = walk.card.findings.editors.values()
    assert editor.fields.isVisible()
    editor.statement.setFocus()
    editor.statement.selectAll()
    walk.press("The lock is broken.")
    walk.card.findings.add.setFocus()
    walk.settled()
    walk.bot.keyClick(editor.severity.box, Qt.Key.Key_Up)
    walk.settled()
    (finding,) = walk.stored.findings.values()
    assert (finding.statement, finding.severity) == ("The lock is broken.", Severity.HIGH)
    walk.click(editor.withdraw)
    walk.settled()
    assert not walk.stored.findings
    walk.act("undo")
    walk.settled()
    assert len(walk.card.findings.editors) == 1


def test_all_findings_lead_to_their_items(walk: Scene) -> None:
    walk.page.go_to_item("SA-B-01")
    walk.act("add_finding")
    walk.settled()
    walk.page.go_to("findings")
    part = walk.page._part("findings")
    (editor,) = part.editors.values()  # type: ignore[union-attr]
    editor.line.click()
    editor.go.click()
    assert walk.page.part == "checklist"
    assert walk.card.item is not None
    assert walk.card.item.id == "SA-B-01"


@pytest.mark.parametrize("result", [Result.NOT_APPLICABLE, Result.NOT_VERIFIED])
def test_no_finding_is_urged_where_nothing_was_found(walk: Scene, result: Result) -> None:
    walk.answer(result)
    assert walk.card.findings.add.property("look") == ""
