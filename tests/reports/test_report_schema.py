"""The JSON Schema of a report's data is that of its dataclasses, and takes what they take."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import jsonschema
import pikepdf
import pytest

import report_schema
from checklists.records import BadRecord
from reports.data import ATTACHMENT_NAME, ReportData, report_data_from_json, with_figures
from tests.reports.test_content_case import make_visit_of_case
from tests.reports.test_figures import sampled
from tests.reports.test_superseding import correcting
from tests.support.reports_samples import make_data, make_inspection, with_additions
from tests.support.signed_reports import at_two_stores, report_data, signed_report

SCHEMA = json.loads(report_schema.DOCUMENT.read_text("utf-8"))
JUDGE = jsonschema.Draft202012Validator(SCHEMA)
Change = Callable[[dict[str, Any]], object]


def at_stores() -> ReportData:
    return with_figures(replace(report_data(), inspection=at_two_stores()))


SAMPLES: dict[str, Callable[[], ReportData]] = {
    "small": report_data,
    "large": lambda: make_data(make_inspection(), "ar"),
    "draft": lambda: make_data(make_inspection(8, 1, 1), signer=None),
    "additions": lambda: make_data(with_additions(make_inspection(12, 2, 2))),
    "stores": at_stores,
    "case": lambda: with_figures(make_visit_of_case()),
    "sample": lambda: with_figures(sampled()),
    "correction": correcting,
}


def test_the_document_is_what_the_dataclasses_say() -> None:
    assert report_schema.DOCUMENT.read_text("utf-8") == report_schema.written(), (
        "run: python packaging/report_schema.py --write"
    )
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_data_of_a_report_is_valid(name: str) -> None:
    assert list(JUDGE.iter_errors(json.loads(SAMPLES[name]().to_json()))) == []


def test_what_is_attached_to_a_signed_report_is_valid() -> None:
    with pikepdf.open(BytesIO(signed_report().pdf)) as pdf:
        attached = pdf.attachments[ATTACHMENT_NAME].get_file().read_bytes()
    assert JUDGE.is_valid(json.loads(attached))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("figures"),
        lambda data: data.update(more=1),
        lambda data: data.update(inspection=None),
        lambda data: data.update(language=7),
        lambda data: data.update(issued="yesterday"),
        lambda data: data["inspection"].update(state="open"),
        lambda data: data["inspection"]["answers"]["SA-A-01"].update(result="good"),
        lambda data: data["inspection"]["answers"]["SA-A-01"].pop("reason"),
        lambda data: data["inspection"].update(checklists={}),
        lambda data: data["inspection"]["findings"]["f-1"].update(number="1"),
        lambda data: data["figures"]["score"].update(percent=True),
        lambda data: data["figures"]["score"]["results"].update(met=[]),
        lambda data: data["matrix"]["grades"]["high"].update(likely="dire"),
    ],
)
def test_what_the_program_refuses_the_schema_refuses(change: Change) -> None:
    record = json.loads(report_data().to_json())
    change(record)
    with pytest.raises(BadRecord):
        report_data_from_json(record)
    assert not JUDGE.is_valid(record)


def test_another_format_is_refused() -> None:
    assert not JUDGE.is_valid({**json.loads(report_data().to_json()), "format": 2})
