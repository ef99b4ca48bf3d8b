"""A report opened for reading: what stands in it, and nothing of one that does not hold."""

import hashlib
from dataclasses import replace

from checklists.values import Result, Severity
from reports.contents import contents_of
from reports.differences import differences
from reports.facts import facts_of
from reports.opening import open_report
from reports.trust import TrustList
from reports.verdicts import Standing
from tests.support.signed_reports import attaching, lying, photo, report_data, signed_report
from tests.support.signing import inspector

TRUST = TrustList().with_certificates([inspector().certificate])


def test_what_stands_in_a_report_is_given_with_its_photos() -> None:
    opening = open_report(signed_report().pdf, TRUST)
    contents = opening.contents
    assert contents is not None
    results = {item.id: item.result for item in contents.items}
    assert results["SA-A-01"] is Result.NOT_MET
    assert contents.items[0].remark == "الخزانة مفتوحة"
    assert [finding.id for finding in contents.findings] == ["f-1"]
    assert opening.photos == (photo("red"), photo("blue"))
    named = [one.sha256 for one in contents.photos]
    assert named == [hashlib.sha256(one).hexdigest() for one in opening.photos]


def test_photos_are_given_whoever_signed_as_long_as_the_bytes_hold() -> None:
    opening = open_report(signed_report().pdf, None)
    assert opening.verification.standing is Standing.UNKNOWN
    assert len(opening.photos) == 2


def test_nothing_is_given_of_a_report_that_does_not_hold() -> None:
    changed = open_report(signed_report().pdf + b"\n", TRUST)
    other = replace(report_data(), place="Elsewhere")
    lie = open_report(lying(attaching(other)), TRUST)
    for opening in (changed, lie):
        assert opening.verification.standing is Standing.FAILS
        assert opening.contents is None
        assert opening.photos == ()


def test_a_report_counts_its_findings_by_grade() -> None:
    facts = facts_of(report_data())
    assert sum(facts.by_severity.values()) == facts.findings == 1
    assert list(facts.by_severity) == [str(one) for one in Severity]
    assert (facts.conditions, facts.discrepancies) == (0, None)


def test_two_reports_differ_in_answers_findings_and_score() -> None:
    data = report_data()
    known = data.inspection
    better = replace(known.answers["SA-A-01"], result=Result.MET)
    fresh = replace(known.findings["f-1"], number=2, statement="The fence is cut")
    again = replace(known.findings["f-1"], earlier="f-1", times=2)
    inspection = replace(
        known,
        answers={**known.answers, "SA-A-01": better},
        findings={"f-2": fresh, "f-3": again},
    )
    later = replace(data, inspection=inspection)
    told = differences((facts_of(data), contents_of(data)), (facts_of(later), contents_of(later)))
    (answer,) = told.answers
    assert (answer.item, answer.before, answer.after) == ("SA-A-01", Result.NOT_MET, Result.MET)
    assert [one.id for one in told.new] == ["f-2"]
    assert [one.id for one in told.found_again] == ["f-3"]
    assert told.gone == ()
    assert told.score.before != told.score.after
    closed = replace(data, inspection=replace(known, findings={}))
    gone = differences((facts_of(data), contents_of(data)), (facts_of(closed), contents_of(closed)))
    assert [one.id for one in gone.gone] == ["f-1"]
