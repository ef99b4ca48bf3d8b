"""Reports as one list: the same bytes once, the last of a facility, and what superseded what."""

from dataclasses import replace
from datetime import UTC, datetime

from checklists.inspecting.inspection import Superseded
from reports.listed import last_before, listed
from reports.verdicts import Question, Reason, ReportFacts, Standing, Verdict, Verification


def facts(day: int, facility: str = "Alpha", country: str = "XB") -> ReportFacts:
    moment = datetime(2026, 3, day, tzinfo=UTC)
    return ReportFacts(
        inspection="i", title="A visit", facility=facility, country=country, language="en",
        issued=moment, place="", signer="Ana", fingerprint="ab" * 32, adequacy=None, percent=None,
        open_critical=0, findings=0, answers=0, photos=0, trail_sequence=1, trail_hash="",
        visited=moment,
    )  # fmt: skip


def checked(
    name: str, digest: str, told: ReportFacts | None, standing: Standing = Standing.HOLDS
) -> Verification:
    verdicts = (Verdict(asked, standing, Reason.NOT_CHECKED) for asked in Question)
    return Verification(name, digest, tuple(verdicts), told)


def test_the_same_bytes_are_listed_once_with_all_their_names() -> None:
    found = [checked("a.pdf", "1", facts(1)), checked("b.pdf", "2", facts(2))]
    one, two = listed([*found, checked("copy.pdf", "1", facts(1)), found[0]])
    assert (one.files, two.files) == (("a.pdf", "copy.pdf"), ("b.pdf",))


def test_a_report_that_takes_the_place_of_another_says_so_only_when_it_holds() -> None:
    first = checked("a.pdf", "1", facts(1))
    second = checked(
        "b.pdf",
        "2",
        replace(facts(2), supersedes=Superseded("i-0", "1", facts(1).issued, "Wrong safe.")),
    )
    assert [one.superseded_by for one in listed([first, second])] == ["2", ""]
    forged = checked("b.pdf", "2", second.facts, Standing.FAILS)
    assert [one.superseded_by for one in listed([first, forged])] == ["", ""]


def test_the_last_report_before_is_the_latest_earlier_one_of_the_facility_that_holds() -> None:
    reports = listed(
        [
            checked("old.pdf", "1", facts(1)),
            checked("before.pdf", "2", facts(3, facility=" alpha ")),
            checked("broken.pdf", "3", facts(4), Standing.FAILS),
            checked("abroad.pdf", "4", facts(4, country="XA")),
            checked("later.pdf", "5", facts(9)),
            checked("now.pdf", "6", facts(5)),
        ]
    )
    before = last_before(reports[-1], reports)
    assert before is not None
    assert before.files == ("before.pdf",)
    assert last_before(reports[0], reports) is None


def test_everything_on_the_bytes_may_hold_whoever_signed() -> None:
    known = checked("a.pdf", "1", facts(1))
    verdicts = tuple(
        replace(one, standing=Standing.UNKNOWN) if one.question is Question.WHO else one
        for one in known.verdicts
    )
    assert replace(known, verdicts=verdicts).bytes_hold
    for broken in (Question.INTACT, Question.DATA_EQUALS_PAGE, Question.PHOTOS_EQUAL_HASHES):
        worse = tuple(
            replace(one, standing=Standing.UNKNOWN) if one.question is broken else one
            for one in known.verdicts
        )
        assert not replace(known, verdicts=worse).bytes_hold
