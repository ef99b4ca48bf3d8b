"""A correction's report says which report it supersedes, on its first page and to a verifier."""

from dataclasses import replace

import pytest

from checklists.inspecting.inspection import Superseded
from reports.content import expected_text, report_content
from reports.data import ReportData, with_figures
from reports.superseding import superseded_by
from reports.verdicts import Reason, Standing, Verdict, Verification
from reports.verify import verify_report
from tests.support.signed_reports import lying, report_data
from tests.support.signing import NOW
from ui.wording.superseding import superseding_sentences

BEFORE = Superseded("i-0", "ab" * 32, NOW, "The safe of store 2 was named.")


def correcting(before: Superseded = BEFORE) -> ReportData:
    data = report_data()
    return with_figures(replace(data, inspection=replace(data.inspection, supersedes=before)))


def checked(name: str, data: ReportData) -> Verification:
    return verify_report(name, lying(lambda _: None, data), None)


def test_the_first_page_says_what_is_superseded_and_why() -> None:
    text = " ".join(block.text for block in expected_text(report_content(correcting()))[:12])
    assert "This report supersedes the report of" in text
    assert "abababab abababab" in text
    assert BEFORE.reason in text


def test_a_verifier_reads_it_and_finds_nothing_wrong() -> None:
    found = checked("new.pdf", correcting())
    assert found.facts is not None
    assert found.facts.supersedes == BEFORE
    assert found.standing is Standing.UNKNOWN, "nobody is trusted"
    (said,) = superseding_sentences(found, [found], "en")
    assert said.endswith(f"SHA-256 {'ab' * 32}, because: {BEFORE.reason}")


@pytest.mark.parametrize(
    "named",
    [
        lambda old: replace(BEFORE, report_sha256=old.sha256),
        lambda old: replace(BEFORE, inspection=old.facts.inspection),
    ],
)
def test_of_two_in_one_run_the_older_is_superseded(named) -> None:  # type: ignore[no-untyped-def]
    old = checked("old.pdf", report_data())
    new = checked("new.pdf", correcting(named(old)))
    if new.facts is not None and named(old).inspection != "i-0":
        new = replace(new, facts=replace(new.facts, inspection="i-2"))
    assert superseded_by(old, [old, new]) == (new,)
    assert superseded_by(new, [old, new]) == ()
    assert superseding_sentences(old, [old, new], "en") == [
        "It is superseded by new.pdf, which was checked with it."
    ]


def test_a_report_that_does_not_hold_supersedes_nothing() -> None:
    old = checked("old.pdf", report_data())
    new = checked("new.pdf", correcting(replace(BEFORE, report_sha256=old.sha256)))
    failed = Verdict(new.verdicts[0].question, Standing.FAILS, Reason.BYTES_CHANGED)
    assert superseded_by(old, [old, replace(new, verdicts=(failed, *new.verdicts[1:]))]) == ()
