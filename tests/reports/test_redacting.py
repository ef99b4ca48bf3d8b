"""A signed redacted edition: made, compared with the full one, and refused when it lies."""

from dataclasses import replace
from functools import cache

import pytest

from checklists.records import to_record
from checklists.values import Unwatched
from reports.content import expected_text, report_content
from reports.data import Layout
from reports.editions import compare_editions
from reports.envelope import EnvelopeRefused, seal_envelope
from reports.issuing import IssueRequest, SelfCheckFailed, make_report
from reports.redacting import (
    FullEditionDoubtful,
    NotAFullEdition,
    OpenedReport,
    RedactedReport,
    make_redacted,
    open_own,
    open_report,
)
from reports.releasing import (
    KIND,
    NoSuchPart,
    NotThisEdition,
    check_release,
    make_release,
    read_release,
)
from reports.trust import TrustList
from reports.verdicts import Question, Standing
from reports.verify import verify_report
from reports.withholdable import in_ranges, withholdable
from reports.withholding import Choice, Disclosure, Part, StillQuoted
from tests.support.redacting import planted
from tests.support.signed_reports import PLACE, drawn, material, report_data, signed_report
from tests.support.signing import NOW, inspector, stranger

CHOICES = (
    Choice(Part.ANSWER, "SA-A-01", "Managed access"),
    Choice(Part.PHOTO, "1", "Shows a lock"),
)
OWN = {
    Question.INTACT,
    Question.WHO,
    Question.DATA_EQUALS_PAGE,
    Question.PHOTOS_EQUAL_HASHES,
}
REQUEST = IssueRequest("en", "Capital", NOW, stranger())


@cache
def full() -> OpenedReport:
    pdf = signed_report().pdf
    return open_report(pdf, verify_report("full.pdf", pdf, None))


@cache
def redacted() -> RedactedReport:
    return make_redacted(full(), CHOICES, REQUEST, Unwatched())


def resealed(**changed: object) -> bytes:
    """The edition after whoever signed it changed its data, which they can."""
    from reports.seal import seal

    data = replace(redacted().data, **changed)
    return seal(drawn(data), stranger(), NOW)


def what_holds(pdf: bytes) -> set[Question]:
    """Nothing fails, to somebody who trusts whoever withheld; and what holds."""
    trust = TrustList().with_certificates([stranger().certificate])
    found = verify_report("redacted.pdf", pdf, trust)
    assert found.standing is not Standing.FAILS
    return {one.question for one in found.verdicts if one.standing is Standing.HOLDS}


def test_it_holds_on_its_own_and_is_signed_by_who_withheld() -> None:
    trust = TrustList().with_certificates([stranger().certificate])
    found = verify_report("redacted.pdf", redacted().pdf, trust)
    assert what_holds(redacted().pdf) >= OWN
    assert found.facts is not None
    assert found.facts.withheld == redacted().data.withheld
    assert found.facts.full_edition == full().sha256
    other = TrustList().with_certificates([inspector().certificate])
    who = verify_report("redacted.pdf", redacted().pdf, other).verdicts[1]
    assert (who.question, who.standing) == (Question.WHO, Standing.UNKNOWN)


def test_each_report_has_a_secret_of_its_own_and_no_edition_tells_it() -> None:
    one = make_report(material(), IssueRequest("en", PLACE, NOW, inspector()), Unwatched())
    opened = open_report(one.pdf, verify_report("x.pdf", one.pdf, None))
    assert len(bytes.fromhex(opened.data.secret)) == 32
    assert opened.data.secret != full().data.secret
    assert redacted().data.secret == ""


def test_a_full_edition_and_its_redacted_one_agree() -> None:
    compared = compare_editions(signed_report().pdf, redacted().pdf)
    assert (compared.standing, compared.place) == (Standing.HOLDS, "")


def test_another_full_edition_or_an_edition_that_lies_is_told() -> None:
    other = make_report(material("red"), IssueRequest("en", PLACE, NOW, inspector()), Unwatched())
    compared = compare_editions(other.pdf, redacted().pdf)
    assert (compared.standing, compared.place) == (Standing.FAILS, "/full_edition")
    inspection = redacted().data.inspection
    kinder = replace(inspection, conclusion=replace(inspection.conclusion, summary="All well."))
    lying = resealed(inspection=kinder)
    assert what_holds(lying) >= OWN
    compared = compare_editions(signed_report().pdf, lying)
    assert (compared.standing, compared.place) == (
        Standing.FAILS,
        "/inspection/conclusion/summary",
    )
    (first, second) = redacted().data.withheld
    swapped = replace(first, commitment=second.commitment)
    compared = compare_editions(signed_report().pdf, resealed(withheld=(swapped, second)))
    assert compared.place == "/withheld/0/commitment"
    unknown = replace(first, subject="SA-Z-99")
    compared = compare_editions(signed_report().pdf, resealed(withheld=(unknown, second)))
    assert (compared.standing, compared.place) == (Standing.FAILS, "/withheld")
    assert compare_editions(b"%PDF-1.7", redacted().pdf).standing is Standing.UNKNOWN


def test_parts_are_released_and_checked_by_their_numbers() -> None:
    made = make_release(full().data, redacted().data, [2, 1, 2], inspector())
    release = read_release(made)
    assert release.signer == "Ana Keller"
    checked = check_release(release, full().sha256, redacted().data.withheld)
    assert [one.withheld.number for one in checked if one.withheld] == [2, 1]
    elsewhere = check_release(release, "0" * 64, redacted().data.withheld)
    assert [one.withheld for one in elsewhere] == [None, None]
    with pytest.raises(NoSuchPart):
        make_release(full().data, redacted().data, [3], inspector())


def test_an_edition_that_was_made_from_another_one_releases_nothing() -> None:
    (first, second) = redacted().data.withheld
    swapped = replace(first, commitment=second.commitment)
    lying = replace(redacted().data, withheld=(swapped, second))
    with pytest.raises(NotThisEdition):
        make_release(full().data, lying, [1], inspector())


def test_a_release_of_many_lines_is_read() -> None:
    values = {f"/case/declared/{number:036}/serial": "A" * 40 for number in range(60_000)}
    part = Disclosure(Part.SERIALS, "1..60000", "0" * 64, values)
    content = {"full_edition": "0" * 64, "parts": [to_record(part)]}
    made = seal_envelope(KIND, content, inspector())
    assert len(made) > 4 * 1024 * 1024
    assert read_release(made).parts == (part,)


def test_a_release_of_another_shape_is_refused() -> None:
    content = to_record({"full_edition": "0" * 64})
    with pytest.raises(EnvelopeRefused):
        read_release(seal_envelope(KIND, content, inspector()))


def test_only_a_full_edition_that_passed_its_checks_is_redacted() -> None:
    pdf = signed_report().pdf
    harmed = pdf[:-1] + b"x"
    with pytest.raises(FullEditionDoubtful):
        open_report(harmed, verify_report("x.pdf", harmed, None))
    with pytest.raises(FullEditionDoubtful):
        open_report(harmed, verify_report("x.pdf", pdf, None))
    made = redacted().pdf
    again = open_report(made, verify_report("x.pdf", made, None))
    with pytest.raises(NotAFullEdition):
        make_redacted(again, CHOICES, REQUEST, Unwatched())


def test_what_is_still_quoted_bars_an_edition_unless_somebody_says_so() -> None:
    by_name = (Choice(Part.PERSON, "team 1", "Safety of the inspector"),)
    with pytest.raises(StillQuoted):
        make_redacted(full(), by_name, REQUEST, Unwatched())
    made = make_redacted(full(), by_name, REQUEST, Unwatched(), although_quoted=True)
    assert made.data.inspection.visit.team[0].name.startswith("[W-01")


def test_an_edition_that_does_not_pass_its_own_check_is_not_handed_out() -> None:
    odd = replace(full(), photos={key: jpeg + b"x" for key, jpeg in full().photos.items()})
    with pytest.raises(SelfCheckFailed):
        make_redacted(odd, (CHOICES[0],), REQUEST, Unwatched())


def test_a_summary_stays_one_and_lists_what_it_withholds() -> None:
    request = IssueRequest("en", PLACE, NOW, inspector(), layout=Layout.SUMMARY)
    short = open_own(make_report(material("red", "blue"), request, Unwatched()).pdf)
    assert short.photos == {}
    made = make_redacted(short, CHOICES, REQUEST, Unwatched())
    assert made.data.layout is Layout.SUMMARY
    told = "\n".join(block.text for block in expected_text(report_content(made.data)))
    assert all(one.reason in told for one in made.data.withheld)
    assert what_holds(made.pdf) >= OWN


def test_every_part_that_is_listed_can_be_withheld() -> None:
    data = planted()
    parts = withholdable(data)
    kinds = {one.part for one in parts}
    assert kinds == set(Part)
    assert len({(one.part, one.subject) for one in parts}) == len(parts)
    answered = [one.subject for one in parts if one.part is Part.ANSWER]
    assert {*data.inspection.answers, *data.inspection.retired} <= set(answered)
    assert report_data().case is None
    assert Part.SERIALS not in {one.part for one in withholdable(report_data())}


def test_lines_that_follow_one_another_are_one_part() -> None:
    lines = [Choice(Part.SERIALS, f"{n}..{n}", "one") for n in (3, 1, 2, 7)]
    lines.append(Choice(Part.SERIALS, "4..4", "other"))
    photo = Choice(Part.PHOTO, "1", "one")
    assert in_ranges([*lines, photo]) == [
        photo,
        Choice(Part.SERIALS, "1..3", "one"),
        Choice(Part.SERIALS, "7..7", "one"),
        Choice(Part.SERIALS, "4..4", "other"),
    ]
