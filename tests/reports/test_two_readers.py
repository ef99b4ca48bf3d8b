"""Two PDF readers that share no code read off each report what its data says, text by text."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reports.compose import compose
from reports.content import expected_text, report_content
from reports.data import Layout, ReportData
from reports.redaction import redact
from tests.reports.test_content_case import make_visit_of_case
from tests.support.readers import differences, read_by_mutool, read_by_pdfium
from tests.support.redacting import EDITION, everything, planted
from tests.support.reports_samples import make_data, make_inspection, photos_of

LANGUAGES = ("en", "zh", "fr", "ar")
FORMS = {
    "full": (Layout.FULL, False),
    "bilingual": (Layout.FULL, True),
    "summary": (Layout.SUMMARY, False),
    "bilingual summary": (Layout.SUMMARY, True),
}

pytestmark = pytest.mark.skipif(not shutil.which("mutool"), reason="needs mutool")


def assert_both_read(data: ReportData, folder: Path) -> None:
    pdf = compose(data, photos_of(data.inspection)).pdf
    assert not differences(data, read_by_pdfium(pdf))
    assert not differences(data, read_by_mutool(pdf, folder))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_readers_read_what_the_data_says(
    language: str, form: tuple[Layout, bool], tmp_path: Path
) -> None:
    layout, is_bilingual = form
    second = {"en": "ar", "ar": "fr", "fr": "zh", "zh": "en"}[language] if is_bilingual else ""
    for data in (make_data(make_inspection(20, 8, 6), language), make_visit_of_case(language)):
        assert_both_read(replace(data, layout=layout, second_language=second), tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_they_do_when_parts_are_withheld(language: str, tmp_path: Path) -> None:
    full = planted(language)
    redacted = redact(full, everything(full)[:4], EDITION).data
    assert_both_read(redacted, tmp_path)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_they_notice_a_text_that_is_another(language: str, tmp_path: Path) -> None:
    data = make_data(make_inspection(8, 2, 1), language)
    pdf = compose(data, photos_of(data.inspection)).pdf
    other = replace(data, place="Elsewhere!")
    assert len(expected_text(report_content(other))) == len(expected_text(report_content(data)))
    assert differences(other, read_by_pdfium(pdf))
    assert differences(other, read_by_mutool(pdf, tmp_path))
