"""What is withheld is nowhere in a redacted edition, and can be proved to the letter later."""

import hashlib
import hmac
import json
from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklists.inspecting.inspection import Answer
from checklists.records import to_record
from checklists.values import Result
from reports.compose import compose
from reports.content import expected_text, report_content
from reports.content_sums import reconciled
from reports.data import ReportData, printed_photos
from reports.parts import concealed_items, dependents, person_subject, serials_subject
from reports.pointers import free_texts, holder_of, names_in, pointer, value_at
from reports.redaction import (
    Redacted,
    check_nothing_quoted,
    disclosures_of,
    first_difference,
    redact,
)
from reports.withholding import (
    Choice,
    Disclosure,
    NoSecret,
    NothingThere,
    Part,
    ReasonMissing,
    StillQuoted,
    commitment_to,
    released_part,
    salt_of,
)
from tests.support.redacting import EDITION, SECRET, everything, planted, words_in
from tests.support.reports_samples import photos_of

FULL = planted()
WHY = "Managed access"
ITEM = "WS-STO-00"
DEPENDENT = "WS-REC-11"


def choice(part: Part, subject: str, reason: str = WHY) -> Choice:
    return Choice(part, subject, reason)


def cut(*choices: Choice, full: ReportData = FULL) -> Redacted:
    return redact(full, choices, EDITION)


def all_withheld() -> list[Choice]:
    """Everything: entries and people, then each text that is still there."""
    choices = [*everything(FULL), choice(Part.TEXT, "/place")]
    seen: set[str] = set()
    for place, text in free_texts(to_record(cut(*choices).data)):
        if words_in(text) and text not in seen and not place.startswith("/withheld"):
            seen.add(text)
            choices.append(choice(Part.TEXT, place))
    return choices


def pdf_of(data: ReportData) -> bytes:
    left = {photo.derived_sha256 for photo in printed_photos(data.inspection)}
    photos = {key: jpeg for key, jpeg in photos_of(FULL.inspection).items() if key in left}
    return compose(data, photos).pdf


def all_of(pdf: bytes) -> str:
    """Everything a file holds: raw bytes, every stream and text decoded, and the pages' words."""
    found = [pdf.decode("latin-1")]
    with pikepdf.open(BytesIO(pdf)) as opened:
        for entry in opened.objects:
            found.append(repr(entry))
            if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") != "/Image":
                found.append(entry.read_bytes().decode("latin-1"))
                found.append(entry.read_bytes().decode("utf-16-be", "replace"))
    with pypdfium2.PdfDocument(pdf) as document:
        found += [page.get_textpage().get_text_range() for page in document]
    return "\n".join(found)


def all_words(data: ReportData) -> set[str]:
    return words_in(json.dumps(to_record(data)))


def test_a_full_edition_holds_every_planted_word_in_its_file() -> None:
    assert len(all_words(FULL)) > 150
    assert all_words(FULL) <= words_in(all_of(pdf_of(FULL)))


def test_of_an_edition_that_withholds_everything_no_text_and_no_photo_is_left() -> None:
    redacted = cut(*all_withheld())
    found = all_of(pdf_of(redacted.data))
    assert words_in(found) == set()
    for photo in FULL.inspection.evidence.values():
        for digest in (photo.sha256, photo.derived_sha256):
            assert digest not in found
            assert " ".join(digest[at : at + 8] for at in range(0, 64, 8)) not in found
    assert SECRET not in found


@pytest.mark.parametrize(
    ("part", "subject"),
    [
        (Part.ANSWER, ITEM),
        (Part.ANSWER, "WS-OLD-01"),
        (Part.PHOTO, "1"),
        (Part.SERIALS, "1..5"),
        (Part.SERIALS, "36..41"),
        (Part.FINDING, "1"),
        (Part.PERSON, "team 1"),
        (Part.PERSON, "hosts 1"),
        (Part.TEXT, "/inspection/visit/facility/name"),
        (Part.TEXT, "/inspection/conclusion/summary"),
        (Part.TEXT, "/place"),
    ],
)
def test_the_words_of_one_part_are_nowhere_in_the_file(part: Part, subject: str) -> None:
    redacted = cut(choice(part, subject))
    (told,) = redacted.disclosures
    words = words_in(json.dumps(dict(told.values)))
    everywhere = words_in(all_of(pdf_of(redacted.data)))
    elsewhere = all_words(redacted.data)
    assert words - elsewhere
    assert not (words - elsewhere) & everywhere
    check_nothing_quoted(redacted)


def test_an_answer_takes_with_it_whether_items_that_wait_for_it_are_asked() -> None:
    assert DEPENDENT in dependents(FULL.inspection, ITEM)
    asked = Answer(Result.NOT_MET, "", "")
    not_asked = Answer(Result.MET, "", "")
    pages = []
    for answer in (asked, not_asked):
        answers = {**FULL.inspection.answers, ITEM: answer, DEPENDENT: not_asked}
        full = replace(FULL, inspection=replace(FULL.inspection, answers=answers))
        data = cut(choice(Part.ANSWER, ITEM), full=full).data
        commitment = data.withheld[0].commitment
        spaced = " ".join(commitment[at : at + 8] for at in range(0, 64, 8))
        told = [block.text.replace(spaced, "") for block in expected_text(report_content(data))]
        pages.append(told)
        assert DEPENDENT in concealed_items(data)
    assert pages[0] == pages[1]


def test_no_figure_is_computed_from_what_is_left_of_the_answers() -> None:
    blocks = expected_text(report_content(cut(choice(Part.ANSWER, ITEM)).data))
    text = "\n".join(block.text for block in blocks)
    assert "Not given: answers are withheld" in text
    assert "of 100" not in text
    assert "Results by domain" not in text
    without_photo = expected_text(report_content(cut(choice(Part.PHOTO, "1")).data))
    assert any("of 100" in block.text for block in without_photo)


def test_a_count_comes_to_the_same_when_its_marks_are_withheld() -> None:
    whole = reconciled(FULL)
    left = reconciled(cut(choice(Part.SERIALS, "1..41")).data)
    assert whole is not None
    assert left is not None
    assert left.totals == whole.totals
    assert [line.result for line in left.lines] == [line.result for line in whole.lines]


def test_the_seed_of_a_sample_goes_with_the_serials_it_would_tell() -> None:
    data = cut(choice(Part.SERIALS, "1..2")).data
    assert data.inspection.sample is not None
    assert FULL.inspection.sample is not None
    assert data.inspection.sample.seed.startswith("[W-01")
    assert FULL.inspection.sample.seed not in data.to_json().decode()
    drawn = [key for one in data.inspection.sample.strata for key in one.drawn]
    before = [key for one in FULL.inspection.sample.strata for key in one.drawn]
    assert [key.partition("/")[0] for key in drawn] == [key.partition("/")[0] for key in before]


def test_each_part_stands_in_the_list_with_its_reason_and_a_stub_in_its_place() -> None:
    data = cut(
        choice(Part.ANSWER, ITEM, "why one"),
        choice(Part.PHOTO, "2", "why two"),
        choice(Part.SERIALS, "3..4", "why three"),
        choice(Part.FINDING, "1", "why four"),
    ).data
    text = "\n".join(block.text for block in expected_text(report_content(data)))
    for why in ("why one", "why two", "why three", "why four"):
        assert text.count(why) >= 2
    assert EDITION.full_edition[:8] in text
    assert data.full_signer == FULL.signer


def test_same_answers_have_commitments_that_do_not_tell_so() -> None:
    same = Answer(Result.NOT_MET, "Same remark", "")
    answers = {**FULL.inspection.answers, ITEM: same, "WS-PHY-01": same}
    full = replace(FULL, inspection=replace(FULL.inspection, answers=answers))
    one, other = cut(
        choice(Part.ANSWER, ITEM), choice(Part.ANSWER, "WS-PHY-01"), full=full
    ).data.withheld
    assert one.commitment != other.commitment
    again = replace(full, secret="0" * 64)
    assert cut(choice(Part.ANSWER, ITEM), full=again).data.withheld[0].commitment != one.commitment


def test_a_part_of_another_extent_has_another_salt() -> None:
    """Else releasing the smaller one would let the larger one be guessed."""
    text = choice(Part.TEXT, "/inspection/stocktake/seen/m-1/second_person")
    person = choice(Part.PERSON, "hosts 1")
    (alone,) = cut(text).disclosures
    beside = cut(text, person).disclosures
    salts = {alone.salt, *(one.salt for one in beside)}
    assert len(salts) == 1 + len(beside)


def test_an_edition_is_the_same_bytes_for_the_same_choices() -> None:
    choices = all_withheld()
    assert cut(*choices).data.to_json() == cut(*choices).data.to_json()


SOME = st.lists(st.sampled_from(all_withheld()), min_size=1, max_size=12, unique=True)


@settings(max_examples=25, deadline=None)
@given(SOME)
def test_releasing_every_part_gives_the_full_edition_again(choices: list[Choice]) -> None:
    redacted = cut(*choices)
    record = to_record(redacted.data)
    assert disclosures_of(FULL, redacted.data) == redacted.disclosures
    for one in redacted.disclosures:
        assert released_part(redacted.data.withheld, one) is not None
        for place, value in one.values.items():
            holder, name = holder_of(record, place), names_in(place)[-1]
            holder[int(name) if isinstance(holder, list) else name] = value
    whole = to_record(FULL)
    for name in ("inspection", "case"):
        assert record[name] == whole[name]
    assert first_difference(FULL, redacted.data) is None


@settings(max_examples=40, deadline=None)
@given(SOME, st.data())
def test_a_released_part_that_was_changed_anywhere_is_refused(
    choices: list[Choice], data: st.DataObject
) -> None:
    redacted = cut(*choices)
    one = data.draw(st.sampled_from(redacted.disclosures))
    place = data.draw(st.sampled_from(sorted(one.values)))
    changed = data.draw(
        st.sampled_from(
            [
                replace(one, values={**one.values, place: "something else"}),
                replace(one, values={**one.values, "/inspection/more": "x"}),
                replace(one, values={key: v for key, v in one.values.items() if key != place}),
                replace(one, salt="0" * 64),
                replace(one, salt=one.salt[:-2]),
                replace(one, salt="no hex"),
                replace(one, subject=one.subject + " "),
                replace(one, part=Part.TEXT if one.part is not Part.TEXT else Part.PHOTO),
            ]
        )
    )
    assert released_part(redacted.data.withheld, changed) is None


def test_the_construction_is_the_one_that_is_written_down() -> None:
    """With nothing but a SHA-256, as in `docs/redaction.md`."""
    values = {"/inspection/answers/A-1": {"result": "met", "remark": "naïve"}}
    text = (
        '{"part":"answer","subject":"A-1","values":'
        '{"/inspection/answers/A-1":{"remark":"naïve","result":"met"}}}'
    )
    hidden = b"PSSM Inspector withheld part 1\n" + b"\x11" * 32 + text.encode()
    told = Disclosure(Part.ANSWER, "A-1", "11" * 32, values)
    assert commitment_to(told) == hashlib.sha256(hidden).hexdigest()
    named = '{"part":"answer","places":["/a","/b"],"subject":"A-1"}'
    message = b"PSSM Inspector salt 1\n" + named.encode()
    salt = hmac.new(bytes.fromhex(SECRET), message, hashlib.sha256).hexdigest()
    assert salt_of(SECRET, Part.ANSWER, "A-1", ["/b", "/a"]) == salt


def test_an_edition_that_says_something_else_is_told_by_its_place() -> None:
    honest = cut(choice(Part.PHOTO, "1")).data
    visit = replace(honest.inspection.visit, purpose="Another purpose")
    lying = replace(honest, inspection=replace(honest.inspection, visit=visit))
    assert first_difference(FULL, lying) == "/inspection/visit/purpose"
    assert first_difference(FULL, replace(honest, full_place="x")) == "/full_place"
    fewer = replace(honest, withheld=())
    assert first_difference(FULL, fewer) is not None


def test_what_is_quoted_elsewhere_is_named_by_its_places() -> None:
    statement = "The lock of the strongroom hangs open"
    findings = FULL.inspection.findings
    first = next(iter(findings))
    quoting = replace(FULL.inspection.conclusion, summary=f"As said: {statement.upper()}.")
    inspection = replace(
        FULL.inspection,
        findings={**findings, first: replace(findings[first], number=77, statement=statement)},
        conclusion=quoting,
    )
    redacted = cut(choice(Part.FINDING, "77"), full=replace(FULL, inspection=inspection))
    with pytest.raises(StillQuoted) as refused:
        check_nothing_quoted(redacted)
    assert refused.value.places == ("/inspection/conclusion/summary",)


def test_a_reason_that_quotes_what_it_withholds_is_noticed() -> None:
    name = FULL.inspection.visit.hosts[0].name
    with pytest.raises(StillQuoted) as refused:
        check_nothing_quoted(cut(choice(Part.PERSON, "hosts 1", f"{name} asked for it")))
    assert refused.value.places == ("/withheld/0/reason",)


@pytest.mark.parametrize(
    ("part", "subject"),
    [
        (Part.ANSWER, "no-such-item"),
        (Part.PHOTO, "99"),
        (Part.SERIALS, "50..60"),
        (Part.SERIALS, "all"),
        (Part.FINDING, "99"),
        (Part.PERSON, "hosts 9"),
        (Part.PERSON, "cooks 1"),
        (Part.TEXT, "/inspection/id"),
        (Part.TEXT, "/inspection/checklists/0/id"),
        (Part.TEXT, "/nowhere"),
    ],
)
def test_a_part_that_is_not_there_is_refused(part: Part, subject: str) -> None:
    with pytest.raises(NothingThere) as refused:
        cut(choice(part, subject))
    assert (refused.value.part, refused.value.subject) == (part, subject)


def test_without_a_reason_or_a_secret_nothing_is_withheld() -> None:
    with pytest.raises(ReasonMissing):
        cut(choice(Part.PHOTO, "1", "  "))
    with pytest.raises(NoSecret):
        cut(choice(Part.PHOTO, "1"), full=replace(FULL, secret=""))
    with pytest.raises(NoSecret):
        cut(choice(Part.PHOTO, "2"), full=cut(choice(Part.PHOTO, "1")).data)


def test_a_part_of_which_others_leave_nothing_is_no_part_of_its_own() -> None:
    answers = {**FULL.inspection.answers, DEPENDENT: Answer(Result.MET, "", "")}
    full = replace(FULL, inspection=replace(FULL.inspection, answers=answers))
    data = cut(choice(Part.ANSWER, DEPENDENT), choice(Part.ANSWER, ITEM), full=full).data
    assert [one.subject for one in data.withheld] == [DEPENDENT, ITEM]
    data = cut(choice(Part.ANSWER, ITEM), choice(Part.ANSWER, DEPENDENT), full=full).data
    assert [one.subject for one in data.withheld] == [ITEM]


def test_people_and_serials_are_named_without_telling_them() -> None:
    assert person_subject(FULL, FULL.inspection.visit.team[0].name.lower()) == "team 1"
    assert person_subject(FULL, "Nobody") is None
    assert FULL.case is not None
    first, last = FULL.case.declared["d-9"].serial, FULL.case.declared["d-4"].serial
    assert serials_subject(FULL, first, last) == "4..9"
    assert serials_subject(FULL, first, "unknown") is None
    assert serials_subject(replace(FULL, case=None), first, last) is None


def test_a_pointer_leads_to_its_place_and_nowhere_else() -> None:
    record = {"a/b": {"~": [1, {"c": 2}]}}
    place = pointer("a/b", "~", 1, "c")
    assert place == "/a~1b/~0/1/c"
    assert value_at(record, place) == 2
    for wrong in ("", "/a", "/a~1b/~0/9", "/a~1b/~0/x", "/a~1b/~0/0/c"):
        with pytest.raises(KeyError):
            value_at(record, wrong)


def test_parts_share_no_place() -> None:
    told = cut(*all_withheld()).disclosures
    for one, other in combinations(told, 2):
        assert not one.values.keys() & other.values.keys()
