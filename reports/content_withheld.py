"""What a redacted edition says of what it withholds: stubs in its place, and all of it listed."""

from collections.abc import Callable, Iterator, Mapping

from reports.content_words import item_anchor, or_not_recorded
from reports.data import ReportData
from reports.pieces import SIDE, Edge, Look, Para, Piece, Row, fact, heading, words
from reports.withholding import Part, Withheld, mark_of
from reports.wording import Gettext, grouped, moment, speech

WITHHELD = "withheld"


def withheld(data: ReportData) -> Iterator[Piece]:
    """The chapter that names the full edition and lists each missing part with its reason."""
    if not data.withheld:
        return
    _ = speech(data.language).gettext
    yield heading(_("What is withheld"), 1, WITHHELD, anchor=WITHHELD)
    note = _(
        "This is a redacted edition. Where a part is missing its mark stands, such as {mark}. "
        "Whoever holds the full edition can release a part later; its commitment shows whether "
        "it is the very part that was withheld."
    )
    yield words(note.format(mark=mark_of(1)), WITHHELD)
    yield from _full_edition(data)
    for one in data.withheld:
        yield _listed(one, data)
    told = _(
        "A commitment is a SHA-256 over a secret salt and the part. It tells nothing of the part, "
        "not even to whoever guesses it."
    )
    yield words(told, WITHHELD, Look.SMALL)


def figures_are_withheld(data: ReportData) -> bool:
    """Whether answers are missing: what is left of them has another score than the whole."""
    return any(one.part is Part.ANSWER for one in data.withheld)


def not_counted(subject: str, data: ReportData) -> Row:
    """What stands where figures would, when they cannot be computed from what is left."""
    _ = speech(data.language).gettext
    said = _("Not given: answers are withheld, and what is left of them has another score.")
    return words(said, subject, Look.STRONG)


def stubs(part: Part, data: ReportData, subject: str) -> Iterator[Row]:
    """A row for each withheld part of this kind."""
    for one in data.withheld:
        if one.part is part:
            yield _stub(one, subject, data)


def finding_stub(number: int, subject: str, data: ReportData) -> Iterator[Row]:
    """The reason why the words of a finding are missing, if they are."""
    for one in data.withheld:
        if one.part is Part.FINDING and one.subject == str(number):
            yield _stub(one, subject, data)


def answer_stub(item: str, question: str, one: Withheld, data: ReportData) -> Iterator[Row]:
    """An item of which is not even told whether it was asked, because that would tell an answer."""
    _ = speech(data.language).gettext
    side = (Para(item, Look.STRONG), Para(_("Withheld"), Look.SMALL))
    main = (Para(question, Look.STRONG),)
    yield Row((side, main), item, SIDE, item_anchor(item), space_before=6)
    yield _stub(one, item, data)


def _stub(one: Withheld, subject: str, data: ReportData) -> Row:
    _ = speech(data.language).gettext
    paras = (
        Para(part_words(one, _)),
        Para(one.reason),
        Para(grouped(one.commitment), Look.FINE, link=_anchor(one)),
    )
    return fact(_("Withheld {mark}").format(mark=mark_of(one.number)), paras, subject)


def _full_edition(data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    yield fact(_("Full edition (SHA-256)"), grouped(data.full_edition), WITHHELD)
    if data.full_signer is not None:
        named = _(", ").join(
            part for part in (data.full_signer.name, data.full_signer.organization) if part
        )
        yield fact(_("Signed by"), (Para(named, mixed=True),), WITHHELD)
        digits = grouped(data.full_signer.fingerprint)
        yield fact(_("Certificate (SHA-256)"), (Para(digits, Look.SMALL),), WITHHELD)
    issued = moment(data.full_issued)
    yield fact(_("Issued (the laptop's clock claims)"), or_not_recorded(issued, data), WITHHELD)
    yield fact(_("Place of issue"), or_not_recorded(data.full_place, data), WITHHELD)


def _listed(one: Withheld, data: ReportData) -> Row:
    _ = speech(data.language).gettext
    side = (Para(mark_of(one.number), Look.STRONG),)
    main = (
        Para(part_words(one, _), Look.STRONG),
        Para(one.reason),
        Para(grouped(one.commitment), Look.FINE),
    )
    subject = f"{WITHHELD} {one.number}"
    return Row((side, main), subject, SIDE, _anchor(one), edge=Edge.RULE, space_before=8)


def _anchor(one: Withheld) -> str:
    return f"{WITHHELD} {one.number}"


def part_words(one: Withheld, _: Gettext) -> str:
    """What a withheld part is, in words."""
    names: Mapping[Part, Callable[[], str]] = {
        Part.ANSWER: lambda: _("Answer to item {which}"),
        Part.PHOTO: lambda: _("Photo {which}"),
        Part.SERIALS: lambda: _("Marks of the declared lines {which}"),
        Part.FINDING: lambda: _("Words of finding F-{which}"),
        Part.PERSON: lambda: _("Person {which}"),
        Part.TEXT: lambda: _("Text at {which}"),
    }
    which = one.subject.zfill(2) if one.part is Part.FINDING else one.subject
    return names[one.part]().format(which=which)
