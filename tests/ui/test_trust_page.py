"""Whom to trust in the window: a list confirmed once, its entries, and one's own certificate."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import zxingcpp
from PySide6.QtGui import QImage

from reports.certificates import to_pem
from reports.fingerprints import read_fingerprint, spoken
from reports.trust_list import (
    AuthorityList,
    Role,
    TrustEntry,
    renumbered,
    with_entries,
    write_list,
)
from tests.support.signing import NOW, inspector, stranger
from tests.support.window import Scene
from ui.panels.fingerprint_card import FingerprintCard
from ui.panels.trust import TrustPage
from ui.panels.trust_reading import confirmed_signers, kept_trust

LATER = datetime(9998, 1, 1, tzinfo=UTC)
ENTRY = TrustEntry(
    to_pem(inspector().certificate), Role.INSPECTOR, revoked=NOW, reason="laptop lost"
)
CONTENT = with_entries(AuthorityList("Ministry", 7, NOW, LATER), [ENTRY])


def put(folder: Path, content: AuthorityList = CONTENT) -> Path:
    path = folder / "ministry.pssm-trust"
    path.write_bytes(write_list(content, stranger()))
    return path


def opened(scene: Scene) -> TrustPage:
    scene.act("show_trust")
    page = scene.window.pages.of_trust.page
    scene.wait(lambda: page.isVisible() and page.waiting.isHidden())
    return page


def use(scene: Scene, path: Path) -> TrustPage:
    page = opened(scene)
    page.use(path)
    scene.wait(lambda: page.shown is not None and page.shown.path == path)
    return page


def confirmed(scene: Scene, path: Path) -> TrustPage:
    page = use(scene, path)
    scene.wait(page.signer.confirm.isVisible)
    page.signer.confirm.click()
    scene.wait(lambda: page.table.rowCount() > 0)
    return page


def test_nobody_is_trusted_at_first(scene: Scene) -> None:
    page = opened(scene)
    assert "Nobody is trusted yet" in page.used.text()
    assert page.signer.isHidden()
    assert page.view.isHidden()


def test_a_list_counts_after_its_signer_was_compared(scene: Scene, tmp_path: Path) -> None:
    path = put(tmp_path)
    page = use(scene, path)
    assert page.table.rowCount() == 0
    assert page.signer.words.text().split() == list(spoken(stranger().fingerprint))
    assert page.signer.picture.modules
    assert confirmed_signers(scene.window.desk.settings) == ()
    page.signer.confirm.click()
    scene.wait(lambda: page.table.rowCount() == 1)
    cells = [page.table.index(0, column).data() for column in range(6)]
    assert cells[:3] == ["Ana Keller", "Verification Office", "inspector"]
    assert cells[5] == f"{NOW.date()} · laptop lost"
    assert page.signer.confirm.isHidden()
    assert page.notes.text() == "List 7 of Ministry."
    assert confirmed_signers(scene.window.desk.settings) == (stranger().fingerprint,)


def test_the_choice_is_kept_and_the_verify_page_follows(scene: Scene, tmp_path: Path) -> None:
    scene.act("verify_reports")
    verify = scene.window.pages.verify
    verify.trust_wanted.emit()
    page = scene.window.pages.of_trust.page
    scene.wait(page.isVisible)
    path = put(tmp_path)
    page.use(path)
    assert verify.trust == path
    assert kept_trust(scene.window.desk.settings) == path
    page.left.emit()
    assert verify.isVisible()
    opened(scene).use(None)
    assert verify.trust is None
    assert kept_trust(scene.window.desk.settings) is None


def test_an_older_list_than_before_and_a_late_one_are_named(scene: Scene, tmp_path: Path) -> None:
    page = confirmed(scene, put(tmp_path))
    older = replace(CONTENT, number=6, next_update=NOW + timedelta(days=1))
    use(scene, put(tmp_path, older))
    scene.wait(lambda: "older than list 7" in page.notes.text())
    assert "was to be replaced" in page.notes.text()
    use(scene, put(tmp_path, renumbered(CONTENT, NOW, LATER)))
    scene.wait(lambda: page.notes.text() == "List 8 of Ministry.")


def test_a_faulty_list_is_refused_and_nothing_of_it_is_shown(scene: Scene, tmp_path: Path) -> None:
    page = confirmed(scene, put(tmp_path))
    (tmp_path / "ministry.pssm-trust").write_bytes(b"{}")
    page.look_again()
    scene.wait(page.problems.isVisible)
    assert page.table.rowCount() == 0
    assert page.signer.isHidden()


def test_ones_own_certificate_is_shown_and_saved_for_the_other_side(
    scene: Scene, tmp_path: Path
) -> None:
    (tmp_path / "mine.pem").write_bytes(inspector().certificate_pem)
    card = opened(scene).own
    card.show_file(tmp_path / "mine.pem")
    scene.wait(card.isVisible)
    assert card.title.text() == "Ana Keller"
    assert card.confirm.isHidden()
    card.write(tmp_path / "handed.pem")
    scene.wait(lambda: "handed.pem" in card.about.text())
    assert (tmp_path / "handed.pem").read_bytes() == inspector().certificate_pem
    picture = QImage(str(tmp_path / "handed.png")).convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high = picture.width(), picture.height()
    rows = [bytes(picture.constScanLine(down))[:wide] for down in range(high)]
    (code,) = zxingcpp.read_barcodes(memoryview(b"".join(rows)).cast("B", (high, wide)))
    assert read_fingerprint(code.text) == inspector().fingerprint
    card.write(tmp_path / "handed.pem")
    scene.wait(card.problems.isVisible)


def test_a_file_without_a_certificate_is_said_in_place(scene: Scene, tmp_path: Path) -> None:
    card = FingerprintCard(scene.window.desk)
    card.show_file(tmp_path / "missing.pem")
    scene.wait(lambda: not card.problems.isHidden())
    assert card.known is None
    card.deleteLater()


def test_the_table_says_what_files_alone_allow(scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "plain.pem").write_bytes(inspector().certificate_pem)
    page = use(scene, tmp_path / "plain.pem")
    scene.wait(lambda: page.table.rowCount() == 1)
    assert page.table.index(0, 2).data() == "any role"
    scene.window.speak("zh")
    assert page.table.rowCount() == 1
