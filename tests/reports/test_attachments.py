"""What a report carries beside its pages follows from its data, is named safely, and is checked."""

import hashlib
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest

from checklists.asking.adding import with_added_references
from checklists.asking.loading import load_checklist
from checklists.asking.regions import added_by_regions
from checklists.asking.shelf import shipped_checklists, standards
from checklists.delivering.places import Store
from checklists.inspecting.preparing import prepared
from reports.attachments import PHOTOS_NAME, SAFE_NAME, attachments_of, photo_names
from reports.data import ATTACHMENT_NAME, ReportData, with_figures
from reports.verdicts import Question, Reason, Standing
from reports.verify import verify_report
from tests.support.reports_samples import make_data, make_inspection
from tests.support.samples import make_checklist, make_item
from tests.support.signed_reports import drawn, evidence, lying, report_data, signed_report


def of_checklists(*ids: str, stores: tuple[Store, ...] = ()) -> ReportData:
    """A report on an inspection with shipped checklists, prepared for stores, read in Kenya."""
    known = {one.id: one for one in shipped_checklists()}
    added = added_by_regions("KE")
    chosen = with_added_references([known[one] for one in ids], added)
    data = report_data()
    copies = prepared(chosen, stores)
    return with_figures(replace(data, inspection=replace(data.inspection, checklists=copies)))


def test_the_checklists_load_as_the_editions_they_were(tmp_path: Path) -> None:
    stores = (Store("s1", "North"), Store("s2", "South"))
    data = of_checklists("weapons-store", "small-unit-storage", stores=stores)
    for number, identity in enumerate(("weapons-store", "small-unit-storage"), 1):
        folder = tmp_path / identity
        folder.mkdir()
        for one in attachments_of(data):
            start, _dot, rest = one.name.partition(".")
            if start == f"checklist-{number}":
                (folder / (rest if rest != "toml" else "checklist.toml")).write_bytes(one.content)
        (shipped,) = (one for one in shipped_checklists() if one.id == identity)
        assert load_checklist(folder, standards()) == shipped


def test_sha256sum_reads_the_names_and_digests_of_the_photos(tmp_path: Path) -> None:
    data = report_data()
    (listed,) = (one for one in attachments_of(data) if one.name == PHOTOS_NAME)
    for name, colour in (("photo-001.jpg", "red"), ("photo-002.jpg", "blue")):
        (tmp_path / name).write_bytes(colour.encode())
    (tmp_path / PHOTOS_NAME).write_bytes(listed.content)
    told = subprocess.run(
        ["sha256sum", "--strict", "-c", PHOTOS_NAME], cwd=tmp_path, capture_output=True, check=True
    )
    assert told.stdout == b"photo-001.jpg: OK\nphoto-002.jpg: OK\n"


def test_a_photo_is_listed_once_whatever_its_name() -> None:
    odd = replace(evidence(2, "red"), file_name="../../etc/passwd\n")
    pictured = {"e-1": odd, "e-2": replace(odd, number=5, item="SA-B-01")}
    inspection = replace(report_data().inspection, evidence=pictured)
    digest = hashlib.sha256(b"red").hexdigest()
    assert photo_names(inspection) == ((digest, "photo-002.jpg"),)


def test_without_photos_no_list_of_them_is_attached() -> None:
    data = make_data(make_inspection(8, 1, 0))
    assert PHOTOS_NAME not in {one.name for one in attachments_of(data)}


def test_a_checklist_that_has_no_form_as_files_is_left_out() -> None:
    """Items under two prefixes, as when sections of two checklists were put together."""
    mixed = make_checklist(make_item("OW-1"), make_item("SA-A-01"))
    data = report_data()
    inspection = replace(data.inspection, checklists=(mixed, *data.inspection.checklists))
    names = {one.name for one in attachments_of(replace(data, inspection=inspection))}
    assert "checklist-1.toml" not in names
    assert "checklist-2.toml" in names


def test_attachments_are_associated_files_of_the_document() -> None:
    data = report_data()
    with pikepdf.open(BytesIO(drawn(data).pdf)) as pdf:
        told = {str(spec.UF): str(spec.AFRelationship) for spec in pdf.Root.AF}
        found = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    assert found == {one.name: one.content for one in attachments_of(data)}
    assert told == {one.name: one.relationship for one in attachments_of(data)}
    assert told[ATTACHMENT_NAME] == "/Source"
    assert all(SAFE_NAME.fullmatch(name) for name in told)


def test_a_report_with_its_attachments_is_pdf_a_3() -> None:
    told = page.validate_pdf_bytes(signed_report().pdf, profile=page.ValidationProfile.PDF_A_3A)
    assert told.is_compliant, told


def on_the_pages(pdf: bytes) -> tuple[Standing, Reason, str]:
    found = verify_report("a.pdf", pdf, None)
    verdict = found.verdicts[list(Question).index(Question.DATA_EQUALS_PAGE)]
    return verdict.standing, verdict.reason, verdict.detail


@pytest.mark.parametrize("name", [PHOTOS_NAME, "checklist-1.toml", "checklist-1.en.toml"])
def test_a_changed_attachment_is_named(name: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        (spec,) = (one for one in pdf.Root.AF if str(one.UF) == name)
        spec.EF.F.write(spec.EF.F.read_bytes() + b"# and more\n")

    assert on_the_pages(lying(change)) == (Standing.FAILS, Reason.ATTACHMENT_DIFFERS, name)


def test_a_missing_attachment_is_named() -> None:
    def take_away(pdf: pikepdf.Pdf) -> None:
        del pdf.attachments[PHOTOS_NAME]
        pdf.Root.AF = pikepdf.Array([one for one in pdf.Root.AF if str(one.UF) != PHOTOS_NAME])

    found = on_the_pages(lying(take_away))
    assert found == (Standing.FAILS, Reason.ATTACHMENT_MISSING, PHOTOS_NAME)


def test_a_further_checklist_is_named() -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["checklist-2.toml"] = b"format = 1\n"

    found = on_the_pages(lying(add))
    assert found == (Standing.FAILS, Reason.ATTACHMENT_DIFFERS, "checklist-2.toml")
