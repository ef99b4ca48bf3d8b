"""Signing a checked report after its inspector in the window, with the real makers of reports."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from reports.key_protection import to_pkcs12
from reports.verdicts import Role, Stance
from tests.support import attacks
from tests.support.countersigned import hosted, signer
from tests.support.signed_reports import signed_report
from tests.support.signing import PASSPHRASE, quick_derivation
from tests.support.window import Scene
from ui.panels.countersigning import CounterSigning
from ui.windows.main_window import MainWindow


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    host = signer(Role.HOST)
    path = tmp_path / "host.p12"
    with quick_derivation():
        path.write_bytes(to_pkcs12(host.key, host.certificate, (), PASSPHRASE))
    return path


def checked(scene: Scene, pdf: bytes, tmp_path: Path) -> CounterSigning:
    """The page with one report checked and chosen, at what can be done with it."""
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf)
    scene.act("verify_reports")
    page = scene.window.pages.verify
    page.check([file])
    scene.wait(lambda: page.table.rowCount() == 1)
    return opened(scene, 0)


def opened(scene: Scene, row: int) -> CounterSigning:
    page = scene.window.pages.verify
    page.open(page.table.rows[row].verification.sha256)
    scene.wait(page.report.waiting.isHidden)
    return page.report.checks.signing


def words_of(window: MainWindow) -> str:
    return "\n".join(one.text() for one in window.pages.verify.report.checks.findChildren(QLabel))


def filled(scene: Scene, deeds: CounterSigning, key_file: Path, words: str) -> None:
    scene.click(deeds.begin)
    deeds.role.setCurrentIndex(deeds.role.findData(str(Role.HOST)))
    deeds.stance.setCurrentIndex(deeds.stance.findData(str(Stance.OBJECTS)))
    deeds.words.setPlainText(words)
    deeds.key_file.setText(str(key_file))
    assert not deeds.sign.isEnabled()
    deeds.passphrase.field.setText(PASSPHRASE)
    assert deeds.sign.isEnabled()


def test_a_host_objects_in_the_window(scene: Scene, key_file: Path, tmp_path: Path) -> None:
    deeds = checked(scene, signed_report().pdf, tmp_path)
    assert deeds.begin.isVisible()
    assert not deeds.take_out.isVisible()
    filled(scene, deeds, key_file, "The safe <b>was</b> closed.")
    page = scene.window.pages.verify
    scene.click(deeds.sign)
    scene.wait(lambda: page.table.rowCount() == 2)
    assert (tmp_path / "report-signed.pdf").read_bytes().startswith(signed_report().pdf)
    assert not deeds.passphrase.field.text()
    (signature,) = page.table.rows[1].verification.signatures
    deeds = opened(scene, 1)
    assert (signature.role, signature.stance) == (Role.HOST, Stance.OBJECTS)
    assert "The safe <b>was</b> closed." in words_of(scene.window)
    assert "Hana Host objects to the report" in words_of(scene.window)
    assert deeds.role.findData(str(Role.HOST)) == -1


def test_what_bars_a_signature_is_said(scene: Scene, key_file: Path, tmp_path: Path) -> None:
    deeds = checked(scene, signed_report().pdf, tmp_path)
    filled(scene, deeds, key_file, "line\n" * 60)
    scene.click(deeds.sign)
    scene.wait(deeds.problems.isVisible)
    assert "the field has room for" in deeds.problems.text.text()
    taken = tmp_path / "report-signed.pdf"
    taken.write_bytes(b"kept")
    deeds.words.setPlainText("Fine.")
    scene.click(deeds.sign)
    scene.wait(lambda: "was not overwritten" in deeds.problems.text.text())
    assert taken.read_bytes() == b"kept"


def test_the_signed_report_is_taken_out_of_a_changed_file(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deeds = checked(scene, attacks.updated(hosted(), attacks.overlay), tmp_path)
    assert not deeds.begin.isVisible()
    assert deeds.take_out.isVisible()
    target = tmp_path / "signed.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    scene.click(deeds.take_out)
    page = scene.window.pages.verify
    scene.wait(lambda: page.table.rowCount() == 2)
    assert target.read_bytes() == hosted()
