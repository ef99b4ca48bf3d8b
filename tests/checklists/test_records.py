import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.inspecting.changes import ItemAnswered
from checklists.inspecting.inspection import Answer, Inspection
from checklists.records import BadRecord, canonical_json, from_record, to_record
from checklists.values import Result
from tests.support.samples import make_evidence, make_finding, make_inspection

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
answers = st.builds(Answer, st.sampled_from(Result), texts, texts)


@given(item=texts, before=st.none() | answers, after=st.none() | answers)
def test_a_change_survives_json(item: str, before: Answer | None, after: Answer | None) -> None:
    change = ItemAnswered(item, before, after)
    record = json.loads(canonical_json(to_record(change)))
    assert from_record(ItemAnswered, record) == change


def test_a_whole_inspection_survives_json() -> None:
    inspection = make_inspection()
    full = Inspection(
        **{
            **{name: getattr(inspection, name) for name in inspection.__slots__},
            "answers": {"SA-A-01": Answer(Result.MET, "r", "")},
            "findings": {"f": make_finding()},
            "evidence": {"e": make_evidence()},
        }
    )
    record = json.loads(canonical_json(to_record(full)))
    assert from_record(Inspection, record) == full


def test_canonical_json_is_that_of_rfc_8785() -> None:
    # The example of RFC 8785, section 3.2.4, without its floating-point numbers.
    record = {"literals": [None, True, False], "string": '€$\x0f\nA\'B"\\\\"/'}
    assert canonical_json(record) == (
        b'{"literals":[null,true,false],"string":"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


@pytest.mark.parametrize("record", [1.5, [1.5], {"a": {"b": 0.1}}, float("nan")])
def test_floating_point_numbers_are_refused(record: Any) -> None:
    with pytest.raises(BadRecord):
        canonical_json(record)


@dataclass(frozen=True, slots=True)
class Sample:
    words: tuple[str, ...]
    number: int
    when: datetime
    extra: Any
    result: Result | None


GOOD = {
    "words": ["a"],
    "number": 1,
    "when": datetime(2026, 1, 1, tzinfo=UTC).isoformat(),
    "extra": {"free": [1]},
    "result": "met",
}


def test_a_good_record_is_read() -> None:
    assert to_record(from_record(Sample, GOOD)) == GOOD


@pytest.mark.parametrize(
    ("spoiled", "where"),
    [
        ([], "Sample"),
        ({**GOOD, "words": "a"}, "Sample.words"),
        ({**GOOD, "words": [1]}, "Sample.words[0]"),
        ({**GOOD, "number": True}, "Sample.number"),
        ({**GOOD, "number": "1"}, "Sample.number"),
        ({**GOOD, "when": "yesterday"}, "Sample.when"),
        ({**GOOD, "when": 5}, "Sample.when"),
        ({**GOOD, "result": "perhaps"}, "Sample.result"),
        ({**GOOD, "more": 1}, "Sample"),
        ({name: GOOD[name] for name in ("words", "number", "when", "extra")}, "Sample"),
    ],
)
def test_a_bad_record_is_refused_with_its_place(spoiled: Any, where: str) -> None:
    with pytest.raises(BadRecord) as refused:
        from_record(Sample, spoiled)
    assert refused.value.where == where


def test_a_mapping_must_be_an_object() -> None:
    record = to_record(make_inspection())
    record["answers"] = []
    with pytest.raises(BadRecord) as refused:
        from_record(Inspection, record)
    assert refused.value.where == "Inspection.answers"


def test_the_place_of_a_fault_is_named_from_the_outermost_value_on() -> None:
    record = to_record(make_inspection())
    record["checklists"][0]["sections"][0]["items"][1]["question"]["by_language"]["zh"] = 5
    with pytest.raises(BadRecord) as refused:
        from_record(Inspection, record, "row 7")
    place = "row 7.checklists[0].sections[0].items[1].question.by_language.zh"
    assert (refused.value.where, refused.value.expected) == (place, "str, not int")
